#!/bin/sh
# Item response models, differential item functioning and Mokken scaling in Kith beside mirt 1.47, lordif 0.4.2 and mokken
# 3.1.2: CPU seconds on one thread and how many times faster Kith was. The times of R are those of item-response.tsv, which
# tells how they were taken; compare with them only on a similar machine.
# Arguments: folder of the data (default: the tests' own), a part of the labels of the work that is wanted (default: all).
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(dirname "$here")
data=${1:-$home/src/test/resources/reference/data}
only=${2:-}
[ -f "$home/target/kith/kith.jar" ] || (cd "$home" && mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -XX:+UseSerialGC -cp "$home/target/kith/kith.jar" "$here/ItemResponse.java" "$data" "$only" >"$work/kith"
printf '%-42s %9s %9s %9s\n' '' 'R' 'Kith' 'ratio'
while IFS= read -r line; do
    label=$(printf '%s' "$line" | cut -c1-42 | sed 's/ *$//')
    ours=$(printf '%s' "$line" | awk '{print $(NF-1)}')
    theirs=$(awk -F '\t' -v l="$label" '$1 == l {print $2}' "$here/item-response.tsv")
    awk -v l="$label" -v a="$theirs" -v b="$ours" \
        'BEGIN {if (a == "") printf "%-42s %10s %8.4fs\n", l, "-", b; else printf "%-42s %8.2fs %8.4fs %8.0fx\n", l, a, b, a / b}'
done <"$work/kith"
