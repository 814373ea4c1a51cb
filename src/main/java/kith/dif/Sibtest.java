package kith.dif;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import kith.math.ChiSquare;

/**
 * SIBTEST and crossing SIBTEST of a set of items, matched on the sum of others.
 *
 * <p>β is the weighted mean over matching scores of the difference of the expected score on the studied items,
 * reference less focal, with the means of each group moved to a common true score by a regression on the matching score
 * (reliability: alpha of each group): above 0 where the reference group scores higher (Shealy and Stout 1993, doi
 * 10.1007/BF02294572; Chang, Mazzeo and Roussos 1996 for ordered items). χ² = (β/SE)². The crossing test sums the
 * squares of both sides of the score at which the weighted regression of the differences crosses 0 (Chalmers 2018a, doi
 * 10.1007/s11336-017-9583-8), with 2 degrees of freedom where both sides hold scores; its β is the size of the sum of
 * the differences, those above the crossing score with the opposite sign. Scores at either end, with {@value #FEWEST}
 * or fewer respondents of a group, or without variance in a group are left out; fewer than two items to match by give
 * no test. The crossing score is rounded to one digit, and where a neighbouring score is missing in one group its mean
 * counts as 0: so package mirt 1.47.
 *
 * @param beta uniform difference
 * @param standardError of it
 * @param uniform test
 * @param crossingBeta size of the difference with opposite signs on both sides of the crossing score
 * @param crossing test
 */
public record Sibtest(
        double beta,
        double standardError,
        ChiSquareStatistic uniform,
        double crossingBeta,
        ChiSquareStatistic crossing) {

    private static final int FEWEST = 5;
    private static final double SHARE_FOR_CROSSING = 0.01;

    /** Where it cannot be computed. */
    static final Sibtest NONE =
            new Sibtest(Double.NaN, Double.NaN, ChiSquareStatistic.NONE, Double.NaN, ChiSquareStatistic.NONE);

    /**
     * @param data of two groups
     * @param studied which items are examined together
     * @param matched which items are summed to match respondents
     */
    static Sibtest of(GroupedScores data, boolean[] studied, boolean[] matched) {
        int[] matching = data.sum(matched);
        int[] suspect = data.sum(studied);
        int[] values = Arrays.stream(matching).distinct().sorted().toArray();
        int items = 0;
        for (boolean one : matched) {
            items += one ? 1 : 0;
        }
        if (values.length < 3 || items < 2) {
            return NONE;
        }
        Side reference = new Side(data, 0, matching, suspect, values, matched);
        Side focal = new Side(data, 1, matching, suspect, values, matched);
        int k = values.length;
        double[] weight = new double[k];
        double[] common = new double[k];
        double total = 0;
        for (int s = 0; s < k; s++) {
            common[s] = (reference.trueScore[s] + focal.trueScore[s]) / 2;
            boolean used = s > 0
                    && s < k - 1
                    && reference.n[s] > FEWEST
                    && focal.n[s] > FEWEST
                    && reference.variance[s] != 0
                    && focal.variance[s] != 0;
            weight[s] = used ? reference.n[s] + focal.n[s] : 0;
            total += weight[s];
        }
        if (total == 0) {
            return NONE;
        }
        double[] difference = new double[k];
        double[] spread = new double[k];
        for (int s = 0; s < k; s++) {
            weight[s] /= total;
            if (weight[s] > 0) {
                difference[s] = reference.adjusted(s, common[s]) - focal.adjusted(s, common[s]);
                spread[s] = weight[s]
                        * weight[s]
                        * (focal.variance[s] / focal.n[s] + reference.variance[s] / reference.n[s]);
            }
        }
        double crossing = crossing(values, difference, reference.n, focal.n, data.size());
        return result(values, weight, difference, spread, crossing);
    }

    private static Sibtest result(
            int[] values, double[] weight, double[] difference, double[] spread, double crossing) {
        double beta = 0;
        double[] side = new double[2];
        double[] sideSpread = new double[2];
        for (int s = 0; s < values.length; s++) {
            int which = values[s] > crossing ? 1 : 0;
            beta += weight[s] * difference[s];
            side[which] += weight[s] * difference[s];
            sideSpread[which] += spread[s];
        }
        double error = Math.sqrt(sideSpread[0] + sideSpread[1]);
        double chi2 = 0;
        int df = 0;
        for (int which = 0; which < 2; which++) {
            if (sideSpread[which] > 0) {
                chi2 += side[which] * side[which] / sideSpread[which];
                df++;
            }
        }
        return new Sibtest(
                beta,
                error,
                new ChiSquareStatistic(
                        beta * beta / (error * error), 1, ChiSquare.upperTail(beta * beta / (error * error), 1)),
                Math.abs(side[0] - side[1]),
                ChiSquareStatistic.of(chi2, df));
    }

    /** Where the weighted regression of the differences on the matching score is 0. */
    private static double crossing(int[] values, double[] difference, double[] first, double[] second, int n) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        for (int s = 0; s < values.length; s++) {
            double weight = Math.max(first[s], second[s]);
            if (first[s] > 0 && second[s] > 0 && weight / n > SHARE_FOR_CROSSING) {
                w += weight;
                wx += weight * values[s];
                wy += weight * difference[s];
                wxx += weight * values[s] * values[s];
                wxy += weight * values[s] * difference[s];
            }
        }
        double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
        double crossing = -(wy - slope * wx) / w / slope;
        return Double.isFinite(crossing)
                ? new BigDecimal(crossing).round(new MathContext(1)).doubleValue()
                : Double.POSITIVE_INFINITY;
    }

    /** One group. */
    private static final class Side {

        private final double[] n;
        private final double[] mean;
        private final double[] variance;
        private final double[] trueScore;

        Side(GroupedScores data, int group, int[] matching, int[] suspect, int[] values, boolean[] matched) {
            int k = values.length;
            this.n = new double[k];
            this.mean = new double[k];
            this.variance = new double[k];
            this.trueScore = new double[k];
            double[] squares = new double[k];
            double size = 0;
            double sum = 0;
            for (int p = 0; p < matching.length; p++) {
                if (data.group()[p] == group) {
                    int s = Arrays.binarySearch(values, matching[p]);
                    n[s]++;
                    mean[s] += suspect[p];
                    squares[s] += (double) suspect[p] * suspect[p];
                    size++;
                    sum += matching[p];
                }
            }
            double average = sum / size;
            double reliability = alpha(data, group, matched);
            int items = 0;
            for (boolean one : matched) {
                items += one ? 1 : 0;
            }
            for (int s = 0; s < k; s++) {
                variance[s] = n[s] > 1 ? (squares[s] - mean[s] * mean[s] / n[s]) / (n[s] - 1) : 0;
                mean[s] = n[s] > 0 ? mean[s] / n[s] : 0;
                trueScore[s] = (average + reliability * (values[s] - average)) / items;
            }
        }

        /** The mean at a score, moved along the line through its neighbours to another true score. */
        double adjusted(int s, double to) {
            double slope = (mean[s + 1] - mean[s - 1]) / (trueScore[s + 1] - trueScore[s - 1]);
            return mean[s] + slope * (to - trueScore[s]);
        }

        private static double alpha(GroupedScores data, int group, boolean[] matched) {
            int k = 0;
            double own = 0;
            int[] total = data.sum(matched);
            for (int item = 0; item < matched.length; item++) {
                if (matched[item]) {
                    k++;
                    own += variance(data.scores()[item], data.group(), group);
                }
            }
            return k / (k - 1.0) * (1 - own / variance(total, data.group(), group));
        }

        private static double variance(int[] values, int[] groups, int group) {
            double n = 0;
            double sum = 0;
            double squares = 0;
            for (int p = 0; p < values.length; p++) {
                if (groups[p] == group) {
                    n++;
                    sum += values[p];
                    squares += (double) values[p] * values[p];
                }
            }
            return (squares - sum * sum / n) / (n - 1);
        }
    }
}
