package kith.simulation;

import java.util.List;
import java.util.Optional;

/**
 * A population to draw respondents from; written as YAML and read by {@link PopulationReader}.
 *
 * <p>For person i in context c at visit t the factors are
 *
 * <pre>η = μ_c + gain(arm, t) + σ_c (Σ β x + √ICC_c · b_cluster + √(1 − ICC_c) · z_it)</pre>
 *
 * where b and z have the factors' correlations and x are the standardised covariates; z has the stability of the
 * follow-up from one visit to the next and, where the same respondents answer about several contexts, shares part of
 * its variance over them. So μ and σ are those of respondents at the mean of the covariates, and the variance is 1 when
 * covariates have no effect.
 *
 * @param id stable name
 * @param people how many are drawn when nothing else is told
 * @param seed of the draw when nothing else is told
 * @param structure of the factors
 * @param items in the order of their columns
 * @param profile questions in the order of their columns
 * @param covariates in the order of their columns
 * @param contexts at least one
 * @param design whether each person answers about one context or about all
 * @param followUp several visits, if there are
 */
public record Population(
        String id,
        String title,
        int people,
        long seed,
        FactorStructure structure,
        List<Indicator> items,
        List<Indicator> profile,
        List<Covariate> covariates,
        List<ContextPopulation> contexts,
        Design design,
        Optional<FollowUp> followUp,
        Flaws flaws) {

    public Population {
        items = List.copyOf(items);
        profile = List.copyOf(profile);
        covariates = List.copyOf(covariates);
        contexts = List.copyOf(contexts);
    }

    /** Who answers about the contexts. */
    public sealed interface Design {}

    /** Each person about one context. */
    public record DifferentPeople() implements Design {}

    /**
     * Each person about all contexts, side by side in columns with prefixes.
     *
     * @param sharedFactorVariance share of a factor's variance within clusters that a person has in all contexts alike
     * @param sharedResidualVariance share of an item's residual variance that a person has in all contexts alike
     */
    public record SamePeople(double sharedFactorVariance, double sharedResidualVariance) implements Design {}

    /** Names of the factors. */
    public List<String> factors() {
        return structure.correlations().rows();
    }

    /** Variance of an item's residual: what its factors leave of 1 where nothing departs from the population. */
    public double residualVariance(Indicator item) {
        double explained = 0;
        for (var a : sorted(item)) {
            for (var b : sorted(item)) {
                explained +=
                        a.getValue() * b.getValue() * structure.correlations().at(a.getKey(), b.getKey());
            }
        }
        return 1 - explained;
    }

    /** The loadings of an item in the order of the factors, so that sums come out the same on every machine. */
    private List<java.util.Map.Entry<String, Double>> sorted(Indicator item) {
        return factors().stream()
                .filter(item.loadings()::containsKey)
                .map(factor -> java.util.Map.entry(factor, item.loadings().get(factor)))
                .toList();
    }
}
