package kith.sem;

import java.util.List;
import kith.math.Matrix;

/**
 * How well the factors of a fitted model are measured by their indicators, and how far they are apart.
 *
 * @param groups one an observed group, in the order of the model's
 */
public record ConstructValidity(List<Group> groups) {

    public ConstructValidity {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param name label of the group, empty where there is one
     * @param factors those with at least two observed indicators
     * @param htmt heterotrait–monotrait ratios of correlations: the mean absolute correlation between the indicators of two
     *     factors by the geometric mean of those within (Henseler, Ringle & Sarstedt 2015, doi 10.1007/s11747-014-0403-8)
     * @param htmt2 the same with geometric means of the correlations, which does not need tau-equivalence (Roemer, Schuberth &
     *     Henseler 2021, doi 10.1108/IMDS-02-2021-0082); the default of semTools 0.5-6
     */
    public record Group(String name, List<Factor> factors, Matrix htmt, Matrix htmt2) {
        public Group {
            factors = List.copyOf(factors);
        }

        /** The factor of that name. @throws IllegalArgumentException when there is none */
        public Factor factor(String factor) {
            return factors.stream()
                    .filter(f -> f.name().equals(factor))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no factor " + factor));
        }
    }

    /**
     * One factor.
     *
     * @param indicators its observed indicators
     * @param ave average variance extracted: the share of the indicators' variance that the factor explains, Σλ²φ ∕ Σs (Fornell &
     *     Larcker 1981, doi 10.1177/002224378101800104, with observed variances in the denominator); NaN when an indicator loads
     *     on another factor too
     * @param omega composite reliability (Σλ)²φ ∕ Σs, s the observed covariances among the indicators: what share of the variance
     *     of their sum the factor explains (McDonald 1999; Bollen 1980). Of the latent responses where indicators are ordered
     * @param omegaCategorical the same for the sum of the categories chosen (Green & Yang 2009, doi
     *     10.1007/s11336-008-9099-3, equation 21); NaN unless all indicators are ordered
     * @param alpha Cronbach's, from the observed covariances; from polychoric correlations (“ordinal alpha”) where indicators are
     *     ordered. semTools' {@code compRelSEM(tau.eq = TRUE)} takes raw covariances then
     */
    public record Factor(
            String name, List<String> indicators, double ave, double omega, double omegaCategorical, double alpha) {
        public Factor {
            indicators = List.copyOf(indicators);
        }
    }
}
