package kith.dif.joint;

import kith.dif.ItemVerdict;

/**
 * The conclusion on an item from all methods and, where there is one, the factor-analytic search.
 *
 * <p>The methods indicate differential item functioning where at least half of their tests are significant after Holm's
 * adjustment over the items, or where the classes of the size make the effect moderate or large ({@link ItemVerdict}).
 * The search indicates it where it released a loading, an intercept or a threshold of the item. Without a search the
 * methods decide; with one, both must agree. The rule is Kith's.
 */
public enum JointVerdict {
    NONE("no DIF"),
    /** Indicated, but of negligible size. */
    NEGLIGIBLE("DIF, negligible size"),
    MODERATE("DIF, moderate"),
    LARGE("DIF, large"),
    /** Only the methods or only the search indicate it. */
    UNCLEAR("unclear");

    private final String word;

    JointVerdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static JointVerdict of(SearchAgreement agreement, boolean byMethods, ItemVerdict.Kind size) {
        return switch (agreement) {
            case NEITHER -> NONE;
            case METHODS_ONLY, SEARCH_ONLY -> UNCLEAR;
            case BOTH -> ofSize(size);
            case NOT_SEARCHED -> byMethods ? ofSize(size) : NONE;
        };
    }

    private static JointVerdict ofSize(ItemVerdict.Kind size) {
        return switch (size) {
            case LARGE -> LARGE;
            case MODERATE -> MODERATE;
            case NEGLIGIBLE, NONE -> NEGLIGIBLE;
        };
    }
}
