package kith.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rows of a file are read: those whose cell in each of some columns has one of some values, such as one event of
 * a REDCap project or the responses that are no previews.
 *
 * @param values by column; an empty text stands for an empty cell, and a number for itself however it is written
 */
public record RowFilter(Map<String, List<String>> values) {

    /** Every row. */
    public static final RowFilter ALL = new RowFilter(Map.of());

    public RowFilter {
        Map<String, List<String>> copied = new LinkedHashMap<>();
        values.forEach((column, some) -> copied.put(column, List.copyOf(some)));
        values = java.util.Collections.unmodifiableMap(copied);
    }

    /** The places of the rows that stay; columns that are not there are told. */
    int[] of(RawTable table, FaultLog log) {
        for (String column : values.keySet()) {
            if (!table.header().contains(column)) {
                log.add(
                        Fault.MISSING_COLUMN,
                        "there is no column “" + column + "”, whose values choose the rows",
                        "a column of that name",
                        Likeness.didYouMean(column, table.header()));
            }
        }
        if (!log.isEmpty()) {
            return new int[0];
        }
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> values.entrySet().stream()
                        .allMatch(entry -> holds(
                                table.columns()
                                        .get(table.header().indexOf(entry.getKey()))
                                        .get(row),
                                entry.getValue())))
                .toArray();
        if (rows.length == 0) {
            log.add(
                    Fault.FILE,
                    "no row has " + this,
                    "values that occur",
                    values.keySet().stream().map(column -> found(table, column)).collect(Collectors.joining("; ")));
        }
        return rows;
    }

    /** How many rows are not read because a column is empty, by column; only columns that have such rows. */
    Map<String, Integer> blanks(RawTable table, List<String> missingCodes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.forEach((column, wanted) -> {
            int blank = (int) table.columns().get(table.header().indexOf(column)).stream()
                    .map(String::strip)
                    .filter(cell -> cell.isEmpty() || missingCodes.contains(cell))
                    .count();
            boolean wantedToo = wanted.stream().anyMatch(value -> value.isBlank() || missingCodes.contains(value));
            if (blank > 0 && !wantedToo) {
                counts.put(column, blank);
            }
        });
        return counts;
    }

    private static String found(RawTable table, String column) {
        List<String> seen = table.columns().get(table.header().indexOf(column)).stream()
                .distinct()
                .limit(10)
                .map(value -> value.isEmpty() ? "(blank)" : Shown.shortened(value))
                .toList();
        return column + " has " + String.join(", ", seen);
    }

    private static boolean holds(String cell, List<String> wanted) {
        NumberText numbers = new NumberText(DecimalMark.POINT);
        double number = numbers.parse(cell.strip());
        return wanted.stream()
                .map(String::strip)
                .anyMatch(value -> value.equals(cell.strip())
                        || !Double.isNaN(number) && Double.compare(numbers.parse(value), number) == 0);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().stream()
                                .map(value -> value.isEmpty() ? "blank" : "“" + value + "”")
                                .collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(" and "));
    }
}
