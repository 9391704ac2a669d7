#!/bin/sh
# The example of a program that asks for points: it ends well, each of its five answers halves the
# range, and a program that fails under it makes it fail.
# usage: ask_tell_test.sh PROGRAM PYTHON
set -eu
program=$1
python=$2
example=$(dirname -- "$(readlink -f -- "$0")")/../../scenarios/experiments/ask_tell.py
told=$(mktemp)
trap 'rm -f "$told"' EXIT
fail() { echo "FAILED: $*"; cat "$told"; exit 1; }

"$python" "$example" "$program" >"$told" || fail "the example ended with status $?"
[ "$(grep -c 'h/week: 0[.][0-9]* use the practices$' "$told")" = 5 ] || fail "not five answers"
tail -n 1 "$told" | grep -Eq '^at least [0-9]+[.][0-9]+ h/week$' || fail "no least pledge"
[ "$(sort -u "$told" | wc -l)" = 6 ] || fail "a point was asked for twice"
if "$python" "$example" false >"$told" 2>&1; then fail "the end of the program went unnoticed"; fi
