package kith.moments.sufficient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Problem;
import kith.finding.Suggestion;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.moments.ordered.ContingencyTables;
import kith.yaml.Mark;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** Reads moments from a file that keeps to the schema, and gathers what the schema cannot say. */
final class MomentsReader {

    /** Numbers on both sides of a diagonal may differ by this share, and a correlation exceed 1 by it. */
    private static final double ROUNDING = 1e-6;

    private static final String TRIANGLE = "the whole matrix or its lower triangle, in the order of the variables";

    private final YamlDocument document;
    private final YamlMapping root;
    private final List<String> variables;
    private final boolean byN;
    private final Optional<String> column;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Rows> groups = new LinkedHashMap<>();

    /** The rows of a group. */
    private static final class Rows {
        private final List<SampleMoments> samples = new ArrayList<>();
        private double empty;
    }

    MomentsReader(YamlDocument document) {
        this.document = document;
        this.root = document.mapping();
        this.variables = root.texts("variables");
        this.byN = root.text("divisor", "n - 1").equals("n");
        this.column = root.scalar("group").map(YamlScalar::text);
    }

    /** In the order of the file. */
    List<Problem> problems() {
        return document.inOrder(problems);
    }

    /** What the file says; of no use where there are problems. */
    SufficientStatistics statistics() {
        root.mappings("samples").forEach(this::sample);
        Map<String, ContingencyTables> tables = new TablesReader(document, variables, column, problems).tables();
        List<GroupStatistics> found = new ArrayList<>();
        groups.forEach((group, rows) -> {
            GroupStatistics known = new GroupStatistics(
                    group,
                    MissingPatterns.of(variables, rows.samples, rows.empty),
                    Optional.ofNullable(tables.get(group)));
            known.tables()
                    .filter(table -> table.rows() != Math.round(known.rows()))
                    .ifPresent(table -> add(
                            root.keyMark("tables"),
                            table.rows() + " rows in the tables" + of(group) + ", and " + Math.round(known.rows())
                                    + " in the samples",
                            "the same rows",
                            ""));
            if (!tables.isEmpty() && known.tables().isEmpty()) {
                add(root.keyMark("tables"), "no tables" + of(group), "tables of every group", "");
            }
            found.add(known);
        });
        YamlMapping excluded = root.mapping("excluded").orElse(new YamlMapping(root.mark(), List.of()));
        return new SufficientStatistics(
                document.source(),
                SufficientStatistics.Origin.RESPONSES,
                variables,
                column,
                found,
                new SufficientStatistics.Excluded(number(excluded, "incomplete"), number(excluded, "ungrouped")),
                root.mappings("samples").stream()
                        .allMatch(sample -> sample.find("mean").isPresent()
                                || sample.find("covariance").isEmpty()
                                        && sample.find("correlation").isEmpty()));
    }

    private static String of(String group) {
        return group.isEmpty() ? "" : " of the group “" + group + "”";
    }

    private static double number(YamlMapping mapping, String key) {
        return mapping.scalar(key).map(YamlScalar::number).orElse(0.0);
    }

    private void add(Mark mark, String found, String expected, String remedy) {
        problems.add(document.problem(mark, found, expected, remedy));
    }

    private void sample(YamlMapping sample) {
        String group = sample.text("group", "");
        if (group.isEmpty() == column.isPresent()) {
            add(
                    sample.valueMark("group"),
                    group.isEmpty() ? "a sample without a group" : "the group “" + group + "”",
                    group.isEmpty()
                            ? "the label of its group of “" + column.orElseThrow() + "”"
                            : "no group, or the name of the column of groups under “group”",
                    "");
            return;
        }
        double n = number(sample, "n");
        Rows rows = groups.computeIfAbsent(group, name -> new Rows());
        boolean all = sample.find("variables").isEmpty();
        List<String> names = all ? variables : sample.texts("variables");
        if (!names.stream().allMatch(name -> isKnown(sample, name))) {
            return;
        }
        if (names.isEmpty()) {
            rows.empty += n;
            return;
        }
        Optional<double[]> means = numbers(sample, "mean", names.size());
        Optional<double[][]> covariance = covariance(sample, names, n);
        if (means.isPresent() && covariance.isPresent()) {
            rows.samples.add(new SampleMoments(names, n, means.get(), Matrix.square(names, covariance.get())));
        }
    }

    private boolean isKnown(YamlMapping sample, String name) {
        if (variables.contains(name)) {
            return true;
        }
        add(
                sample.valueMark("variables"),
                "“" + name + "”",
                "one of " + String.join(", ", variables),
                Suggestion.phrase(name, variables));
        return false;
    }

    /** As many numbers as there are variables; zeros where the key is not there. */
    private Optional<double[]> numbers(YamlMapping sample, String key, int size) {
        Optional<YamlSequence> list = sample.sequence(key);
        if (list.isEmpty()) {
            return Optional.of(new double[size]);
        }
        double[] numbers = values(list.get());
        if (numbers.length != size) {
            add(list.get().mark(), numbers.length + " numbers", size + ", one for each variable of the sample", "");
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    static double[] values(YamlSequence list) {
        return list.scalars().stream().mapToDouble(YamlScalar::number).toArray();
    }

    private Optional<double[][]> covariance(YamlMapping sample, List<String> names, double n) {
        boolean correlations = sample.find("correlation").isPresent();
        boolean covariances = sample.find("covariance").isPresent();
        boolean deviations = sample.find("sd").isPresent();
        if (correlations == covariances || correlations && !deviations) {
            add(
                    sample.mark(),
                    correlations && covariances
                            ? "“covariance” and “correlation”"
                            : correlations ? "“correlation” without “sd”" : "neither “covariance” nor “correlation”",
                    "“covariance”, or “correlation” with “sd”",
                    correlations && !covariances ? "for an analysis of correlations give each an sd of 1" : "");
            return Optional.empty();
        }
        String key = correlations ? "correlation" : "covariance";
        Optional<double[][]> matrix = matrix(sample.sequence(key).orElseThrow(), names.size());
        Optional<double[]> sd = deviations ? numbers(sample, "sd", names.size()) : Optional.of(new double[0]);
        if (matrix.isEmpty() || sd.isEmpty()) {
            return Optional.empty();
        }
        double[][] found = matrix.get();
        if (correlations) {
            requireUnit(sample.sequence(key).orElseThrow().mark(), found);
        }
        double factor = byN || n == 1 ? 1 : (n - 1) / n;
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < found.length; j++) {
                found[i][j] *= factor * (correlations ? sd.get()[i] * sd.get()[j] : 1);
            }
        }
        requirePossible(sample.sequence(key).orElseThrow().mark(), names, found);
        return Optional.of(found);
    }

    private void requireUnit(Mark mark, double[][] correlation) {
        for (int i = 0; i < correlation.length; i++) {
            if (Math.abs(correlation[i][i] - 1) > ROUNDING) {
                add(mark, "the number " + correlation[i][i] + " on the diagonal", "1, as in correlations", "");
                return;
            }
        }
    }

    /** Variances are not negative, and no correlation is beyond 1. */
    private void requirePossible(Mark mark, List<String> names, double[][] covariance) {
        for (int i = 0; i < covariance.length; i++) {
            if (covariance[i][i] < 0) {
                add(mark, "a negative variance of “" + names.get(i) + "”", "a variance of at least 0", "");
                return;
            }
            for (int j = 0; j < i; j++) {
                double most = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]) * (1 + ROUNDING);
                if (Math.abs(covariance[i][j]) > most) {
                    add(
                            mark,
                            "“" + names.get(i) + "” with “" + names.get(j) + "”: a correlation beyond 1",
                            "numbers that can occur together",
                            "see whether a number is mistyped");
                    return;
                }
            }
        }
    }

    private Optional<double[][]> matrix(YamlSequence rows, int size) {
        List<YamlNode> elements = rows.elements();
        if (elements.size() != size) {
            add(rows.mark(), elements.size() + " rows for " + size + " variables", TRIANGLE, "");
            return Optional.empty();
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            YamlSequence row = (YamlSequence) elements.get(i);
            double[] numbers = values(row);
            if (numbers.length != size && numbers.length != i + 1) {
                add(row.mark(), numbers.length + " numbers in row " + (i + 1), TRIANGLE, "");
                return Optional.empty();
            }
            for (int j = 0; j < numbers.length; j++) {
                boolean differs = j < i
                        && numbers.length == size
                        && matrix[j][i] != 0
                        && Math.abs(numbers[j] - matrix[j][i]) > ROUNDING * Math.max(1, Math.abs(numbers[j]));
                if (differs) {
                    add(
                            row.mark(),
                            numbers[j] + " in row " + (i + 1) + ", column " + (j + 1) + ", and " + matrix[j][i]
                                    + " on the other side of the diagonal",
                            "a symmetric matrix",
                            "");
                }
                matrix[i][j] = numbers[j];
                if (j < i) {
                    matrix[j][i] = numbers[j];
                }
            }
        }
        return Optional.of(matrix);
    }
}
