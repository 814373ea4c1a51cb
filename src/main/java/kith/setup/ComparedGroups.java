package kith.setup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the groups of a column can be compared, by their sizes: numbers of respondents with a response to at least
 * one item, each respondent counted once also where there are several rows of each. A group that is recorded in one row
 * of a respondent holds for the others ({@code kith.data.RecordedOnce}).
 *
 * @param column name of the column
 * @param sizes of its groups
 */
record ComparedGroups(String column, List<Integer> sizes) {

    /** Groups with fewer respondents are not reported ({@code smallest_cell}). */
    static final int FEWEST = 5;

    /** Fewest respondents of a group for which a model of the group is of some use. */
    static final int ENOUGH = 20;

    /** With fewer, tests of invariance and of differential item functioning have little power. */
    static final int MANY = 100;

    private static final String MENDED = "; join it with another, or leave it out by `rows:` under `data:`";

    ComparedGroups {
        sizes = List.copyOf(sizes);
    }

    /** What the sizes allow. */
    enum Suitability {
        /** At least two groups, each with {@link #ENOUGH} respondents. */
        SUITABLE,
        /** At least two groups of that size; another has fewer, but {@link #FEWEST}. */
        SMALL_GROUP,
        /** A group has fewer than {@link #FEWEST} respondents. */
        TINY_GROUP,
        /** Fewer than two groups of {@link #ENOUGH} respondents. */
        ONE_GROUP
    }

    static ComparedGroups of(ColumnProfile column, FileProfile profile, List<ItemBlock> blocks) {
        Optional<ColumnProfile> id = profile.first(ColumnRole.ID).map(RoleGuess::column);
        Map<String, Set<String>> respondents = new LinkedHashMap<>();
        Map<String, String> known = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (int row = 0; row < column.cells().size(); row++) {
            int at = row;
            String group = column.cells().get(row);
            String respondent = id.map(one -> one.cells().get(at))
                    .filter(value -> !value.isEmpty())
                    .orElse("row " + row);
            if (!group.isEmpty()) {
                known.putIfAbsent(respondent, group);
            }
            if (answered(blocks, row)) {
                if (group.isEmpty()) {
                    unknown.add(respondent);
                } else {
                    respondents.computeIfAbsent(group, key -> new HashSet<>()).add(respondent);
                }
            }
        }
        unknown.stream()
                .filter(known::containsKey)
                .forEach(respondent -> respondents
                        .computeIfAbsent(known.get(respondent), key -> new HashSet<>())
                        .add(respondent));
        return new ComparedGroups(
                column.name(),
                respondents.values().stream().map(Set::size).sorted().toList());
    }

    private static boolean answered(List<ItemBlock> blocks, int row) {
        return blocks.stream()
                .flatMap(block -> block.items().stream())
                .anyMatch(item -> !item.cells().get(row).isEmpty());
    }

    private int smallest() {
        return sizes.stream().mapToInt(size -> size).min().orElse(0);
    }

    Suitability suitability() {
        if (sizes.stream().filter(size -> size >= ENOUGH).count() < 2) {
            return Suitability.ONE_GROUP;
        }
        if (smallest() < FEWEST) {
            return Suitability.TINY_GROUP;
        }
        return smallest() < ENOUGH ? Suitability.SMALL_GROUP : Suitability.SUITABLE;
    }

    /** Why the column is compared. */
    String chosen() {
        return switch (suitability()) {
            case SUITABLE ->
                smallest() < MANY
                        ? "each group has at least " + ENOUGH + " respondents; with fewer than " + MANY
                                + " in a group, differences can go unnoticed"
                        : "each group has at least " + MANY + " respondents";
            case SMALL_GROUP, TINY_GROUP, ONE_GROUP -> "as stated; CHECK: " + notChosen();
        };
    }

    /** Why the column is not compared. */
    String notChosen() {
        return switch (suitability()) {
            case SUITABLE -> "its groups are large enough as well";
            case SMALL_GROUP -> "a group has fewer than " + ENOUGH + " respondents" + MENDED;
            case TINY_GROUP -> "a group has fewer than " + FEWEST + " respondents" + MENDED;
            case ONE_GROUP -> "fewer than two groups have " + ENOUGH + " respondents";
        };
    }
}
