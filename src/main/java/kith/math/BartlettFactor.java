package kith.math;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * Draws roots of Wishart matrices: A Aᵀ is distributed as the sums of products, around their means, of n independent standard normal variables
 * in df + 1 rows (Bartlett 1933; Smith & Hocking 1972, doi 10.2307/2346290). The diagonal of the triangle A is χ
 * with df, df − 1, … degrees of freedom, below it stand standard normal numbers. With fewer degrees of freedom than variables the columns
 * beyond df are 0, and A Aᵀ is singular, as sums of products of so few rows are.
 */
public final class BartlettFactor {

    private BartlettFactor() {}

    /**
     * Draws row by row, in each the diagonal first.
     *
     * @param root n × n; zero above the diagonal, which is not touched
     * @param df degrees of freedom, at least 0
     */
    public static void fill(DMatrixRMaj root, int df, RandomGenerator random) {
        for (int i = 0; i < root.numRows; i++) {
            int own = df - i;
            root.set(i, i, own <= 0 ? 0 : Math.sqrt(new GammaDistribution(random, own / 2.0, 2, 1e-9).sample()));
            for (int j = 0; j < Math.min(i, df); j++) {
                root.set(i, j, random.nextGaussian());
            }
        }
    }
}
