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
import kith.math.RepeatedSquare;
import kith.moments.PairwiseMoments;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.Exogenous;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
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
    private final FitCache cache;
    private final List<GroupTerm> terms;
    private final ModelSearch search;
    private final List<Finding> findings = new ArrayList<>();

    public Fitting(
            ParameterTable table, List<GroupSample> samples, Estimator estimator, FitOptions options, FitCache cache) {
        BlockRestrictions.requireRotatable(table);
        findings.addAll(SampleCheck.require(samples, estimator, table.hasMeans()));
        boolean unbiased = Terms.unbiased(estimator, options);
        this.table = options.bounds().added(Exogenous.filled(table, samples, unbiased), samples, unbiased);
        this.samples = List.copyOf(samples);
        this.estimator = estimator;
        this.options = options;
        this.cache = cache;
        this.terms = Terms.of(this.table, samples, estimator, options);
        this.search = new ModelSearch(this.table, options.maxIterations(), TOLERANCE);
        SearchFindings.requireStatistics(
                search.parameters(),
                terms.stream().mapToInt(term -> term.moments().length).sum());
    }

    /** The model at the end of a search, with what is left free there. */
    private Evaluation at(ModelSearch.Found found) {
        return new Evaluation(terms, found.objective().reduction(), found.point(), estimator, options);
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
        ModelSearch.Found found = search.from(
                objectiveTerms(terms), choice.map(ScatteredStarts.Choice::start).orElse(usual));
        Minimum minimum = found.minimum();
        double[] theta = found.theta();
        SearchFindings.requireMoments(table, found);
        findings.addAll(SearchFindings.of(table, found));
        choice.ifPresent(of -> findings.addAll(SearchFindings.of(of.answer())));
        boolean everything = options.detail() == FitOptions.Detail.EVERYTHING;
        boolean errors = options.detail() != FitOptions.Detail.ESTIMATES;
        Evaluation at = at(found);
        Reduction reduction = at.reduction();
        Uncertainty uncertainty = errors ? Uncertainty.of(at) : Uncertainty.notAsked(reduction);
        if (errors && !uncertainty.identified()) {
            findings.add(ParameterFindings.notIdentified(
                    uncertainty.information(at), reduction.basis(), parameterNames(table)));
        }
        boolean without = at.inference().spread() == Estimator.Spread.NONE;
        RepeatedSquare spread = (without ? Uncertainty.notAsked(reduction) : uncertainty).covariance();
        BlockRotation rotation = BlockRotation.of(table, at.terms(), theta, spread, options);
        findings.addAll(rotation.findings());
        DerivedValues derived = rotation.derived(table, at.terms(), options.parameterization());
        List<Estimate> estimates =
                new Solution(derived.table(), rotation.theta(), rotation.covariance()).estimates(derived);
        List<Finding> inadmissible = Admissibility.of(estimates, derived.structures(), table.groups());
        findings.addAll(inadmissible);
        if (errors) {
            findings.addAll(ParameterFindings.ofEstimates(estimates, uncertainty.identified() && !without));
            findings.addAll(ParameterFindings.ofSize(samples, reduction.counted()));
        }
        double df = at.degreesOfFreedom();
        findings.addAll(ParameterFindings.notCovered(terms));
        if (df < 0) {
            findings.add(tooManyParameters(df));
        }
        TestOfFit test = everything ? TestOfFit.of(at, uncertainty, df) : TestOfFit.plain(at, df);
        FitIndices fit = everything ? measures(minimum, test, at, uncertainty) : test.indices(reduction.counted());
        SemFit answer = new SemFit(
                estimator.name(),
                at.inference(),
                rotation.table(),
                options.parameterization(),
                samples.stream().map(GroupSample::rowCount).toList(),
                minimum.converged(),
                inadmissible.isEmpty(),
                !errors || uncertainty.identified(),
                reduction.counted(),
                fit,
                estimates,
                groups(at, derived),
                minimum,
                choice.map(ScatteredStarts.Choice::answer),
                named(rotation),
                rotation.blocks(),
                findings);
        return new FittedModel(answer, table, at, uncertainty.withoutProducts(), test);
    }

    /** The baseline model's fit; the same for every model of these samples, and therefore kept. */
    private BaselineFit baseline() {
        ParameterTable unrelated = Baseline.of(table);
        FitOptions plain = options.withBounds(Bounds.NONE).withStarts(Starts.one());
        BaselineFit.Question question = new BaselineFit.Question(samples, unrelated, estimator, plain);
        return cache.baseline(question, () -> new Fitting(unrelated, samples, estimator, plain, cache).testAlone());
    }

    private BaselineFit testAlone() {
        Evaluation at = at(search.from(
                objectiveTerms(terms), possible(Fitting::unrelatedStart).theta()));
        TestOfFit test = TestOfFit.of(at, Uncertainty.of(at), at.degreesOfFreedom());
        return new BaselineFit(test, onCompleteAnswers(at));
    }

    private static Optional<TestStatistic> onCompleteAnswers(Evaluation at) {
        boolean incomplete = at.samples().stream().anyMatch(GroupSample::isIncomplete);
        double df = at.degreesOfFreedom();
        if (!incomplete || !at.options().baseline() || !(df > 0) || at.unknownMoments() > 0) {
            return Optional.empty();
        }
        boolean robust = at.inference().correction() != Estimator.Correction.NONE;
        return Optional.of(IncompleteFit.of(at, df, robust));
    }

    private FitIndices measures(Minimum minimum, TestOfFit test, Evaluation at, Uncertainty uncertainty) {
        Optional<BaselineFit> baseline = options.baseline() ? Optional.of(baseline()) : Optional.empty();
        Optional<TestStatistic> complete = onCompleteAnswers(at);
        Optional<TestOfFit> baselineTest = baseline.map(BaselineFit::test);
        Optional<RobustFit> robust = !table.ordered().isEmpty()
                ? baselineTest
                        .filter(base -> test.scaled().isPresent())
                        .flatMap(base -> OrderedFit.of(at, uncertainty.reducedInverse(), test.df(), base.df()))
                : complete.isPresent() || at.unknownMoments() > 0
                        ? baseline.flatMap(BaselineFit::incomplete)
                                .flatMap(base -> complete.flatMap(own -> RobustFit.incomplete(own, base)))
                        : RobustFit.complete(test, baselineTest, at.inference().correction());
        return new FitReport(table, at, minimum.value(), test, baselineTest, robust).indices();
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

    private List<SemFit.GroupMoments> groups(Evaluation at, DerivedValues derived) {
        List<SemFit.GroupMoments> groups = new ArrayList<>();
        for (int g = 0; g < at.terms().size(); g++) {
            GroupTerm term = at.terms().get(g);
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
        return Matrix.square(names, rotation.covariance());
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
