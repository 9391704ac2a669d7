#!/bin/sh
# A batch on a real Slurm of one node: cut into more tasks than one array may have, one task killed
# on the way, submitted again, merged; the same rows as a batch without Slurm.
# usage: slurm_test.sh PROGRAM   ends with 77 where Slurm cannot be started here
set -eu
program=$1
here=$(dirname -- "$(readlink -f -- "$0")")
for word in slurmctld slurmd sbatch munged setpriv; do
    command -v "$word" >/dev/null || { echo "skipped: $word is not installed"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "skipped: only root can start Slurm's daemons"; exit 77; }

folder=$(mktemp -d)
node=$folder/node
export SLURM_CONF="$node/slurm.conf"
trap 'sh "$here/slurm_node.sh" down "$node"; sleep 0.5; rm -rf "$folder"' EXIT
sh "$here/slurm_node.sh" up "$node" || exit 77
cd "$folder"

fail() { echo "FAILED: $*"; tail -n 3 a.sqlite.parts/*.log 2>/dev/null || true; exit 1; }
printf 'weeks = 208\n[organisation.generate]\npeople = 800\n' >s.toml
cat >e.toml <<'EXPERIMENT'
scenario = "s.toml"
measures = ["using"]
replicates = 40
[design]
kind = "grid"
[[factor]]
path = "leadership.pledge_hours_per_week"
values = [1, 2, 4, 6, 8]
EXPERIMENT

"$program" batch e.toml --store whole.sqlite --quiet >/dev/null

# Ten tasks and at most three to an array: four arrays. One task is killed while they run.
"$program" batch e.toml --store a.sqlite --slurm --slurm-tasks 10 --quiet
jobs=$(cat a.sqlite.parts/jobs)
[ "$(echo "$jobs" | tr ',' '\n' | wc -l)" = 4 ] || fail "not four arrays: $jobs"
first=${jobs%%,*}
for _ in $(seq 100); do
    [ ! -f a.sqlite.parts/part-0002.sqlite ] || break
    sleep 0.1
done
scancel --signal=KILL --full "${first}_2" || fail "the task could not be killed"

# What came of it: the killed task leaves runs missing, which is said, and not silently.
status=0
"$program" batch e.toml --store a.sqlite --slurm --slurm-tasks 10 --wait --quiet >first.txt \
    2>first.err || status=$?
echo "after the kill: status $status; $(head -n 1 first.txt)"
if [ "$status" = 0 ]; then
    echo "the task had ended before it was killed"
else
    grep -q 'runs are missing' first.err || fail "nothing was said of missing runs"
    "$program" batch e.toml --store a.sqlite --slurm --slurm-tasks 10 --wait --quiet >second.txt ||
        fail "the second submission did not complete the batch"
    echo "then: $(head -n 1 second.txt)"
fi
for table in runs outcomes points; do
    columns=1-8
    [ "$table" = runs ] || columns=1-
    for store in whole a; do
        "$program" export $store.sqlite --table $table --quiet | cut -d, -f$columns >$store.csv
    done
    cmp whole.csv a.csv || fail "$table differ"
done
echo "200 runs over 10 tasks in 4 arrays: the same rows as without Slurm"
