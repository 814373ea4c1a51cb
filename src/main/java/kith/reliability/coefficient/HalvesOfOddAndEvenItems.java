package kith.reliability.coefficient;

/**
 * The reliability of a scale by the correlation of its odd with its even items, stepped up to the full length.
 *
 * @param correlation r of the two sums
 * @param spearmanBrown 2r/(1 + r) (Spearman 1910; Brown 1910), which supposes halves of equal length
 * @param unequal for halves that hold the shares p and q of the items: r (√(r² + 4pq(1 − r²)) − r) / (2pq(1 − r²))
 *     (Horst 1951, Educational and Psychological Measurement 11:368)
 * @param flanaganRulon 1 − var(odd − even)/var(odd + even), which supposes nothing of the halves' variances (Rulon
 *     1939)
 */
public record HalvesOfOddAndEvenItems(double correlation, double spearmanBrown, double unequal, double flanaganRulon) {

    /** @param c covariances of at least two items */
    public static HalvesOfOddAndEvenItems of(double[][] c) {
        double odd = 0;
        double even = 0;
        double between = 0;
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                if (i % 2 != j % 2) {
                    between += c[i][j] / 2;
                } else if (i % 2 == 0) {
                    odd += c[i][j];
                } else {
                    even += c[i][j];
                }
            }
        }
        double r = between / Math.sqrt(odd * even);
        int ofEven = c.length / 2;
        double share = ofEven / (double) c.length;
        double pq = share * (1 - share);
        double rest = 1 - r * r;
        return new HalvesOfOddAndEvenItems(
                r,
                2 * r / (1 + r),
                rest == 0 ? r : r * (Math.sqrt(r * r + 4 * pq * rest) - r) / (2 * pq * rest),
                4 * between / (odd + even + 2 * between));
    }
}
