package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.HalfVector;

/**
 * Information about the moments of both levels: what cluster means of each cluster size tell of μ and Σ_B + Σ_W ∕ n,
 * and what deviations from them tell of Σ_W. Not thread-safe.
 */
final class ClusterWeight implements Weight {

    private final int p;
    private final int half;
    /**
     * For each element of the half-vector of Σ_W over the variables that vary within clusters its place in that over
     * all.
     */
    private final int[] places;

    private final List<Means> means = new ArrayList<>();
    private final List<Deviations> deviations = new ArrayList<>();
    private final double[] change;
    private final double[] image;
    private final double[] partChange;
    private final double[] partImage;

    /** Of the clusters of one size. */
    private record Means(double size, double share, Weight weight) {}

    private record Deviations(double share, Weight weight) {}

    /** @param within the variables that vary within clusters, among p */
    ClusterWeight(int p, int[] within) {
        this.p = p;
        this.half = p + HalfVector.length(p);
        this.places = places(p, within);
        this.change = new double[half];
        this.image = new double[half];
        this.partChange = new double[places.length];
        this.partImage = new double[places.length];
    }

    private static int[] places(int p, int[] within) {
        int[] places = new int[HalfVector.length(within.length)];
        for (int j = 0; j < within.length; j++) {
            for (int i = j; i < within.length; i++) {
                places[HalfVector.index(i, j, within.length)] = p + HalfVector.index(within[i], within[j], p);
            }
        }
        return places;
    }

    /** Adds the means of clusters of one size, over means and covariances of all variables. */
    void addMeans(double size, double share, Weight weight) {
        means.add(new Means(size, share, weight));
    }

    /** Adds deviations from cluster means, over covariances of the variables that vary within clusters. */
    void addDeviations(double share, Weight weight) {
        deviations.add(new Deviations(share, weight));
    }

    @Override
    public int size() {
        return 2 * half;
    }

    @Override
    public void multiply(double[] vector, double[] product) {
        Arrays.fill(product, 0);
        for (Means part : means) {
            for (int k = 0; k < half; k++) {
                change[k] = vector[half + k] + vector[k] / (k < p ? 1 : part.size);
            }
            part.weight.multiply(change, image);
            for (int k = 0; k < half; k++) {
                product[half + k] += part.share * image[k];
                product[k] += part.share * image[k] / (k < p ? 1 : part.size);
            }
        }
        for (Deviations part : deviations) {
            for (int k = 0; k < places.length; k++) {
                partChange[k] = vector[places[k]];
            }
            part.weight.multiply(partChange, partImage);
            for (int k = 0; k < places.length; k++) {
                product[places[k]] += part.share * partImage[k];
            }
        }
    }
}
