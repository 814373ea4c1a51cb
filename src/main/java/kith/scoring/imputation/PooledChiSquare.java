package kith.scoring.imputation;

import java.util.Arrays;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * A χ² statistic from imputed data sets: D₂ of Li, Meng, Raghunathan and Rubin (1991, Statistica Sinica 1, 65–92),
 * which needs nothing but the statistics. With m sets, their mean w̄ and k degrees of freedom: r = (1 + 1/m) Var(√w), F
 * = (w̄/k − (m + 1)/(m − 1) r)/(1 + r), ν = k^(−3/m) (m − 1)(1 + 1/r)². It is less precise than tests that need the
 * likelihood (D₁, D₃), and F may be negative. As semTools ({@code lavTestLRT.mi}, {@code test = "D2"}) and mice
 * ({@code D2}).
 *
 * @param f statistic
 * @param df1 k
 * @param df2 ν; infinite where the statistics do not differ
 * @param pvalue of a larger F
 * @param increase r
 */
public record PooledChiSquare(double f, double df1, double df2, double pvalue, double increase) {

    /** @param statistics one a data set, at least two */
    public static PooledChiSquare of(double[] statistics, double df) {
        int m = statistics.length;
        double mean = Arrays.stream(statistics).average().orElseThrow();
        double[] roots = Arrays.stream(statistics).map(Math::sqrt).toArray();
        double middle = Arrays.stream(roots).average().orElseThrow();
        double spread = Arrays.stream(roots)
                        .map(root -> (root - middle) * (root - middle))
                        .sum()
                / (m - 1);
        double r = (1 + 1.0 / m) * spread;
        double f = (mean / df - (m + 1.0) / (m - 1) * r) / (1 + r);
        double df2 = Math.pow(df, -3.0 / m) * (m - 1) * (1 + 1 / r) * (1 + 1 / r);
        double p = f <= 0 ? 1 : 1 - new FDistribution(null, df, Math.min(df2, 1e9)).cumulativeProbability(f);
        return new PooledChiSquare(f, df, df2, p, r);
    }
}
