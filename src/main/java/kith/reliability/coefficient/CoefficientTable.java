package kith.reliability.coefficient;

import static kith.reliability.coefficient.Coefficient.ALPHA;
import static kith.reliability.coefficient.Coefficient.ALPHA_STANDARDIZED;
import static kith.reliability.coefficient.Coefficient.ALPHA_STRATIFIED;
import static kith.reliability.coefficient.Coefficient.BETA;
import static kith.reliability.coefficient.Coefficient.COEFFICIENT_H;
import static kith.reliability.coefficient.Coefficient.EXPLAINED_COMMON_VARIANCE;
import static kith.reliability.coefficient.Coefficient.EXPLAINED_COMMON_VARIANCE_BIFACTOR;
import static kith.reliability.coefficient.Coefficient.GLB;
import static kith.reliability.coefficient.Coefficient.GLB_FACTOR;
import static kith.reliability.coefficient.Coefficient.LAMBDA1;
import static kith.reliability.coefficient.Coefficient.LAMBDA2;
import static kith.reliability.coefficient.Coefficient.LAMBDA3;
import static kith.reliability.coefficient.Coefficient.LAMBDA4;
import static kith.reliability.coefficient.Coefficient.LAMBDA5;
import static kith.reliability.coefficient.Coefficient.LAMBDA6;
import static kith.reliability.coefficient.Coefficient.MEAN_INTER_ITEM;
import static kith.reliability.coefficient.Coefficient.OMEGA_HIERARCHICAL;
import static kith.reliability.coefficient.Coefficient.OMEGA_HIERARCHICAL_BIFACTOR;
import static kith.reliability.coefficient.Coefficient.OMEGA_TOTAL;
import static kith.reliability.coefficient.Coefficient.OMEGA_TOTAL_BIFACTOR;
import static kith.reliability.coefficient.Coefficient.OMEGA_TOTAL_OBSERVED;
import static kith.reliability.coefficient.Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN;
import static kith.reliability.coefficient.Coefficient.SIGNAL_TO_NOISE;
import static kith.reliability.coefficient.Coefficient.SPEARMAN_BROWN;
import static kith.reliability.coefficient.Coefficient.SPEARMAN_BROWN_UNEQUAL;
import static kith.reliability.coefficient.Coefficient.SPLIT_HALF_BEST;
import static kith.reliability.coefficient.Coefficient.SPLIT_HALF_MEAN;
import static kith.reliability.coefficient.Coefficient.SPLIT_HALF_WORST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kith.efa.bifactor.SchmidLeiman;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.reliability.model.BifactorReliability;
import kith.reliability.model.VarianceShare;
import kith.reliability.scale.KeyedMatrix;
import kith.reliability.scale.ReliabilityOptions;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/** The rows of coefficients of one scale, from the covariances of its items. */
public final class CoefficientTable {

    private static final double BOOTSTRAP_TOLERANCE = 1e-7;

    /** What is computed from covariances alone, in the sample and again in every bootstrap sample. */
    private static final List<Coefficient> RESAMPLED = List.of(
            ALPHA,
            ALPHA_STANDARDIZED,
            OMEGA_TOTAL,
            OMEGA_TOTAL_OBSERVED,
            COEFFICIENT_H,
            LAMBDA1,
            LAMBDA2,
            LAMBDA3,
            LAMBDA5,
            LAMBDA6,
            SPLIT_HALF_MEAN,
            SPEARMAN_BROWN,
            SPEARMAN_BROWN_UNEQUAL,
            MEAN_INTER_ITEM,
            SIGNAL_TO_NOISE,
            ALPHA_STRATIFIED);

    private final ScaleCovariance scale;
    private final ReliabilityOptions options;
    private final int[] strata;
    private final Optional<FactorCoefficients> factors;
    private final Optional<OneFactor> oneFactor;
    private final BifactorCoefficients bifactor;
    private final Optional<SplitHalves> splits;
    private final Optional<ScaleSamples> samples;
    private final Optional<ReliabilityBootstrap> bootstrap;
    private final Supplier<OrdinalReliability> ordinal;
    private final Supplier<Double> bound;
    private final SearchedIntervals searched;
    private final List<ReliabilityEstimate> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public CoefficientTable(ScaleCovariance scale, ReliabilityOptions options) {
        this.scale = scale;
        this.options = options;
        this.strata = scale.strata();
        double[][] c = scale.covariance();
        Parallel parallel = options.resampling().parallel();
        Supplier<Optional<ScaleSamples>> drawn =
                parallel.begin(() -> ScaleSamples.of(scale, options.resampling().seed()));
        boolean several = c.length > 1;
        this.ordinal = parallel.begin(() -> OrdinalReliability.of(scale, options));
        this.bound = parallel.begin(
                () -> several ? GreatestLowerBound.of(scale.correlation()).value() : Double.NaN);
        this.oneFactor = c.length < 3 ? Optional.empty() : Optional.of(OneFactor.fit(c));
        this.factors = c.length < 3 ? Optional.empty() : Optional.of(FactorCoefficients.of(scale, parallel));
        this.bifactor = BifactorCoefficients.of(scale, generalFactor(), options);
        this.splits = c.length < 2
                ? Optional.empty()
                : Optional.of(SplitHalves.of(
                        scale.correlation(),
                        options.splits(),
                        options.resampling().seed()));
        this.samples = drawn.get();
        this.bootstrap = bootstrap();
        this.searched = new SearchedIntervals(scale, samples, factors, splits, options);
        if (c.length < 2) {
            findings.add(Finding.of("too_few_items", Map.of("items", 2, "factors", 0, "problem", "reliability"))
                    .as(Severity.ERROR));
            return;
        }
        if (options.resampling().draws() > 0) {
            findings.addAll(ScaleSamples.trouble(scale));
        }
        resampled();
        split();
        greatestLowerBound();
        oneFactorFindings();
        factors.ifPresent(this::severalFactors);
        generalAndSpecific();
        findings.addAll(searched.findings());
        ordinal();
    }

    public List<ReliabilityEstimate> rows() {
        return rows;
    }

    public List<Finding> findings() {
        return findings;
    }

    public Optional<OneFactor> oneFactor() {
        return oneFactor;
    }

    public Optional<SchmidLeiman> generalFactor() {
        return factors.flatMap(FactorCoefficients::generalFactor);
    }

    public Optional<BifactorReliability> bifactor() {
        return bifactor.found();
    }

    public Optional<SplitHalves> splits() {
        return splits;
    }

    /** The coefficients of {@link #RESAMPLED}, in its order; NaN where one does not exist. */
    private double[] compute(double[][] c, Optional<OneFactor> factor) {
        double[][] r = Alpha.correlations(c);
        GuttmanLambdas lambdas = GuttmanLambdas.of(r);
        HalvesOfOddAndEvenItems halves = HalvesOfOddAndEvenItems.of(c);
        return new double[] {
            Alpha.of(c),
            Alpha.of(r),
            factor.map(OneFactor::omega).orElse(Double.NaN),
            factor.map(one -> one.omegaOfObserved(c)).orElse(Double.NaN),
            factor.map(OneFactor::coefficientH).orElse(Double.NaN),
            lambdas.lambda1(),
            lambdas.lambda2(),
            lambdas.lambda3(),
            lambdas.lambda5(),
            lambdas.lambda6(),
            SplitHalves.mean(r),
            halves.spearmanBrown(),
            halves.unequal(),
            Alpha.meanCorrelation(r),
            Alpha.signalToNoise(r),
            strata.length == 0 ? Double.NaN : StratifiedAlpha.of(c, strata)
        };
    }

    private void resampled() {
        double[] estimates = compute(scale.covariance(), oneFactor);
        alpha(estimates[0]);
        for (int i = 0; i < estimates.length; i++) {
            Coefficient coefficient = RESAMPLED.get(i);
            if (applies(coefficient) && coefficient != SPLIT_HALF_MEAN) {
                addResampled(coefficient, estimates[i]);
            }
        }
        bootstrap.ifPresent(this::bootstrapFindings);
    }

    private void addResampled(Coefficient coefficient, double estimate) {
        if (bootstrap.isPresent()) {
            add(
                    coefficient,
                    estimate,
                    bootstrap
                            .get()
                            .of(coefficient)
                            .percentile(options.level())
                            .by(samples.orElseThrow().percentiles()));
        } else if (coefficient != ALPHA || isClustered()) {
            add(coefficient, estimate, Interval.NONE);
        }
    }

    private boolean applies(Coefficient coefficient) {
        return switch (coefficient) {
            case OMEGA_TOTAL, OMEGA_TOTAL_OBSERVED, COEFFICIENT_H -> oneFactor.isPresent();
            case SPEARMAN_BROWN_UNEQUAL -> scale.size() % 2 == 1;
            case ALPHA_STRATIFIED -> strata.length > 0;
            default -> true;
        };
    }

    private Optional<ReliabilityBootstrap> bootstrap() {
        if (samples.isEmpty() || options.resampling().draws() == 0) {
            return Optional.empty();
        }
        double[] start = oneFactor.map(OneFactor::standardized).orElse(new double[0]);
        return Optional.of(new ReliabilityBootstrap(
                samples.get().covariances(),
                options.resampling(),
                RESAMPLED,
                c -> compute(c, oneFactor.map(ignored -> OneFactor.fit(c, start, BOOTSTRAP_TOLERANCE)))));
    }

    private void bootstrapFindings(ReliabilityBootstrap bootstrap) {
        int draws = options.resampling().draws();
        int least = RESAMPLED.stream()
                .filter(this::applies)
                .mapToInt(coefficient -> bootstrap.of(coefficient).used())
                .min()
                .orElse(draws);
        if (least < draws) {
            boolean complete = scale.answers()
                    .map(answers -> answers.completePeople().length == answers.people())
                    .orElse(true);
            findings.add(Finding.of(
                    "bootstrap_incomplete",
                    Map.of(
                            "lost",
                            draws - least,
                            "samples",
                            draws,
                            "cause",
                            complete ? "no_variance" : "no_variance_or_pairs")));
        }
    }

    /** Whether intervals by formula, which suppose independent rows, do not hold. */
    private boolean isClustered() {
        return scale.answers().map(KeyedMatrix::isClustered).orElse(false);
    }

    private void alpha(double alpha) {
        int k = scale.size();
        int n = scale.n();
        double level = options.level();
        if (!isClustered()) {
            add(ALPHA, alpha, Alpha.feldt(alpha, n, k, level));
            add(ALPHA, alpha, Alpha.bonett(alpha, n, k, level));
            double width = NormalDistribution.twoSided(level) * Alpha.standardError(scale.covariance(), n);
            add(ALPHA, alpha, Interval.around(alpha, width, level, IntervalMethod.ASYMPTOTIC));
        }
        if (alpha < 0) {
            findings.add(Finding.of("alpha_negative"));
        }
    }

    private void split() {
        SplitHalves halves = splits.orElseThrow();
        add(LAMBDA4, halves.best(), searched.extreme(LAMBDA4));
        add(SPLIT_HALF_BEST, halves.best(), searched.extreme(SPLIT_HALF_BEST));
        addResampled(SPLIT_HALF_MEAN, halves.mean());
        add(SPLIT_HALF_WORST, halves.worst(), searched.extreme(SPLIT_HALF_WORST));
        add(BETA, Math.max(0, halves.worst()), searched.extreme(BETA));
    }

    private void greatestLowerBound() {
        double value = bound.get();
        add(GLB, value, searched.extreme(GLB));
        if (Double.isNaN(value)) {
            findings.add(Finding.of(
                    "correlations_not_positive_definite",
                    Map.of(
                            "smallest",
                            "none",
                            "eigenvalue",
                            Double.NaN,
                            "consequence",
                            scale.n() <= scale.size() ? "few_respondents" : "glb")));
        }
    }

    private void severalFactors(FactorCoefficients found) {
        findings.addAll(found.findings());
        found.greatestLowerBound().ifPresent(bound -> add(GLB_FACTOR, bound, searched.boundByFactors(bound)));
        found.generalFactor().ifPresent(general -> {
            addOfFactors(OMEGA_HIERARCHICAL, general.omegaHierarchical());
            addOfFactors(OMEGA_TOTAL_SCHMID_LEIMAN, general.omegaTotal());
            addOfFactors(EXPLAINED_COMMON_VARIANCE, general.explainedCommonVariance());
        });
    }

    private void generalAndSpecific() {
        findings.addAll(bifactor.findings());
        bifactor.found().ifPresent(found -> {
            addShare(OMEGA_HIERARCHICAL_BIFACTOR, found.omegaHierarchical());
            addShare(OMEGA_TOTAL_BIFACTOR, found.omegaTotal());
            addShare(EXPLAINED_COMMON_VARIANCE_BIFACTOR, found.explainedCommonVariance());
        });
    }

    private void addShare(Coefficient coefficient, VarianceShare share) {
        double width = NormalDistribution.twoSided(options.level()) * share.standardError();
        boolean enough = scale.answers().map(KeyedMatrix::hasEnoughUnits).orElse(true);
        Interval interval = Interval.around(share.estimate(), width, options.level(), IntervalMethod.DELTA)
                .within(0, 1);
        add(coefficient, share.estimate(), enough ? interval : Interval.NONE);
    }

    private void ordinal() {
        OrdinalReliability found = ordinal.get();
        findings.addAll(found.findings());
        rows.addAll(found.rows());
    }

    private void oneFactorFindings() {
        if (oneFactor.isEmpty()) {
            findings.add(Finding.of("omega_needs_three_items"));
            return;
        }
        if (!oneFactor.get().converged()) {
            findings.add(Finding.of("one_factor_not_converged", Map.of("problem", "scale")));
        }
        if (oneFactor.get().atBound()) {
            findings.add(Finding.of("heywood_case", Map.of("variable", "", "problem", "omega"))
                    .as(Severity.WARNING));
        }
    }

    private void addOfFactors(Coefficient coefficient, double estimate) {
        add(coefficient, estimate, searched.ofFactors(coefficient, estimate));
    }

    private void add(Coefficient coefficient, double estimate, Interval interval) {
        rows.add(new ReliabilityEstimate(
                coefficient, estimate, interval, convention(coefficient) + supposition(interval.method()), scale.n()));
    }

    /** What an interval that is not by formula supposes. */
    private String supposition(IntervalMethod method) {
        return switch (method) {
            case NONE, FELDT, BONETT, ASYMPTOTIC -> "";
            default -> samples.map(ScaleSamples::supposition).orElse("");
        };
    }

    private String convention(Coefficient coefficient) {
        String rows = scale.answers().isPresent() ? options.rows() : "matrix as given";
        String draws = searched.drawsInWords();
        String splits = this.splits
                .map(halves -> halves.all()
                        ? "all " + halves.count() + " splits"
                        : halves.count() + " splits drawn, the extremes improved by exchanges")
                .orElse("");
        return switch (coefficient) {
            case ALPHA, SPEARMAN_BROWN, ALPHA_STRATIFIED -> "covariances, " + rows;
            case GLB_FACTOR ->
                "communalities of minres factors: in samples too high, of one common factor however many people; standardised items, "
                        + rows;
            case OMEGA_HIERARCHICAL, OMEGA_TOTAL_SCHMID_LEIMAN, EXPLAINED_COMMON_VARIANCE ->
                "Schmid–Leiman, " + scale.groupFactors() + " minres factors, oblimin; standardised items, " + rows
                        + draws;
            case OMEGA_HIERARCHICAL_BIFACTOR, OMEGA_TOTAL_BIFACTOR, EXPLAINED_COMMON_VARIANCE_BIFACTOR ->
                bifactor.convention();
            case SPEARMAN_BROWN_UNEQUAL -> "Horst’s formula; covariances, " + rows;
            case OMEGA_TOTAL -> "one factor, maximum likelihood; variance of the model; covariances, " + rows;
            case OMEGA_TOTAL_OBSERVED -> "one factor, maximum likelihood; observed variance; covariances, " + rows;
            case COEFFICIENT_H -> "one factor, maximum likelihood; standardised loadings; covariances, " + rows;
            case SPLIT_HALF_MEAN -> "all splits; standardised items, " + rows;
            case LAMBDA4, SPLIT_HALF_BEST ->
                "best of " + splits + ": in samples too high on the average; standardised items, " + rows;
            case SPLIT_HALF_WORST ->
                "worst of " + splits + ": in samples too low on the average; standardised items, " + rows;
            case BETA -> "worst of " + splits + ", not below 0; standardised items, " + rows;
            case GLB -> "algebraic: in samples too high on the average; standardised items, " + rows;
            default -> "standardised items, " + rows;
        };
    }
}
