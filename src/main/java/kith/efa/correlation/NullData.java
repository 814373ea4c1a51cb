package kith.efa.correlation;

/** What data without any common factor look like, in a parallel analysis. */
public enum NullData {
    /**
     * Independent normal variables. Their correlations are drawn at once from the Wishart distribution, by the
     * decomposition of Bartlett (1933, doi 10.1017/S0370164600015637), and not from rows.
     */
    NORMAL,
    /** The answers of each item in a random order (Buja and Eyuboglu 1992, doi 10.1207/s15327906mbr2704_2). */
    PERMUTED,
    /** Answers of each item drawn anew from its own distribution: normal variables cut at the item's thresholds. */
    REDRAWN
}
