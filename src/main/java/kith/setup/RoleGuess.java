package kith.setup;

/**
 * What a column seems to be for, and why.
 *
 * @param evidence in a few words
 */
public record RoleGuess(ColumnProfile column, ColumnRole role, String evidence) {

    private static final int MOST_GROUPS = 12;
    private static final int FEWEST_ROWS = 2;

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
                        column, column.isNumeric() ? named : ColumnRole.OTHER, "its name, and every value is a number");
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
            case ITEM, OTHER -> new RoleGuess(column, ColumnRole.OTHER, "");
        };
    }

    /** Whether values occur a few times each, as ids do that stand once in each wave. */
    private static boolean repeats(ColumnProfile column) {
        return column.distinct() * MOST_GROUPS >= column.answered() && column.distinct() > MOST_GROUPS;
    }
}
