package kith.change;

import java.util.Arrays;

/**
 * An index of reliable change for every respondent.
 *
 * @param standardError what the change is divided by, in units of the score; NaN where the method has no single one
 * @param values in the order of the pairs, NaN where the index does not exist
 * @param cutoff beyond which a change is reliable, 1.96 at 95%
 */
public record ChangeIndex(
        ReliableChangeMethod method, double standardError, double[] values, double cutoff, ScoreDirection direction) {

    public ChangeIndex {
        values = values.clone();
    }

    /** What the index says of one respondent. */
    public ChangeVerdict verdict(int respondent) {
        return ChangeVerdict.of(values[respondent], cutoff, direction);
    }

    /** How many respondents have this verdict. */
    public int count(ChangeVerdict verdict) {
        return (int) Arrays.stream(values)
                .filter(value -> ChangeVerdict.of(value, cutoff, direction) == verdict)
                .count();
    }
}
