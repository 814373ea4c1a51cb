package kith.simulation;

import java.util.Map;

/**
 * An item or a question of the profile: y* = Σ loading · factor + residual.
 *
 * @param id also its column
 * @param loadings by factor; empty for a question that no factor stands behind
 * @param form how y* becomes an answer
 * @param keying whether it is worded with or against its factors; loadings and thresholds are always those of the
 *     answer recoded, and a reversed item's column holds the answer as it was given
 */
public record Indicator(String id, Map<String, Double> loadings, AnswerForm form, Keying keying) {

    /** Which way an item is worded. */
    public enum Keying {
        FORWARD,
        REVERSED
    }

    public Indicator {
        loadings = Map.copyOf(loadings);
        if (keying == Keying.REVERSED && !(form instanceof AnswerForm.Ordered)) {
            throw new IllegalArgumentException(id + " is reversed and has no ordered points");
        }
    }

    /** The column's value for an answer of the form. */
    double asGiven(double answer) {
        return keying == Keying.REVERSED && form instanceof AnswerForm.Ordered points
                ? points.range().recoded(answer)
                : answer;
    }
}
