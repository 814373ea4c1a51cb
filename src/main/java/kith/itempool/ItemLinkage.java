package kith.itempool;

/** How the distance between two clusters of items follows from the distances of their items. */
public enum ItemLinkage {
    /** Mean distance over all pairs of items, one of each cluster. */
    AVERAGE("average"),
    /** Largest distance of any such pair. */
    COMPLETE("complete"),
    /**
     * Ward's criterion on squared distances, as {@code ward.D2} of R (Murtagh and Legendre 2014, doi
     * 10.1007/s00357-014-9161-z).
     */
    WARD("Ward");

    private final String word;

    ItemLinkage(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
