package kith.reliability.scale;

import java.util.stream.IntStream;
import kith.math.Seeds;
import kith.math.Wishart;
import kith.reliability.coefficient.PersonInfluence;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Simulated normal respondents of whom only the correlations R are known, parted into groups at random: a draw from the
 * distribution that the sums of products of the groups have, given that those of all respondents together are (n − 1)R.
 *
 * <p>For uncorrelated standard normal variables the sums of products within a group of m respondents are Wishart with m
 * − 1 degrees of freedom ({@link Wishart}), and its mean is normal, independent of them. Let T be the sums of products
 * of all respondents around the common mean. With T = MMᵀ and R = LLᵀ, the map √(n − 1) L M⁻¹ takes T to (n − 1)R and
 * the groups with it; T and what T leaves of the groups are independent (the matrix-variate beta distribution: Olkin
 * and Rubin 1964, doi 10.1214/aoms/1177703748; Muirhead 1982, doi 10.1002/9780470316559, section 3.3), so that this is
 * the distribution given T. Influences are not drawn: with H as in {@link PersonInfluence} the square of zᵀHz has the
 * mean 2 tr(HRHR) for normal z, and the squared standard error is that over n − 1.
 */
public final class NormalPeople implements PeopleInGroups {

    private final double[][] r;
    private final int n;
    private final int[] sizes;
    /** Sums of products of each group around the mean of all respondents. */
    private final DMatrixRMaj[] products;
    /** The mean of each group less that of all respondents, one column. */
    private final DMatrixRMaj[] away;

    /**
     * @param distribution of sums of products around the correlations, with one degree of freedom less than there are
     *     respondents; no fewer than items
     */
    public NormalPeople(Wishart distribution, int groups, long seed) {
        this.n = distribution.degreesOfFreedom() + 1;
        this.sizes = IntStream.range(0, groups)
                .map(group -> (n + groups - 1 - group) / groups)
                .toArray();
        this.products = new DMatrixRMaj[groups];
        this.away = new DMatrixRMaj[groups];
        DMatrixRMaj factor = distribution.factor();
        int k = factor.numRows;
        DMatrixRMaj common = draw(k, seed);
        DMatrixRMaj total = new DMatrixRMaj(k, k);
        for (int group = 0; group < groups; group++) {
            CommonOps_DDRM.subtractEquals(away[group], common);
            CommonOps_DDRM.multAddTransB(sizes[group], away[group], away[group], products[group]);
            CommonOps_DDRM.addEquals(total, products[group]);
        }
        DMatrixRMaj map = map(factor, total);
        DMatrixRMaj half = new DMatrixRMaj(k, k);
        for (int group = 0; group < groups; group++) {
            CommonOps_DDRM.mult(map, products[group], half);
            CommonOps_DDRM.multTransB(half, map, products[group]);
            DMatrixRMaj moved = new DMatrixRMaj(k, 1);
            CommonOps_DDRM.mult(map, away[group], moved);
            away[group] = moved;
        }
        DMatrixRMaj all = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransB(factor, factor, all);
        this.r = array(all, 1);
    }

    /** Products within the groups and means of uncorrelated variables; gives the mean of all respondents. */
    private DMatrixRMaj draw(int k, long seed) {
        DMatrixRMaj common = new DMatrixRMaj(k, 1);
        DMatrixRMaj root = new DMatrixRMaj(k, k);
        for (int group = 0; group < sizes.length; group++) {
            RandomGenerator random = Seeds.stream(seed, group);
            root.zero();
            Wishart.root(root, sizes[group] - 1, random);
            products[group] = new DMatrixRMaj(k, k);
            CommonOps_DDRM.multTransB(root, root, products[group]);
            away[group] = new DMatrixRMaj(k, 1);
            for (int i = 0; i < k; i++) {
                away[group].set(i, 0, random.nextGaussian() / Math.sqrt(sizes[group]));
            }
            CommonOps_DDRM.addEquals(common, sizes[group] / (double) n, away[group]);
        }
        return common;
    }

    /** √(n − 1) L M⁻¹. */
    private DMatrixRMaj map(DMatrixRMaj factor, DMatrixRMaj total) {
        int k = factor.numRows;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(k, true);
        if (!cholesky.decompose(total)) {
            throw new IllegalArgumentException(n + " people for " + k + " items");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(k, k);
        CommonOps_DDRM.invert(cholesky.getT(null), inverse);
        DMatrixRMaj map = new DMatrixRMaj(k, k);
        CommonOps_DDRM.mult(Math.sqrt(n - 1.0), factor, inverse, map);
        return map;
    }

    private static double[][] array(DMatrixRMaj matrix, double divisor) {
        double[][] array = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < array.length; i++) {
            for (int j = 0; j < array.length; j++) {
                array[i][j] = matrix.get(i, j) / divisor;
            }
        }
        return array;
    }

    @Override
    public int people() {
        return n;
    }

    @Override
    public int units() {
        return n;
    }

    @Override
    public int groups() {
        return sizes.length;
    }

    @Override
    public double[][] correlations() {
        return r;
    }

    @Override
    public double[][] share(int group) {
        return array(products[group], n - 1.0);
    }

    /**
     * The mean of the others is n_g/(n − n_g) times as far on the other side, about which their products are smaller.
     */
    @Override
    public double[][] without(int group) {
        int k = r.length;
        double others = n - sizes[group];
        double apart = sizes[group] * (sizes[group] / others);
        double[][] c = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double own = products[group].get(i, j) + apart * away[group].get(i, 0) * away[group].get(j, 0);
                c[i][j] = ((n - 1.0) * r[i][j] - own) / (others - 1);
            }
        }
        return c;
    }

    @Override
    public UnitSums sums(double value, double[][] gradient, int group) {
        double size = sizes[group];
        return new UnitSums(size * value, size * (value * value + meanSquare(gradient)), size * value, size);
    }

    @Override
    public double standardError(double[][] gradient) {
        return Math.sqrt(meanSquare(gradient) / (n - 1.0));
    }

    /** 2 tr(HRHR), with H the gradient less (GR)ᵢᵢ on the diagonal. */
    private double meanSquare(double[][] gradient) {
        DMatrixRMaj h = new DMatrixRMaj(gradient);
        DMatrixRMaj correlation = new DMatrixRMaj(r);
        DMatrixRMaj product = new DMatrixRMaj(r.length, r.length);
        CommonOps_DDRM.mult(h, correlation, product);
        for (int i = 0; i < r.length; i++) {
            h.add(i, i, -product.get(i, i));
        }
        CommonOps_DDRM.mult(h, correlation, product);
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                sum += product.get(i, j) * product.get(j, i);
            }
        }
        return 2 * sum;
    }
}
