package kith.moments.sufficient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.finding.Problem;
import kith.finding.Suggestion;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.ObservedVariable;
import kith.yaml.Mark;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSequence;

/** Reads contingency tables from a file of moments that keeps to the schema. */
final class TablesReader {

    private final YamlDocument document;
    private final YamlMapping root;
    private final List<String> variables;
    private final Optional<String> column;
    private final List<Problem> problems;
    private final Map<String, Map<List<String>, double[][]>> found = new LinkedHashMap<>();

    TablesReader(YamlDocument document, List<String> variables, Optional<String> column, List<Problem> problems) {
        this.document = document;
        this.root = document.mapping();
        this.variables = variables;
        this.column = column;
        this.problems = problems;
    }

    private void add(Mark mark, String what, String expected, String remedy) {
        problems.add(document.problem(mark, what, expected, remedy));
    }

    /** By group; none where the file has no tables, or wrong ones. */
    Map<String, ContingencyTables> tables() {
        int before = problems.size();
        List<ObservedVariable> ordered = ordered();
        if (problems.size() == before) {
            root.mappings("tables").forEach(table -> table(table, ordered));
        }
        if (ordered.isEmpty() != found.isEmpty() && problems.size() == before) {
            add(
                    root.keyMark(ordered.isEmpty() ? "tables" : "ordered"),
                    ordered.isEmpty() ? "tables without ordered variables" : "ordered variables without tables",
                    "“ordered” and “tables” together",
                    "");
        }
        Map<String, ContingencyTables> tables = new LinkedHashMap<>();
        found.forEach((group, own) -> {
            List<double[][]> whole = new ArrayList<>();
            for (int i = 0; i < ordered.size(); i++) {
                for (int j = i + 1; j < ordered.size(); j++) {
                    List<String> pair =
                            List.of(ordered.get(i).name(), ordered.get(j).name());
                    double[][] table = own.get(pair);
                    if (table == null) {
                        add(
                                root.keyMark("tables"),
                                "no table of " + String.join(" and ", pair),
                                "one in each group",
                                "");
                    } else {
                        whole.add(table);
                    }
                }
            }
            if (problems.size() == before && requireMargins(ordered, whole)) {
                tables.put(group, ContingencyTables.of(ordered, whole));
            }
        });
        return tables;
    }

    private List<ObservedVariable> ordered() {
        List<ObservedVariable> ordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMapping one : root.mappings("ordered")) {
            String name = one.text("variable");
            if (!variables.contains(name) || !seen.add(name)) {
                add(
                        one.valueMark("variable"),
                        "“" + name + "”" + (seen.contains(name) ? " for the second time" : ""),
                        "one of the variables, each once",
                        Suggestion.phrase(name, variables));
                continue;
            }
            double[] categories =
                    MomentsReader.values(one.sequence("categories").orElseThrow());
            boolean ascending = true;
            for (int k = 0; k < categories.length; k++) {
                ascending &= k == 0 || categories[k] > categories[k - 1];
            }
            if (ascending) {
                ordered.add(ObservedVariable.ordered(name, categories));
            } else {
                add(one.valueMark("categories"), "categories that do not ascend", "each larger than the last", "");
            }
        }
        return ordered;
    }

    private void table(YamlMapping table, List<ObservedVariable> ordered) {
        List<String> pair = table.texts("pair");
        List<String> names = ordered.stream().map(ObservedVariable::name).toList();
        int first = names.indexOf(pair.get(0));
        int second = names.indexOf(pair.get(1));
        String group = table.text("group", "");
        if (first < 0 || second <= first || group.isEmpty() == column.isPresent()) {
            add(
                    table.mark(),
                    "a table of " + String.join(" and ", pair) + (group.isEmpty() ? "" : " in “" + group + "”"),
                    "two ordered variables in the order of the file"
                            + column.map(name -> ", and a group of “" + name + "”")
                                    .orElse(""),
                    "");
            return;
        }
        YamlSequence counts = table.sequence("counts").orElseThrow();
        int width = ordered.get(second).levels() + 1;
        List<double[]> rows = new ArrayList<>();
        counts.elements().forEach(row -> rows.add(MomentsReader.values((YamlSequence) row)));
        boolean whole = rows.stream().flatMapToDouble(Arrays::stream).allMatch(n -> n == Math.rint(n) && n < 1e15);
        if (rows.size() != ordered.get(first).levels() + 1
                || !rows.stream().allMatch(row -> row.length == width)
                || !whole) {
            add(
                    counts.mark(),
                    rows.size() + " rows of counts",
                    ordered.get(first).levels() + 1 + " rows of " + width
                            + " whole numbers: the categories, and last the missing responses",
                    "");
            return;
        }
        Map<List<String>, double[][]> own = found.computeIfAbsent(group, name -> new LinkedHashMap<>());
        if (own.put(pair, rows.toArray(double[][]::new)) != null) {
            add(table.mark(), "a second table of " + String.join(" and ", pair), "one in each group", "");
        }
    }

    /** Whether the tables of a variable have the same margin. */
    private boolean requireMargins(List<ObservedVariable> ordered, List<double[][]> whole) {
        double[][] margins = new double[ordered.size()][];
        int at = 0;
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = i + 1; j < ordered.size(); j++) {
                double[][] table = whole.get(at++);
                double[] down = new double[table[0].length];
                double[] across = new double[table.length];
                for (int a = 0; a < table.length; a++) {
                    for (int b = 0; b < down.length; b++) {
                        across[a] += table[a][b];
                        down[b] += table[a][b];
                    }
                }
                if (margins[i] != null && !Arrays.equals(margins[i], across)
                        || margins[j] != null && !Arrays.equals(margins[j], down)) {
                    add(
                            root.keyMark("tables"),
                            "the tables of " + ordered.get(i).name() + " and "
                                    + ordered.get(j).name()
                                    + " disagree with another table on how often a category was chosen",
                            "tables of the same rows",
                            "");
                    return false;
                }
                margins[i] = across;
                margins[j] = down;
            }
        }
        return true;
    }
}
