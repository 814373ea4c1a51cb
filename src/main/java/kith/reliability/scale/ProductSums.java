package kith.reliability.scale;

/**
 * Sums over a sample of respondents of their answers and of the products of each two answers; missing responses count
 * 0.
 */
public sealed interface ProductSums permits PackedProducts.Sums, WeightedProducts {

    /** No respondent is in the sample any more. */
    void clear();

    /** Adds the respondents {@code rows[from]} to {@code rows[to − 1]}. */
    void add(int[] rows, int from, int to);

    /** Writes the products into the lower triangle of {@code products}, and the sums of the items. */
    void read(double[][] products, double[] sums);
}
