package kith.reliability;

import java.util.function.Function;
import kith.math.BartlettFactor;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Covariances of items in samples of normal answers: drawn from the Wishart distribution with n − 1 degrees of freedom around the covariances
 * given, as A Aᵀ/(n − 1) with A = L B, L the Cholesky factor of these and B a {@link BartlettFactor} (the parametric bootstrap: Efron &
 * Tibshirani 1993, doi 10.1201/9780429246593, section 6.5). Where correlations are given, each draw is made into correlations: those of
 * items that are standardised in every sample anew.
 */
final class NormalDraws implements CovarianceDraws {

    private final DMatrixRMaj factor;
    private final int n;
    private final boolean standardized;

    /**
     * @param factor lower triangle L with L Lᵀ the covariances
     * @param n how many people
     * @param standardized whether these are correlations
     */
    NormalDraws(DMatrixRMaj factor, int n, boolean standardized) {
        this.factor = factor;
        this.n = n;
        this.standardized = standardized;
    }

    @Override
    public double[][] draws(long seed, int from, int to, Function<double[][], double[]> compute) {
        int k = factor.numRows;
        double[][] values = new double[to - from][];
        DMatrixRMaj root = new DMatrixRMaj(k, k);
        DMatrixRMaj moved = new DMatrixRMaj(k, k);
        DMatrixRMaj products = new DMatrixRMaj(k, k);
        double[][] covariance = new double[k][k];
        for (int at = 0; at < values.length; at++) {
            RandomGenerator random = Seeds.stream(seed, from + at);
            BartlettFactor.fill(root, n - 1, random);
            CommonOps_DDRM.mult(factor, root, moved);
            CommonOps_DDRM.multTransB(moved, moved, products);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = standardized
                            ? products.get(i, j) / Math.sqrt(products.get(i, i) * products.get(j, j))
                            : products.get(i, j) / (n - 1.0);
                    covariance[i][j] = value;
                    covariance[j][i] = value;
                }
            }
            values[at] = compute.apply(covariance);
        }
        return values;
    }
}
