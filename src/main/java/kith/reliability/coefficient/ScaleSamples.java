package kith.reliability.coefficient;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Wishart;
import kith.moments.matrix.MatrixTable;
import kith.reliability.scale.CovarianceDraws;
import kith.reliability.scale.NormalDraws;
import kith.reliability.scale.NormalPeople;
import kith.reliability.scale.PeopleInGroups;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.IntervalMethod;

/**
 * What stands for other samples of respondents when a scale gets its intervals: samples drawn from its own respondents,
 * or, where only covariances are known, covariances of simulated normal respondents around these.
 *
 * @param covariances of such samples
 * @param people the respondents themselves in {@link HeldOutSearch#GROUPS} groups
 * @param percentiles how an interval of percentiles is named
 * @param normal how a normal interval less the bias is named
 * @param supposition for the convention of an interval; may be empty
 */
record ScaleSamples(
        CovarianceDraws covariances,
        Supplier<PeopleInGroups> people,
        IntervalMethod percentiles,
        IntervalMethod normal,
        String supposition) {

    /**
     * Empty where there are fewer than two items, three respondents or {@value ScaleResponses#FEWEST_CLUSTERS} clusters
     * of them, or {@link #trouble} with the matrix.
     */
    static Optional<ScaleSamples> of(ScaleCovariance scale, long seed) {
        if (!scale.answers().map(ScaleResponses::hasEnoughUnits).orElse(true)) {
            return Optional.empty();
        }
        if (scale.size() < 2 || scale.n() < 3 || !trouble(scale).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                scale.answers().map(answers -> ofAnswers(scale, answers)).orElseGet(() -> ofNormal(scale, seed)));
    }

    private static ScaleSamples ofAnswers(ScaleCovariance scale, ScaleResponses answers) {
        ResampledCovariance sample = new ResampledCovariance(answers, scale.means());
        return new ScaleSamples(
                sample,
                () -> new AnsweringPeople(
                        new PersonInfluence(answers, scale.covariance(), scale.means()), sample, HeldOutSearch.GROUPS),
                IntervalMethod.BOOTSTRAP_PERCENTILE,
                IntervalMethod.BOOTSTRAP_NORMAL,
                "");
    }

    private static ScaleSamples ofNormal(ScaleCovariance scale, long seed) {
        boolean standardized = MatrixTable.isOfCorrelations(scale.named(scale.covariance()));
        return new ScaleSamples(
                new NormalDraws(Wishart.of(scale.covariance(), scale.n() - 1).orElseThrow(), standardized),
                () -> new NormalPeople(
                        Wishart.of(scale.correlation(), scale.n() - 1).orElseThrow(), HeldOutSearch.GROUPS, seed),
                IntervalMethod.BOOTSTRAP_PARAMETRIC,
                IntervalMethod.BOOTSTRAP_PARAMETRIC_NORMAL,
                "; interval supposes normal answers, none missing");
    }

    /** Why no samples can be drawn around a matrix; nothing for answers. */
    static List<Finding> trouble(ScaleCovariance scale) {
        if (scale.answers().isPresent() || scale.size() < 2) {
            return List.of();
        }
        if (scale.n() <= scale.size()) {
            return List.of(Finding.of(
                            "interval_needs_people",
                            Map.of(
                                    "coefficients",
                                    "The scale",
                                    "respondents",
                                    scale.n(),
                                    "items",
                                    scale.size(),
                                    "reason",
                                    "matrix"))
                    .at("matrix")
                    .as(Severity.WARNING));
        }
        if (Wishart.of(scale.correlation(), scale.n() - 1).isEmpty()) {
            return List.of(Finding.of("interval_needs_positive_definite").at("matrix"));
        }
        return List.of();
    }
}
