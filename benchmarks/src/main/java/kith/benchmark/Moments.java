package kith.benchmark;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.moments.missing.MissingPatterns;
import kith.moments.missing.SaturatedMoments;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import org.ejml.data.DMatrixRMaj;
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

/** Moments of samples, from the responses, on one thread: 25 items of 2,800 respondents unless said otherwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Moments {

    private Responses traits;
    private Responses someTraits;
    private OrdinalDesign items;
    private OrdinalDesign mixed;
    private OrdinalMoments drawnFrom;
    private int[] times;

    /** Reads the data. */
    @Setup
    public void read() {
        traits = Samples.traits();
        someTraits = traits.rows(
                IntStream.range(0, traits.size()).filter(row -> row % 3 == 0).toArray());
        List<String> names = List.copyOf(Samples.names(Samples.TRAITS, 5));
        items = OrdinalDesign.of(names).with(new Parallel(1)).with(Missing.PAIRWISE);
        mixed = OrdinalDesign.of(names, Set.copyOf(names.subList(0, 15))).with(new Parallel(1));
        drawnFrom = OrdinalMoments.of(traits, items);
        times = new int[drawnFrom.rows().orElseThrow().size()];
        for (int row = 0; row < times.length; row++) {
            times[row] = row % 3;
        }
    }

    /** Polychoric correlations with their asymptotic variances. */
    @Benchmark
    public double[] polychoric() {
        return OrdinalMoments.of(traits, items.with(CovarianceDetail.DIAGONAL))
                .asymptotic()
                .diagonal();
    }

    /** Polychoric correlations of a sample that is drawn from the respondents, with their asymptotic variances. */
    @Benchmark
    public double[] drawnPolychoric() {
        return drawnFrom
                .rows()
                .orElseThrow()
                .drawn(times, 1, CovarianceDetail.DIAGONAL)
                .asymptotic()
                .diagonal();
    }

    /** The same with their whole asymptotic covariance. */
    @Benchmark
    public DMatrixRMaj polychoricCovariance() {
        return OrdinalMoments.of(traits, items).asymptotic().factor();
    }

    /** 15 ordered and 10 continuous items with their asymptotic covariance. */
    @Benchmark
    public DMatrixRMaj mixedCovariance() {
        return OrdinalMoments.of(traits, mixed).asymptotic().factor();
    }

    /** Ten items of a third of the respondents given another one as the covariate, with their asymptotic covariance. */
    @Benchmark
    public DMatrixRMaj givenCovariate() {
        List<String> ten = items.names().subList(0, 10);
        return OrdinalMoments.of(
                        someTraits, OrdinalDesign.of(ten).with(new Parallel(1)).given(List.of("O5")))
                .asymptotic()
                .factor();
    }

    /** Means and covariances of the unrestricted model by expectation and maximisation. */
    @Benchmark
    public SaturatedMoments saturated() {
        return MissingPatterns.of(traits, items.names()).saturated();
    }
}
