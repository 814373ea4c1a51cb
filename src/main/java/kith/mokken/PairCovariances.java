package kith.mokken;

import java.util.Arrays;

/**
 * Covariances of items (divisor N − 1), and the largest that their marginal distributions allow: that of the two
 * columns sorted. Every scalability coefficient without a standard error is a ratio of sums of these.
 *
 * @param covariance item by item, with the variances on the diagonal
 * @param largest item by item
 * @param respondents N
 */
public record PairCovariances(double[][] covariance, double[][] largest, int respondents) {

    public static PairCovariances of(ItemScores scores) {
        byte[][] sorted = new byte[scores.size()][];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = scores.scores()[i].clone();
            Arrays.sort(sorted[i]);
        }
        return new PairCovariances(covariances(scores.scores()), covariances(sorted), scores.respondents());
    }

    private static double[][] covariances(byte[][] columns) {
        int k = columns.length;
        double[][] c = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                long product = 0;
                long first = 0;
                long second = 0;
                int n = columns[i].length;
                for (int p = 0; p < n; p++) {
                    product += columns[i][p] * columns[j][p];
                    first += columns[i][p];
                    second += columns[j][p];
                }
                c[i][j] = (product - (double) first * second / n) / (n - 1);
                c[j][i] = c[i][j];
            }
        }
        return c;
    }

    int size() {
        return covariance.length;
    }

    double h(int i, int j) {
        return covariance[i][j] / largest[i][j];
    }

    /** Scalability of one item within a set of others (itself not counted among them). */
    double itemH(int item, int[] set) {
        double sum = 0;
        double most = 0;
        for (int other : set) {
            if (other != item) {
                sum += covariance[item][other];
                most += largest[item][other];
            }
        }
        return sum / most;
    }

    /** Scalability of a set of items. */
    double scaleH(int[] set) {
        double sum = 0;
        double most = 0;
        for (int i : set) {
            for (int j : set) {
                if (i != j) {
                    sum += covariance[i][j];
                    most += largest[i][j];
                }
            }
        }
        return sum / most;
    }

    /** Mokken's Z of two items: covariance over its standard deviation under independence. */
    double z(int i, int j) {
        return covariance[i][j] * Math.sqrt(respondents - 1.0) / Math.sqrt(covariance[i][i] * covariance[j][j]);
    }

    /** Mokken's Z of one item within a set of others. */
    double itemZ(int item, int[] set) {
        double sum = 0;
        double variance = 0;
        for (int other : set) {
            if (other != item) {
                sum += covariance[item][other];
                variance += covariance[item][item] * covariance[other][other];
            }
        }
        return sum * Math.sqrt(respondents - 1.0) / Math.sqrt(variance);
    }

    /** Mokken's Z of a set of items. */
    double scaleZ(int[] set) {
        double sum = 0;
        double variance = 0;
        for (int a = 0; a < set.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += covariance[set[a]][set[b]];
                variance += covariance[set[a]][set[a]] * covariance[set[b]][set[b]];
            }
        }
        return sum * Math.sqrt(respondents - 1.0) / Math.sqrt(variance);
    }
}
