package kith.moments.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.ResponsesReader;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;

/**
 * The lines of a file with matrices, group by group: those of the matrix in the order of the variables, and those of
 * means, standard deviations and numbers of observations.
 *
 * @param variables names of the columns of numbers
 * @param groups lines by group, in the order in which the groups first appear; one empty label where there are none
 * @param read the file
 */
record MatrixLines(List<String> variables, Map<String, Lines> groups, DataSet read) {

    /** What a line says. */
    enum Kind {
        MATRIX,
        MEAN,
        DEVIATION,
        N
    }

    /** The lines of one group: numbers of rows from 0, by what they say. */
    record Lines(Map<Kind, List<Integer>> rows) {
        List<Integer> of(Kind kind) {
            return rows.getOrDefault(kind, List.of());
        }
    }

    private static final String ROW_TYPE = "ROWTYPE_";
    private static final String ROW_NAME = "VARNAME_";
    private static final Set<String> MATRICES = Set.of("cov", "corr", "cor", "mat");
    private static final Set<String> MEANS = Set.of("mean", "means");
    private static final Set<String> DEVIATIONS = Set.of("sd", "sds", "stddev", "std");
    private static final Set<String> NUMBERS = Set.of("n", "nobs", "n_vector", "n_scalar");

    /** Which columns of a file hold no numbers; empty where there is none. */
    private record Heads(Optional<String> group, Optional<String> type, Optional<String> name) {
        List<String> all() {
            List<String> columns = new ArrayList<>();
            group.ifPresent(columns::add);
            type.ifPresent(columns::add);
            name.ifPresent(columns::add);
            return columns;
        }
    }

    static MatrixLines read(DataSource source, Optional<String> group) {
        List<String> header = ResponsesReader.columns(source);
        Heads heads = heads(source, header, group);
        List<String> variables = header.stream()
                .filter(name -> !name.isEmpty() && !heads.all().contains(name))
                .toList();
        DataSet read = ResponsesReader.read(
                DataRequest.of(source).withNumbers(variables).withTexts(heads.all()));
        return new MatrixLines(variables, sorted(source, variables, heads, read), read);
    }

    private static Heads heads(DataSource source, List<String> header, Optional<String> group) {
        group.filter(name -> !header.contains(name)).ifPresent(name -> {
            throw new InputException(
                    source.name(),
                    "no column “" + name + "”",
                    "a column that names the group of every line",
                    "the columns are " + String.join(", ", header));
        });
        Optional<String> type =
                header.stream().filter(ROW_TYPE::equalsIgnoreCase).findFirst();
        Optional<String> name =
                header.stream().filter(ROW_NAME::equalsIgnoreCase).findFirst();
        if (name.isEmpty()) {
            name = header.stream()
                    .filter(column -> group.filter(column::equals).isEmpty()
                            && type.filter(column::equals).isEmpty())
                    .findFirst()
                    .filter(column -> holdsWords(source, column));
        }
        return new Heads(group, type, name);
    }

    private static boolean holdsWords(DataSource source, String column) {
        return ResponsesReader.read(DataRequest.of(source).withTexts(List.of(column)))
                .responses()
                .labels()
                .get(column)
                .stream()
                .noneMatch(cell -> cell.strip().matches("[-+]?[0-9]*[.,]?[0-9]+([eE][-+]?[0-9]+)?"));
    }

    private static Map<String, Lines> sorted(DataSource source, List<String> variables, Heads heads, DataSet read) {
        int rows = read.responses().size();
        Problems problems = new Problems();
        Map<String, Lines> groups = new LinkedHashMap<>();
        Map<String, Integer> next = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            String place = source.name() + ", row " + (row + 2);
            String group = cell(read, heads.group(), row);
            if (heads.group().isPresent() && group.isEmpty()) {
                problems.add(place, "no group", "the name of a group in each line", "");
            }
            String name = cell(read, heads.name(), row);
            Optional<Kind> kind = kind(
                    cell(read, heads.type(), row), name, variables, heads.name().isPresent());
            if (kind.isEmpty()) {
                String said = heads.type().isPresent() ? cell(read, heads.type(), row) : name;
                problems.add(
                        place,
                        "“" + said + "”",
                        expected(variables, next.getOrDefault(group, 0)) + ", or mean, sd or n",
                        "");
                continue;
            }
            if (kind.get() == Kind.MATRIX) {
                int at = next.merge(group, 1, Integer::sum) - 1;
                if (heads.name().isPresent()
                        && (at >= variables.size() || !variables.get(at).equals(name))) {
                    problems.add(place, "“" + name + "”", expected(variables, at), "");
                }
            }
            groups.computeIfAbsent(group, label -> new Lines(new LinkedHashMap<>()))
                    .rows()
                    .computeIfAbsent(kind.get(), one -> new ArrayList<>())
                    .add(row);
        }
        problems.throwIfAny();
        requireShape(source, variables, groups, rows);
        return groups;
    }

    private static String expected(List<String> variables, int at) {
        return at < variables.size()
                ? "“" + variables.get(at) + "”, as in the first line"
                : "no further line: the matrix is complete";
    }

    private static String cell(DataSet read, Optional<String> column, int row) {
        return column.map(name -> read.responses().labels().get(name).get(row).strip())
                .orElse("");
    }

    /** What a line says: by its type where there is one, otherwise by its name. */
    private static Optional<Kind> kind(String type, String name, List<String> variables, boolean named) {
        if (type.isEmpty() && (variables.contains(name) || !named)) {
            return Optional.of(Kind.MATRIX);
        }
        String word = (type.isEmpty() ? name : type).toLowerCase(Locale.ROOT);
        if (MEANS.contains(word)) {
            return Optional.of(Kind.MEAN);
        }
        if (DEVIATIONS.contains(word)) {
            return Optional.of(Kind.DEVIATION);
        }
        if (NUMBERS.contains(word)) {
            return Optional.of(Kind.N);
        }
        return MATRICES.contains(word) && !type.isEmpty() ? Optional.of(Kind.MATRIX) : Optional.empty();
    }

    private static void requireShape(DataSource source, List<String> variables, Map<String, Lines> groups, int rows) {
        boolean several = groups.size() > 1 || groups.keySet().stream().anyMatch(group -> !group.isEmpty());
        Problems problems = new Problems();
        groups.forEach((group, lines) -> {
            int found = lines.of(Kind.MATRIX).size();
            if (found != variables.size() || found < 2) {
                problems.add(
                        source.name() + (several ? ", group “" + group + "”" : ""),
                        found + " lines of numbers under " + variables.size() + " names",
                        "a square matrix: one line an item, in the order of the names in the first line",
                        "a file of responses is read without " + Setting.named("matrix")
                                + (several || found % Math.max(1, variables.size()) != 0
                                        ? ""
                                        : "; name the column of the groups: " + Setting.to("group", "COLUMN")));
            }
        });
        if (groups.isEmpty()) {
            problems.add(source.name(), rows + " lines of numbers", "a square matrix: one line an item", "");
        }
        problems.throwIfAny();
    }

    /** The numbers of one line, in the order of the variables. */
    double[] numbers(int row) {
        return IntStream.range(0, variables.size())
                .mapToDouble(j -> read.responses().column(variables.get(j))[row])
                .toArray();
    }
}
