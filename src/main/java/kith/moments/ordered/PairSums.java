package kith.moments.ordered;

import java.util.List;
import kith.math.Parallel;

/**
 * What each distinct row of ordered answers adds to the deviation of functions of thresholds, polychoric correlations
 * and their asymptotic variances from their limits. A threshold takes a look into a table of the categories of its
 * variable and a correlation one into a table of those of both, so that a function is as many looks as there are pairs;
 * the tables hold the derivatives of the functions already.
 *
 * <p>It is here for the asymptotic variances, on which the factor of their covariance says nothing, and needs no memory
 * for that factor. For functions of the statistics alone it is 1.2 times as fast ({@code FastAnalyses.pairSums}).
 */
final class PairSums {

    private final AnswerPatterns patterns;
    private final int combinations;
    /** For each variable: its categories, and last the missing response, by the functions. */
    private final double[][] single;
    /**
     * For each pair, column by column below the diagonal: the categories of both, missing ones last, by the functions.
     */
    private final double[][] pair;

    /**
     * @param onCorrelations the tables of influences on the correlations
     * @param onVariances the same on their asymptotic variances; not looked at where no function depends on these
     */
    PairSums(
            AnswerPatterns patterns,
            MarginalThresholds[] margins,
            double[][] onCorrelations,
            double[][] onVariances,
            List<AsymptoticCovariance.Direction> functions) {
        this.patterns = patterns;
        this.combinations = functions.size();
        this.single = new double[margins.length][];
        this.pair = new double[onCorrelations.length][];
        int from = 0;
        for (int v = 0; v < margins.length; v++) {
            single[v] = ofThresholds(margins[v], from, functions);
            from += margins[v].thresholds().length;
        }
        for (int k = 0; k < pair.length; k++) {
            pair[k] = new double[onCorrelations[k].length * combinations];
            for (int d = 0; d < combinations; d++) {
                add(functions.get(d).byStatistics()[from + k], onCorrelations[k], pair[k], d);
                if (functions.get(d).byVariances().isPresent()) {
                    add(functions.get(d).byVariances().get()[k], onVariances[k], pair[k], d);
                }
            }
        }
    }

    private double[] ofThresholds(MarginalThresholds margin, int from, List<AsymptoticCovariance.Direction> functions) {
        double[] influences = margin.influences();
        int thresholds = margin.thresholds().length;
        double[] table = new double[(margin.levels() + 1) * combinations];
        for (int code = 0; code <= margin.levels(); code++) {
            for (int d = 0; d < combinations; d++) {
                double[] weights = functions.get(d).byStatistics();
                for (int t = 0; t < thresholds; t++) {
                    table[code * combinations + d] += weights[from + t] * influences[code * thresholds + t];
                }
            }
        }
        return table;
    }

    private void add(double times, double[] influence, double[] table, int function) {
        for (int cell = 0; cell < influence.length; cell++) {
            table[cell * combinations + function] += times * influence[cell];
        }
    }

    /** n times the sum over rows of the squares of what they add, for each function. */
    double[] squares(double n, Parallel parallel) {
        int rows = AsymptoticCovariance.ROWS_A_PIECE;
        List<double[]> pieces = parallel.map(
                (patterns.size() + rows - 1) / rows,
                piece -> piece(piece * rows, Math.min(patterns.size(), (piece + 1) * rows)));
        double[] sums = new double[combinations];
        for (double[] piece : pieces) {
            for (int d = 0; d < combinations; d++) {
                sums[d] += n * piece[d];
            }
        }
        return sums;
    }

    private double[] piece(int first, int end) {
        int p = single.length;
        int size = end - first;
        int[][] code = new int[p][size];
        double[] sums = new double[size * combinations];
        for (int v = 0; v < p; v++) {
            for (int u = 0; u < size; u++) {
                code[v][u] = patterns.code(first + u, v) * combinations;
                for (int d = 0; d < combinations; d++) {
                    sums[u * combinations + d] += single[v][code[v][u] + d];
                }
            }
        }
        int k = 0;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                double[] table = pair[k++];
                int width = single[i].length / combinations;
                int[] row = code[j];
                int[] col = code[i];
                int at = 0;
                for (int u = 0; u < size; u++) {
                    int from = row[u] * width + col[u];
                    for (int d = 0; d < combinations; d++) {
                        sums[at++] += table[from + d];
                    }
                }
            }
        }
        double[] squares = new double[combinations];
        for (int u = 0; u < size; u++) {
            for (int d = 0; d < combinations; d++) {
                double sum = sums[u * combinations + d];
                squares[d] += patterns.squared(first + u) * sum * sum;
            }
        }
        return squares;
    }
}
