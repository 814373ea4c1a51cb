package kith.change;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * How well a change score tells improved respondents from others.
 *
 * <p>The area is that of the empirical curve (ties count half); its interval is that of DeLong, DeLong and
 * Clarke-Pearson (1988, doi 10.2307/2531595), cut off at 0 and 1. Thresholds lie halfway between neighbouring changes,
 * as in pROC.
 *
 * @param auc area under the curve
 * @param aucInterval by DeLong
 * @param youden the threshold at which sensitivity + specificity is largest
 * @param closestTopLeft the one at which (1 − sensitivity)² + (1 − specificity)² is smallest
 * @param balanced the one at which sensitivity and specificity differ least
 */
public record RocCurve(double auc, Interval aucInterval, CutPoint youden, CutPoint closestTopLeft, CutPoint balanced) {

    /** @param improved at least one true and one false */
    static RocCurve of(double[] change, boolean[] improved, double level) {
        double[] yes = some(change, improved, true);
        double[] no = some(change, improved, false);
        double[] distinct = Arrays.stream(change).distinct().sorted().toArray();
        int count = distinct.length + 1;
        double[] threshold = new double[count];
        long[] hits = new long[count];
        long[] rejections = new long[count];
        for (int k = 0; k < count; k++) {
            threshold[k] = k == 0
                    ? Double.NEGATIVE_INFINITY
                    : k == count - 1 ? Double.POSITIVE_INFINITY : (distinct[k - 1] + distinct[k]) / 2;
            double at = threshold[k];
            hits[k] = Arrays.stream(yes).filter(value -> value > at).count();
            rejections[k] = Arrays.stream(no).filter(value -> value < at).count();
        }
        long m = yes.length;
        long n = no.length;
        Candidates candidates = new Candidates(threshold, hits, rejections, m, n);
        double auc = placement(yes, no).mean();
        return new RocCurve(
                auc,
                interval(yes, no, auc, level),
                candidates.best((h, r) -> -(h * n + r * m)),
                candidates.best((h, r) -> (m - h) * (m - h) * n * n + (n - r) * (n - r) * m * m),
                candidates.best((h, r) -> Math.abs(h * n - r * m)));
    }

    /** Thresholds with their counts, exact in whole numbers so that ties are ties. */
    private record Candidates(double[] threshold, long[] hits, long[] rejections, long m, long n) {

        CutPoint best(LongBinaryOperator loss) {
            int best = 0;
            int tied = 0;
            long least = Long.MAX_VALUE;
            for (int k = 0; k < threshold.length; k++) {
                long value = loss.applyAsLong(hits[k], rejections[k]);
                if (value < least) {
                    least = value;
                    best = k;
                    tied = 0;
                } else if (value == least) {
                    tied++;
                }
            }
            return new CutPoint(threshold[best], hits[best] / (double) m, rejections[best] / (double) n, tied);
        }
    }

    /** Mean and variance over n of the share of others that each is above. */
    private record Placement(double mean, double varianceOfMean) {}

    private static Placement placement(double[] each, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] shares = new double[each.length];
        for (int i = 0; i < each.length; i++) {
            int below = 0;
            int equal = 0;
            for (double other : sorted) {
                below += other < each[i] ? 1 : 0;
                equal += other == each[i] ? 1 : 0;
            }
            shares[i] = (below + 0.5 * equal) / sorted.length;
        }
        double mean = Arrays.stream(shares).average().orElse(Double.NaN);
        double squares = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .sum();
        return new Placement(mean, squares / (each.length - 1.0) / each.length);
    }

    private static Interval interval(double[] yes, double[] no, double auc, double level) {
        double variance =
                placement(yes, no).varianceOfMean() + placement(no, yes).varianceOfMean();
        double half = NormalDistribution.twoSided(level) * Math.sqrt(variance);
        return Interval.ordered(Math.max(0, auc - half), Math.min(1, auc + half), level, IntervalMethod.WALD);
    }

    private static double[] some(double[] change, boolean[] improved, boolean which) {
        return java.util.stream.IntStream.range(0, change.length)
                .filter(i -> improved[i] == which)
                .mapToDouble(i -> change[i])
                .toArray();
    }
}
