package kith.dif;

import java.util.List;

/**
 * The one verdict on an item.
 *
 * <p>An item has moderate or large differential item functioning where at least half of the methods class it as
 * moderate or large; it is large where more than half class it as large. Otherwise an effect that any method finds
 * significant is negligible. The rule is Kith's; the classes of the methods are published.
 *
 * @param kind what was found
 * @param methodsDisagree whether some but not all methods class the item as moderate or large
 */
public record ItemVerdict(Kind kind, boolean methodsDisagree) {

    /** What can be found of an item. */
    public enum Kind {
        NONE("none"),
        NEGLIGIBLE("negligible"),
        MODERATE("moderate"),
        LARGE("large");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static ItemVerdict of(List<MethodResult> results, double alpha) {
        int methods = results.size();
        int relevant = (int)
                results.stream().filter(result -> result.size() != DifSize.A).count();
        int large = (int)
                results.stream().filter(result -> result.size() == DifSize.C).count();
        boolean significant = results.stream().anyMatch(result -> result.test().isSignificant(alpha));
        boolean disagree = relevant > 0 && relevant < methods;
        if (methods > 0 && 2 * relevant >= methods) {
            return new ItemVerdict(2 * large > methods ? Kind.LARGE : Kind.MODERATE, disagree);
        }
        return new ItemVerdict(significant ? Kind.NEGLIGIBLE : Kind.NONE, disagree);
    }

    /** Whether the effect is more than negligible. */
    public boolean isRelevant() {
        return kind == Kind.MODERATE || kind == Kind.LARGE;
    }
}
