package kith.report.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps statistics of few respondents out of what is handed on (small cell suppression).
 *
 * <p>In tables with a column “Group” and a column “n”, and in lists of trees with {@code group} and {@code n}, the
 * statistics of groups with fewer respondents than {@code least} are left out. Where that is one group alone, its
 * statistics could be computed from the total and the other groups; those of the next smallest group are then left out
 * as well (secondary suppression). Patterns of missing responses of fewer rows are left out. A figure whose numbers are
 * concerned gives way to its table.
 *
 * @param least the smallest group whose statistics are shown; 1 shows all
 */
public record SmallCells(int least) {

    /** The usual threshold. */
    public static final int USUAL = 5;

    private static final String TOTAL = "Total sample";

    /** The sections without small cells. */
    public List<Section> apply(List<Section> sections) {
        return sections.stream().map(this::apply).toList();
    }

    /** A section without small cells. */
    public Section apply(Section section) {
        return new Section(
                section.id(),
                section.title(),
                section.blocks().stream().map(this::apply).toList(),
                apply(section.subsections()));
    }

    private Block apply(Block block) {
        BlockContent content = BlockContent.of(block);
        return content.table()
                .<Block>map(this::apply)
                .or(() -> content.figure().map(this::apply))
                .orElse(block);
    }

    private Block apply(Figure figure) {
        Table table = apply(figure.table());
        return table.equals(figure.table()) ? figure : table;
    }

    private Table apply(Table table) {
        List<String> headings =
                table.columns().stream().map(Table.Column::heading).toList();
        int group = headings.indexOf("Group");
        int n = headings.indexOf("n");
        if (group < 0 || n < 0) {
            return table;
        }
        Set<Integer> hidden = hidden(table, group, n);
        if (hidden.isEmpty()) {
            return table;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            rows.add(
                    hidden.contains(row)
                            ? suppressed(table.rows().get(row), n)
                            : table.rows().get(row));
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.add(
                "Statistics of groups with fewer than " + least
                        + " respondents are not shown. If there is only one such group, those of the next smallest group are not shown either.");
        return new Table(table.id(), table.caption(), table.columns(), rows, table.groups(), notes);
    }

    private static List<Cell> suppressed(List<Cell> row, int n) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            cells.add(cell.isText() ? cell : column == n ? Cell.text("suppressed") : Cell.text(""));
        }
        return cells;
    }

    /** Rows to be suppressed, block by block: a block is what stands between two headings, or under one scale. */
    private Set<Integer> hidden(Table table, int group, int n) {
        Map<String, Map<Integer, Double>> blocks = new TreeMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Cell> cells = table.rows().get(row);
            String name = CellContent.of(cells.get(group)).words();
            Optional<Cell.Number> size = CellContent.of(cells.get(n)).number();
            if (!name.isEmpty() && !name.equals(TOTAL) && size.isPresent()) {
                blocks.computeIfAbsent(block(table, row, group), key -> new TreeMap<>())
                        .put(row, size.get().value());
            }
        }
        Set<Integer> hidden = new HashSet<>();
        blocks.values().forEach(sizes -> hidden.addAll(hidden(sizes)));
        return hidden;
    }

    private static String block(Table table, int row, int group) {
        long headings = table.groups().stream()
                .filter(heading -> heading.beforeRow() <= row)
                .count();
        StringBuilder name = new StringBuilder(Long.toString(headings));
        List<Cell> cells = table.rows().get(row);
        for (int column = 0; column < group; column++) {
            name.append('|').append(CellContent.of(cells.get(column)).words());
        }
        return name.toString();
    }

    private <K> Set<K> hidden(Map<K, Double> sizes) {
        Set<K> hidden = new HashSet<>();
        sizes.forEach((key, size) -> {
            if (size > 0 && size < least) {
                hidden.add(key);
            }
        });
        if (hidden.size() == 1) {
            sizes.entrySet().stream()
                    .filter(entry -> entry.getValue() >= least)
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(next -> hidden.add(next.getKey()));
        }
        return hidden;
    }

    /** Names of the groups whose statistics are not shown. */
    public Set<String> hiddenGroups(Map<String, Integer> sizes) {
        Map<String, Double> numbers = new TreeMap<>();
        sizes.forEach((name, size) -> numbers.put(name, size.doubleValue()));
        return hidden(numbers);
    }

    /** A tree without small cells; what there is of each respondent is left as it is. */
    public Tree apply(Tree tree) {
        Tree copy = new Tree();
        tree.entries().forEach((name, value) -> copy.putValue(name, applied(value)));
        return copy;
    }

    private Object applied(Object value) {
        if (value instanceof Tree tree) {
            return apply(tree);
        }
        return value instanceof List<?> list && !(list instanceof ComputedList<?>)
                ? shown(list).stream().map(this::applied).toList()
                : value;
    }

    private List<?> shown(List<?> list) {
        Map<String, Map<Integer, Double>> blocks = new TreeMap<>();
        Set<Integer> hidden = new HashSet<>();
        for (int at = 0; at < list.size(); at++) {
            if (list.get(at) instanceof Tree tree) {
                Map<String, Object> entries = tree.entries();
                if (entries.get("group") instanceof String group
                        && !group.isEmpty()
                        && entries.get("n") instanceof Number size) {
                    blocks.computeIfAbsent(String.valueOf(entries.get("scale")), key -> new TreeMap<>())
                            .put(at, size.doubleValue());
                } else if (entries.get("missing") instanceof List
                        && entries.get("rows") instanceof Number rows
                        && rows.doubleValue() < least) {
                    hidden.add(at);
                }
            }
        }
        blocks.values().forEach(sizes -> hidden.addAll(hidden(sizes)));
        List<Object> shown = new ArrayList<>();
        for (int at = 0; at < list.size(); at++) {
            if (!hidden.contains(at)) {
                shown.add(list.get(at));
            }
        }
        return shown;
    }
}
