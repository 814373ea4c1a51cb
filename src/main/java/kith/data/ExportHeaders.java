package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kith.finding.Finding;

/**
 * The further header rows that survey tools write, recognised only where they cannot be responses.
 *
 * <ul>
 *   <li>Qualtrics: names, texts of the questions and, as JSON, import ids. Exports of before 2018 have two rows, names
 *       ({@code V1}, …) and texts that begin with {@code ResponseID}.
 *   <li>SurveyMonkey: the question above the first of its columns, and below it the option or the row of a matrix. The
 *       names of the columns are joined from both: {@code Question [Option]}.
 * </ul>
 */
final class ExportHeaders {

    private static final Pattern IMPORT_ID = Pattern.compile("\\{\\s*[\"']ImportId[\"']\\s*:.*", Pattern.DOTALL);
    private static final Pattern WHOLE_QUESTION = Pattern.compile("(?i)response|open-ended response");

    /** So many rows below the names are searched for import ids. */
    private static final int FURTHER = 3;

    private final HeaderRows.Rows rows;
    private final int at;
    private final DataSource source;

    private ExportHeaders(HeaderRows.Rows rows, int at, DataSource source) {
        this.rows = rows;
        this.at = at;
        this.source = source;
    }

    /** @param at place of the names */
    static Optional<HeaderRows> of(HeaderRows.Rows rows, int at, DataSource source) {
        ExportHeaders headers = new ExportHeaders(rows, at, source);
        for (int row = at + 1; row < Math.min(rows.size(), at + 1 + FURTHER); row++) {
            if (!rows.blank(row) && importIds(rows.values(row))) {
                return Optional.of(headers.qualtrics(row));
            }
        }
        if (at + 1 >= rows.size()) {
            return Optional.empty();
        }
        List<String> names = rows.values(at);
        List<String> below = rows.values(at + 1);
        if (cell(names, 0).equals("V1") && cell(below, 0).equals("ResponseID")) {
            return Optional.of(headers.second("Qualtrics", names, texts(names, below)));
        }
        boolean surveyMonkey = cell(names, 0).equalsIgnoreCase("Respondent ID")
                && cell(names, 1).equalsIgnoreCase("Collector ID")
                && cell(below, 0).isEmpty()
                && cell(below, 1).isEmpty()
                && !rows.blank(at + 1);
        return surveyMonkey ? Optional.of(headers.surveyMonkey(names, below)) : Optional.empty();
    }

    private static String cell(List<String> values, int column) {
        return column < values.size() ? plain(values.get(column)) : "";
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private static boolean importIds(List<String> values) {
        List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
        return !filled.isEmpty()
                && filled.stream().allMatch(value -> IMPORT_ID.matcher(value).matches());
    }

    private HeaderRows qualtrics(int ids) {
        Set<Integer> places =
                new TreeSet<>(IntStream.rangeClosed(at + 1, ids).boxed().toList());
        List<String> names = rows.values(at);
        Map<String, String> questions = ids > at + 1 ? texts(names, rows.values(at + 1)) : Map.of();
        List<String> numbers = places.stream()
                .map(place -> Integer.toString(rows.number(place)))
                .toList();
        Finding told = Finding.of("qualtrics_headers", Map.of("rows", numbers)).at(source.name());
        return HeaderRows.of(at, names, places, questions, List.of(told));
    }

    private static Map<String, String> texts(List<String> names, List<String> below) {
        Map<String, String> questions = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            if (!cell(below, c).isEmpty()) {
                questions.put(names.get(c), cell(below, c));
            }
        }
        return questions;
    }

    private HeaderRows second(String tool, List<String> names, Map<String, String> questions) {
        Finding told = Finding.of(
                        "second_header_row", Map.of("tool", tool, "row", Integer.toString(rows.number(at + 1))))
                .at(source.name());
        return HeaderRows.of(at, names, Set.of(at + 1), questions, List.of(told));
    }

    private HeaderRows surveyMonkey(List<String> questions, List<String> options) {
        List<String> names = new ArrayList<>();
        String question = "";
        for (int c = 0; c < Math.max(questions.size(), options.size()); c++) {
            question = cell(questions, c).isEmpty() ? question : cell(questions, c);
            String option = cell(options, c);
            boolean whole = option.isEmpty()
                    || WHOLE_QUESTION.matcher(option.toLowerCase(Locale.ROOT)).matches();
            names.add(whole ? question : question + " [" + option + "]");
        }
        return second("SurveyMonkey", names, Map.of());
    }
}
