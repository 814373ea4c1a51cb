package kith.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.instrument.AnswerRange;
import kith.math.Minimum;
import kith.math.Parallel;
import kith.math.QuasiNewton;
import kith.moments.Missing;
import kith.moments.ordered.AsymptoticCovariance;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.RowsDrawn;
import kith.sem.Sem;
import kith.sem.estimation.KnownCurvature;
import kith.sem.estimation.ModelObjective;
import kith.sem.fit.FittedModel;
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

/** Fast ways of whole analyses, each beside what it stands for, with the data of the tests. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FastAnalyses {

    private static final int DRAWS = 100;

    private ScaleResponses answers;
    private Responses traits;
    private OrdinalDesign items;
    private List<AsymptoticCovariance.Direction> functions;
    private DMatrixRMaj directions;
    private KnownCurvature curvature;
    private ModelObjective objective;
    private double[] start;

    /** Reads the data and makes what is timed. */
    @Setup
    public void read() {
        traits = Samples.traits();
        List<String> names = List.copyOf(Samples.names(Samples.TRAITS, 5));
        answers = ScaleResponses.of(
                new ScaleItems(
                        "scale",
                        names.stream()
                                .map(item -> KeyedItem.of(item, false, AnswerRange.of(1, 6)))
                                .toList()),
                traits,
                Missing.LISTWISE);
        items = OrdinalDesign.of(names).with(new Parallel(1));
        int statistics = OrdinalMoments.of(traits, items).asymptotic().size();
        Random random = new Random(1);
        directions = new DMatrixRMaj(statistics, 25);
        functions = new ArrayList<>();
        for (int d = 0; d < 25; d++) {
            double[] by = random.doubles(statistics).toArray();
            functions.add(AsymptoticCovariance.Direction.of(by));
            for (int s = 0; s < statistics; s++) {
                directions.set(s, d, by[s]);
            }
        }
        Sem five = Sem.of(Samples.FIVE);
        FittedModel whole = five.fitted(traits);
        FittedModel half =
                five.fitted(traits.rows(IntStream.range(0, traits.size() / 2).toArray()));
        start = whole.reduction().closest(whole.theta());
        curvature = new KnownCurvature(whole.evaluation().objective(), start);
        objective = half.evaluation().objective();
    }

    /** Covariances of 25 items in 100 samples of 2,400 respondents. */
    @Benchmark
    public double[][] resampledCovariance() {
        return new ResampledCovariance(answers, new double[25]).draws(1, 0, DRAWS, c -> c[0].clone());
    }

    /** The same by the moments of the rows drawn. */
    @Benchmark
    public double[][] resampledCovariancePlain() {
        double[][] first = new double[DRAWS][];
        int[] rows = new int[answers.people()];
        for (int draw = 0; draw < DRAWS; draw++) {
            RowsDrawn.fill(rows, 1, draw);
            first[draw] = answers.ofPeople(rows).moments().covariance().toArray()[0];
        }
        return first;
    }

    /** Asymptotic variances of 25 functions of thresholds and polychoric correlations, with the moments themselves. */
    @Benchmark
    public double[] pairSums() {
        return OrdinalMoments.of(traits, items).asymptotic().variances(functions);
    }

    /** The same from the influence of every row on every statistic. */
    @Benchmark
    public DMatrixRMaj pairSumsPlain() {
        return OrdinalMoments.of(traits, items).asymptotic().along(directions);
    }

    /** The moments alone, which both of these take in. */
    @Benchmark
    public OrdinalMoments pairSumsNone() {
        return OrdinalMoments.of(traits, items);
    }

    /** A search for the estimates of half of the respondents along the curvature of all. */
    @Benchmark
    public Minimum knownCurvature() {
        return new QuasiNewton(curvature, 1_000, 1e-7).minimize(objective, start);
    }

    /** The same along its own. */
    @Benchmark
    public Minimum knownCurvaturePlain() {
        return new QuasiNewton(objective, 1_000, 1e-7).minimize(objective, start);
    }
}
