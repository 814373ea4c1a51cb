package kith.instrument;

import java.util.List;
import java.util.Optional;

/**
 * A group of items that is scored together, and a factor of the instrument's structure.
 *
 * @param id stable name, also the factor's name in models
 * @param items ids of its items
 * @param direction what a high score means
 * @param scoring its own rule, where it differs from the instrument's
 */
public record Subscale(String id, String title, List<String> items, String direction, Optional<ScoringRule> scoring) {
    public Subscale {
        items = List.copyOf(items);
    }

    /** The items that a short form keeps, by its rule where it has one. */
    Subscale reducedTo(Instrument.ShortForm form) {
        return new Subscale(
                id,
                title,
                items.stream().filter(form.items()::contains).toList(),
                direction,
                form.scoring().isPresent() ? Optional.empty() : scoring);
    }
}
