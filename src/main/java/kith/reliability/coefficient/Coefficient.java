package kith.reliability.coefficient;

import static kith.reliability.coefficient.Computation.bifactor;
import static kith.reliability.coefficient.Computation.extreme;
import static kith.reliability.coefficient.Computation.factors;
import static kith.reliability.coefficient.Computation.glbFactor;
import static kith.reliability.coefficient.Computation.ofPolychorics;
import static kith.reliability.coefficient.Computation.resampled;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import kith.efa.bifactor.NearbySchmidLeiman.Omegas;
import kith.efa.bifactor.SchmidLeiman;
import kith.reliability.coefficient.HeldOutSearch.Search;
import kith.reliability.model.BifactorReliability;

/**
 * The coefficients of reliability, one a row, in the order of the table: name in JSON, title, convention in words, and
 * how it is computed and gets its interval ({@link Computation}). A new coefficient is a new row; one of polychoric
 * correlations also needs its formula in {@link OrdinalReliability}.
 *
 * <p>Marks in a convention: {@code <rows>} which rows the covariances come from, {@code <splits>} how many split halves
 * were looked at, {@code <groups>} the number of group factors, {@code <samples>} from how many samples the interval
 * comes, {@code <bifactor>} how the bifactor model was fitted.
 */
public enum Coefficient {
    ALPHA("alpha", "Cronbach’s alpha", "covariances, <rows>", Computation.ofAlpha()),
    ALPHA_STANDARDIZED(
            "alpha_standardized",
            "Standardised alpha",
            "standardised items, <rows>",
            resampled(sample -> Alpha.of(sample.correlation()))),
    OMEGA_TOTAL(
            "omega_total",
            "Omega, one factor",
            "one factor, maximum likelihood; variance of the model; covariances, <rows>",
            Computation.oneFactor((sample, factor) -> factor.omega())),
    OMEGA_TOTAL_OBSERVED(
            "omega_total_observed",
            "Omega, observed variance",
            "one factor, maximum likelihood; observed variance; covariances, <rows>",
            Computation.oneFactor((sample, factor) -> factor.omegaOfObserved(sample.covariance()))),
    COEFFICIENT_H(
            "coefficient_h",
            "Coefficient H",
            "one factor, maximum likelihood; standardised loadings; covariances, <rows>",
            Computation.oneFactor((sample, factor) -> factor.coefficientH())),
    LAMBDA1(
            "lambda1",
            "Guttman’s lambda 1",
            "standardised items, <rows>",
            resampled(sample -> sample.lambdas().lambda1())),
    LAMBDA2(
            "lambda2",
            "Guttman’s lambda 2",
            "standardised items, <rows>",
            resampled(sample -> sample.lambdas().lambda2())),
    LAMBDA3(
            "lambda3",
            "Guttman’s lambda 3",
            "standardised items, <rows>",
            resampled(sample -> sample.lambdas().lambda3())),
    LAMBDA5(
            "lambda5",
            "Guttman’s lambda 5",
            "standardised items, <rows>",
            resampled(sample -> sample.lambdas().lambda5())),
    LAMBDA6(
            "lambda6",
            "Guttman’s lambda 6",
            "standardised items, <rows>",
            resampled(sample -> sample.lambdas().lambda6())),
    SPEARMAN_BROWN(
            "spearman_brown",
            "Spearman–Brown, odd and even items",
            "covariances, <rows>",
            resampled(sample -> sample.halves().spearmanBrown())),
    SPEARMAN_BROWN_UNEQUAL(
            "spearman_brown_unequal",
            "Spearman–Brown for halves of unequal length",
            "Horst’s formula; covariances, <rows>",
            resampled(sample -> sample.halves().unequal())
                    .where(scale -> scale.covariance().size() % 2 == 1)),
    MEAN_INTER_ITEM(
            "mean_inter_item_correlation",
            "Mean inter-item correlation",
            "standardised items, <rows>",
            resampled(sample -> Alpha.meanCorrelation(sample.correlation()))),
    SIGNAL_TO_NOISE(
            "signal_to_noise",
            "Signal to noise",
            "standardised items, <rows>",
            resampled(sample -> Alpha.signalToNoise(sample.correlation()))),
    ALPHA_STRATIFIED(
            "alpha_stratified",
            "Stratified alpha",
            "covariances, <rows>",
            resampled(sample -> StratifiedAlpha.of(sample.covariance(), sample.strata()))
                    .where(scale -> scale.strata().length > 0)),
    LAMBDA4(
            "lambda4",
            "Guttman’s lambda 4",
            "best of <splits>: in samples too high on the average; standardised items, <rows>",
            extreme(Search.BEST, scale -> scale.halves().best())),
    SPLIT_HALF_BEST(
            "split_half_best",
            "Best split half",
            "best of <splits>: in samples too high on the average; standardised items, <rows>",
            extreme(Search.BEST, scale -> scale.halves().best())),
    SPLIT_HALF_MEAN(
            "split_half_mean",
            "Mean split half",
            "all splits; standardised items, <rows>",
            resampled(sample -> SplitHalves.mean(sample.correlation()))
                    .estimatedBy(scale -> scale.halves().mean())),
    SPLIT_HALF_WORST(
            "split_half_worst",
            "Worst split half",
            "worst of <splits>: in samples too low on the average; standardised items, <rows>",
            extreme(Search.WORST, scale -> scale.halves().worst())),
    BETA(
            "beta",
            "Revelle’s beta",
            "worst of <splits>, not below 0; standardised items, <rows>",
            extreme(Search.WORST, 0, scale -> Math.max(0, scale.halves().worst()))),
    GLB(
            "glb",
            "Greatest lower bound",
            "algebraic: in samples too high on the average; standardised items, <rows>",
            extreme(Search.BOUND, ScaleEvidence::greatestLowerBound)),
    GLB_FACTOR(
            "glb_factor",
            "Greatest lower bound, by factors",
            "communalities of minres factors: in samples too high, of one common factor however many respondents; standardised items, <rows>",
            glbFactor()),
    OMEGA_HIERARCHICAL(
            "omega_hierarchical",
            "Omega hierarchical",
            "Schmid–Leiman, <groups> minres factors, oblimin; standardised items, <rows><samples>",
            factors(0, SchmidLeiman::omegaHierarchical, Omegas::hierarchical)),
    OMEGA_TOTAL_SCHMID_LEIMAN(
            "omega_total_schmid_leiman",
            "Omega total, several factors",
            "Schmid–Leiman, <groups> minres factors, oblimin; standardised items, <rows><samples>",
            factors(Double.NEGATIVE_INFINITY, SchmidLeiman::omegaTotal, Omegas::total)),
    EXPLAINED_COMMON_VARIANCE(
            "ecv",
            "Explained common variance",
            "Schmid–Leiman, <groups> minres factors, oblimin; standardised items, <rows><samples>",
            factors(0, SchmidLeiman::explainedCommonVariance, Omegas::explainedCommonVariance)),
    OMEGA_HIERARCHICAL_BIFACTOR(
            "omega_hierarchical_bifactor",
            "Omega hierarchical, bifactor model",
            "<bifactor>",
            bifactor(BifactorReliability::omegaHierarchical)),
    OMEGA_TOTAL_BIFACTOR(
            "omega_total_bifactor",
            "Omega total, bifactor model",
            "<bifactor>",
            bifactor(BifactorReliability::omegaTotal)),
    EXPLAINED_COMMON_VARIANCE_BIFACTOR(
            "ecv_bifactor",
            "Explained common variance, bifactor model",
            "<bifactor>",
            bifactor(BifactorReliability::explainedCommonVariance)),
    ALPHA_ORDINAL(
            "alpha_ordinal",
            "Ordinal alpha",
            "of polychoric correlations: of the variables behind the answers, not of the score",
            ofPolychorics()),
    OMEGA_CATEGORICAL(
            "omega_categorical",
            "Categorical omega",
            "Green and Yang’s, of the score itself; one factor, diagonally weighted least squares;"
                    + " variance of the polychoric correlations; interval around the estimate less its bias",
            ofPolychorics()),
    OMEGA_CATEGORICAL_MODEL(
            "omega_categorical_model",
            "Categorical omega, variance of the model",
            "Green and Yang’s, of the score itself; one factor, diagonally weighted least squares; variance of the model;"
                    + " interval around the estimate less its bias",
            ofPolychorics());

    private final String id;
    private final String title;
    private final String convention;
    private final Computation computation;

    Coefficient(String id, String title, String convention, Computation computation) {
        this.id = id;
        this.title = title;
        this.convention = convention;
        this.computation = computation;
    }

    /** The name in JSON. */
    public String id() {
        return id;
    }

    /** For readers. */
    public String title() {
        return title;
    }

    /** Which of the usual definitions this is, with marks. */
    String convention() {
        return convention;
    }

    Computation computation() {
        return computation;
    }

    /**
     * How it follows from covariances alone, in the sample and again in every bootstrap sample; empty where it does
     * not.
     */
    Optional<ToDoubleFunction<CovarianceSample>> ofSample() {
        return computation.ofSample();
    }

    /**
     * How it follows from several factors that are searched again in every bootstrap sample; empty where it does not.
     */
    Optional<ToDoubleFunction<Omegas>> ofFactors() {
        return computation.ofFactors();
    }
}
