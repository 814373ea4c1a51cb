#!/bin/sh
# The same fits in R and in Kith, one after the other on this machine, and how many times faster Kith was.
# The last line is one small CFA from the shell, process and all. Needs Rscript with lavaan and psych (Debian: r-cran-lavaan,
# r-cran-psych). Arguments: folder of ce_contexts.csv and bfi.csv (default: the tests' own),
# R script (default: lavaan.R beside this one), a part of the labels of the fits that are wanted (default: all).
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(dirname "$here")
data=${1:-$home/src/test/resources/reference/data}
script=${2:-$here/lavaan.R}
only=${3:-}
[ -f "$home/target/kith/kith.jar" ] || (cd "$home" && mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript "$script" "$data" "$only" | grep ' s$' >"$work/r"
java -cp "$home/target/kith/kith.jar" "$here/Fits.java" "$data" "$only" | grep ' s$' >"$work/kith"
printf '%-34s %9s %9s %9s\n' '' 'R' 'Kith' 'ratio'
while IFS= read -r line; do
    label=$(printf '%s' "$line" | cut -c1-40 | sed 's/ *$//')
    ours=$(printf '%s' "$line" | awk '{print $(NF-1)}')
    theirs=$(grep -F "$label" "$work/r" | head -n 1 | awk '{print $(NF-1)}')
    [ -n "$theirs" ] || continue
    awk -v l="$label" -v a="$theirs" -v b="$ours" 'BEGIN {printf "%-34s %8.3fs %8.3fs %8.1fx\n", l, a, b, a / b}'
done <"$work/kith"

[ -z "$only" ] || exit 0

# One small CFA, from the shell to the last line of its answer: the median of nine.
model='visual =~ x1 + x2 + x3
textual =~ x4 + x5 + x6
speed =~ x7 + x8 + x9'
cat >"$work/small.R" <<'R'
suppressMessages(library(lavaan))
arguments <- commandArgs(TRUE)
summary(cfa(arguments[2], read.csv(arguments[1])), fit.measures = TRUE, standardized = TRUE)
R
median() {
    for run in 1 2 3 4 5 6 7 8 9; do
        begun=$(date +%s%N)
        "$@" >/dev/null
        echo $(($(date +%s%N) - begun))
    done | sort -n | sed -n 5p | awk '{print $1 / 1e9}'
}
small=$home/datasets/holzinger1939/holzinger1939.csv
"$home/kith" --version >/dev/null
theirs=$(median Rscript "$work/small.R" "$small" "$model")
ours=$(median "$home/kith" cfa -d "$small" --model "$model" --format table)
awk -v l='a small CFA, whole process' -v a="$theirs" -v b="$ours" 'BEGIN {printf "%-34s %8.3fs %8.3fs %8.1fx\n", l, a, b, a / b}'
