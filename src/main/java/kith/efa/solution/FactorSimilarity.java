package kith.efa.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.math.Matrix;

/**
 * How alike the factors of two contexts are: Tucker's congruence of each pair of factors as they stand, and of factors
 * that belong together after the second context's loadings have been turned orthogonally as near as possible to the
 * first's.
 *
 * @param first name of the context whose factors are the target
 * @param second name of the other context
 * @param congruence factors of the first × factors of the second, as they stand
 * @param rotated loadings of the second, turned to the first
 * @param byFactor congruence of each factor after turning
 * @param byItem congruence of each item's loadings after turning; low where an item means something else in the two
 *     contexts
 */
public record FactorSimilarity(
        String first, String second, Matrix congruence, Matrix rotated, double[] byFactor, double[] byItem) {

    public FactorSimilarity {
        byFactor = byFactor.clone();
        byItem = byItem.clone();
    }

    @Override
    public double[] byFactor() {
        return byFactor.clone();
    }

    @Override
    public double[] byItem() {
        return byItem.clone();
    }

    /** Of two solutions with the same items and as many factors. */
    public static FactorSimilarity of(String first, EfaSolution one, String second, EfaSolution other) {
        Matrix rotated = Congruence.rotatedTo(one.loadings(), other.loadings());
        double[] byFactor = new double[one.factors().size()];
        for (int k = 0; k < byFactor.length; k++) {
            byFactor[k] = Congruence.of(one.loadings().column(k), rotated.column(k));
        }
        return new FactorSimilarity(
                first,
                second,
                Congruence.of(one.loadings(), other.loadings()),
                rotated,
                byFactor,
                Congruence.ofItems(one.loadings(), rotated));
    }

    /** Of each pair of contexts, in their order. */
    public static List<FactorSimilarity> ofAll(Map<String, EfaSolution> contexts) {
        List<String> names = List.copyOf(contexts.keySet());
        List<FactorSimilarity> similarities = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                similarities.add(
                        of(names.get(i), contexts.get(names.get(i)), names.get(j), contexts.get(names.get(j))));
            }
        }
        return similarities;
    }
}
