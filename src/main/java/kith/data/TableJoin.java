package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;

/**
 * Adds the columns of a second file to the rows of a first one. Every row of the first stays, in its order; where the
 * second has no row with the same value, its cells are empty, and a finding counts these.
 */
final class TableJoin {

    private final RawTable first;
    private final RawTable second;
    private final String by;
    private final FaultLog log;
    private final String name;

    /** @param name of the second file, for messages */
    TableJoin(RawTable first, RawTable second, String by, String name, FaultLog log) {
        this.first = first;
        this.second = second;
        this.by = by;
        this.name = name;
        this.log = log;
    }

    /** The joined table, or nothing after it was told why there is none. */
    Optional<RawTable> table() {
        int here = place(first, "the data file");
        int there = place(second, "“" + name + "”");
        second.header().stream()
                .filter(column -> !column.isEmpty()
                        && !column.equals(by)
                        && first.header().contains(column))
                .forEach(column -> log.add(
                        Fault.HEADER,
                        "the column “" + column + "” is in the data file and in “" + name + "”",
                        "every column in one of the files, but for “" + by + "”",
                        "rename or remove one of them"));
        if (!log.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> rows = new HashMap<>();
        List<String> keys = second.columns().get(there);
        for (int row = 0; row < keys.size(); row++) {
            Integer before = rows.putIfAbsent(keys.get(row).strip(), row);
            if (before != null) {
                log.addCell(
                        Fault.DUPLICATE,
                        second.rowNumbers()[row],
                        by + " of " + name,
                        "“" + Shown.shortened(keys.get(row)) + "” stands in row " + second.rowNumbers()[before]
                                + " already",
                        "every value once in a file that is joined",
                        "remove one of the rows");
            }
        }
        return log.isEmpty() ? Optional.of(joined(first.columns().get(here), rows)) : Optional.empty();
    }

    private int place(RawTable table, String which) {
        int place = table.header().indexOf(by);
        if (place < 0) {
            log.add(
                    Fault.MISSING_COLUMN,
                    "there is no column “" + by + "” in " + which + ", by which files are joined",
                    "a column of that name in both files",
                    Likeness.didYouMean(by, table.header()));
        }
        return place;
    }

    private RawTable joined(List<String> keys, Map<String, Integer> rows) {
        List<String> header = new ArrayList<>(first.header());
        List<List<String>> columns = new ArrayList<>(first.columns());
        Map<String, Map<Integer, CellKind>> kinds = new LinkedHashMap<>(first.kinds());
        int[] match = new int[keys.size()];
        int unmatched = 0;
        for (int row = 0; row < keys.size(); row++) {
            match[row] = rows.getOrDefault(keys.get(row).strip(), -1);
            unmatched += match[row] < 0 ? 1 : 0;
        }
        for (int c = 0; c < second.header().size(); c++) {
            String column = second.header().get(c);
            if (column.equals(by) || column.isEmpty()) {
                continue;
            }
            header.add(column);
            columns.add(TextColumn.of(second.columns().get(c), match));
            Map<Integer, CellKind> there = second.kindsOf(column);
            Map<Integer, CellKind> here = new HashMap<>();
            for (int row = 0; row < match.length && !there.isEmpty(); row++) {
                CellKind kind = match[row] < 0 ? null : there.get(second.rowNumbers()[match[row]]);
                if (kind != null) {
                    here.put(first.rowNumbers()[row], kind);
                }
            }
            kinds.put(column, here);
        }
        List<Finding> findings = new ArrayList<>(first.findings());
        findings.addAll(second.findings());
        Finding joined = unmatched == 0
                ? Finding.of("files_joined", Map.of("file", name, "by", by))
                : Finding.of(
                        "files_joined_partly", Map.of("file", name, "by", by, "rows", unmatched, "all", keys.size()));
        findings.add(joined.at(name));
        return new RawTable(
                header,
                columns,
                first.rowNumbers(),
                first.decimal(),
                kinds,
                both(first.numberLabels(), second.numberLabels()),
                both(first.valueLabels(), second.valueLabels()),
                both(first.questions(), second.questions()),
                both(first.repeated(), second.repeated()),
                findings);
    }

    private static <T> Map<String, T> both(Map<String, T> first, Map<String, T> second) {
        Map<String, T> both = new LinkedHashMap<>(second);
        both.putAll(first);
        return both;
    }
}
