package kith.setup;

import java.util.Set;

/**
 * What a column seems to be for, and why.
 *
 * @param evidence in a few words
 */
public record RoleGuess(ColumnProfile column, ColumnRole role, String evidence) {

    private static final int MOST_GROUPS = 12;
    private static final int FEWEST_ROWS = 2;
    private static final double LOWEST_MEAN_WEIGHT = 0.5;
    private static final double HIGHEST_MEAN_WEIGHT = 2;
    private static final Set<String> BOX_VALUES = Set.of("0", "1", "Checked", "Unchecked");

    /** By its name and its values; items are guessed later, from the columns that are left. */
    static RoleGuess of(ColumnProfile column) {
        ColumnRole named = ColumnRole.named(column.name()).orElse(ColumnRole.OTHER);
        boolean parts = column.distinct() >= 2
                && column.distinct() <= MOST_GROUPS
                && column.answered() >= FEWEST_ROWS * column.distinct();
        return switch (named) {
            case DIRECT_IDENTIFIER -> new RoleGuess(column, named, "its name says who a respondent is");
            case TOOL -> new RoleGuess(column, named, "written by the survey tool");
            case ID ->
                column.isUnique()
                        ? new RoleGuess(column, named, "its name, and no value occurs twice")
                        : new RoleGuess(column, repeats(column) ? ColumnRole.ID : ColumnRole.OTHER, "its name");
            case WEIGHT ->
                new RoleGuess(
                        column,
                        isSamplingWeight(column) ? named : ColumnRole.OTHER,
                        "its name, and every row has a number, with a mean near 1");
            case WAVE, ARM, CONTEXT, GROUP ->
                new RoleGuess(
                        column, parts ? named : ColumnRole.OTHER, "its name, and " + column.distinct() + " values");
            case CLUSTER ->
                new RoleGuess(
                        column,
                        column.distinct() >= 2 && column.answered() >= FEWEST_ROWS * column.distinct()
                                ? named
                                : ColumnRole.OTHER,
                        "its name, and " + column.distinct() + " values");
            case BOX ->
                new RoleGuess(
                        column,
                        BOX_VALUES.containsAll(column.counts().keySet()) ? named : ColumnRole.OTHER,
                        "a box of a question with several answers");
            case ITEM, OTHER -> new RoleGuess(column, ColumnRole.OTHER, "");
        };
    }

    /** A weight in kilograms is none: sampling weights have a mean near 1, and no row is without. */
    private static boolean isSamplingWeight(ColumnProfile column) {
        if (!column.isNumeric() || column.answered() < column.cells().size()) {
            return false;
        }
        double mean = column.cells().stream()
                .mapToDouble(cell -> Double.parseDouble(cell.replace(',', '.')))
                .average()
                .orElse(Double.NaN);
        return mean >= LOWEST_MEAN_WEIGHT
                && mean <= HIGHEST_MEAN_WEIGHT
                && column.counts().keySet().stream().noneMatch(cell -> cell.startsWith("-"));
    }

    /** Whether values occur a few times each, as ids do that stand once in each wave. */
    private static boolean repeats(ColumnProfile column) {
        return column.distinct() * MOST_GROUPS >= column.answered() && column.distinct() > MOST_GROUPS;
    }
}
