package kith.scoring;

import java.util.List;
import java.util.OptionalDouble;
import kith.instrument.ScoringRule;

/**
 * What was scored.
 *
 * @param id of the subscale, the total or the short form
 * @param kind which of them it is
 * @param items ids of what is put together: items, or the subscales of a total over subscales
 * @param direction what a high score means; may be empty
 * @param rule how the answers become a score
 * @param lowest the lowest score that there can be, where the response scales say it
 * @param highest the highest
 */
public record ScoredScale(
        String id,
        String title,
        Kind kind,
        List<String> items,
        String direction,
        ScoringRule rule,
        OptionalDouble lowest,
        OptionalDouble highest) {

    /** What part of the instrument a scale is. */
    public enum Kind {
        SUBSCALE,
        TOTAL,
        SHORT_FORM
    }

    public ScoredScale {
        items = List.copyOf(items);
    }
}
