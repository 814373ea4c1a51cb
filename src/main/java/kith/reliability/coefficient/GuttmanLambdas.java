package kith.reliability.coefficient;

import kith.math.SmallMatrices;

/**
 * Guttman's lower bounds to reliability that need no splitting, from the correlations R of k items.
 *
 * <p>With V = 1ᵀR1 and C₂ the sum of squared correlations off the diagonal: λ₁ = 1 − k/V; λ₂ = λ₁ + √(k/(k−1) · C₂)/V;
 * λ₃ = k/(k−1) · λ₁ (alpha); λ₅ = λ₁ + 2√(max over columns of squared correlations off the diagonal)/V; λ₆ = 1 − Σ(1 −
 * SMC)/V. λ₄ is the best split half ({@link SplitHalves}). Guttman 1945, doi 10.1007/BF02288892. Of standardised items,
 * as psych's {@code guttman} and {@code splitHalf}; JASP takes covariances.
 */
public record GuttmanLambdas(double lambda1, double lambda2, double lambda3, double lambda5, double lambda6) {

    /** @param r correlations of at least two items */
    public static GuttmanLambdas of(double[][] r) {
        double k = r.length;
        double total = SmallMatrices.sum(r);
        double squares = 0;
        double largestColumn = 0;
        for (int i = 0; i < r.length; i++) {
            double column = 0;
            for (int j = 0; j < r.length; j++) {
                column += i == j ? 0 : r[i][j] * r[i][j];
            }
            squares += column;
            largestColumn = Math.max(largestColumn, column);
        }
        double lambda1 = 1 - k / total;
        return new GuttmanLambdas(
                lambda1,
                lambda1 + Math.sqrt(k / (k - 1) * squares) / total,
                k / (k - 1) * lambda1,
                lambda1 + 2 * Math.sqrt(largestColumn) / total,
                lambda6(r, total));
    }

    private static double lambda6(double[][] r, double total) {
        double unexplained = 0;
        for (double smc : MultipleCorrelations.squared(r)) {
            unexplained += 1 - smc;
        }
        return 1 - unexplained / total;
    }

    /** Only λ₆ (G6 of psych). */
    public static double lambda6(double[][] r) {
        return lambda6(r, SmallMatrices.sum(r));
    }
}
