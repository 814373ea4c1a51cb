package kith.shortform;

import java.util.Arrays;
import java.util.List;

/**
 * Complete responses that forms are judged by.
 *
 * @param items names of the items
 * @param scores one array an item, reversed items recoded
 * @param groups names of the groups; empty for none
 * @param group of each respondent, an index into {@code groups}
 * @param external scores on the external criterion; empty for none
 */
record FormSample(List<String> items, double[][] scores, List<String> groups, int[] group, double[] external) {

    int n() {
        return scores[0].length;
    }

    /** Only some respondents. */
    FormSample rows(int[] rows) {
        return new FormSample(
                items,
                Arrays.stream(scores).map(column -> some(column, rows)).toArray(double[][]::new),
                groups,
                groups.isEmpty()
                        ? group
                        : Arrays.stream(rows).map(row -> group[row]).toArray(),
                external.length == 0 ? external : some(external, rows));
    }

    private static double[] some(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Covariances of two columns with divisor n − 1. */
    static double covariance(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            sum += (x[p] - meanX) * (y[p] - meanY);
        }
        return sum / (x.length - 1);
    }

    double[][] covariances() {
        int k = scores.length;
        double[][] covariances = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = covariance(scores[i], scores[j]);
                covariances[j][i] = covariances[i][j];
            }
        }
        return covariances;
    }
}
