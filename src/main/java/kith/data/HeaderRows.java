package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kith.finding.Finding;

/**
 * Which rows of a file hold the names of the columns and which hold no responses.
 *
 * <p>The names stand in the first row that is not blank, or in the one stated. Qualtrics writes three header rows:
 * names, the texts of the questions and, as JSON, import ids. A row of import ids cannot be responses, so that these
 * rows are recognised for certain; a finding says so, and the texts are kept. Any other further header row has to be
 * stated.
 *
 * @param place of the names among the rows
 * @param names of the columns
 * @param skipped places of the rows that hold no responses
 * @param questions texts of the questions by column, as far as the file has them
 * @param findings what was recognised
 */
record HeaderRows(
        int place, List<String> names, Set<Integer> skipped, Map<String, String> questions, List<Finding> findings) {

    private static final Pattern IMPORT_ID = Pattern.compile("\\{\\s*[\"']ImportId[\"']\\s*:.*", Pattern.DOTALL);

    /** So many rows below the names are searched for import ids. */
    private static final int FURTHER = 3;

    /** The rows of a file in their order. */
    interface Rows {
        int size();

        /** The number of a row in the file, from 1. */
        int number(int place);

        boolean blank(int place);

        List<String> values(int place);
    }

    /** The header rows, or nothing after it was told why there are none. */
    static Optional<HeaderRows> of(Rows rows, DataSource source, FaultLog log) {
        String what = source.kind() == FileKind.EXCEL ? "sheet" : "file";
        OptionalInt place = place(rows, source, what, log);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        int at = place.getAsInt();
        List<String> names = rows.values(at);
        if (!source.layout().skippedRows().isEmpty()) {
            return skipped(rows, at, source, what, log)
                    .map(places -> new HeaderRows(at, names, places, Map.of(), List.of()));
        }
        for (int row = at + 1; row < Math.min(rows.size(), at + 1 + FURTHER); row++) {
            if (!rows.blank(row) && importIds(rows.values(row))) {
                return Optional.of(qualtrics(rows, at, row, source));
            }
        }
        return Optional.of(new HeaderRows(at, names, Set.of(), Map.of(), List.of()));
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

    private static boolean importIds(List<String> values) {
        List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
        return !filled.isEmpty()
                && filled.stream().allMatch(value -> IMPORT_ID.matcher(value).matches());
    }

    private static HeaderRows qualtrics(Rows rows, int at, int ids, DataSource source) {
        Set<Integer> places = new TreeSet<>();
        for (int place = at + 1; place <= ids; place++) {
            places.add(place);
        }
        List<String> names = rows.values(at);
        Map<String, String> questions = new LinkedHashMap<>();
        if (ids > at + 1) {
            List<String> texts = rows.values(at + 1);
            for (int c = 0; c < Math.min(names.size(), texts.size()); c++) {
                String text = texts.get(c).replaceAll("\\s+", " ").strip();
                if (!text.isEmpty()) {
                    questions.put(names.get(c), text);
                }
            }
        }
        List<String> numbers = places.stream()
                .map(place -> Integer.toString(rows.number(place)))
                .toList();
        Finding told = Finding.of("qualtrics_headers", Map.of("rows", numbers)).at(source.name());
        return new HeaderRows(at, names, places, questions, List.of(told));
    }
}
