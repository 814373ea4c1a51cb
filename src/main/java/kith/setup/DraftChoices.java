package kith.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user says of a data file, in place of what would be guessed.
 *
 * @param scales items by scale, a minus before a reverse-keyed one; empty for the blocks that are found
 * @param compare column whose groups are compared; empty for the one that is found
 * @param blocks what is said of blocks of items, by their ids
 */
public record DraftChoices(
        Map<String, List<String>> scales, Optional<String> compare, Map<String, BlockChoice> blocks) {

    /** Everything is guessed. */
    public static final DraftChoices NONE = new DraftChoices(Map.of(), Optional.empty());

    public DraftChoices {
        blocks = Map.copyOf(blocks);
    }

    /** Nothing is said of blocks of items. */
    public DraftChoices(Map<String, List<String>> scales, Optional<String> compare) {
        this(scales, compare, Map.of());
    }

    /**
     * What is said of a block of items.
     *
     * @param title of its scale; empty for the id
     * @param lowest point of the response scale; empty for the lowest that was observed
     * @param highest point of the response scale; empty for the highest that was observed
     */
    public record BlockChoice(String title, Optional<Integer> lowest, Optional<Integer> highest) {

        /** Nothing is said. */
        static final BlockChoice NONE = new BlockChoice("", Optional.empty(), Optional.empty());
    }

    BlockChoice of(ItemBlock block) {
        return blocks.getOrDefault(block.id(), BlockChoice.NONE);
    }
}
