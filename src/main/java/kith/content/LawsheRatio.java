package kith.content;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Lawshe's content validity ratio, CVR = (n_e − n/2)/(n/2) with n_e experts who find the item essential (Lawshe 1975,
 * doi 10.1111/j.1744-6570.1975.tb01393.x).
 *
 * <p>Critical values are exact binomial ones, as Ayre and Scally (2014, doi 10.1177/0748175613513808): the smallest n_e
 * with a probability of at most .05 if each expert said “essential” with probability one half. Lawshe's own table
 * differs and has a misprint. The normal approximation is that of Wilson, Pan and Schumsky (2012).
 *
 * @param n experts
 * @param essential n_e
 */
public record LawsheRatio(int n, int essential, double ratio) {

    private static final double LEVEL = 0.05;

    public static LawsheRatio of(int n, int essential) {
        return new LawsheRatio(n, essential, n == 0 ? Double.NaN : ratio(n, essential));
    }

    private static double ratio(int n, int essential) {
        return (essential - n / 2.0) / (n / 2.0);
    }

    /** How many experts must say “essential”; empty where no number is enough. */
    public static OptionalInt critical(int n, boolean twoSided) {
        return IntStream.rangeClosed(0, n)
                .filter(count -> (twoSided ? 2 : 1) * tail(n, count) <= LEVEL)
                .findFirst();
    }

    /** The ratio of that number; NaN where no number is enough. */
    public static double criticalRatio(int n, boolean twoSided) {
        OptionalInt count = critical(n, twoSided);
        return count.isPresent() ? ratio(n, count.getAsInt()) : Double.NaN;
    }

    /** The one-sided critical ratio by the normal approximation. */
    public static double approximateRatio(int n) {
        return NormalDistribution.quantile(1 - LEVEL) / Math.sqrt(n);
    }

    /** Probability of at least so many. */
    public static double tail(int n, int count) {
        return count <= 0 ? 1 : 1 - new BinomialDistribution(null, n, 0.5).cumulativeProbability(count - 1);
    }

    /** Whether more experts than chance explains find the item essential; one-sided. */
    public boolean exceedsChance() {
        OptionalInt needed = critical(n, false);
        return needed.isPresent() && essential >= needed.getAsInt();
    }
}
