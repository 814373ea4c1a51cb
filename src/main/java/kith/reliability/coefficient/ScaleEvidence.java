package kith.reliability.coefficient;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kith.efa.bifactor.SchmidLeiman;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.reliability.model.VarianceShare;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * What was estimated of a scale, once, for all coefficients of it: factors, split halves, a bifactor model, samples.
 */
final class ScaleEvidence {

    private static final double BOOTSTRAP_TOLERANCE = 1e-7;

    /** Those that follow from covariances alone. */
    private static final List<Coefficient> RESAMPLED = Arrays.stream(Coefficient.values())
            .filter(coefficient -> coefficient.ofSample().isPresent())
            .toList();

    private final ScaleCovariance covariance;
    private final ReliabilityOptions options;
    private final int[] strata;
    private final Optional<OneFactor> oneFactor;
    private final CovarianceSample sample;
    private final Optional<FactorCoefficients> factors;
    private final BifactorCoefficients bifactor;
    private final Optional<SplitHalves> splits;
    private final Optional<ScaleSamples> samples;
    private final Optional<ReliabilityBootstrap<Coefficient>> bootstrap;
    private final Supplier<OrdinalReliability> ordinal;
    private final Supplier<Double> bound;
    private final SearchedIntervals searched;

    ScaleEvidence(ScaleCovariance scale, ReliabilityOptions options) {
        this.covariance = scale;
        this.options = options;
        this.strata = scale.strata();
        double[][] c = scale.covariance();
        Parallel parallel = options.resampling().parallel();
        Supplier<Optional<ScaleSamples>> drawn =
                parallel.begin(() -> ScaleSamples.of(scale, options.resampling().seed()));
        this.ordinal = parallel.begin(() -> OrdinalReliability.of(scale, options));
        this.bound = parallel.begin(
                () -> c.length > 1 ? GreatestLowerBound.of(scale.correlation()).value() : Double.NaN);
        this.oneFactor = c.length < 3 ? Optional.empty() : Optional.of(OneFactor.fit(c));
        this.sample = CovarianceSample.of(c, oneFactor, strata);
        this.factors = c.length < 3 ? Optional.empty() : Optional.of(FactorCoefficients.of(scale, parallel));
        this.bifactor = BifactorCoefficients.of(scale, generalFactor(), options);
        this.splits = c.length < 2
                ? Optional.empty()
                : Optional.of(SplitHalves.of(
                        scale.correlation(),
                        options.splits(),
                        options.resampling().seed()));
        this.samples = drawn.get();
        this.bootstrap = samples.filter(some -> options.resampling().draws() > 0)
                .map(some -> new ReliabilityBootstrap<>(
                        some.covariances(), options.resampling(), RESAMPLED, this::inSample));
        this.searched = new SearchedIntervals(scale, samples, factors, splits, options);
    }

    private double[] inSample(double[][] c) {
        Optional<OneFactor> factor = oneFactor.map(own -> OneFactor.fit(c, own.standardized(), BOOTSTRAP_TOLERANCE));
        CovarianceSample sample = CovarianceSample.of(c, factor, strata);
        return RESAMPLED.stream()
                .mapToDouble(coefficient -> coefficient.ofSample().orElseThrow().applyAsDouble(sample))
                .toArray();
    }

    ScaleCovariance covariance() {
        return covariance;
    }

    /** The covariances of the sample itself. */
    CovarianceSample sample() {
        return sample;
    }

    ReliabilityOptions options() {
        return options;
    }

    int[] strata() {
        return strata;
    }

    Optional<OneFactor> oneFactor() {
        return oneFactor;
    }

    Optional<FactorCoefficients> factors() {
        return factors;
    }

    Optional<SchmidLeiman> generalFactor() {
        return factors.flatMap(FactorCoefficients::generalFactor);
    }

    Optional<Double> boundByFactors() {
        return factors.flatMap(FactorCoefficients::greatestLowerBound);
    }

    BifactorCoefficients bifactor() {
        return bifactor;
    }

    Optional<SplitHalves> splits() {
        return splits;
    }

    /** Of two items or more. */
    SplitHalves halves() {
        return splits.orElseThrow();
    }

    double greatestLowerBound() {
        return bound.get();
    }

    Optional<ScaleSamples> samples() {
        return samples;
    }

    Optional<ReliabilityBootstrap<Coefficient>> bootstrap() {
        return bootstrap;
    }

    SearchedIntervals searched() {
        return searched;
    }

    OrdinalReliability ordinal() {
        return ordinal.get();
    }

    /** Whether intervals by formula hold, which suppose independent rows of one weight. */
    boolean areDrawnAtRandom() {
        return covariance.answers().map(ScaleResponses::areDrawnAtRandom).orElse(true);
    }

    /** Percentiles of the samples; none without samples. */
    Interval bootstrapped(Coefficient coefficient) {
        return bootstrap
                .map(drawn -> drawn.of(coefficient)
                        .percentile(options.level())
                        .by(samples.orElseThrow().percentiles()))
                .orElse(Interval.NONE);
    }

    /** Normal, by the delta method; none of too few clusters. */
    Interval delta(VarianceShare share) {
        if (!covariance.answers().map(ScaleResponses::hasEnoughUnits).orElse(true)) {
            return Interval.NONE;
        }
        double width = NormalDistribution.twoSided(options.level()) * share.standardError();
        return Interval.around(share.estimate(), width, options.level(), IntervalMethod.DELTA)
                .within(0, 1);
    }

    /** In how many bootstrap samples all coefficients of the scale exist. */
    int samplesUsed() {
        return RESAMPLED.stream()
                .filter(coefficient -> coefficient.computation().applies().test(this))
                .mapToInt(coefficient -> bootstrap.orElseThrow().of(coefficient).used())
                .min()
                .orElse(options.resampling().draws());
    }
}
