package kith.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kith.finding.FindingCatalogue;
import kith.yaml.YamlDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What a verb does once when it starts, in a machine that has loaded nothing yet. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Starting {

    /** The catalogue of findings. */
    @Benchmark
    public int simpleYaml() {
        return FindingCatalogue.definitions().size();
    }

    /** The largest of its files by the full reader. */
    @Benchmark
    public List<YamlDocument> simpleYamlPlain() {
        return Stream.of("sem", "reliability", "efa", "study", "sample")
                .map(name -> YamlDocument.resource("/kith/finding/" + name + ".yaml"))
                .toList();
    }
}
