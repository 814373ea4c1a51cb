package kith.screening;

import java.util.List;

/**
 * What was not answered.
 *
 * @param share of all cells
 * @param complete rows with an answer to every item
 * @param empty rows with no answer at all
 * @param rowsByMissing how many rows lack 0, 1, 2, … answers
 * @param patterns which items are missing together, the most frequent first; complete rows are a pattern as well
 */
public record Missingness(double share, int complete, int empty, List<Integer> rowsByMissing, List<Pattern> patterns) {

    public Missingness {
        rowsByMissing = List.copyOf(rowsByMissing);
        patterns = List.copyOf(patterns);
    }

    /** Items missing together in so many rows. */
    public record Pattern(List<String> missing, int rows) {
        public Pattern {
            missing = List.copyOf(missing);
        }
    }
}
