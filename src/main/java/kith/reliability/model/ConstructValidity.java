package kith.reliability.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.sem.fit.FittedModel;

/**
 * How well the factors of a fitted model are measured by their indicators, and how far they are apart.
 *
 * @param groups one an observed group, in the order of the model's
 * @param findings about indicators and scales of which reliability and ratios do not mean what they seem to
 */
public record ConstructValidity(List<Group> groups, List<Finding> findings) {

    public ConstructValidity {
        groups = List.copyOf(groups);
        List<Finding> all = new ArrayList<>(findings);
        impossible(groups).stream().filter(one -> !all.contains(one)).forEach(all::add);
        findings = List.copyOf(all);
    }

    /**
     * Reliability and average variance extracted of each factor, and the ratios that say whether factors are distinct.
     */
    public static ConstructValidity of(FittedModel fitted) {
        return ConstructAnalysis.of(fitted);
    }

    /** Composite reliabilities that no share of a variance can be. */
    private static List<Finding> impossible(List<Group> groups) {
        List<Finding> findings = new ArrayList<>();
        for (Group group : groups) {
            for (Factor factor : group.factors()) {
                if (factor.omega() < 0 || factor.omega() > 1) {
                    Finding told = Finding.of("impossible_reliability", Map.of("reliability", factor.omega()))
                            .at(factor.name());
                    findings.add(group.name().isEmpty() ? told : told.in(group.name()));
                }
            }
        }
        return findings;
    }

    /**
     * One group.
     *
     * @param name label of the group, empty where there is one
     * @param factors those with at least two observed indicators, and behind them those of a higher order
     * @param htmt heterotrait–monotrait ratios of correlations: the mean correlation between the indicators of two
     *     factors by the geometric mean of those within (Henseler, Ringle and Sarstedt 2015, doi
     *     10.1007/s11747-014-0403-8). Correlations with their signs, as in the article; NaN where a mean within a
     *     factor is not positive
     * @param htmtAbsolute the same with absolute correlations: the default of semTools, and what SmartPLS calls HTMT+.
     *     Larger than {@code htmt} where some correlations are negative
     * @param htmt2 with geometric means of the absolute correlations, which does not need tau-equivalence (Roemer,
     *     Schuberth and Henseler 2021, doi 10.1108/IMDS-02-2021-0082); the default of semTools 0.5-6. Geometric means
     *     of negative correlations do not exist
     */
    public record Group(String name, List<Factor> factors, Matrix htmt, Matrix htmtAbsolute, Matrix htmt2) {
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
     * @param indicators its observed indicators; of a factor of a higher order those of the factors that load on it
     * @param ave average variance extracted: the share of the indicators' variance that the factor explains, Σλ²φ ∕ Σs
     *     (Fornell and Larcker 1981, doi 10.1177/002224378101800104, with observed variances in the denominator); NaN
     *     when an indicator loads on another factor too. Of a factor of a higher order the share of the variance of the
     *     factors that load on it
     * @param omega composite reliability (Σλ)²φ ∕ Σs, s the observed covariances among the indicators: what share of
     *     the variance of their sum the factor explains (McDonald 1999; Bollen 1980). Of the latent responses where
     *     indicators are ordered. Of a factor of a higher order the share of the observed variance of the sum of all
     *     items behind it (semTools' {@code compRelSEM(higher = )}); see {@link HigherOrderReliability} for more of
     *     these
     * @param omegaCategorical the same for the sum of the categories chosen (Green and Yang 2009, doi
     *     10.1007/s11336-008-9099-3, equation 21); NaN unless all indicators are ordered
     * @param alpha Cronbach's, from the observed covariances; from polychoric correlations (“ordinal alpha”) where
     *     indicators are ordered. semTools' {@code compRelSEM(tau.eq = TRUE)} takes raw covariances then
     */
    public record Factor(
            String name, List<String> indicators, double ave, double omega, double omegaCategorical, double alpha) {
        public Factor {
            indicators = List.copyOf(indicators);
        }
    }
}
