package kith.reliability.agreement;

import java.util.List;
import java.util.stream.IntStream;
import kith.finding.InputException;
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Agreement of two measurements of the same persons: their mean difference and the limits within which differences lie.
 *
 * <p>d = first − second; limits d̄ ± z s with z the normal quantile of the level (1.96). The standard error of the mean
 * difference is s/√n, that of a limit s √(1/n + z²/(2(n − 1))), and their intervals use t with n − 1 degrees of freedom
 * (Bland and Altman 1999, doi 10.1177/096228029900800204, section 2.3; the 1986 paper rounds the latter to √(3/n) s).
 * The slope of d over the mean of both tells whether the difference changes with the height of the score.
 *
 * @param n pairs
 * @param missing pairs left out because a value is missing
 * @param bias the mean difference
 * @param sd of the differences
 * @param lower the lower limit of agreement
 * @param upper the upper
 * @param slope of the difference over the mean of both
 * @param points mean and difference of each pair, in the order of the data
 */
public record BlandAltman(
        int n, int missing, Limit bias, double sd, Limit lower, Limit upper, Slope slope, List<Point> points) {

    /** A number with its interval. */
    public record Limit(double estimate, Interval interval) {}

    /**
     * A least-squares slope.
     *
     * @param pvalue two-sided, of no slope
     */
    public record Slope(double estimate, double standardError, double pvalue) {}

    /** One pair. */
    public record Point(double mean, double difference) {}

    public BlandAltman {
        points = List.copyOf(points);
    }

    /**
     * @param first one value a person, NaN where missing
     * @param second of the same persons in the same order
     * @param level of limits and intervals, such as 0.95
     * @throws InputException when fewer than three pairs are left, or the two differ in length
     */
    public static BlandAltman of(double[] first, double[] second, double level) {
        if (first.length != second.length) {
            throw new InputException(
                    "limits of agreement",
                    first.length + " first and " + second.length + " second measurements",
                    "one of each a person",
                    "");
        }
        List<Point> points = IntStream.range(0, first.length)
                .filter(i -> !Double.isNaN(first[i]) && !Double.isNaN(second[i]))
                .mapToObj(i -> new Point((first[i] + second[i]) / 2, first[i] - second[i]))
                .toList();
        int n = points.size();
        if (n < 3) {
            throw new InputException("limits of agreement", n + " complete pairs", "at least three", "");
        }
        Descriptives differences =
                Descriptives.of(points.stream().mapToDouble(Point::difference).toArray());
        double s = differences.sd();
        double z = NormalDistribution.twoSided(level);
        TDistribution t = new TDistribution(null, n - 1);
        double quantile = t.inverseCumulativeProbability(1 - (1 - level) / 2);
        double biasError = quantile * s / Math.sqrt(n);
        double limitError = quantile * s * Math.sqrt(1.0 / n + z * z / (2.0 * (n - 1)));
        double bias = differences.mean();
        return new BlandAltman(
                n,
                first.length - n,
                limit(bias, biasError, level),
                s,
                limit(bias - z * s, limitError, level),
                limit(bias + z * s, limitError, level),
                slope(points),
                points);
    }

    private static Limit limit(double estimate, double error, double level) {
        return new Limit(estimate, Interval.around(estimate, error, level, IntervalMethod.T));
    }

    private static Slope slope(List<Point> points) {
        int n = points.size();
        double meanX = points.stream().mapToDouble(Point::mean).average().orElseThrow();
        double meanY = points.stream().mapToDouble(Point::difference).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point point : points) {
            double x = point.mean() - meanX;
            double y = point.difference() - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - slope * xy) / (n - 2) / xx);
        double p = error > 0
                ? 2 * new TDistribution(null, n - 2).cumulativeProbability(-Math.abs(slope / error))
                : Double.NaN;
        return new Slope(slope, error, p);
    }
}
