package kith.dif.joint;

/** Which of the two approaches indicates that an item functions differently. */
public enum SearchAgreement {
    BOTH("both"),
    NEITHER("neither"),
    METHODS_ONLY("methods only"),
    SEARCH_ONLY("search only"),
    /** There was no search, or its model does not hold the item. */
    NOT_SEARCHED("not searched");

    private final String word;

    SearchAgreement(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static SearchAgreement of(boolean searched, boolean byMethods, boolean bySearch) {
        if (!searched) {
            return NOT_SEARCHED;
        }
        if (byMethods) {
            return bySearch ? BOTH : METHODS_ONLY;
        }
        return bySearch ? SEARCH_ONLY : NEITHER;
    }

    /** Whether the two contradict each other. */
    public boolean isDisagreement() {
        return this == METHODS_ONLY || this == SEARCH_ONLY;
    }
}
