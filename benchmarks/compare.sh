#!/bin/sh
# The same fits in R and in Kith, one after the other on this machine, and how many times faster Kith was.
# Needs Rscript with lavaan (Debian: r-cran-lavaan). Arguments: folder of ce_contexts.csv and bfi.csv (default: the tests' own),
# R script (default: lavaan.R beside this one).
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(dirname "$here")
data=${1:-$home/src/test/resources/reference/data}
script=${2:-$here/lavaan.R}
[ -f "$home/target/kith/kith.jar" ] || (cd "$home" && mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript "$script" "$data" | grep ' s$' >"$work/r"
java -cp "$home/target/kith/kith.jar" "$here/Fits.java" "$data" | grep ' s$' >"$work/kith"
printf '%-34s %9s %9s %9s\n' '' 'R' 'Kith' 'ratio'
while IFS= read -r line; do
    label=$(printf '%s' "$line" | cut -c1-40 | sed 's/ *$//')
    ours=$(printf '%s' "$line" | awk '{print $(NF-1)}')
    theirs=$(grep -F "$label" "$work/r" | head -n 1 | awk '{print $(NF-1)}')
    [ -n "$theirs" ] || continue
    awk -v l="$label" -v a="$theirs" -v b="$ours" 'BEGIN {printf "%-34s %8.3fs %8.3fs %8.1fx\n", l, a, b, a / b}'
done <"$work/kith"
