package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.Reduction;
import kith.sem.estimation.StartingValues;
import kith.sem.inference.FitIndices;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/** Fits one model to its samples: search, spread, test, baseline, and the answer made of them. */
final class Fitting {

    private final ParameterTable table;
    private final List<GroupSample> samples;
    private final Estimator estimator;
    private final FitOptions options;
    private final List<GroupTerm> terms;
    private final ModelObjective objective;
    private final Reduction reduction;
    private final List<Finding> findings = new ArrayList<>();

    Fitting(ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        boolean unbiased =
                !estimator.minimised().isLikelihood() || options.likelihood() == FitOptions.Likelihood.WISHART;
        this.table = Exogenous.filled(table, samples, unbiased);
        this.samples = List.copyOf(samples);
        this.estimator = estimator;
        this.options = options;
        this.terms = Terms.of(this.table, samples, estimator, options);
        this.reduction = Reduction.of(this.table);
        this.objective =
                new ModelObjective(terms.stream().map(GroupTerm::objectiveTerm).toList(), reduction);
    }

    SemFit fit() {
        double[] start =
                StartingValues.of(table, samples.stream().map(Fitting::start).toList());
        QuasiNewton search = new QuasiNewton(objective, options.maxIterations(), 1e-9);
        Minimum minimum = search.minimize(objective, reduction.closest(start));
        objective.value(minimum.point());
        double[] theta = new double[reduction.full()];
        reduction.expand(minimum.point(), theta);
        if (!minimum.converged()) {
            findings.add(notConverged(minimum));
        }
        Uncertainty uncertainty = Uncertainty.of(objective, terms, estimator, options);
        objective.value(minimum.point());
        if (!uncertainty.identified()) {
            findings.add(notIdentified());
        }
        List<Estimate> estimates = new Solution(table, theta, uncertainty.covariance()).estimates(terms);
        List<Finding> inadmissible = Admissibility.of(estimates, terms);
        findings.addAll(inadmissible);
        double df = degreesOfFreedom();
        if (df < 0) {
            findings.add(tooManyParameters(df));
        }
        FitMeasures fit = measures(minimum, uncertainty, df);
        return new SemFit(
                estimator.name(),
                table,
                samples.stream().map(s -> (int) Math.round(s.size())).toList(),
                minimum.converged(),
                inadmissible.isEmpty(),
                reduction.reduced(),
                fit,
                estimates,
                groups(),
                minimum,
                named(uncertainty.covariance()),
                findings);
    }

    /**
     * What a comparison with the baseline model needs of it.
     *
     * @param incomplete the statistic on complete answers, where answers are missing
     */
    private record Alone(ModelTest test, Optional<FitIndices.Test> incomplete) {}

    private Alone testAlone() {
        double[] start =
                StartingValues.of(table, samples.stream().map(Fitting::start).toList());
        Minimum minimum =
                new QuasiNewton(objective, options.maxIterations(), 1e-9).minimize(objective, reduction.closest(start));
        objective.value(minimum.point());
        Uncertainty uncertainty = Uncertainty.of(objective, terms, estimator, options);
        objective.value(minimum.point());
        double df = degreesOfFreedom();
        return new Alone(ModelTest.of(terms, estimator, options, uncertainty, df), onCompleteAnswers(df));
    }

    private Optional<FitIndices.Test> onCompleteAnswers(double df) {
        boolean incomplete = samples.stream().anyMatch(GroupSample::isIncomplete);
        if (!incomplete || !(df > 0)) {
            return Optional.empty();
        }
        boolean robust = estimator.correction() != Estimator.Correction.NONE;
        return Optional.of(IncompleteFit.of(terms, reduction, df, robust));
    }

    private FitMeasures measures(Minimum minimum, Uncertainty uncertainty, double df) {
        ModelTest test = ModelTest.of(terms, estimator, options, uncertainty, df);
        Optional<Alone> baseline = options.baseline()
                ? Optional.of(new Fitting(Baseline.of(table), samples, estimator, options).testAlone())
                : Optional.empty();
        Optional<FitIndices.Test> complete = onCompleteAnswers(df);
        Optional<ModelTest> baselineTest = baseline.map(Alone::test);
        Optional<RobustFit> robust = complete.isPresent()
                ? baseline.flatMap(Alone::incomplete).flatMap(base -> RobustFit.incomplete(complete.get(), base))
                : RobustFit.complete(test, baselineTest, estimator);
        return new FitReport(
                        table,
                        terms,
                        estimator,
                        options,
                        minimum.value(),
                        reduction.reduced(),
                        test,
                        baselineTest,
                        robust)
                .measures();
    }

    private double degreesOfFreedom() {
        int moments = terms.stream().mapToInt(term -> term.moments().length).sum();
        return moments - Exogenous.moments(table) - reduction.reduced();
    }

    private static StartingValues.SampleStart start(GroupSample sample) {
        return new StartingValues.SampleStart(
                sample.moments().covariance(), sample.moments().mean(), Map.of());
    }

    private List<SemFit.GroupMoments> groups() {
        List<SemFit.GroupMoments> groups = new ArrayList<>();
        for (GroupTerm term : terms) {
            List<String> names = table.observed();
            groups.add(new SemFit.GroupMoments(
                    term.sample().name(),
                    Matrix.ofRowMajor(names, names, term.sampleCovariance().data),
                    term.sampleMean(),
                    Matrix.ofRowMajor(names, names, term.covariance().sigma().data),
                    term.centre(),
                    latentCovariance(term)));
        }
        return groups;
    }

    private Matrix latentCovariance(GroupTerm term) {
        List<String> names = term.covariance().model().latent();
        return Matrix.ofRowMajor(names, names, term.covariance().latentCovariance().data)
                .select(table.latent(), table.latent());
    }

    private Matrix named(DMatrixRMaj covariance) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (Parameter row : table.parameters()) {
            if (row.isFree()) {
                names.putIfAbsent(row.free(), row.toString());
            }
        }
        List<String> ordered = new ArrayList<>();
        for (int k = 1; k <= reduction.full(); k++) {
            ordered.add(names.get(k));
        }
        return Matrix.ofRowMajor(ordered, ordered, covariance.data);
    }

    private static Finding notConverged(Minimum minimum) {
        return Finding.error(
                "not_converged",
                "",
                "The search ended after " + minimum.iterations() + " iterations without a minimum (" + minimum.stopped()
                        + ").",
                "Do not interpret these estimates; look at the model, give starting values, or simplify it.");
    }

    private static Finding notIdentified() {
        return Finding.error(
                "not_identified",
                "",
                "The information matrix is singular: the sample does not determine every parameter.",
                "Standard errors do not exist. Fix the scale of every factor, and see that each has enough indicators.");
    }

    private static Finding tooManyParameters(double df) {
        return Finding.error(
                "negative_degrees_of_freedom",
                "",
                "The model has more parameters than the sample has moments (df = " + Math.round(df) + ").",
                "Remove or fix parameters.");
    }
}
