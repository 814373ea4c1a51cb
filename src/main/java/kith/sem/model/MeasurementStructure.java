package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the factors of a questionnaire stand to one another; writes its measurement model. */
public enum MeasurementStructure {
    /** One factor behind all items, whatever their subscale. */
    ONE_FACTOR,
    /** A factor behind each subscale; all of them correlate. */
    CORRELATED_FACTORS,
    /** A factor behind each subscale, and a general factor behind those. */
    SECOND_ORDER,
    /**
     * A general factor behind all items and a factor behind each subscale, all uncorrelated (Holzinger &amp; Swineford
     * 1937, Psychometrika 2:41, doi 10.1007/BF02287965).
     */
    BIFACTOR;

    /**
     * The model.
     *
     * @param subscales items by subscale, in order
     * @param general name of the factor behind all, where the structure has one
     */
    public ModelSyntax model(Map<String, List<String>> subscales, String general) {
        ModelBuilder model = ModelBuilder.model();
        if (this == ONE_FACTOR || this == BIFACTOR) {
            Set<String> items = new LinkedHashSet<>();
            subscales.values().forEach(items::addAll);
            model = model.factor(general, items.toArray(String[]::new));
        }
        if (this != ONE_FACTOR) {
            for (Map.Entry<String, List<String>> subscale : subscales.entrySet()) {
                model = model.factor(subscale.getKey(), subscale.getValue().toArray(String[]::new));
            }
        }
        if (this == SECOND_ORDER) {
            model = model.factor(general, subscales.keySet().toArray(String[]::new));
        }
        return (this == BIFACTOR ? uncorrelated(model, subscales.keySet(), general) : model).syntax();
    }

    private static ModelBuilder uncorrelated(ModelBuilder model, Set<String> factors, String general) {
        List<String> all = new ArrayList<>(List.of(general));
        all.addAll(factors);
        ModelBuilder apart = model;
        for (int i = 0; i + 1 < all.size(); i++) {
            Term[] others = all.subList(i + 1, all.size()).stream()
                    .map(other -> Term.of(other).fixed(0))
                    .toArray(Term[]::new);
            apart = apart.covary(all.get(i), others);
        }
        return apart;
    }
}
