package kith.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.correlation.NullData;
import kith.efa.retention.ParallelAnalysis;
import kith.instrument.AnswerRange;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.reliability.ScaleAnalyses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilityOptions.Extent;
import kith.reliability.scale.ReliabilityOptions.Resampling;
import kith.reliability.scale.ScaleItems;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import kith.sem.resampling.Bootstrap;
import kith.sem.resampling.BootstrapAnswer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is estimated anew in every sample of a bootstrap or a simulation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Resampled {

    private Responses traits;
    private ScaleItems scale;
    private AnsweredItems pearson;
    private AnsweredItems polychoric;
    private FittedModel continuous;
    private FittedModel ordered;

    /** Reads the data and fits what is resampled. */
    @Setup
    public void read() {
        Responses all = Samples.traits();
        List<String> names = List.copyOf(Samples.names(Samples.TRAITS, 5));
        traits = all.rows(IntStream.range(0, all.size())
                .filter(row -> names.stream().noneMatch(item -> Double.isNaN(all.column(item)[row])))
                .toArray());
        scale = new ScaleItems(
                "scale",
                names.stream()
                        .map(item -> KeyedItem.of(item, item.equals("A1"), AnswerRange.of(1, 6)))
                        .toList());
        pearson = CorrelationQuestion.of(CorrelationKind.PEARSON, Parallel.allCores())
                .of(traits, names);
        polychoric = CorrelationQuestion.of(CorrelationKind.POLYCHORIC, Parallel.allCores())
                .of(traits, names);
        Sem three = Sem.of(Samples.THREE);
        continuous = three.fitted(Samples.contexts());
        ordered = three.with(Estimator.WLSMV)
                .withOrdered(Samples.names(Samples.DOMAINS, 4))
                .with(Missing.LISTWISE)
                .fitted(Samples.contexts());
    }

    /** Reliability of 25 items with 1,000 bootstrap samples. */
    @Benchmark
    public ScaleAnalyses itemsBootstrap() {
        Resampling resampling = new Resampling(1_000, 1, Parallel.allCores(), Extent.QUICK);
        return ScaleAnalyses.of(
                List.of(scale), traits, ReliabilityOptions.withSeed(1).with(resampling));
    }

    /** Parallel analysis of 25 items by Pearson's correlations with 20 permutations. */
    @Benchmark
    public ParallelAnalysis parallelPearson() {
        return parallel(pearson);
    }

    /** The same by polychoric correlations. */
    @Benchmark
    public ParallelAnalysis parallelPolychoric() {
        return parallel(polychoric);
    }

    private static ParallelAnalysis parallel(AnsweredItems items) {
        return ParallelAnalysis.ofRows(
                items.correlation(),
                items.rows().toArray(double[][]::new),
                NullData.PERMUTED,
                items.kind(),
                new ParallelAnalysis.Draws(20, 1, Parallel.allCores()));
    }

    /** 200 bootstrap samples of a model of 12 items. */
    @Benchmark
    public BootstrapAnswer modelBootstrap() {
        return BootstrapAnswer.of(continuous, Bootstrap.naive(200, 1));
    }

    /** Twenty bootstrap samples of a model of 12 ordered items. */
    @Benchmark
    public BootstrapAnswer orderedBootstrap() {
        return BootstrapAnswer.of(ordered, Bootstrap.naive(20, 1));
    }
}
