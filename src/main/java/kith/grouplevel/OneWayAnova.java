package kith.grouplevel;

import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * ICC(1) and ICC(2) by analysis of variance, with groups of any sizes.
 *
 * <p>With the mean squares between (MSB, k − 1 degrees of freedom) and within (MSW, N − k): ICC(1) = (MSB − MSW)/(MSB +
 * (m − 1)MSW), the share of the variance that lies between groups, and ICC(2) = 1 − MSW/MSB, the reliability of group
 * means. For m there are two conventions, both given: the mean size N/k (Bliese 2000; package multilevel) and n₀ = (N −
 * Σnⱼ²/N)/(k − 1), which makes the estimate of the variance between unbiased (Donner and Koval 1980; SPSS). With equal
 * sizes they are one. Neither is cut off at 0: MSB below MSW makes both negative.
 *
 * <p>Intervals: by the F distribution (Searle 1971; exact with equal sizes), and estimate ± z × the standard error of
 * Smith (1956) for unequal sizes; the standard error of Swiger et al. (1964) is given beside it. Design effect: 1 + (m
 * − 1)·ICC(1).
 *
 * <p>Where nothing varies within groups F is infinite and ICC(1) 1; where nothing varies at all, or all groups have one
 * member, what does not exist is NaN.
 *
 * @param n N
 * @param groups k
 * @param meanSize N/k
 * @param n0 n₀
 * @param harmonicSize harmonic mean of sizes
 */
public record OneWayAnova(
        int n,
        int groups,
        double meanSize,
        double n0,
        double harmonicSize,
        double meanSquareBetween,
        double meanSquareWithin,
        double f,
        int df1,
        int df2,
        double pvalue,
        double iccMeanSize,
        double iccN0,
        double icc2,
        Interval iccN0ByF,
        Interval iccMeanSizeByF,
        Interval icc2ByF,
        double standardErrorSmith,
        double standardErrorSwiger,
        Interval iccBySmith,
        double designEffectMeanSize,
        double designEffectN0) {

    private static final double QUANTILE_PRECISION = 1e-13;

    static OneWayAnova of(OneWaySums sums, double level) {
        int k = sums.groups();
        int n = sums.total();
        double squares = sums.powers(2);
        double meanSize = (double) n / k;
        double n0 = (n - squares / n) / (k - 1);
        int df1 = k - 1;
        int df2 = n - k;
        double between = sums.between() / df1;
        double within = df2 > 0 ? sums.within() / df2 : Double.NaN;
        double f = between / within;
        double rho = icc(between, within, n0);
        double rhoMean = icc(between, within, meanSize);
        double smith = smith(sums, rho, n0);
        double swiger = Math.sqrt(2
                * (n - 1.0)
                * (1 - rho)
                * (1 - rho)
                * Math.pow(1 + (n0 - 1) * rho, 2)
                / (n0 * n0 * (n - k) * (k - 1.0)));
        boolean tested = df1 > 0 && df2 > 0 && Double.isFinite(f);
        double lower = tested ? f / quantile(df1, df2, (1 + level) / 2) : Double.NaN;
        double upper = tested ? f * quantile(df2, df1, (1 + level) / 2) : Double.NaN;
        double z = NormalDistribution.quantile((1 + level) / 2);
        return new OneWayAnova(
                n,
                k,
                meanSize,
                n0,
                k / sums.powers(-1),
                between,
                within,
                f,
                df1,
                df2,
                pvalue(f, df1, df2),
                rhoMean,
                rho,
                1 - within / between,
                Interval.ordered(
                        (lower - 1) / (lower + n0 - 1), (upper - 1) / (upper + n0 - 1), level, IntervalMethod.F),
                Interval.ordered(
                        (lower - 1) / (lower + meanSize - 1),
                        (upper - 1) / (upper + meanSize - 1),
                        level,
                        IntervalMethod.F),
                Interval.ordered(1 - 1 / lower, 1 - 1 / upper, level, IntervalMethod.F),
                smith,
                swiger,
                Interval.ordered(rho - z * smith, rho + z * smith, level, IntervalMethod.WALD),
                1 + (meanSize - 1) * rhoMean,
                1 + (n0 - 1) * rho);
    }

    private static double icc(double between, double within, double size) {
        return (between - within) / (between + (size - 1) * within);
    }

    /** Smith (1956), for unequal sizes. */
    private static double smith(OneWaySums sums, double rho, double n0) {
        double n = sums.total();
        double k = sums.groups();
        double squares = sums.powers(2);
        double unequal = squares - 2 * sums.powers(3) / n + squares * squares / (n * n);
        double first = Math.pow(1 + rho * (n0 - 1), 2) / (n - k);
        double second = ((k - 1) * (1 - rho) * (1 + rho * (2 * n0 - 1)) + rho * rho * unequal) / ((k - 1) * (k - 1));
        return Math.sqrt(2 * (1 - rho) * (1 - rho) / (n0 * n0) * (first + second));
    }

    private static double quantile(int df1, int df2, double share) {
        return new FDistribution(null, df1, df2, QUANTILE_PRECISION).inverseCumulativeProbability(share);
    }

    /** The upper tail from the incomplete beta function, which keeps its digits where it is tiny. */
    private static double pvalue(double f, int df1, int df2) {
        if (Double.isNaN(f) || df1 < 1 || df2 < 1) {
            return Double.NaN;
        }
        return Double.isInfinite(f) ? 0 : Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2.0, df1 / 2.0);
    }
}
