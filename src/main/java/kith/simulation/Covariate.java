package kith.simulation;

import java.util.Map;

/**
 * Something about a person that is not measured by the items: age, gender, a crisis in the past months.
 *
 * @param id also its column
 * @param distribution what values it takes
 * @param effects on factors, in their standard deviations, for one standard deviation of the covariate
 * @param per whether a person has one value, or one in each context
 */
public record Covariate(String id, Distribution distribution, Map<String, Double> effects, Per per) {

    /** What a covariate belongs to. */
    public enum Per {
        PERSON,
        CONTEXT
    }

    public Covariate {
        effects = Map.copyOf(effects);
    }

    /** The values of a covariate. */
    public sealed interface Distribution {
        double mean();

        double sd();
    }

    /**
     * Normal, rounded, and drawn anew while it falls outside of the bounds. {@code mean} and {@code sd} are before
     * that.
     */
    public record Normal(double mean, double sd, double minimum, double maximum, int decimals)
            implements Distribution {}

    /** Some values with their shares, which sum to 1; in the order given. */
    public record Categories(java.util.List<Category> categories) implements Distribution {
        public Categories {
            categories = java.util.List.copyOf(categories);
        }

        @Override
        public double mean() {
            return categories.stream().mapToDouble(c -> c.value() * c.share()).sum();
        }

        @Override
        public double sd() {
            double mean = mean();
            return StrictMath.sqrt(categories.stream()
                    .mapToDouble(c -> c.share() * (c.value() - mean) * (c.value() - mean))
                    .sum());
        }
    }

    /** A value and how many have it. */
    public record Category(double value, double share) {}

    /** The value in standard deviations from the mean. */
    double standardised(double value) {
        return (value - distribution.mean()) / distribution.sd();
    }
}
