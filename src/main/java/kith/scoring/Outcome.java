package kith.scoring;

/** How a score came about, or why there is none. */
public enum Outcome {
    /** Every item was answered. */
    COMPLETE(true, "all items answered"),
    /** The mean of those items that were answered; the others count as if they were answered like these. */
    MEAN_OF_ANSWERED(true, "mean of the answered items"),
    /** The sum of those items that were answered, scaled up to the full number of items. */
    PRORATED(true, "sum of the answered items, scaled up to all items"),
    /** Nothing was answered. */
    NO_ANSWERS(false, "no item answered"),
    /** Fewer answers than the rule asks for. */
    TOO_FEW_ANSWERS(false, "fewer responses than the rule requires"),
    /** A sum that is not scaled up needs every answer. */
    INCOMPLETE_SUM(false, "a response is missing and the rule does not prorate sums");

    private final boolean scored;
    private final String reason;

    Outcome(boolean scored, String reason) {
        this.scored = scored;
        this.reason = reason;
    }

    /** Whether there is a score. */
    public boolean scored() {
        return scored;
    }

    /** The same in words, for readers. */
    public String reason() {
        return reason;
    }

    /** Whether the score stands for answers that are missing. */
    public boolean prorated() {
        return this == MEAN_OF_ANSWERED || this == PRORATED;
    }
}
