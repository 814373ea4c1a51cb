package kith.math;

import java.util.Optional;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The Wishart distribution: that of the sums of products, around their means, of df + 1 rows of normal variables. With
 * L the lower Cholesky triangle of the covariances and A a triangle with χ of df, df − 1, … degrees of freedom on the
 * diagonal and standard normal numbers below it, L A (L A)ᵀ is a draw (Bartlett 1933; Smith and Hocking 1972, doi
 * 10.2307/2346290). With fewer degrees of freedom than variables the columns of A beyond df are 0, and draws are
 * singular, as sums of products of so few rows are. Immutable.
 */
public final class Wishart {

    /** A variable of whose variance those before it leave no more than this share counts as explained by them. */
    private static final double SINGULAR = 1e-8;

    private final DMatrixRMaj factor;
    private final int df;

    private Wishart(DMatrixRMaj factor, int df) {
        this.factor = factor;
        this.df = df;
    }

    /**
     * @param covariance of the variables, symmetric
     * @param df degrees of freedom, at least 0
     * @return empty where the covariances are not positive definite, or hardly so
     */
    public static Optional<Wishart> of(double[][] covariance, int df) {
        int k = covariance.length;
        for (double[] row : covariance) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    return Optional.empty();
                }
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(k, true);
        if (!cholesky.decompose(new DMatrixRMaj(covariance))) {
            return Optional.empty();
        }
        DMatrixRMaj factor = cholesky.getT(null);
        for (int i = 0; i < k; i++) {
            if (!(factor.get(i, i) * factor.get(i, i) > SINGULAR * covariance[i][i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Wishart(factor, df));
    }

    /** L, a copy. */
    public DMatrixRMaj factor() {
        return factor.copy();
    }

    /** How many variables. */
    public int size() {
        return factor.numRows;
    }

    public int degreesOfFreedom() {
        return df;
    }

    /** A draw: sums of products; divided by the degrees of freedom they are covariances. */
    public DMatrixRMaj draw(RandomGenerator random) {
        int k = factor.numRows;
        DMatrixRMaj root = new DMatrixRMaj(k, k);
        root(root, df, random);
        return squared(product(factor, root));
    }

    /** Of two lower triangles. */
    private static DMatrixRMaj product(DMatrixRMaj first, DMatrixRMaj second) {
        int k = first.numRows;
        DMatrixRMaj product = new DMatrixRMaj(k, k);
        for (int i = 0; i < k; i++) {
            for (int h = 0; h <= i; h++) {
                double times = first.data[i * k + h];
                for (int j = 0; j <= h; j++) {
                    product.data[i * k + j] += times * second.data[h * k + j];
                }
            }
        }
        return product;
    }

    /** A lower triangle times its transpose. */
    private static DMatrixRMaj squared(DMatrixRMaj triangle) {
        int k = triangle.numRows;
        DMatrixRMaj squared = new DMatrixRMaj(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int h = 0; h <= j; h++) {
                    sum += triangle.data[i * k + h] * triangle.data[j * k + h];
                }
                squared.data[i * k + j] = sum;
                squared.data[j * k + i] = sum;
            }
        }
        return squared;
    }

    /**
     * Draws the triangle A of uncorrelated standard normal variables, row by row, in each the diagonal first.
     *
     * @param root n × n; zero above the diagonal and, with fewer degrees of freedom than variables, in the columns
     *     beyond these; neither is touched
     * @param df degrees of freedom, at least 0
     */
    public static void root(DMatrixRMaj root, int df, RandomGenerator random) {
        for (int i = 0; i < root.numRows; i++) {
            int own = df - i;
            root.set(i, i, own <= 0 ? 0 : Math.sqrt(new GammaDistribution(random, own / 2.0, 2, 1e-9).sample()));
            for (int j = 0; j < Math.min(i, df); j++) {
                root.set(i, j, random.nextGaussian());
            }
        }
    }
}
