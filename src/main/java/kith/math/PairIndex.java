package kith.math;

/**
 * The numbers of the pairs of p variables, column by column below the diagonal: (0, 1), (0, 2), …, (1, 2), …: the order
 * of polychoric correlations.
 */
public final class PairIndex {

    private PairIndex() {}

    /** How many pairs there are: p (p − 1) ∕ 2. */
    public static int count(int p) {
        return p * (p - 1) / 2;
    }

    /** The number of the pair of two different variables, in either order. */
    public static int of(int i, int j, int p) {
        int low = Math.min(i, j);
        return low * (2 * p - low - 1) / 2 + Math.max(i, j) - low - 1;
    }
}
