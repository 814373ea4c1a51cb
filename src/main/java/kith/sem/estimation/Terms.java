package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.CholeskyFactor;
import kith.moments.ordered.Covariates;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.discrepancy.FullWeight;
import kith.sem.discrepancy.LeastSquaresDiscrepancy;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.implied.OrdinalStructure;
import kith.sem.model.ModelOptions;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;

/** Builds what each group adds to the discrepancy, from an estimator and the samples. */
public final class Terms {

    private Terms() {}

    /** @throws IllegalArgumentException when a sample does not allow of the estimator */
    public static List<GroupTerm> of(
            ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        return ifPossible(table, samples, estimator, options)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the moments of a sample, or their weight matrix, are not positive definite"));
    }

    /**
     * The same; empty when a sample does not allow of the estimator: its covariances, or the matrix that weighs its
     * moments, are not positive definite.
     */
    public static Optional<List<GroupTerm>> ifPossible(
            ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        requireNoOrderedMediator(table, options);
        double total = samples.stream().mapToDouble(GroupSample::size).sum();
        List<GroupTerm> terms = new ArrayList<>();
        for (int g = 1; g <= samples.size(); g++) {
            GroupSample sample = samples.get(g - 1);
            requireSameGiven(table, sample);
            GroupModel model = GroupModel.of(table, g);
            Optional<? extends GroupTerm> term = term(model, sample, sample.size() / total, estimator, options);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of(terms);
    }

    /**
     * An ordered variable that is predicted and predicts passes its residual variance on, which in the delta
     * parameterisation is no parameter but what the rest leaves of 1 ∕ δ².
     *
     * @throws kith.finding.InputException with every such variable
     */
    private static void requireNoOrderedMediator(ParameterTable table, FitOptions options) {
        if (table.ordered().isEmpty() || options.parameterization() == ModelOptions.Parameterization.THETA) {
            return;
        }
        Problems problems = new Problems();
        for (String name : table.ordered()) {
            if (regressions(table).anyMatch(row -> row.lhs().equals(name))
                    && regressions(table).anyMatch(row -> row.rhs().equals(name))) {
                problems.add(
                        "parameterization",
                        "the ordered variable " + name + " is predicted and predicts, in the delta parameterisation",
                        "theta for such a model",
                        "choose theta, in which the residual variance of " + name + " is a parameter: "
                                + Setting.to("parameterization", "theta"));
            }
        }
        problems.throwIfAny();
    }

    /**
     * Moments of ordered variables have to be conditional on what the model takes as given.
     *
     * @throws kith.finding.InputException when they are not
     */
    private static void requireSameGiven(ParameterTable table, GroupSample sample) {
        List<String> conditional = sample.ordinal()
                .flatMap(OrdinalMoments::covariates)
                .map(Covariates::names)
                .orElse(List.of());
        if (sample.ordinal().isPresent() && !conditional.equals(table.exogenous())) {
            throw new InputException(
                    sample.name().isEmpty() ? "sample" : sample.name(),
                    "moments of ordered variables given " + (conditional.isEmpty() ? "nothing" : conditional),
                    "moments given " + (table.exogenous().isEmpty() ? "nothing" : table.exogenous())
                            + ", as the model takes them",
                    "make the samples for this model");
        }
    }

    private static Stream<Parameter> regressions(ParameterTable table) {
        return table.parameters().stream().filter(row -> row.op().isEffect());
    }

    private static Optional<? extends GroupTerm> term(
            GroupModel model, GroupSample sample, double share, Estimator estimator, FitOptions options) {
        if (sample.ordinal().isPresent()) {
            return ordered(orderedStructure(model, sample, options), sample, share, estimator);
        }
        return continuous(new CovarianceStructure(model), sample, share, estimator, options);
    }

    /** Whether covariances are divided by N − 1. */
    public static boolean unbiased(Estimator estimator, FitOptions options) {
        return !estimator.minimised().isLikelihood() || options.likelihood() == FitOptions.Likelihood.WISHART;
    }

    /** The term of continuous variables with a structure made before; empty as in {@link #ifPossible}. */
    public static Optional<ContinuousTerm> continuous(
            CovarianceStructure structure, GroupSample sample, double share, Estimator estimator, FitOptions options) {
        boolean hasMeans = structure.model().hasMeans();
        double n = sample.size();
        DMatrixRMaj covariance = new DMatrixRMaj(sample.moments().covariance().toArray());
        if (unbiased(estimator, options)) {
            for (int i = 0; i < covariance.data.length; i++) {
                covariance.data[i] *= n / (n - 1);
            }
        }
        double[] mean = sample.moments().mean();
        double[] moments = MeansAndCovariances.vector(covariance, mean, hasMeans);
        return discrepancy(sample, estimator, hasMeans, covariance, mean, moments)
                .map(discrepancy ->
                        new ContinuousTerm(sample, structure, discrepancy, share, covariance, mean, moments));
    }

    /** The structure of ordered variables; the same for all samples that have the same thresholds. */
    public static OrdinalStructure orderedStructure(GroupModel model, GroupSample sample, FitOptions options) {
        OrdinalMoments ordinal = sample.ordinal().orElseThrow();
        List<Integer> order = new ArrayList<>();
        boolean[] ordered = new boolean[model.observed().size()];
        for (ObservedVariable variable : ordinal.variables()) {
            int i = model.observed().indexOf(variable.name());
            ordered[i] = variable.isOrdered();
            int places = ordered[i] ? ordinal.thresholdsOf(variable.name()).size() : 1;
            order.addAll(Collections.nCopies(places, i));
        }
        OrdinalStructure.Scaling scaling = options.parameterization() == ModelOptions.Parameterization.DELTA
                ? OrdinalStructure.Scaling.DELTA
                : OrdinalStructure.Scaling.THETA;
        return new OrdinalStructure(model, scaling, order, ordered);
    }

    /** The term of ordered variables with a structure made before; empty as in {@link #ifPossible}. */
    public static Optional<OrderedTerm> ordered(
            OrdinalStructure structure, GroupSample sample, double share, Estimator estimator) {
        OrdinalMoments ordinal = sample.ordinal().orElseThrow();
        double[] moments = ordinal.statistics();
        double factor = (sample.size() - 1) / sample.size();
        Optional<Weight> weight = switch (estimator.minimised()) {
            case DIAGONAL_LEAST_SQUARES ->
                Optional.of(inverse(ordinal.asymptotic().diagonal()));
            case UNWEIGHTED_LEAST_SQUARES -> Optional.of(DiagonalWeight.identity(moments.length));
            case WEIGHTED_LEAST_SQUARES ->
                CholeskyFactor.inverseIfDefinite(ordinal.asymptotic().matrix()).map(FullWeight::new);
            case NORMAL_LIKELIHOOD, GENERALISED_LEAST_SQUARES ->
                throw new IllegalArgumentException(estimator + " does not take ordered variables");
        };
        return weight.map(found -> new OrderedTerm(
                sample,
                structure,
                new LeastSquaresDiscrepancy(moments, found, factor),
                share,
                new DMatrixRMaj(ordinal.covariance().toArray()),
                ordinal.means(),
                moments));
    }

    /**
     * A moment that does not vary, such as the variance of as many zeros as ones, weighs as much as the one that varies
     * least.
     */
    private static DiagonalWeight inverse(double[] variances) {
        double[] inverse = new double[variances.length];
        double least = Arrays.stream(variances).filter(v -> v > 0).min().orElse(1);
        for (int k = 0; k < inverse.length; k++) {
            double variance = variances[k] == 0 ? least : variances[k];
            inverse[k] = variance > 0 ? 1 / variance : 0;
        }
        return new DiagonalWeight(inverse);
    }

    private static Optional<Discrepancy> discrepancy(
            GroupSample sample,
            Estimator estimator,
            boolean hasMeans,
            DMatrixRMaj covariance,
            double[] mean,
            double[] moments) {
        double factor = (sample.size() - 1) / sample.size();
        return switch (estimator.minimised()) {
            case NORMAL_LIKELIHOOD ->
                sample.isIncomplete()
                        ? PatternDiscrepancy.ifDefinite(sample.missingPatterns(), sample.moments())
                                .map(Function.identity())
                        : NormalDiscrepancy.ifDefinite(covariance, hasMeans ? mean : new double[0])
                                .map(Function.identity());
            case GENERALISED_LEAST_SQUARES ->
                CholeskyFactor.inverseIfDefinite(covariance)
                        .map(inverse ->
                                new LeastSquaresDiscrepancy(moments, new NormalWeight(inverse, hasMeans), factor));
            case UNWEIGHTED_LEAST_SQUARES ->
                Optional.of(new LeastSquaresDiscrepancy(moments, DiagonalWeight.identity(moments.length), factor));
            case WEIGHTED_LEAST_SQUARES ->
                CholeskyFactor.inverseIfDefinite(sample.gamma(hasMeans))
                        .map(inverse -> new LeastSquaresDiscrepancy(moments, new FullWeight(inverse), factor));
            case DIAGONAL_LEAST_SQUARES ->
                Optional.of(new LeastSquaresDiscrepancy(moments, inverse(diagonal(sample.gamma(hasMeans))), factor));
        };
    }

    private static double[] diagonal(DMatrixRMaj matrix) {
        double[] diagonal = new double[matrix.numRows];
        for (int k = 0; k < diagonal.length; k++) {
            diagonal[k] = matrix.get(k, k);
        }
        return diagonal;
    }
}
