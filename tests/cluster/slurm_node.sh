#!/bin/sh
# slurm_node.sh up DIR | down DIR: a Slurm cluster of this one machine, on the loopback interface
# alone, for tests. Needs slurm-wlm and munge, and root. Prints nothing when all is well.
set -eu
folder=$2
export SLURM_CONF="$folder/slurm.conf"

stop_by_file() {
    [ -f "$1" ] || return 0
    kill "$(cat "$1")" 2>/dev/null || true
}

if [ "$1" = down ]; then
    stop_by_file "$folder/slurmd.pid"
    stop_by_file "$folder/slurmctld.pid"
    [ ! -f "$folder/munged.ours" ] || stop_by_file /run/munge/munged.pid
    exit 0
fi

host=$(hostname -s)
mkdir -p "$folder/state" "$folder/spool"
cat >"$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=root
SlurmdUser=root
SlurmdParameters=config_overrides
AuthType=auth/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmctldPort=${SLURM_TEST_PORT:-26817}
SlurmdPort=$((${SLURM_TEST_PORT:-26817} + 1))
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
ReturnToService=2
MinJobAge=300
MaxArraySize=4
NodeName=$host NodeAddr=127.0.0.1 CPUs=10 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
if ! munge -n 2>/dev/null | unmunge >/dev/null 2>&1; then
    install -d -o munge -g munge -m 0755 /run/munge
    install -d -o munge -g munge -m 0700 /var/lib/munge /var/log/munge
    setpriv --reuid munge --regid munge --init-groups munged
    : >"$folder/munged.ours"
fi
slurmctld
slurmd
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    if sinfo -h -o %T 2>/dev/null | grep -q idle; then exit 0; fi
    sleep 0.3
done
echo "slurm_node.sh: the node does not come up" >&2
tail -n 5 "$folder/slurmctld.log" "$folder/slurmd.log" >&2
exit 1
