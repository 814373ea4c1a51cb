package kith.invariance;

import java.util.List;
import kith.finding.Finding;

/**
 * Aligned factors.
 *
 * @param contexts the first has mean 0 and standard deviation 1
 * @param weight of a pair of contexts
 * @param epsilon what made the simplicity function smooth
 */
public record AlignmentAnswer(
        List<String> contexts,
        Alignment.PairWeight weight,
        double epsilon,
        List<Factor> factors,
        List<Finding> findings) {

    /** Up to this share of parameters that differ, aligned means may be relied on (Muthén &amp; Asparouhov 2014). */
    public static final double TRUSTED_SHARE = 0.25;

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
     * @param rSquaredLoadings 1 − Σ(λ − ψλ̄)²/Σλ², λ̄ the mean of aligned loadings over contexts, as sirt has it: the share of the
     *     configural loadings that equal aligned loadings reproduce
     * @param rSquaredIntercepts 1 − Σ(ν − ν̄ − αλ̄)²/Σν², in the same way
     * @param nonInvariant how many loadings and intercepts differ from those of the contexts that agree
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

        /** Whether at most a quarter of the parameters differ (the 25 % rule). */
        public boolean meansTrusted() {
            return shareNonInvariant() <= TRUSTED_SHARE;
        }
    }

    /**
     * A context on the factor.
     *
     * @param mean α
     * @param se of α; 0 in the first context
     * @param deviation ψ, a standard deviation
     */
    public record Placement(String context, double mean, double se, double lower, double upper, double deviation) {}

    /** An item, its values in the order of the contexts. */
    public record Item(String item, List<Aligned> loadings, List<Aligned> intercepts) {
        public Item {
            loadings = List.copyOf(loadings);
            intercepts = List.copyOf(intercepts);
        }
    }

    /** An aligned parameter in a context, and whether it agrees with those of most contexts. */
    public record Aligned(double estimate, double se, boolean invariant) {}
}
