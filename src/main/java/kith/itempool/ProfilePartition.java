package kith.itempool;

import java.util.List;
import kith.math.Seeds;
import smile.clustering.KMeans;
import smile.math.MathEx;

/**
 * A partition of respondents by k-means on standardised items: the smallest sum of squares within profiles over many
 * starts.
 *
 * <p>Each start is Smile's k-means with k-means++ seeding (Arthur and Vassilvitskii 2007), continued by moving single
 * respondents while that lowers the sum of squares, as the method of Hartigan and Wong does (the default of R's
 * {@code kmeans}). Smile's steps alone ended at larger sums of squares in a test with R.
 *
 * @param membership profile of each respondent, from 0
 * @param within sum of squares within profiles
 */
record ProfilePartition(int[] membership, double within) {

    private static final int ITERATIONS = 100;
    private static final int MOST_SWEEPS = 1000;
    private static final double CLOSE = 1e-12;

    /** The starts differ by the number of the start; each depends on nothing but seed and number. */
    static ProfilePartition start(double[][] rows, int profiles, long seed, int start) {
        if (profiles == 1) {
            return of(rows, new int[rows.length], 1);
        }
        MathEx.setSeed(Seeds.mixed(seed, start));
        int[] membership = KMeans.fit(rows, profiles, ITERATIONS, 0).y.clone();
        transfer(rows, membership, profiles);
        return of(rows, membership, profiles);
    }

    /** The one with the smallest sum of squares; the first of equal ones. */
    static ProfilePartition best(List<ProfilePartition> partitions) {
        ProfilePartition best = partitions.get(0);
        for (ProfilePartition partition : partitions) {
            if (partition.within() < best.within()) {
                best = partition;
            }
        }
        return best;
    }

    private static ProfilePartition of(double[][] rows, int[] membership, int profiles) {
        double[][] centres = centres(rows, membership, profiles);
        double within = 0;
        for (int p = 0; p < rows.length; p++) {
            within += squaredDistance(rows[p], centres[membership[p]]);
        }
        return new ProfilePartition(membership, within);
    }

    /** Moves one respondent at a time while that lowers the sum of squares, in the order of the rows. */
    private static void transfer(double[][] rows, int[] membership, int profiles) {
        double[][] centres = centres(rows, membership, profiles);
        int[] sizes = new int[profiles];
        for (int of : membership) {
            sizes[of]++;
        }
        boolean moved = true;
        for (int sweep = 0; moved && sweep < MOST_SWEEPS; sweep++) {
            moved = false;
            for (int p = 0; p < rows.length; p++) {
                int own = membership[p];
                int to = sizes[own] < 2 ? own : cheapest(rows[p], own, centres, sizes);
                if (to != own) {
                    shift(centres[own], rows[p], -1.0 / (sizes[own] - 1));
                    shift(centres[to], rows[p], 1.0 / (sizes[to] + 1));
                    sizes[own]--;
                    sizes[to]++;
                    membership[p] = to;
                    moved = true;
                }
            }
        }
    }

    private static int cheapest(double[] row, int own, double[][] centres, int[] sizes) {
        double smallest = squaredDistance(row, centres[own]) * sizes[own] / (sizes[own] - 1) * (1 - CLOSE);
        int cheapest = own;
        for (int c = 0; c < centres.length; c++) {
            double cost = sizes[c] == 0 ? 0 : squaredDistance(row, centres[c]) * sizes[c] / (sizes[c] + 1);
            if (c != own && cost < smallest) {
                smallest = cost;
                cheapest = c;
            }
        }
        return cheapest;
    }

    private static void shift(double[] centre, double[] row, double share) {
        for (int i = 0; i < centre.length; i++) {
            centre[i] += share * (row[i] - centre[i]);
        }
    }

    /** Means of the profiles; 0 for a profile without respondents. */
    private static double[][] centres(double[][] rows, int[] membership, int profiles) {
        double[][] centres = new double[profiles][rows[0].length];
        int[] sizes = new int[profiles];
        for (int p = 0; p < rows.length; p++) {
            sizes[membership[p]]++;
            shift(centres[membership[p]], rows[p], 1.0 / sizes[membership[p]]);
        }
        return centres;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
