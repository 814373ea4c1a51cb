package kith.twolevel;

import java.util.List;
import kith.math.NormalDistribution;

/**
 * Reliability at each level of the sum of the items that a factor has at both levels, or at one.
 *
 * <p>Geldhof, Preacher &amp; Zyphur 2014, doi 10.1037/a0032138; Lai 2021, doi 10.1037/met0000287. Geldhof's coefficient
 * between clusters is about components that are not observed, Lai's is about the cluster means that are used; the two
 * are not the same, and with small clusters the second is much smaller. semTools and misty take the harmonic mean
 * cluster size too.
 *
 * @param group label of the group, empty where there is one
 * @param within name of the factor within clusters, empty where there is none
 * @param between name of the factor between clusters, empty where there is none
 * @param items whose sum it is of
 * @param equalLoadings whether the loadings are equal across levels, so that the factor means the same at both
 * @param coefficients those that the model gives
 */
public record LevelReliability(
        String group,
        String within,
        String between,
        List<String> items,
        boolean equalLoadings,
        List<Value> coefficients) {

    public LevelReliability {
        items = List.copyOf(items);
        coefficients = List.copyOf(coefficients);
    }

    /**
     * A coefficient with its 95% interval by the delta method.
     *
     * @param coefficient of what it is
     */
    public record Value(LevelCoefficient coefficient, double estimate, double standardError) {

        public double lower() {
            return estimate - Z * standardError;
        }

        public double upper() {
            return estimate + Z * standardError;
        }
    }

    private static final double Z = NormalDistribution.twoSided(0.95);

    /** The value of a coefficient, NaN where the model does not give it. */
    public double estimate(LevelCoefficient coefficient) {
        return coefficients.stream()
                .filter(value -> value.coefficient() == coefficient)
                .mapToDouble(Value::estimate)
                .findFirst()
                .orElse(Double.NaN);
    }
}
