package kith.reliability.scale;

/** Sums over a sample of people of their answers and of the products of each two answers; missing answers count 0. */
public sealed interface ProductSums permits PackedProducts.Sums, WeightedProducts {

    /** Nobody is in the sample any more. */
    void clear();

    /** Adds the people {@code rows[from]} to {@code rows[to − 1]}. */
    void add(int[] rows, int from, int to);

    /** Writes the products into the lower triangle of {@code products}, and the sums of the items. */
    void read(double[][] products, double[] sums);
}
