package kith.itempool;

import java.util.Arrays;

/**
 * Silhouette widths (Rousseeuw 1987, doi 10.1016/0377-0427(87)90125-7): (b − a) / max(a, b), with a the mean distance
 * to the other objects of the own cluster and b the smallest mean distance to another cluster; 0 for an object alone in
 * its cluster.
 */
final class Silhouette {

    private Silhouette() {}

    /** @param membership cluster of each object, from 1; two clusters or more, otherwise every width is 0 */
    static double[] widths(double[][] distances, int[] membership) {
        int clusters = Arrays.stream(membership).max().orElse(0);
        int[] sizes = new int[clusters];
        for (int cluster : membership) {
            sizes[cluster - 1]++;
        }
        double[] widths = new double[membership.length];
        for (int i = 0; clusters > 1 && i < widths.length; i++) {
            double[] sums = new double[clusters];
            for (int j = 0; j < membership.length; j++) {
                sums[membership[j] - 1] += distances[i][j];
            }
            int own = membership[i] - 1;
            double other = Double.POSITIVE_INFINITY;
            for (int c = 0; c < clusters; c++) {
                if (c != own) {
                    other = Math.min(other, sums[c] / sizes[c]);
                }
            }
            double within = sums[own] / (sizes[own] - 1);
            double larger = Math.max(within, other);
            widths[i] = sizes[own] == 1 || larger == 0 ? 0 : (other - within) / larger;
        }
        return widths;
    }

    static double mean(double[] widths) {
        return Arrays.stream(widths).average().orElse(Double.NaN);
    }
}
