package kith.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.finding.Finding;
import kith.report.document.Tree;

/**
 * Numbers of an answer that do not exist, such as the standard deviation of one response. An answer that says nothing
 * else about itself says so. The test of a parameter that is fixed (standard error 0) is not one of them, nor is the
 * value of an item with itself in a matrix of pairs.
 */
final class UndefinedNumbers {

    private static final String FINDINGS = "findings";
    private static final Pattern TEST = Pattern.compile("(|.*_)(z|pvalue)");

    private final Map<String, Integer> names = new TreeMap<>();
    private boolean explained;

    private UndefinedNumbers() {}

    /** The finding, where there are such numbers and nothing in the tree explains any. */
    static Optional<Finding> in(Tree result) {
        UndefinedNumbers seen = new UndefinedNumbers();
        seen.add("", result, false);
        return seen.explained || seen.names.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "undefined_numbers",
                        Map.of(
                                "numbers",
                                seen.names.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                "names",
                                seen.names)));
    }

    private void add(String name, Object value, boolean fixed) {
        if (value instanceof Tree tree) {
            explained |= tree.entries().get(FINDINGS) instanceof Collection<?> told && !told.isEmpty();
            tree.entries()
                    .forEach((key, inner) ->
                            add(key, isOfPairs(key, tree) ? withoutDiagonal(inner) : inner, isTestOfFixed(key, tree)));
        } else if (value instanceof Iterable<?> list) {
            list.forEach(inner -> add(name, inner, fixed));
        } else if (value instanceof Double number && !Double.isFinite(number) && !fixed) {
            names.merge(name, 1, Integer::sum);
        }
    }

    /** The values of a matrix whose rows are its columns. */
    private static boolean isOfPairs(String key, Tree tree) {
        Object rows = tree.entries().get("rows");
        return key.equals("x") && rows != null && rows.equals(tree.entries().get("cols"));
    }

    /** What is not a number on the diagonal is left out. */
    private static Object withoutDiagonal(Object rows) {
        List<Object> off = new ArrayList<>();
        int i = 0;
        for (Object row : (Iterable<?>) rows) {
            int j = 0;
            for (Object value : (Iterable<?>) row) {
                if (i != j++ || !Double.valueOf(Double.NaN).equals(value)) {
                    off.add(value);
                }
            }
            i++;
        }
        return off;
    }

    /** A key such as {@code z} or {@code std_all_pvalue} beside {@code se} or {@code std_all_se} of 0. */
    private static boolean isTestOfFixed(String key, Tree tree) {
        Matcher test = TEST.matcher(key);
        return test.matches() && Double.valueOf(0).equals(tree.entries().get(test.group(1) + "se"));
    }
}
