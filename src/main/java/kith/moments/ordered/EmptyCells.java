package kith.moments.ordered;

/**
 * What is done with cells of a pair's table that no respondent falls into, before the polychoric correlation is
 * estimated.
 */
public enum EmptyCells {
    /**
     * A 2 × 2 table with one empty cell gets one half there, and the other cells change by one half so that the margins
     * stay; larger tables are left as they are. lavaan's default ({@code zero.add = c(0.5, 0)},
     * {@code zero.keep.margins = TRUE}) and that of Mplus.
     */
    KEEP_MARGINS_2X2,
    /**
     * Every table is left as it is; psych's {@code polychoric} when all items have the same categories, or with
     * {@code correct = 0}.
     */
    KEEP,
    /**
     * Every empty cell of every table counts one half, as with psych's {@code correct = 0.5} and {@code global = FALSE}
     * (which does not divide the margins by the larger total when it takes thresholds from them; here they are).
     */
    ADD_HALF
}
