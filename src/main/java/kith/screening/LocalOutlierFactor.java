package kith.screening;

import java.util.Arrays;

/**
 * Local outlier factor of each respondent with complete responses: how much less dense the respondents around one are
 * than those around its neighbours (Breunig, Kriegel, Ng and Sander, 2000, doi 10.1145/335191.335388).
 *
 * <p>Euclidean distances of the responses with reverse-keyed items recoded, not standardised; {@value #NEIGHBOURS}
 * neighbours, with all that are as far as the last of them. The factor is about 1 within an even cloud. Where so many
 * respondents coincide that a density is infinite, the ratio of two infinite densities counts as 1 (as package dbscan).
 */
final class LocalOutlierFactor {

    /** How many neighbours a density rests on. */
    static final int NEIGHBOURS = 20;

    /** Work grows with the square of the respondents. */
    static final int MOST_ROWS = 10_000;

    private final double[][] rows;
    private final int neighbours;

    private LocalOutlierFactor(double[][] rows, int neighbours) {
        this.rows = rows;
        this.neighbours = neighbours;
    }

    /** The factors; NaN for all where there are too few or too many rows. */
    static double[] of(double[][] complete, int neighbours) {
        double[] none = new double[complete.length];
        Arrays.fill(none, Double.NaN);
        return isFor(complete.length, neighbours) ? new LocalOutlierFactor(complete, neighbours).factors() : none;
    }

    /** Whether so many rows are enough, and not too many. */
    static boolean isFor(int rows, int neighbours) {
        return rows > neighbours && rows <= MOST_ROWS;
    }

    private double[] factors() {
        int n = rows.length;
        int[][] near = new int[n][];
        double[][] distances = new double[n][];
        double[] reach = new double[n];
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                all[j] = j == i ? Double.POSITIVE_INFINITY : distance(rows[i], rows[j]);
            }
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            double last = sorted[neighbours - 1];
            reach[i] = last;
            near[i] = java.util.stream.IntStream.range(0, n)
                    .filter(j -> all[j] <= last)
                    .toArray();
            distances[i] = Arrays.stream(near[i]).mapToDouble(j -> all[j]).toArray();
        }
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < near[i].length; k++) {
                sum += Math.max(reach[near[i][k]], distances[i][k]);
            }
            density[i] = near[i].length / sum;
        }
        double[] factors = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j : near[i]) {
                double ratio = density[j] / density[i];
                sum += Double.isNaN(ratio) ? 1 : ratio;
            }
            factors[i] = sum / near[i].length;
        }
        return factors;
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            squares += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(squares);
    }
}
