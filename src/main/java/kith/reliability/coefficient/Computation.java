package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import kith.efa.bifactor.NearbySchmidLeiman.Omegas;
import kith.efa.bifactor.SchmidLeiman;
import kith.math.NormalDistribution;
import kith.reliability.coefficient.HeldOutSearch.Search;
import kith.reliability.model.BifactorReliability;
import kith.reliability.model.VarianceShare;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * How a coefficient comes about.
 *
 * @param applies whether the scale has it
 * @param estimate in the sample
 * @param ofSample the same from covariances, for bootstrap samples; empty for what takes more than covariances, or a
 *     search
 * @param ofFactors the same from several factors that are searched again in bootstrap samples; empty for what takes
 *     none
 * @param intervals one a row of the table; {@link Interval#NONE} where there is none
 */
record Computation(
        Predicate<ScaleEvidence> applies,
        ToDoubleBiFunction<Coefficient, ScaleEvidence> estimate,
        Optional<ToDoubleFunction<CovarianceSample>> ofSample,
        Optional<ToDoubleFunction<Omegas>> ofFactors,
        BiFunction<Coefficient, ScaleEvidence, List<Interval>> intervals) {

    /** From covariances at once; the interval from the same in bootstrap samples. */
    static Computation resampled(ToDoubleFunction<CovarianceSample> compute) {
        return new Computation(
                scale -> true,
                (coefficient, scale) -> compute.applyAsDouble(scale.sample()),
                Optional.of(compute),
                Optional.empty(),
                (coefficient, scale) -> List.of(scale.bootstrapped(coefficient)));
    }

    /** From the loadings of one factor; the interval from bootstrap samples. */
    static Computation oneFactor(ToDoubleBiFunction<CovarianceSample, OneFactor> compute) {
        return resampled(sample -> sample.factor()
                        .map(factor -> compute.applyAsDouble(sample, factor))
                        .orElse(Double.NaN))
                .where(scale -> scale.oneFactor().isPresent());
    }

    /** Alpha has intervals by formula too, where rows are independent and count once each. */
    static Computation ofAlpha() {
        Computation plain = resampled(sample -> Alpha.of(sample.covariance()));
        return new Computation(
                plain.applies, plain.estimate, plain.ofSample, Optional.empty(), (coefficient, scale) -> {
                    List<Interval> intervals = new ArrayList<>();
                    if (scale.areDrawnAtRandom()) {
                        double alpha = Alpha.of(scale.covariance().covariance());
                        int n = scale.covariance().n();
                        int k = scale.covariance().size();
                        double level = scale.options().level();
                        double error = Alpha.standardError(scale.covariance().covariance(), n);
                        intervals.add(Alpha.feldt(alpha, n, k, level));
                        intervals.add(Alpha.bonett(alpha, n, k, level));
                        intervals.add(Interval.around(
                                alpha, NormalDistribution.twoSided(level) * error, level, IntervalMethod.ASYMPTOTIC));
                    }
                    if (scale.bootstrap().isPresent() || !scale.areDrawnAtRandom()) {
                        intervals.add(scale.bootstrapped(coefficient));
                    }
                    return intervals;
                });
    }

    /** The largest or smallest of many: the interval by cross-validation. */
    static Computation extreme(Search search, ToDoubleFunction<ScaleEvidence> estimate) {
        return extreme(search, Double.NEGATIVE_INFINITY, estimate);
    }

    /** The same for a coefficient that is never below a bound. */
    static Computation extreme(Search search, double lowest, ToDoubleFunction<ScaleEvidence> estimate) {
        return searched(
                scale -> true,
                (coefficient, scale) -> estimate.applyAsDouble(scale),
                (coefficient, scale) -> scale.searched().extreme(search).within(lowest, 1));
    }

    /** The greatest lower bound by factors. */
    static Computation glbFactor() {
        return searched(
                scale -> scale.boundByFactors().isPresent(),
                (coefficient, scale) -> scale.boundByFactors().orElseThrow(),
                (coefficient, scale) ->
                        scale.searched().boundByFactors(scale.boundByFactors().orElseThrow()));
    }

    /**
     * Of a Schmid–Leiman solution, searched again in bootstrap samples.
     *
     * @param lowest that the coefficient can be
     */
    static Computation factors(double lowest, ToDoubleFunction<SchmidLeiman> estimate, ToDoubleFunction<Omegas> again) {
        Computation once = searched(
                scale -> scale.generalFactor().isPresent(),
                (coefficient, scale) ->
                        estimate.applyAsDouble(scale.generalFactor().orElseThrow()),
                (coefficient, scale) -> scale.searched()
                        .ofFactors(
                                coefficient,
                                lowest,
                                estimate.applyAsDouble(scale.generalFactor().orElseThrow())));
        return new Computation(once.applies, once.estimate, once.ofSample, Optional.of(again), once.intervals);
    }

    /** Of a bifactor model: the interval by the delta method. */
    static Computation bifactor(Function<BifactorReliability, VarianceShare> share) {
        return searched(
                scale -> scale.bifactor().found().isPresent(),
                (coefficient, scale) ->
                        share.apply(scale.bifactor().found().orElseThrow()).estimate(),
                (coefficient, scale) ->
                        scale.delta(share.apply(scale.bifactor().found().orElseThrow())));
    }

    /** Of polychoric correlations, which brings its own intervals. */
    static Computation ofPolychorics() {
        return new Computation(
                scale -> true,
                (coefficient, scale) -> scale.ordinal().estimate(coefficient),
                Optional.empty(),
                Optional.empty(),
                (coefficient, scale) -> scale.ordinal().intervals(coefficient));
    }

    private static Computation searched(
            Predicate<ScaleEvidence> applies,
            ToDoubleBiFunction<Coefficient, ScaleEvidence> estimate,
            BiFunction<Coefficient, ScaleEvidence, Interval> interval) {
        return new Computation(
                applies,
                estimate,
                Optional.empty(),
                Optional.empty(),
                (coefficient, scale) -> List.of(interval.apply(coefficient, scale)));
    }

    /** Only for some scales. */
    Computation where(Predicate<ScaleEvidence> condition) {
        return new Computation(condition, estimate, ofSample, ofFactors, intervals);
    }

    /** By something else in the sample itself. */
    Computation estimatedBy(ToDoubleFunction<ScaleEvidence> other) {
        return new Computation(
                applies, (coefficient, scale) -> other.applyAsDouble(scale), ofSample, ofFactors, intervals);
    }
}
