package kith.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * Which rows of a file hold the names of the columns and which hold no responses.
 *
 * <p>The names stand in the row stated, or else in the first that is not blank. Where that is a title, because it has a
 * single value (up to two in a workbook) and a row of at least three different words follows with values below it, the
 * names are these words, and a finding says so. Further header rows are those that survey tools write
 * ({@link ExportHeaders}); any other has to be stated.
 *
 * @param place of the names among the rows
 * @param columns names of the columns, each once
 * @param skipped places of the rows that hold no responses
 * @param questions texts of the questions by column, as far as the file has them
 * @param findings what was recognised
 */
record HeaderRows(
        int place, ColumnNames columns, Set<Integer> skipped, Map<String, String> questions, List<Finding> findings) {

    /** A table has so many columns, or else its names cannot be told from titles. */
    private static final int FEWEST_NAMES = 3;

    /** So many rows are searched for the names below titles. */
    private static final int MOST_TITLES = 30;

    /** The rows of a file in their order. */
    interface Rows {
        int size();

        /** The number of a row in the file, from 1. */
        int number(int place);

        boolean blank(int place);

        List<String> values(int place);
    }

    static HeaderRows of(
            int place,
            List<String> names,
            Set<Integer> skipped,
            Map<String, String> questions,
            List<Finding> findings) {
        return new HeaderRows(place, ColumnNames.of(names), skipped, questions, findings);
    }

    List<String> names() {
        return columns.names();
    }

    private HeaderRows with(Optional<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        more.ifPresent(finding -> all.add(0, finding));
        return new HeaderRows(place, columns, skipped, questions, all);
    }

    /** The header rows, or nothing after it was told why there are none. */
    static Optional<HeaderRows> of(Rows rows, DataSource source, FaultLog log) {
        boolean sheet = source.kind() == FileKind.EXCEL;
        String what = sheet ? "sheet" : "file";
        OptionalInt first = place(rows, source, what, log);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int at = source.layout().headerRow().isPresent()
                ? first.getAsInt()
                : belowTitles(rows, first.getAsInt(), sheet ? 2 : 1);
        Optional<Finding> moved = at == first.getAsInt()
                ? Optional.empty()
                : Optional.of(Finding.of("header_row_found", Map.of("row", Integer.toString(rows.number(at))))
                        .at(source.name()));
        if (!source.layout().skippedRows().isEmpty()) {
            return skipped(rows, at, source, what, log)
                    .map(places ->
                            of(at, rows.values(at), places, Map.of(), List.of()).with(moved));
        }
        return Optional.of(ExportHeaders.of(rows, at, source)
                .orElseGet(() -> of(at, rows.values(at), Set.of(), Map.of(), List.of()))
                .with(moved));
    }

    /** Whether there are names of at least three columns and values below them. */
    static boolean isTable(Rows rows) {
        OptionalInt first = IntStream.range(0, rows.size())
                .filter(place -> !rows.blank(place))
                .findFirst();
        return first.isPresent() && namesOfTable(rows, belowTitles(rows, first.getAsInt(), 2));
    }

    private static int belowTitles(Rows rows, int first, int mostValuesOfTitle) {
        for (int place = first; place < Math.min(rows.size(), first + MOST_TITLES); place++) {
            if (rows.blank(place) || filled(rows, place).size() <= mostValuesOfTitle) {
                continue;
            }
            return place > first && namesOfTable(rows, place) ? place : first;
        }
        return first;
    }

    private static boolean namesOfTable(Rows rows, int place) {
        List<String> names = filled(rows, place);
        boolean words = names.stream().noneMatch(HeaderRows::isNumber) && new HashSet<>(names).size() == names.size();
        return names.size() >= FEWEST_NAMES
                && words
                && IntStream.range(place + 1, Math.min(rows.size(), place + 1 + MOST_TITLES))
                        .anyMatch(below -> filled(rows, below).size() > 1);
    }

    private static boolean isNumber(String text) {
        return !Double.isNaN(new NumberText(DecimalMark.POINT).parse(text))
                || !Double.isNaN(new NumberText(DecimalMark.COMMA).parse(text));
    }

    private static List<String> filled(Rows rows, int place) {
        return rows.values(place).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static OptionalInt place(Rows rows, DataSource source, String what, FaultLog log) {
        OptionalInt stated = source.layout().headerRow();
        for (int place = 0; place < rows.size(); place++) {
            boolean here = stated.isPresent() ? rows.number(place) == stated.getAsInt() : true;
            if (here && !rows.blank(place)) {
                return OptionalInt.of(place);
            }
        }
        if (stated.isPresent()) {
            log.add(
                    Fault.FILE,
                    "there is nothing in row " + stated.getAsInt()
                            + ", which was stated as the row of the column names",
                    "the number of the row with the column names, counted from 1",
                    "correct header_row");
        } else {
            log.add(Fault.FILE, "the " + what + " is empty", "a row of column names and rows of responses", "");
        }
        return OptionalInt.empty();
    }

    private static Optional<Set<Integer>> skipped(Rows rows, int at, DataSource source, String what, FaultLog log) {
        Set<Integer> places = new TreeSet<>();
        List<Integer> unknown = new ArrayList<>();
        for (int number : source.layout().skippedRows()) {
            int before = places.size();
            for (int place = at + 1; place < rows.size() && places.size() == before; place++) {
                if (rows.number(place) == number) {
                    places.add(place);
                }
            }
            if (places.size() == before) {
                unknown.add(number);
            }
        }
        if (!unknown.isEmpty()) {
            log.add(
                    Fault.FILE,
                    "row " + unknown.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ", which was to be skipped, is no row below the column names (row " + rows.number(at)
                            + ") of this " + what,
                    "numbers of rows below the column names, counted from 1, each once",
                    "correct skip_rows");
            return Optional.empty();
        }
        return Optional.of(places);
    }
}
