package kith.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.ColumnValues;
import kith.data.DataSource;
import kith.data.ResponsesReader;
import kith.data.RowFilter;
import kith.data.TablePreparation;
import kith.finding.InputException;
import kith.text.PlainId;

/**
 * The studies that a study with {@code by} stands for: the same analyses for each value of a column, each with a
 * report.
 */
public final class StudyParts {

    /** More values than this name persons rather than sites. */
    static final int MOST = 1000;

    private StudyParts() {}

    /**
     * The study itself where it has no {@code by}; otherwise one for each value of that column, in their order (numbers
     * by size, texts by the alphabet), with the value in its id and title. Rows without a value belong to none; each
     * part tells their number.
     *
     * @throws InputException where the column is not there, or has too many values
     */
    public static List<Study> of(Study study) {
        if (study.by().isEmpty()) {
            return List.of(study);
        }
        String column = study.by().get();
        DataSource source = study.data().source();
        ColumnValues found = ResponsesReader.values(source, column);
        if (found.counts().isEmpty() || found.counts().size() > MOST) {
            throw new InputException(
                    source.name() + ", column " + column,
                    found.counts().isEmpty()
                            ? "no row has a value"
                            : found.counts().size() + " different values, each of which would have a report of its own",
                    "a column with 1 to " + MOST + " values, such as sites",
                    "name another column under `by:`");
        }
        List<Study> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String value : ordered(found)) {
            String label =
                    isNumber(value) && found.label(value).equals(value) ? column + " " + value : found.label(value);
            parts.add(study.part(
                    unused(study.id() + "-" + idOf(label), ids),
                    study.title() + ": " + label,
                    source.withPreparation(withValue(source.preparation(), column, value))));
        }
        return parts;
    }

    private static List<String> ordered(ColumnValues found) {
        Comparator<String> order = found.values().stream().allMatch(StudyParts::isNumber)
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.comparing(found::label, String.CASE_INSENSITIVE_ORDER);
        return found.values().stream().sorted(order).toList();
    }

    private static boolean isNumber(String value) {
        return value.matches("[-+]?[0-9]+(\\.[0-9]+)?");
    }

    private static TablePreparation withValue(TablePreparation steps, String column, String value) {
        Map<String, List<String>> rows = new LinkedHashMap<>(steps.rows().values());
        rows.put(column, List.of(value));
        return steps.withRows(new RowFilter(rows));
    }

    /** Of a length that file systems take. */
    private static String idOf(String label) {
        String id = PlainId.of(label);
        return id.length() > 60 ? id.substring(0, 60).replaceAll("-$", "") : id;
    }

    private static String unused(String id, Set<String> ids) {
        String plain = id.endsWith("-") ? id + "value" : id;
        String unused = plain;
        for (int number = 2; !ids.add(unused); number++) {
            unused = plain + "-" + number;
        }
        return unused;
    }
}
