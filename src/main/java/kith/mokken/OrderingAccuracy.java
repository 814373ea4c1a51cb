package kith.mokken;

/**
 * How accurately items that have an invariant ordering are ordered, by H<sup>T</sup>: too inaccurate below .30, low
 * from .30, medium from .40, high from .50 (Ligtvoet et al. 2010, doi 10.1177/0013164409355697).
 */
public enum OrderingAccuracy {
    TOO_INACCURATE("too low to be useful"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high"),
    /** Fewer than two items are left to be ordered. */
    UNKNOWN("unknown");

    private static final double LOW_FROM = 0.30;
    private static final double MEDIUM_FROM = 0.40;
    private static final double HIGH_FROM = 0.50;

    private final String word;

    OrderingAccuracy(String word) {
        this.word = word;
    }

    public static OrderingAccuracy of(double ht) {
        if (Double.isNaN(ht)) {
            return UNKNOWN;
        }
        if (ht >= HIGH_FROM) {
            return HIGH;
        }
        if (ht >= MEDIUM_FROM) {
            return MEDIUM;
        }
        return ht >= LOW_FROM ? LOW : TOO_INACCURATE;
    }

    public String word() {
        return word;
    }
}
