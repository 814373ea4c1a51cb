package kith.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The column whose groups are compared: that stated, or else the first whose groups are large enough, contexts before
 * other groups, these before arms, and these before columns of a few words.
 *
 * @param compare empty where none suits
 * @param all columns whose values could be groups, in the order of preference
 */
record GroupChoice(Optional<String> compare, List<ComparedGroups> all) {

    static final List<ColumnRole> ROLES = List.of(ColumnRole.CONTEXT, ColumnRole.GROUP, ColumnRole.ARM);

    private static final int MOST_GROUPS_IN_WORDS = 8;
    private static final int FEWEST_ROWS = 2;

    GroupChoice {
        all = List.copyOf(all);
    }

    static GroupChoice of(FileProfile profile, List<ItemBlock> blocks, Optional<String> stated) {
        List<ComparedGroups> all = Stream.concat(named(profile, blocks), words(profile, blocks))
                .map(column -> ComparedGroups.of(column, profile, blocks))
                .toList();
        return new GroupChoice(stated.or(() -> comparable(all).findFirst()), all);
    }

    /** Columns whose groups are large enough. */
    List<String> comparable() {
        return comparable(all).toList();
    }

    private static Stream<String> comparable(List<ComparedGroups> all) {
        return all.stream()
                .filter(sizes -> sizes.suitability() == ComparedGroups.Suitability.SUITABLE)
                .map(ComparedGroups::column);
    }

    private static Stream<ColumnProfile> named(FileProfile profile, List<ItemBlock> blocks) {
        return profile.roles().stream()
                .filter(guess -> ROLES.contains(guess.role()) && !isItem(guess.column(), blocks))
                .sorted(Comparator.comparing(guess -> ROLES.indexOf(guess.role())))
                .map(RoleGuess::column);
    }

    /** Columns of few words that are no items. */
    private static Stream<ColumnProfile> words(FileProfile profile, List<ItemBlock> blocks) {
        return profile.free().stream()
                .filter(column -> !isItem(column, blocks))
                .filter(column -> (!column.isNumeric() || !column.labels().isEmpty())
                        && column.distinct() > 1
                        && column.distinct() <= MOST_GROUPS_IN_WORDS
                        && column.answered() >= FEWEST_ROWS * column.distinct());
    }

    private static boolean isItem(ColumnProfile column, List<ItemBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.items().contains(column));
    }

    /** Lines that say why the column is compared and others are not. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        compare.flatMap(this::sizes)
                .ifPresent(one -> reasons.add("Compared: " + one.column() + " (" + one.chosen() + ")"));
        all.stream()
                .filter(one -> compare.filter(one.column()::equals).isEmpty())
                .forEach(one -> reasons.add("Not compared: " + one.column() + " (" + one.notChosen() + ")"));
        return reasons;
    }

    private Optional<ComparedGroups> sizes(String column) {
        return all.stream().filter(one -> one.column().equals(column)).findFirst();
    }
}
