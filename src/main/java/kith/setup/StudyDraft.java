package kith.setup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.DataSource;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * An instrument file and a study file for a data file, each guess with its reason in a comment. Both hold to their
 * schemas and run as they are.
 *
 * @param instrument text of the instrument file
 * @param study text of the study file
 * @param profile of the data file
 * @param blocks of items
 * @param compare column whose groups are compared; empty where none suits
 * @param comparable columns whose groups are large enough to be compared
 * @param open what only the user can know, in sentences
 */
public record StudyDraft(
        String instrument,
        String study,
        FileProfile profile,
        List<ItemBlock> blocks,
        Optional<String> compare,
        List<String> comparable,
        List<String> open) {

    public StudyDraft {
        blocks = List.copyOf(blocks);
        comparable = List.copyOf(comparable);
        open = List.copyOf(open);
    }

    /**
     * @param dataFile the data file as the study file names it
     * @param instrumentFile the instrument file as the study file names it
     * @throws InputException when the file cannot be read, or no items are found
     */
    public static StudyDraft of(DataSource source, String dataFile, String instrumentFile, DraftChoices choices) {
        FileProfile profile = FileProfile.of(source);
        List<ItemBlock> blocks = (choices.scales().isEmpty()
                        ? ItemBlocks.of(profile.free())
                        : named(profile, choices.scales()))
                .stream().map(block -> chosen(block, choices)).toList();
        if (blocks.isEmpty()) {
            throw new InputException(
                    source.name(),
                    "no three columns with few whole numbers or labels on one response scale",
                    "items of a questionnaire",
                    "name them with --scale NAME=ITEM,ITEM,-REVERSED");
        }
        requireColumn(profile, choices.compare());
        GroupChoice groups = GroupChoice.of(profile, blocks, choices.compare());
        return new DraftWriter(source, profile, blocks, groups, choices).draft(dataFile, instrumentFile);
    }

    private static List<ItemBlock> named(FileProfile profile, Map<String, List<String>> scales) {
        Problems problems = new Problems();
        List<ItemBlock> blocks = new ArrayList<>();
        scales.forEach((name, written) -> {
            List<ColumnProfile> items = new ArrayList<>();
            Set<String> reversed = new LinkedHashSet<>();
            for (String item : written) {
                boolean minus = item.startsWith("-") && profile.column(item).isEmpty();
                String column = minus ? item.substring(1) : item;
                profile.column(column)
                        .ifPresentOrElse(
                                items::add,
                                () -> problems.add(
                                        "--scale",
                                        "no column “" + column + "”",
                                        "the name of a column",
                                        kith.data.Shown.names(profile.columns().stream()
                                                .map(ColumnProfile::name)
                                                .toList())));
                if (minus) {
                    reversed.add(column);
                }
            }
            if (problems.isEmpty()) {
                blocks.add(ItemBlocks.named(name, items, reversed));
            }
        });
        problems.throwIfAny();
        return blocks;
    }

    private static void requireColumn(FileProfile profile, Optional<String> compare) {
        compare.filter(column -> profile.column(column).isEmpty()).ifPresent(column -> {
            throw new InputException(
                    "--group",
                    "no column “" + column + "”",
                    "the name of a column",
                    kith.data.Shown.names(
                            profile.columns().stream().map(ColumnProfile::name).toList()));
        });
    }

    private static ItemBlock chosen(ItemBlock block, DraftChoices choices) {
        DraftChoices.BlockChoice choice = choices.of(block);
        return block.reaching(
                choice.lowest().orElse(block.points().firstKey()),
                choice.highest().orElse(block.points().lastKey()));
    }
}
