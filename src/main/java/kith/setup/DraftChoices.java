package kith.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user says of a data file, in place of what would be guessed.
 *
 * @param scales items by scale, a minus before a reverse-keyed one; empty for the blocks that are found
 * @param compare column whose groups are compared; empty for the one that is found
 */
public record DraftChoices(Map<String, List<String>> scales, Optional<String> compare) {

    /** Everything is guessed. */
    public static final DraftChoices NONE = new DraftChoices(Map.of(), Optional.empty());
}
