package kith.sem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fit of a model, by lavaan's names with underscores for dots ({@code chisq}, {@code df}, {@code cfi}, {@code cfi_robust},
 * {@code rmsea_ci_lower} …), in lavaan's order. A measure that the estimator does not give is absent.
 */
public record FitMeasures(Map<String, Double> values) {

    public FitMeasures {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The measure, NaN where there is none of that name. */
    public double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
