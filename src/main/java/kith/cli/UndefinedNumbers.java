package kith.cli;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kith.finding.Finding;
import kith.report.document.Tree;

/**
 * Numbers of an answer that do not exist, such as the standard deviation of one response. An answer that says nothing
 * else about itself says so. The test of a parameter that is fixed (standard error 0) is not one of them.
 */
final class UndefinedNumbers {

    private static final String FINDINGS = "findings";

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
            boolean ofFixed = Double.valueOf(0).equals(tree.entries().get("se"));
            tree.entries().forEach((key, inner) -> add(key, inner, ofFixed && isTest(key)));
        } else if (value instanceof Iterable<?> list) {
            list.forEach(inner -> add(name, inner, fixed));
        } else if (value instanceof Double number && !Double.isFinite(number) && !fixed) {
            names.merge(name, 1, Integer::sum);
        }
    }

    private static boolean isTest(String key) {
        return key.equals("z") || key.equals("pvalue") || key.endsWith("_z") || key.endsWith("_pvalue");
    }
}
