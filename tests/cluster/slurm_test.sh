#!/bin/sh
# Batches on a real Slurm of one node: cut into more tasks than one array may have, one task killed
# on the way, submitted again, merged; the same rows as a batch without Slurm. Also where each point
# has as many replicates as its interval needs, and where Slurm does not answer.
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
whole= waiting= narrow=
# Children first: whoever is left behind would hold up who waits for this test's last word.
end_all() { for one in $whole $waiting $narrow; do pkill -P "$one"; kill "$one"; done 2>/dev/null; }
trap 'end_all || true; sh "$here/slurm_node.sh" down "$node"; sleep 0.5; rm -rf "$folder"' EXIT
cd "$folder"

fail() { echo "FAILED: $*"; tail -n 3 a.sqlite.parts/*.log 2>/dev/null || true; exit 1; }
printf 'weeks = 208\n[organisation.generate]\npeople = 100\n' >s.toml
# A point a task. The last one is so much larger that its task lasts, all others end at once.
cat >e.toml <<'EXPERIMENT'
scenario = "s.toml"
measures = ["using"]
replicates = 10
[design]
kind = "grid"
[[factor]]
path = "organisation.generate.people"
values = [100, 101, 102, 103, 104, 105, 106, 107, 108, 12000]
EXPERIMENT

printf 'weeks = 60\n[organisation.generate]\npeople = 100\n' >short.toml
cat >narrow.toml <<'EXPERIMENT'
scenario = "short.toml"
measures = ["using"]
[design]
kind = "grid"
[[factor]]
path = "leadership.pledge_hours_per_week"
values = [1, 4, 8, 16]
[[factor]]
path = "tools.quality_at_start"
values = [0.3, 0.6, 0.9]
EXPERIMENT
# The last command of what runs in the background.
until_narrow() {
    exec "$program" batch narrow.toml --quiet --until-half-width 0.008 --least-replicates 4 \
        --most-replicates 30 --store "$@"
}

# An squeue that fails while there is a file `away`, and notes there who asked.
mkdir bin
cat >bin/squeue <<'SQUEUE'
#!/bin/sh
[ ! -e away ] || { echo "$PPID" >>away; exit 1; }
exec "$SQUEUE" "$@"
SQUEUE
chmod +x bin/squeue
SQUEUE=$(command -v squeue)
export SQUEUE PATH="$folder/bin:$PATH"

# Nothing is begun where Slurm does not answer.
: >away
status=0
"$program" batch e.toml --store a.sqlite --slurm 2>silent.err || status=$?
[ "$status" = 1 ] || fail "status $status without a Slurm that answers"
grep -q 'Slurm does not answer' silent.err || fail "nothing was said of a Slurm that does not answer"
[ ! -e a.sqlite ] && [ ! -e a.sqlite.parts ] || fail "something was written without Slurm"
rm away

# While the node comes up.
{ "$program" batch e.toml --store whole.sqlite --quiet >/dev/null &&
    until_narrow narrow-whole.sqlite >narrow-whole.txt; } 2>whole.err &
whole=$!
sh "$here/slurm_node.sh" up "$node" || exit 77

# Ten tasks and at most three to an array: four arrays. The last task, alone in the last array, is
# killed while it runs: the command that waits says that runs are missing, and the next one submits
# them again.
on_slurm() { "$program" batch e.toml --store a.sqlite --slurm --slurm-tasks 10 --quiet "$@"; }
(exec "$program" batch e.toml --store a.sqlite --slurm --slurm-tasks 10 --quiet --wait >first.txt \
    2>first.err) &
waiting=$!
until_narrow narrow-a.sqlite --slurm --slurm-tasks 3 --wait >narrow-a.txt 2>narrow.err &
narrow=$!
for _ in $(seq 6000); do
    [ ! -f a.sqlite.parts/part-0010.sqlite ] || break
    sleep 0.02
done
# Held up, so that it is still there when it is killed.
kill -STOP $(pgrep -f -- "--store $folder/a.sqlite.parts/part-0010.sqlite") ||
    fail "the last task had ended before it was held up"
jobs=$(cat a.sqlite.parts/jobs)
[ "$(echo "$jobs" | tr ',' '\n' | wc -l)" = 4 ] || fail "not four arrays: $jobs"
# Slurm that does not answer for a while is no end of the jobs.
: >away
for _ in $(seq 6000); do
    ! grep -qx "$waiting" away || break
    sleep 0.02
done
grep -qx "$waiting" away || fail "nobody asked while Slurm was away"
sleep 1
[ ! -s first.txt ] || fail "the jobs were taken for ended while Slurm was away"
rm away
scancel --signal=KILL --full "${jobs##*,}_1" || fail "the task could not be killed"
status=0
wait "$waiting" || status=$?
echo "after the kill: status $status; $(head -n 1 first.txt)"
[ "$status" = 1 ] || fail "the task had ended before it was killed"
grep -q 'runs are missing' first.err || fail "nothing was said of missing runs"

on_slurm --format json >second.json || fail "the second submission failed"
grep -q '"planned": 100' second.json || fail "no JSON where JSON was asked for"
on_slurm --wait >third.txt || fail "the second submission did not complete the batch"
echo "then: $(head -n 1 third.txt)"
wait "$whole" || fail "the batch without Slurm ended with status $?"
wait "$narrow" || fail "the batch until intervals are narrow ended with status $?"
same_rows() {
    for table in runs outcomes points; do
        columns=1-8
        [ "$table" = runs ] || columns=1-
        for store in "$1" "$2"; do
            "$program" export "$store.sqlite" --table $table --quiet | cut -d, -f$columns >"$store.csv"
        done
        cmp "$1.csv" "$2.csv" || fail "$table differ"
    done
}
same_rows whole a
echo "100 runs over 10 tasks in 4 arrays: the same rows as without Slurm"

same_rows narrow-whole narrow-a
"$program" export narrow-a.sqlite --table runs --quiet | tail -n +2 | cut -d, -f3 | sort | uniq -c |
    awk '{ print $1 }' | sort -un >replicates.txt
[ "$(wc -l <replicates.txt)" -gt 3 ] || fail "the points stopped at the same replicates"
grep 'points' narrow-whole.txt >expected.txt
grep 'points' narrow-a.txt | cmp - expected.txt || fail "not told how many points are narrow"
echo "12 points over 3 tasks, stopped at $(head -n 1 replicates.txt) to $(tail -n 1 replicates.txt)" \
    "replicates: the same rows as without Slurm"
