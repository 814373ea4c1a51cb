package kith.benchmark;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kith.math.ArrowFactor;
import kith.math.BivariateNormal;
import kith.math.CholeskyFactor;
import kith.math.CrossProduct;
import kith.math.NormalRectangles;
import kith.math.Parallel;
import kith.math.PositiveDefinite;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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

/**
 * Kernels that exist for speed, each beside what it stands for, in the sizes of 25 items with six categories; on one
 * thread. {@link FastAnalyses} and {@link Starting} have the others. {@code PositiveDefinite} is here for comparison:
 * it stands for matrices of changing size, not for speed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FastForms {

    private static final int THRESHOLDS = 125;
    private static final int PARAMETERS = 160;
    private static final int ITEMS = 25;

    private final double[] bounds = {-1.2, -0.4, 0.1, 0.7, 1.5};
    private final NormalRectangles rectangles = new NormalRectangles(bounds, bounds);
    private final ArrowFactor arrow = new ArrowFactor(PARAMETERS);
    private final CholeskyFactor whole = new CholeskyFactor(PARAMETERS);
    private final CholeskyFactor small = new CholeskyFactor(ITEMS);
    private final DMatrixRMaj inverse = new DMatrixRMaj(PARAMETERS, PARAMETERS);
    private final DMatrixRMaj smallInverse = new DMatrixRMaj(ITEMS, ITEMS);
    private final double[] work = new double[ITEMS * ITEMS];
    private DMatrixRMaj factor;
    private DMatrixRMaj information;
    private DMatrixRMaj covariance;

    /** Makes the matrices. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        factor = new DMatrixRMaj(2_500, 425);
        Arrays.setAll(factor.data, k -> random.nextGaussian());
        information = new DMatrixRMaj(PARAMETERS, PARAMETERS);
        for (int i = 0; i < PARAMETERS; i++) {
            for (int j = THRESHOLDS; j < i; j++) {
                information.set(i, j, 0.01 * random.nextGaussian());
                information.set(j, i, information.get(i, j));
            }
            for (int j = 0; j < THRESHOLDS && i >= THRESHOLDS; j++) {
                information.set(i, j, 0.01 * random.nextGaussian());
                information.set(j, i, information.get(i, j));
            }
            information.set(i, i, 4);
        }
        covariance = new DMatrixRMaj(ITEMS, ITEMS);
        CommonOps_DDRM.fill(covariance, 0.3);
        for (int i = 0; i < ITEMS; i++) {
            covariance.set(i, i, 1);
        }
    }

    /** Γ from its factor, 2,500 rows of 425 statistics. */
    @Benchmark
    public DMatrixRMaj crossProduct() {
        return CrossProduct.of(factor, new Parallel(1));
    }

    /** The same by EJML. */
    @Benchmark
    public DMatrixRMaj crossProductPlain() {
        DMatrixRMaj product = new DMatrixRMaj(factor.numCols, factor.numCols);
        CommonOps_DDRM.multInner(factor, product);
        return product;
    }

    /** The inverse of the information about 125 thresholds and 35 other parameters. */
    @Benchmark
    public DMatrixRMaj arrowInverse() {
        arrow.factor(information);
        arrow.inverse(inverse);
        return inverse;
    }

    /** The same by the Cholesky factor of the whole. */
    @Benchmark
    public DMatrixRMaj arrowInversePlain() {
        whole.factor(information);
        whole.inverse(inverse);
        return inverse;
    }

    /** The cells of the table of two items at a correlation. */
    @Benchmark
    public double rectangles() {
        rectangles.setProbabilities(0.45);
        return rectangles.probability(7);
    }

    /** The same from the corners of each cell. */
    @Benchmark
    public double rectanglesPlain() {
        double sum = 0;
        for (int a = 0; a <= bounds.length; a++) {
            for (int b = 0; b <= bounds.length; b++) {
                sum += cell(a, b);
            }
        }
        return sum;
    }

    private double cell(int a, int b) {
        return BivariateNormal.cumulative(upper(a), upper(b), 0.45)
                - BivariateNormal.cumulative(lower(a), upper(b), 0.45)
                - BivariateNormal.cumulative(upper(a), lower(b), 0.45)
                + BivariateNormal.cumulative(lower(a), lower(b), 0.45);
    }

    private double upper(int a) {
        return a < bounds.length ? bounds[a] : Double.POSITIVE_INFINITY;
    }

    private double lower(int a) {
        return a > 0 ? bounds[a - 1] : Double.NEGATIVE_INFINITY;
    }

    /**
     * The inverse of the covariance matrix of 25 items, as the expectation step takes it for each pattern of missing
     * responses.
     */
    @Benchmark
    public double positiveDefinite() {
        System.arraycopy(covariance.data, 0, work, 0, work.length);
        return PositiveDefinite.invert(work, ITEMS);
    }

    /** The same by {@link CholeskyFactor}. */
    @Benchmark
    public double positiveDefinitePlain() {
        small.factor(covariance);
        small.inverse(smallInverse);
        return small.logDeterminant();
    }
}
