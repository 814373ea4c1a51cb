package kith.sem.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kith.finding.Finding;
import kith.fit.FitIndices;
import kith.fit.TestStatistic;
import kith.math.Matrix;
import kith.math.Minimum;
import kith.moments.PairwiseMoments;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Exogenous;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Inference;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.Reduction;
import kith.sem.estimation.SampleCheck;
import kith.sem.estimation.ScatteredStarts;
import kith.sem.estimation.StartingValues;
import kith.sem.estimation.Starts;
import kith.sem.estimation.Terms;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import kith.sem.solution.Admissibility;
import kith.sem.solution.BlockRestrictions;
import kith.sem.solution.BlockRotation;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Estimate;
import kith.sem.solution.Solution;
import org.ejml.data.DMatrixRMaj;

/** Fits one model to its samples: search, spread, test, baseline, and the answer made of them. */
public final class Fitting {

    private static final double TOLERANCE = 1e-9;

    private final ParameterTable table;
    private final List<GroupSample> samples;
    private final Estimator estimator;
    private final FitOptions options;
    private final List<GroupTerm> terms;
    private final ModelSearch search;
    private ModelObjective objective;
    private Reduction reduction;
    private final List<Finding> findings = new ArrayList<>();

    public Fitting(ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options) {
        BlockRestrictions.requireRotatable(table);
        findings.addAll(SampleCheck.require(samples, estimator, table.hasMeans()));
        boolean unbiased = Terms.unbiased(estimator, options);
        this.table = options.bounds().added(Exogenous.filled(table, samples, unbiased), samples, unbiased);
        this.samples = List.copyOf(samples);
        this.estimator = estimator;
        this.options = options;
        this.terms = Terms.of(this.table, samples, estimator, options);
        this.search = new ModelSearch(this.table, options.maxIterations(), TOLERANCE);
    }

    /** Searches, and takes over what is left free at the estimates. */
    private ModelSearch.Found search(double[] start) {
        ModelSearch.Found found = search.from(objectiveTerms(terms), start);
        objective = found.objective();
        reduction = objective.reduction();
        return found;
    }

    private StartingValues.Start possible(Function<GroupSample, StartingValues.SampleStart> known) {
        return StartingValues.possible(
                table, samples.stream().map(known).toList(), search.over(objectiveTerms(terms))::exists);
    }

    private static List<ModelObjective.Term> objectiveTerms(List<GroupTerm> terms) {
        return terms.stream().map(GroupTerm::objectiveTerm).toList();
    }

    /** The best of several starts, if there are several. */
    private Optional<ScatteredStarts.Choice> scattered(double[] usual) {
        if (options.starts().count() == 1) {
            return Optional.empty();
        }
        double n = samples.stream().mapToDouble(GroupSample::size).sum();
        return Optional.of(new ScatteredStarts(table, usual, options.starts(), 2 * n)
                .choose(k -> search.over(objectiveTerms(Terms.of(table, samples, estimator, options)))));
    }

    public FittedModel fit() {
        StartingValues.Start start = possible(Fitting::start);
        if (!start.keepsGiven()) {
            findings.add(SearchFindings.startsNotUsed());
        }
        double[] usual = start.theta();
        Optional<ScatteredStarts.Choice> choice = scattered(usual);
        ModelSearch.Found found =
                search(choice.map(ScatteredStarts.Choice::start).orElse(usual));
        Minimum minimum = found.minimum();
        double[] theta = found.theta();
        SearchFindings.requireMoments(table, found);
        findings.addAll(SearchFindings.of(table, found));
        choice.ifPresent(of -> findings.addAll(SearchFindings.of(of.answer())));
        boolean everything = options.detail() == FitOptions.Detail.EVERYTHING;
        boolean errors = options.detail() != FitOptions.Detail.ESTIMATES;
        Uncertainty uncertainty =
                errors ? Uncertainty.of(objective, terms, estimator, options) : Uncertainty.notAsked(reduction.full());
        objective.value(found.point());
        if (errors && !uncertainty.identified()) {
            findings.add(ParameterFindings.notIdentified(
                    uncertainty.information(objective, terms, inference()),
                    reduction.directions(),
                    parameterNames(table)));
            objective.value(found.point());
        }
        boolean without = inference().spread() == Estimator.Spread.NONE;
        DMatrixRMaj spread = without ? Uncertainty.notAsked(theta.length).covariance() : uncertainty.covariance();
        BlockRotation rotation = BlockRotation.of(table, terms, theta, spread, options);
        findings.addAll(rotation.findings());
        DerivedValues derived = rotation.derived(table, terms, options.parameterization());
        List<Estimate> estimates =
                new Solution(derived.table(), rotation.theta(), rotation.covariance()).estimates(derived);
        List<Finding> inadmissible = Admissibility.of(estimates, derived.structures(), table.groups());
        findings.addAll(inadmissible);
        if (errors) {
            findings.addAll(ParameterFindings.ofEstimates(estimates, uncertainty.identified() && !without));
            findings.addAll(ParameterFindings.ofSize(samples, reduction.counted()));
        }
        double df = degreesOfFreedom();
        findings.addAll(ParameterFindings.notCovered(terms));
        if (df < 0) {
            findings.add(tooManyParameters(df));
        }
        TestOfFit test = everything
                ? TestOfFit.of(objective, terms, estimator, options, uncertainty, df)
                : TestOfFit.plain(terms, estimator, options, df);
        FitIndices fit = everything ? measures(minimum, test, uncertainty, df) : test.indices(reduction.counted());
        SemFit answer = new SemFit(
                estimator.name(),
                inference(),
                rotation.table(),
                options.parameterization(),
                samples.stream().map(GroupSample::rowCount).toList(),
                minimum.converged(),
                inadmissible.isEmpty(),
                !errors || uncertainty.identified(),
                reduction.counted(),
                fit,
                estimates,
                groups(derived),
                minimum,
                choice.map(ScatteredStarts.Choice::answer),
                named(rotation),
                rotation.blocks(),
                findings);
        return new FittedModel(
                answer, table, samples, estimator, options, terms, objective, found.point(), uncertainty, test);
    }

    /** The baseline model's fit; the same for every model of these samples, and therefore kept with them. */
    private BaselineFit baseline() {
        ParameterTable unrelated = Baseline.of(table);
        FitOptions plain = options.withBounds(Bounds.NONE).withStarts(Starts.one());
        BaselineFit.Question question = new BaselineFit.Question(unrelated, samples, estimator, plain);
        return samples.get(0)
                .shared(
                        question,
                        BaselineFit.class,
                        () -> new Fitting(unrelated, samples, estimator, plain).testAlone());
    }

    private BaselineFit testAlone() {
        ModelSearch.Found found = search(possible(Fitting::unrelatedStart).theta());
        Uncertainty uncertainty = Uncertainty.of(objective, terms, estimator, options);
        objective.value(found.point());
        double df = degreesOfFreedom();
        return new BaselineFit(
                TestOfFit.of(objective, terms, estimator, options, uncertainty, df), onCompleteAnswers(df));
    }

    private Optional<TestStatistic> onCompleteAnswers(double df) {
        boolean incomplete = samples.stream().anyMatch(GroupSample::isIncomplete);
        if (!incomplete || !options.baseline() || !(df > 0) || unknownMoments() > 0) {
            return Optional.empty();
        }
        boolean robust = inference().correction() != Estimator.Correction.NONE;
        return Optional.of(IncompleteFit.of(terms, reduction, df, robust));
    }

    private FitIndices measures(Minimum minimum, TestOfFit test, Uncertainty uncertainty, double df) {
        Optional<BaselineFit> baseline = options.baseline() ? Optional.of(baseline()) : Optional.empty();
        Optional<TestStatistic> complete = onCompleteAnswers(df);
        Optional<TestOfFit> baselineTest = baseline.map(BaselineFit::test);
        boolean ordered = terms.stream().anyMatch(GroupTerm::isOrdered);
        Optional<RobustFit> robust = ordered
                ? baselineTest
                        .filter(base -> test.scaled().isPresent())
                        .flatMap(base -> OrderedFit.of(terms, reduction, uncertainty.reducedInverse(), df, base.df()))
                : complete.isPresent() || unknownMoments() > 0
                        ? baseline.flatMap(BaselineFit::incomplete)
                                .flatMap(base -> complete.flatMap(own -> RobustFit.incomplete(own, base)))
                        : RobustFit.complete(test, baselineTest, inference().correction());
        return new FitReport(
                        table,
                        terms,
                        estimator,
                        options,
                        minimum.value(),
                        reduction.counted(),
                        test,
                        baselineTest,
                        robust)
                .indices();
    }

    private Inference inference() {
        return Uncertainty.inference(terms, estimator, options);
    }

    private double degreesOfFreedom() {
        int moments = terms.stream().mapToInt(term -> term.moments().length).sum();
        int given = terms.stream().mapToInt(GroupTerm::givenMoments).sum();
        return moments - given - unknownMoments() - reduction.counted();
    }

    private int unknownMoments() {
        return terms.stream().mapToInt(term -> term.unknownCovariances().size()).sum();
    }

    private static StartingValues.SampleStart start(GroupSample sample) {
        return new StartingValues.SampleStart(
                sample.moments().covariance(),
                sample.moments().mean(),
                sample.ordinal().map(Fitting::thresholds).orElse(Map.of()));
    }

    /** Where variables are unrelated, each one's own answers give its estimates. */
    private static StartingValues.SampleStart unrelatedStart(GroupSample sample) {
        if (!sample.isIncomplete()) {
            return start(sample);
        }
        PairwiseMoments pairwise = sample.pairwiseMoments();
        Matrix covariance = pairwise.covariance();
        int p = covariance.rows().size();
        double[][] own = new double[p][p];
        for (int i = 0; i < p; i++) {
            double n = pairwise.pairs().at(i, i);
            own[i][i] = covariance.at(i, i) * (n - 1) / n;
        }
        return new StartingValues.SampleStart(Matrix.square(covariance.rows(), own), pairwise.mean(), Map.of());
    }

    private static Map<String, Map<Integer, Double>> thresholds(OrdinalMoments ordinal) {
        Map<String, Map<Integer, Double>> thresholds = new LinkedHashMap<>();
        for (Threshold threshold : ordinal.thresholds()) {
            thresholds
                    .computeIfAbsent(threshold.variable(), name -> new LinkedHashMap<>())
                    .put(threshold.number(), threshold.value());
        }
        return thresholds;
    }

    private List<SemFit.GroupMoments> groups(DerivedValues derived) {
        List<SemFit.GroupMoments> groups = new ArrayList<>();
        for (int g = 0; g < terms.size(); g++) {
            GroupTerm term = terms.get(g);
            List<String> names = term.names();
            CovarianceStructure structure = derived.structures().get(g);
            DMatrixRMaj implied = derived.impliedCovariance(g, term);
            List<String> latent = structure.model().latent();
            groups.add(new SemFit.GroupMoments(
                    term.sample().name(),
                    Matrix.ofRowMajor(names, names, term.sampleCovariance().data),
                    term.sampleMean(),
                    Matrix.ofRowMajor(names, names, implied.data),
                    term.centre(),
                    Matrix.ofRowMajor(latent, latent, structure.latentCovariance().data)
                            .select(table.latent(), table.latent())));
        }
        return groups;
    }

    private static Matrix named(BlockRotation rotation) {
        List<String> names = parameterNames(rotation.table());
        return Matrix.ofRowMajor(names, names, rotation.covariance().data);
    }

    private static List<String> parameterNames(ParameterTable table) {
        String[] names = new String[table.freeCount()];
        for (Parameter row : table.parameters()) {
            if (row.isFree() && names[row.free() - 1] == null) {
                names[row.free() - 1] = row.toString();
            }
        }
        return List.of(names);
    }

    private static Finding tooManyParameters(double df) {
        return Finding.of("negative_degrees_of_freedom", Map.of("df", df));
    }
}
