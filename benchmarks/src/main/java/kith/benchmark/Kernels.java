package kith.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.data.Responses;
import kith.math.BivariateNormal;
import kith.math.NormalRectangles;
import kith.math.Parallel;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalAccumulator;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.HalfVector;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
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

/** What is done over and over while a model of 25 items on five factors is fitted to 2,800 people. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Kernels {

    private CovarianceStructure structure;
    private double[] theta;
    private double[] derivative;
    private double[] gradient;

    private PatternDiscrepancy patterns;
    private double[] moments;
    private double[] slope;

    private double[] bounds;
    private NormalRectangles rectangles;
    private OrdinalAccumulator pair;

    /** Reads the data and makes what is timed. */
    @Setup
    public void prepare() {
        Responses traits = Samples.traits();
        List<String> items = List.copyOf(Samples.names(Samples.TRAITS, 5));
        ParameterTable table = ModelSpecification.of(
                        ModelSyntax.parse("model", Samples.FIVE),
                        ModelOptions.cfa().withMeanStructure(true))
                .table();
        structure = new CovarianceStructure(GroupModel.of(table, 1));
        theta = new double[structure.parameterCount()];
        Arrays.fill(theta, 0.3);
        table.parameters().stream()
                .filter(row -> row.isFree() && row.lhs().equals(row.rhs()))
                .forEach(row -> theta[row.free() - 1] = 1);
        derivative = new double[structure.momentCount()];
        Arrays.fill(derivative, 0.01);
        gradient = new double[theta.length];

        MissingPatterns missing = MissingPatterns.of(traits, items);
        SampleMoments saturated = missing.saturated().moments();
        patterns = PatternDiscrepancy.of(missing, saturated);
        moments = moments(saturated);
        slope = new double[moments.length];

        bounds = new double[] {-1.2, -0.4, 0.1, 0.7, 1.5};
        rectangles = new NormalRectangles(bounds, bounds);
        pair = pair(traits, items.get(0), items.get(1));
    }

    private static double[] moments(SampleMoments saturated) {
        int p = saturated.names().size();
        double[] moments = new double[p + HalfVector.length(p)];
        System.arraycopy(saturated.mean(), 0, moments, 0, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double shrunk = saturated.covariance().at(i, j) * (i == j ? 1 : 0.95);
                moments[p + HalfVector.index(i, j, p)] = shrunk;
            }
        }
        return moments;
    }

    private static OrdinalAccumulator pair(Responses traits, String first, String second) {
        List<ObservedVariable> variables = new ArrayList<>();
        for (String name : List.of(first, second)) {
            variables.add(ObservedVariable.orderedAsSeen(name, traits.column(name)));
        }
        OrdinalAccumulator counts = new OrdinalAccumulator(
                variables,
                OrdinalDesign.of(List.of(first, second))
                        .with(CovarianceDetail.DIAGONAL)
                        .with(new Parallel(1)));
        double[] x = traits.column(first);
        double[] y = traits.column(second);
        for (int row = 0; row < x.length; row++) {
            counts.add(new double[] {x[row], y[row]});
        }
        return counts;
    }

    /** Means and covariances implied by the parameters. */
    @Benchmark
    public double[] impliedMoments() {
        structure.evaluate(theta);
        return structure.moments();
    }

    /** The same, and the derivatives of a function of them by the parameters. */
    @Benchmark
    public double[] impliedMomentsAndGradient() {
        structure.evaluate(theta);
        Arrays.fill(gradient, 0);
        structure.addGradient(derivative, 1, gradient);
        return gradient;
    }

    /** The likelihood of all patterns of missing answers with its derivatives by the moments. */
    @Benchmark
    public double patternLikelihood() {
        return patterns.valueAndDerivative(moments, slope);
    }

    /** One probability of the bivariate normal distribution. */
    @Benchmark
    public double bivariateNormal() {
        return BivariateNormal.cumulative(0.3, -0.7, 0.45);
    }

    /** The probabilities of the 36 cells of two items with six categories, with two derivatives by the correlation. */
    @Benchmark
    public double cellsOfAPair() {
        rectangles.setProbabilities(0.45);
        rectangles.setDerivatives(0.45);
        return rectangles.probability(7) + rectangles.curvature(7);
    }

    /** The polychoric correlation of a pair of items with its thresholds, from their table of counts. */
    @Benchmark
    public OrdinalMoments polychoricPair() {
        return pair.moments();
    }
}
