package kith.change;

/** What a change index says of one respondent. */
public enum ChangeVerdict {
    IMPROVED,
    UNCHANGED,
    WORSE,
    /** The index does not exist. */
    UNKNOWN;

    /**
     * @param index positive where the score rose
     * @param cutoff such as 1.96; an index of exactly the cut-off is unchanged
     */
    static ChangeVerdict of(double index, double cutoff, ScoreDirection direction) {
        double better = direction == ScoreDirection.HIGHER_IS_BETTER ? index : -index;
        if (Double.isNaN(index)) {
            return UNKNOWN;
        }
        if (better > cutoff) {
            return IMPROVED;
        }
        return better < -cutoff ? WORSE : UNCHANGED;
    }
}
