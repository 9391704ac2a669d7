#!/bin/sh
# The example of a program that asks for points: it ends well, each of its five answers halves the
# range, and a program that fails under it makes it fail, whenever it fails.
# usage: ask_tell_test.sh PROGRAM PYTHON
set -eu
program=$1
python=$2
example=$(dirname -- "$(readlink -f -- "$0")")/../../scenarios/experiments/ask_tell.py
folder=$(mktemp -d)
told=$folder/told
trap 'rm -rf "$folder"' EXIT
fail() { echo "FAILED: $*"; cat "$told"; exit 1; }

"$python" "$example" "$program" >"$told" || fail "the example ended with status $?"
[ "$(wc -l <"$told")" = 6 ] || fail "not five answers and what follows from them"
# From 0 to 8 hours: each point is the middle of what is left, and the answer tells which half.
awk -v wanted=0.3 -v low=0 -v high=8 '
    function wrong(why) { print "line " NR ": " why; exit 1 }
    NR <= 5 {
        if ($0 !~ /^ +[0-9]+[.][0-9][0-9] h\/week: [01][.][0-9]+ use the practices$/) wrong("no answer")
        if ($1 != sprintf("%.2f", (low + high) / 2)) wrong("not the middle of what is left")
        if ($3 >= wanted) { high = (low + high) / 2 } else { low = (low + high) / 2 }
    }
    NR == 6 && $0 != sprintf("at least %.2f h/week", high) { wrong("not the end of what is left") }
' "$told" || fail "the range is not halved"

if "$python" "$example" false >"$told" 2>&1; then fail "the end of the program went unnoticed"; fi
# One that answers all and fails at its end.
printf '#!/bin/sh\n"%s" "$@"\nexit 3\n' "$program" >"$folder/late"
chmod +x "$folder/late"
status=0
"$python" "$example" "$folder/late" >"$told" 2>&1 || status=$?
[ "$status" = 3 ] || fail "status 3 at the program's end became $status"
