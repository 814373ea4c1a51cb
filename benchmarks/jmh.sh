#!/bin/sh
# Times of kernels and of whole fits, measured with JMH. Builds what has changed, then runs.
#
#   benchmarks/jmh.sh                      all of them, one fork each (about eight minutes)
#   benchmarks/jmh.sh Kernels              those of one class, or whose name fits a pattern
#   benchmarks/jmh.sh Fits.wlsmv -f 3      with options of JMH (-h lists them)
#
# The data are those of the tests; KITH_BENCHMARK_DATA names another folder with bfi.csv, hs1939.csv and ce_contexts.csv.
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(dirname "$here")
jar=$home/target/kith/kith.jar
if [ ! -f "$jar" ] || [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$jar" | head -n 1)" ]; then
    (cd "$home" && mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package)
    touch "$jar"
fi
mvn -q -B -ntp -f "$here/pom.xml" process-classes
data=${KITH_BENCHMARK_DATA:-$home/src/test/resources/reference/data}
exec java -cp "$here/target/classes:$here/target/lib/*:$jar" -Dkith.benchmark.data="$data" org.openjdk.jmh.Main \
    -jvmArgsAppend "-Dkith.benchmark.data=$data" "$@"
