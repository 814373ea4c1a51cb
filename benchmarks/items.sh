#!/bin/sh
# Items, reliability and the number of factors in psych and in Kith, one after the other on this machine, how many times faster
# Kith was, and the whole reliability table of 2,500 people and 100 items through the command line, from start to end.
# Needs Rscript with psych (Debian: r-cran-psych). Argument: folder of bfi.csv and hs1939.csv (default: the tests' own).
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(dirname "$here")
data=${1:-$home/src/test/resources/reference/data}
[ -f "$home/target/kith/kith.jar" ] || (cd "$home" && mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Rscript "$here/items.R" "$data" | grep ' s$' >"$work/r"
java -cp "$home/target/kith/kith.jar" "$here/Items.java" "$data" | grep ' s$' >"$work/kith"
printf '%-40s %10s %10s %9s\n' '' 'psych' 'Kith' 'ratio'
while IFS= read -r line; do
    label=$(printf '%s' "$line" | cut -c1-40 | sed 's/ *$//')
    ours=$(printf '%s' "$line" | awk '{print $(NF-1)}')
    theirs=$(grep -F "$label" "$work/r" | head -n 1 | awk '{print $(NF-1)}')
    awk -v l="$label" -v a="$theirs" -v b="$ours" \
        'BEGIN {if (a == "") printf "%-40s %10s %9.3fs\n", l, "-", b; else printf "%-40s %9.3fs %9.3fs %8.1fx\n", l, a, b, a / b}'
done <"$work/kith"
awk 'BEGIN {srand(1); for (i = 1; i <= 100; i++) printf "i%d%s", i, i < 100 ? "," : "\n"
    for (row = 1; row <= 2500; row++) {t = rand() + rand() + rand() - 1.5
        for (i = 1; i <= 100; i++) {x = int(3.5 + t + 2 * (rand() + rand() - 1)); if (x < 1) x = 1; if (x > 5) x = 5
            printf "%d%s", x, i < 100 ? "," : "\n"}}}' >"$work/large.csv"
names=$(head -n 1 "$work/large.csv")
start=$(date +%s.%N)
"$home/kith" items -d "$work/large.csv" --items "$names" --scale-min 1 --scale-max 5 -o "$work/large.json"
end=$(date +%s.%N)
awk -v a="$start" -v b="$end" 'BEGIN {printf "%-40s %10s %9.3fs\n", "kith items, 2500 x 100, start to end", "", b - a}'
