package kith.reliability.coefficient;

import java.util.List;
import kith.math.NormalDistribution;
import kith.math.NormalRectangles;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;

/**
 * What an ordered item is scored as its variable passes one threshold after the other, and how the scores of two items
 * go together.
 *
 * @param thresholds ascending
 * @param deviations of the scores of the categories between them from the mean of the item, one more than thresholds
 */
record AnswerSteps(double[] thresholds, double[] deviations) {

    static AnswerSteps of(OrdinalMoments moments, int variable) {
        ObservedVariable item = moments.variables().get(variable);
        List<Threshold> estimated = moments.thresholdsOf(item.name());
        double[] thresholds = estimated.stream().mapToDouble(Threshold::value).toArray();
        double[] categories = item.categories();
        double[] scores = new double[thresholds.length + 1];
        double mean = 0;
        double below = 0;
        for (int c = 0; c < scores.length; c++) {
            boolean last = c == thresholds.length;
            // The category below the threshold; above the last one, the next.
            scores[c] = last
                    ? lastScore(categories, estimated)
                    : categories[estimated.get(c).number() - 1];
            double upTo = last ? 1 : NormalDistribution.cumulative(thresholds[c]);
            mean += scores[c] * (upTo - below);
            below = upTo;
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] -= mean;
        }
        return new AnswerSteps(thresholds, scores);
    }

    private static double lastScore(double[] categories, List<Threshold> estimated) {
        return estimated.isEmpty()
                ? categories[0]
                : categories[estimated.get(estimated.size() - 1).number()];
    }

    /** The variance of the score. */
    double variance() {
        double sum = 0;
        double below = 0;
        for (int c = 0; c < deviations.length; c++) {
            double upTo = c < thresholds.length ? NormalDistribution.cumulative(thresholds[c]) : 1;
            sum += deviations[c] * deviations[c] * (upTo - below);
            below = upTo;
        }
        return sum;
    }

    /** Adds {@code times} the derivatives of {@link #variance} by the thresholds to {@code sums} from {@code at} on. */
    void addVarianceSlopes(double times, double[] sums, int at) {
        for (int t = 0; t < thresholds.length; t++) {
            double squares = deviations[t] * deviations[t] - deviations[t + 1] * deviations[t + 1];
            sums[at + t] += times * NormalDistribution.density(thresholds[t]) * squares;
        }
    }

    /**
     * The covariance of the scores of two items, and its derivatives.
     *
     * <p>With x and y the deviations of the scores and π the probabilities of the cells between the thresholds, c(ρ) =
     * Σ xₐyᵦπₐᵦ(ρ); by a threshold only the cells on both sides of it change.
     */
    static final class Pair {
        private final AnswerSteps first;
        private final AnswerSteps second;
        private final NormalRectangles cells;
        private final double[] edges;
        private double rho;

        Pair(AnswerSteps first, AnswerSteps second) {
            this.first = first;
            this.second = second;
            this.cells = new NormalRectangles(first.thresholds, second.thresholds);
            this.edges = new double[Math.max(first.deviations.length, second.deviations.length)];
        }

        /**
         * The covariance where the variables behind the answers correlate {@code correlation}; NaN beyond 1 in size.
         */
        double covariance(double correlation) {
            rho = correlation;
            cells.setProbabilities(rho);
            double sum = 0;
            for (int a = 0; a < cells.rows(); a++) {
                for (int b = 0; b < cells.cols(); b++) {
                    sum += first.deviations[a] * second.deviations[b] * cells.probability(a * cells.cols() + b);
                }
            }
            return sum;
        }

        /** The derivative of the covariance last found by the correlation. */
        double slope() {
            cells.setDerivatives(rho);
            double sum = 0;
            for (int a = 0; a < cells.rows(); a++) {
                for (int b = 0; b < cells.cols(); b++) {
                    sum += first.deviations[a] * second.deviations[b] * cells.slope(a * cells.cols() + b);
                }
            }
            return sum;
        }

        /**
         * Adds {@code times} its derivatives by the thresholds of the first item to {@code sums} from {@code at} on.
         */
        void addSlopesByFirst(double times, double[] sums, int at) {
            for (int t = 0; t < first.thresholds.length; t++) {
                cells.slopesByFirst(t, rho, edges);
                sums[at + t] += times * step(first, t) * weighted(second);
            }
        }

        /** The same by the thresholds of the second item. */
        void addSlopesBySecond(double times, double[] sums, int at) {
            for (int t = 0; t < second.thresholds.length; t++) {
                cells.slopesBySecond(t, rho, edges);
                sums[at + t] += times * step(second, t) * weighted(first);
            }
        }

        private static double step(AnswerSteps item, int threshold) {
            return item.deviations[threshold] - item.deviations[threshold + 1];
        }

        private double weighted(AnswerSteps item) {
            double sum = 0;
            for (int c = 0; c < item.deviations.length; c++) {
                sum += edges[c] * item.deviations[c];
            }
            return sum;
        }
    }
}
