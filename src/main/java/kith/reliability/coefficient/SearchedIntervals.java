package kith.reliability.coefficient;

import static kith.reliability.coefficient.Coefficient.GLB;
import static kith.reliability.coefficient.Coefficient.LAMBDA4;
import static kith.reliability.coefficient.Coefficient.OMEGA_HIERARCHICAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.reliability.coefficient.HeldOutSearch.Search;
import kith.reliability.scale.ReliabilityOptions;
import kith.resampling.Interval;

/** Intervals of the coefficients of a scale that take a search, with their findings. */
final class SearchedIntervals {

    /** A standard deviation of omega hierarchical over samples beyond which a normal interval would say nothing. */
    private static final double UNSTABLE = 0.15;

    private final ReliabilityOptions options;
    private final Optional<ScaleSamples> samples;
    private final int draws;
    private final Optional<ReliabilityBootstrap<Coefficient>> factors;
    private final Optional<HeldOutSearch> heldOut;

    /**
     * @param samples empty where there is nothing to draw from
     * @param found what the factors of the sample itself give
     */
    SearchedIntervals(
            ScaleCovariance scale,
            Optional<ScaleSamples> samples,
            Optional<FactorCoefficients> found,
            Optional<SplitHalves> splits,
            ReliabilityOptions options) {
        this.options = options;
        this.samples = samples;
        ReliabilityOptions.Resampling resampling = options.resampling();
        this.draws = samples.isEmpty() ? 0 : resampling.extent().searchedDraws(scale.size(), resampling.draws());
        this.factors = draws == 0
                ? Optional.empty()
                : found.flatMap(SearchedCoefficients::of)
                        .map(search -> new ReliabilityBootstrap<>(
                                samples.get().covariances(),
                                resampling.withDraws(draws),
                                SearchedCoefficients.ALL,
                                search::of));
        this.heldOut = samples.isEmpty() || resampling.extent() == ReliabilityOptions.Extent.QUICK
                ? Optional.empty()
                : splits.flatMap(halves -> HeldOutSearch.of(
                        samples.get().people().get(), halves, resampling.seed(), resampling.parallel()));
    }

    /**
     * Of a coefficient of {@link SearchedCoefficients}: percentiles where the general factor is not determined, else
     * normal.
     */
    Interval ofFactors(Coefficient coefficient, double lowest, double estimate) {
        if (factors.isEmpty() || factors.get().of(coefficient).used() < 2) {
            return Interval.NONE;
        }
        ReliabilityBootstrap<Coefficient> drawn = factors.get();
        if (unstable(drawn)) {
            return drawn.of(coefficient)
                    .percentile(options.level())
                    .by(samples.orElseThrow().percentiles());
        }
        return drawn.of(coefficient)
                .normal(estimate, options.level())
                .within(lowest, 1)
                .by(samples.orElseThrow().normal());
    }

    /** Of a coefficient that is the largest or smallest of many. */
    Interval extreme(Search sought) {
        return heldOut.map(search -> search.extremes().get(sought).interval(options.level()))
                .orElse(Interval.NONE);
    }

    /**
     * Of the greatest lower bound by factors, from the search for the algebraic one: {@link SearchedExtreme#besides}.
     */
    Interval boundByFactors(double estimate) {
        return heldOut.map(search -> search.extremes().get(Search.BOUND).besides(estimate, options.level()))
                .orElse(Interval.NONE)
                .within(Double.NEGATIVE_INFINITY, 1);
    }

    private static boolean unstable(ReliabilityBootstrap<Coefficient> samples) {
        return samples.of(OMEGA_HIERARCHICAL).standardError() > UNSTABLE;
    }

    /** From how many samples the intervals of factors come, for a convention; empty when from none. */
    String drawsInWords() {
        return draws > 0 ? "; interval from " + draws + " samples" : "";
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        missing().ifPresent(findings::add);
        optimism(LAMBDA4, Search.BEST, "best split half", findings);
        optimism(GLB, Search.BOUND, "greatest lower bound", findings);
        factors.filter(SearchedIntervals::unstable).ifPresent(samples -> {
            Interval range = samples.of(OMEGA_HIERARCHICAL).percentile(options.level());
            findings.add(Finding.of("general_factor_unstable", Map.of("lower", range.lower(), "upper", range.upper()))
                    .at(OMEGA_HIERARCHICAL.id()));
        });
        return findings;
    }

    private Optional<Finding> missing() {
        boolean asked = options.resampling().extent() != ReliabilityOptions.Extent.QUICK;
        boolean none = heldOut.isEmpty()
                || heldOut.get().extremes().values().stream()
                        .anyMatch(extreme ->
                                Double.isNaN(extreme.interval(options.level()).lower()));
        return samples.isPresent() && asked && none
                ? Optional.of(Finding.of(
                        "interval_needs_people",
                        Map.of(
                                "coefficients",
                                "Split halves and the greatest lower bound",
                                "respondents",
                                0,
                                "items",
                                0,
                                "reason",
                                "tenth")))
                : Optional.empty();
    }

    /** Tells what the coefficient is in respondents among whom it was not searched, where that is much less. */
    private void optimism(Coefficient coefficient, Search sought, String name, List<Finding> findings) {
        heldOut.map(search -> search.extremes().get(sought))
                .filter(SearchedExtreme::optimistic)
                .ifPresent(extreme -> findings.add(Finding.of(
                                "search_gains_by_chance",
                                Map.of(
                                        "coefficient", name,
                                        "estimate", extreme.estimate(),
                                        "held_out", extreme.heldOut()))
                        .at(coefficient.id())));
    }
}
