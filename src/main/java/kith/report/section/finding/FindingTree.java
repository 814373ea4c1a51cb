package kith.report.section.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.finding.Finding;
import kith.report.document.Tree;

/** A finding as other programs see it. */
public final class FindingTree {

    private FindingTree() {}

    public static Tree of(Finding finding) {
        Tree values = new Tree();
        finding.values().forEach((name, value) -> put(values, name, value));
        return new Tree()
                .put("code", finding.code())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("where", finding.where())
                .put("what", finding.what())
                .put("remedy", finding.advice())
                .put("objects", finding.objects())
                .put("values", values);
    }

    private static void put(Tree tree, String name, Object value) {
        if (value instanceof Number number) {
            if (value instanceof Integer || value instanceof Long) {
                tree.put(name, number.longValue());
            } else {
                tree.put(name, number.doubleValue());
            }
        } else if (value instanceof Boolean flag) {
            tree.put(name, flag);
        } else if (value instanceof List<?> names) {
            tree.put(name, names);
        } else if (value instanceof Map<?, ?> tallies) {
            Tree counts = new Tree();
            tallies.forEach((key, count) -> put(counts, String.valueOf(key), count));
            tree.put(name, counts);
        } else {
            tree.put(name, String.valueOf(value));
        }
    }
}
