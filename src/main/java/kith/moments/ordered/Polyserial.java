package kith.moments.ordered;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.math.NormalDistribution;

/**
 * The polyserial correlation of a continuous and an ordered variable with given mean, variance and thresholds, and its influence.
 *
 * <p>Two-step maximum likelihood; see {@link PolyserialRows}.
 */
final class Polyserial {

    private final AnswerPatterns patterns;
    private final int continuous;
    private final int ordered;
    private final ContinuousMargin x;
    private final OrderedMargin y;

    Polyserial(AnswerPatterns patterns, int continuous, int ordered, ContinuousMargin x, OrderedMargin y) {
        this.patterns = patterns;
        this.continuous = continuous;
        this.ordered = ordered;
        this.x = x;
        this.y = y;
    }

    PairEstimate estimate() {
        if (!(x.variance() > 0) || y.thresholds().length == 0) {
            return new PairEstimate(Double.NaN, 0, false);
        }
        int[] rows =
                IntStream.range(0, patterns.size()).filter(this::answersBoth).toArray();
        return new PolyserialRows(
                        each(rows, u -> x.z(patterns.value(u, continuous))),
                        each(rows, u -> lower(y.compact()[patterns.code(u, ordered)])),
                        each(rows, u -> upper(y.compact()[patterns.code(u, ordered)])),
                        each(rows, patterns::weight))
                .estimate();
    }

    private static double[] each(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }

    private boolean answersBoth(int u) {
        return !Double.isNaN(patterns.value(u, continuous)) && patterns.code(u, ordered) < y.levels();
    }

    private double upper(int category) {
        return category < y.thresholds().length ? y.thresholds()[category] : Double.POSITIVE_INFINITY;
    }

    private double lower(int category) {
        return category > 0 ? y.thresholds()[category - 1] : Double.NEGATIVE_INFINITY;
    }

    private double score(int u, double rho) {
        int b = y.compact()[patterns.code(u, ordered)];
        return PolyserialRows.score(x.z(patterns.value(u, continuous)), lower(b), upper(b), rho);
    }

    /** Row by row, on the correlation. */
    double[] influences(double rho) {
        double information = 0;
        double byMean = 0;
        double byVariance = 0;
        double[] byThresholds = new double[y.thresholds().length];
        double[] influence = new double[patterns.size()];
        double root = Math.sqrt(1 - rho * rho);
        double sd = Math.sqrt(x.variance());
        for (int u = 0; u < patterns.size(); u++) {
            if (!answersBoth(u)) {
                continue;
            }
            double score = score(u, rho);
            influence[u] = score;
            double weighted = patterns.weight(u) * score;
            information += weighted * score;
            double z = x.z(patterns.value(u, continuous));
            int b = y.compact()[patterns.code(u, ordered)];
            double to = (upper(b) - rho * z) / root;
            double from = (lower(b) - rho * z) / root;
            double p = PolyserialRows.interval(from, to);
            double top = NormalDistribution.density(to) / p;
            double bottom = NormalDistribution.density(from) / p;
            byMean += weighted * (z + rho / root * (top - bottom)) / sd;
            byVariance += weighted * (z * z - 1 + rho * z / root * (top - bottom)) / (2 * x.variance());
            if (b < byThresholds.length) {
                byThresholds[b] += weighted * top / root;
            }
            if (b > 0) {
                byThresholds[b - 1] -= weighted * bottom / root;
            }
        }
        for (int u = 0; u < influence.length; u++) {
            double value = patterns.value(u, continuous);
            double via = byMean * x.influenceOnMean(value) + byVariance * x.influenceOnVariance(value);
            for (int t = 0; t < byThresholds.length; t++) {
                via += byThresholds[t] * y.influence(t, patterns.code(u, ordered));
            }
            influence[u] = (influence[u] - via) / information;
        }
        return influence;
    }
}
