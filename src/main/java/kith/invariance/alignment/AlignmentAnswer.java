package kith.invariance.alignment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.math.NormalDistribution;

/**
 * Aligned factors.
 *
 * @param contexts the first has standard deviation 1, and mean 0 where alignment is fixed
 * @param weight of a pair of contexts
 * @param epsilon what made the simplicity function smooth
 */
public record AlignmentAnswer(
        List<String> contexts,
        Alignment.Identification identification,
        Alignment.PairWeight weight,
        double epsilon,
        List<Factor> factors,
        List<Finding> findings) {

    /**
     * A rough guide: up to this share of parameters that differ, aligned means are mostly near the true ones; a
     * simulation is advised with it (Muthén &amp; Asparouhov 2014). In the simulations of Wen &amp; Hu 2022, doi
     * 10.3389/fpsyg.2022.845721, the limit was 20 to 30 % in models of three factors, with 250 to 350 respondents a
     * group.
     */
    public static final double GUIDE = 0.25;

    private static final double REACH = NormalDistribution.twoSided(0.95);

    public AlignmentAnswer {
        contexts = List.copyOf(contexts);
        factors = List.copyOf(factors);
        findings = List.copyOf(findings);
    }

    /**
     * An aligned factor.
     *
     * @param simplicity the least value of the simplicity function
     * @param startsAtMinimum how many of the starts ended there
     * @param rSquaredLoadings 1 − Σ V(λ − ψλ̄)/Σ V(λ), with λ the configural loadings, λ̄ the mean of the aligned ones
     *     and V the variance over contexts, summed over items: the share of the differences of configural loadings that
     *     follows from the contexts' deviations on the factor (Asparouhov &amp; Muthén 2014, one a parameter there). 1
     *     with exact invariance; not bounded below, and of no meaning where contexts hardly differ on the factor. sirt
     *     takes squares about zero, which puts whatever is far from zero near 1
     * @param rSquaredIntercepts 1 − Σ V(ν − αλ̄)/Σ V(ν), in the same way from the contexts' means on the factor
     * @param nonInvariant how many loadings and intercepts (or thresholds) differ from those of the contexts that agree
     * @param parameters how many loadings and intercepts there are
     */
    public record Factor(
            String factor,
            List<Placement> placements,
            List<Item> items,
            double simplicity,
            int starts,
            int startsAtMinimum,
            double rSquaredLoadings,
            double rSquaredIntercepts,
            int nonInvariant,
            int parameters) {

        public Factor {
            placements = List.copyOf(placements);
            items = List.copyOf(items);
        }

        /** The share of parameters that differ. */
        public double shareNonInvariant() {
            return nonInvariant / (double) parameters;
        }

        /** Whether there is a minimum and at most a quarter of the parameters differ there (the 25 % guide). */
        public boolean withinGuide() {
            return startsAtMinimum > 0 && shareNonInvariant() <= GUIDE;
        }
    }

    /**
     * A context on the factor.
     *
     * @param mean α
     * @param se of α; 0 in the first context where alignment is fixed
     * @param deviation ψ, a standard deviation
     * @param difference of the mean from that of the first context
     */
    public record Placement(
            String context,
            double mean,
            double se,
            double lower,
            double upper,
            double deviation,
            double difference,
            double seOfDifference) {

        /** Lower end of the 95 % interval of the difference. */
        public double differenceLower() {
            return difference - REACH * seOfDifference;
        }

        public double differenceUpper() {
            return difference + REACH * seOfDifference;
        }
    }

    /**
     * An item, its values in the order of the contexts.
     *
     * @param locations its intercept, or its thresholds where it is ordered
     */
    public record Item(String item, List<Aligned> loadings, List<Location> locations) {
        public Item {
            loadings = List.copyOf(loadings);
            locations = List.copyOf(locations);
        }

        /** How many of its parameters differ from those of the contexts that agree. */
        public int nonInvariant() {
            return (int) Stream.concat(loadings.stream(), locations.stream().flatMap(one -> one.values().stream()))
                    .filter(one -> !one.invariant())
                    .count();
        }
    }

    /**
     * An aligned intercept or threshold.
     *
     * @param threshold its number; empty for an intercept
     * @param values in the order of the contexts
     */
    public record Location(Optional<Integer> threshold, List<Aligned> values) {
        public Location {
            values = List.copyOf(values);
        }
    }

    /** An aligned parameter in a context, and whether it agrees with those of most contexts. */
    public record Aligned(double estimate, double se, boolean invariant) {}
}
