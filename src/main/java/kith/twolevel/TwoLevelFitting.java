package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.fit.FitIndices;
import kith.math.Matrix;
import kith.math.Minimum;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Inference;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.StartingValues;
import kith.sem.fit.SearchFindings;
import kith.sem.fit.SemFit;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.GroupModel;
import kith.sem.model.ModelOptions;
import kith.sem.model.ParameterTable;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Estimate;
import kith.sem.solution.Solution;
import org.ejml.data.DMatrixRMaj;

/**
 * Fits a two-level model: the unrestricted model, the search, its spread and test, the baseline, and the answer made of
 * them.
 */
final class TwoLevelFitting {

    private static final double TOLERANCE = 1e-9;
    /** Iterations after which a search counts as slow. */
    private static final int SOON = 60;

    private final ParameterTable written;
    private final ParameterTable table;
    private final ClusteredRows rows;
    private final Sem sem;
    private final boolean robust;
    private final List<TwoLevelLikelihood> likelihoods;
    private final double n;
    private final UnrestrictedModel unrestricted;
    private final List<Finding> findings = new ArrayList<>();

    TwoLevelFitting(ParameterTable written, ClusteredRows rows, Sem sem) {
        this.written = written;
        this.rows = rows;
        this.sem = sem;
        this.robust = sem.estimator() == Estimator.MLR;
        this.likelihoods = rows.samples().stream().map(TwoLevelLikelihood::of).toList();
        this.n = rows.samples().stream().mapToInt(ClusteredSample::size).sum();
        ParameterTable blocks = LevelBlocks.of(written);
        this.unrestricted = UnrestrictedModel.of(blocks, likelihoods);
        this.table = unrestricted.filled(blocks);
        findings.addAll(rows.findings());
    }

    /** The terms of a model over the samples. */
    static List<ModelObjective.Term> terms(ParameterTable table, List<TwoLevelLikelihood> likelihoods) {
        double rows = likelihoods.stream()
                .mapToDouble(likelihood -> likelihood.sample().size())
                .sum();
        List<ModelObjective.Term> terms = new ArrayList<>();
        for (int g = 1; g <= likelihoods.size(); g++) {
            TwoLevelMoments structure = new TwoLevelMoments(
                    new CovarianceStructure(GroupModel.of(table, LevelBlocks.block(g, 1))),
                    new CovarianceStructure(GroupModel.of(table, LevelBlocks.block(g, 2))));
            TwoLevelLikelihood likelihood = likelihoods.get(g - 1);
            terms.add(new ModelObjective.Term(
                    structure, likelihood, likelihood.sample().size() / rows));
        }
        return terms;
    }

    FittedTwoLevelModel fit() {
        ModelSearch search = new ModelSearch(table, sem.fit().maxIterations(), TOLERANCE);
        List<ModelObjective.Term> terms = terms(table, likelihoods);
        StartingValues.Start start = StartingValues.possible(table, unrestricted.starts(), search.over(terms)::exists);
        if (!start.keepsGiven()) {
            findings.add(SearchFindings.startsNotUsed());
        }
        ModelSearch.Found found = searched(search, terms, start.theta());
        SearchFindings.requireMoments(written, found);
        findings.addAll(SearchFindings.of(written, found));
        ModelObjective objective = found.objective();
        TwoLevelInformation information = TwoLevelInformation.of(objective, found.point());
        if (!information.identified()) {
            findings.add(notIdentified(information.information().numRows));
        }
        objective.value(found.point());
        int counted = objective.reduction().counted();
        double df = unrestricted.parameters() - counted;
        if (df < 0) {
            findings.add(Finding.of("negative_degrees_of_freedom", Map.of("df", df)));
        }
        LikelihoodRatio test = test(objective, found.minimum().value(), df, Optional.of(information));
        FitIndices fit = new TwoLevelFitIndices(
                        new TwoLevelFitIndices.Model(
                                found.minimum().value(),
                                counted,
                                unrestricted.logLikelihood(found.minimum().value()),
                                unrestricted.logLikelihood(),
                                n,
                                likelihoods.size()),
                        test,
                        baseline(),
                        unrestricted.residuals(terms))
                .indices();
        SemFit solution = solution(found, information, counted, fit);
        TwoLevelFit answer = new TwoLevelFit(
                sem.cluster().orElseThrow(),
                written,
                rows.samples().stream().map(ClusterCounts::of).toList(),
                solution,
                unrestricted.intraclass(),
                rows.samples().stream().allMatch(ClusteredSample::isComplete),
                sem.missing());
        return new FittedTwoLevelModel(
                answer.withFindings(told(answer)),
                new PartiallySaturated(
                        table, likelihoods, unrestricted, sem.fit().maxIterations())::levels,
                Optional.of(new TwoLevelBootstrap(table, likelihoods, found, answer.estimates())::answer));
    }

    /**
     * Where a search does not end soon, the loading of a marker may be near 0 with loadings and a variance near
     * infinity and 0. Another search with standardised factors then finds where the search starts again.
     */
    private ModelSearch.Found searched(ModelSearch search, List<ModelObjective.Term> terms, double[] start) {
        Optional<StandardisedFactors> factors = StandardisedFactors.of(table);
        if (factors.isEmpty() || sem.fit().maxIterations() <= SOON) {
            return search.from(terms, start);
        }
        ModelSearch.Found found = new ModelSearch(table, SOON, TOLERANCE).from(terms, start);
        if (found.minimum().converged()) {
            return found;
        }
        ModelSearch.Found standardised = new ModelSearch(
                        factors.get().table(), sem.fit().maxIterations(), TOLERANCE)
                .from(terms(factors.get().table(), likelihoods), factors.get().standardised(start));
        double[] marked = factors.get().marked(standardised.theta());
        boolean better = standardised.minimum().converged()
                && standardised.minimum().value() <= found.minimum().value()
                && search.over(terms).exists(marked);
        ModelSearch.Found last = search.from(terms, better ? marked : found.theta());
        Minimum end = last.minimum();
        int all = found.minimum().iterations() + standardised.minimum().iterations() + end.iterations();
        return new ModelSearch.Found(
                new Minimum(end.point(), end.value(), all, end.gradientNorm(), end.stopped()),
                last.objective(),
                last.point(),
                last.theta(),
                last.binding(),
                last.onBound(),
                last.violation());
    }

    private LikelihoodRatio test(
            ModelObjective objective, double value, double df, Optional<TwoLevelInformation> known) {
        double chisq = Math.max(0, 2 * n * (value - unrestricted.value()));
        if (!robust) {
            return new LikelihoodRatio(chisq, df, Optional.empty());
        }
        double own = known.orElseThrow().trace();
        double all = unrestricted.trace();
        double factor = df > 0 ? (all - own) / df : Double.NaN;
        return new LikelihoodRatio(
                chisq,
                df,
                Optional.of(new LikelihoodRatio.Scaling(
                        factor < 0 ? Double.NaN : factor,
                        all / unrestricted.parameters(),
                        own / objective.reduction().counted(),
                        own / objective.reduction().full())));
    }

    private Optional<LikelihoodRatio> baseline() {
        if (!sem.fit().baseline()) {
            return Optional.empty();
        }
        List<LevelBlocks.Structure> none =
                List.of(LevelBlocks.Structure.INDEPENDENCE, LevelBlocks.Structure.INDEPENDENCE);
        ParameterTable unrelated =
                LevelBlocks.replaced(table, rows.samples().get(0).levels(), none, true);
        return Optional.of(test(unrelated));
    }

    /** The test of another model of the same samples. */
    private LikelihoodRatio test(ParameterTable other) {
        ModelSearch.Found found = new ModelSearch(other, sem.fit().maxIterations(), TOLERANCE)
                .from(terms(other, likelihoods), unrestricted.start(other));
        ModelObjective objective = found.objective();
        double df = unrestricted.parameters() - objective.reduction().counted();
        Optional<TwoLevelInformation> information =
                robust ? Optional.of(TwoLevelInformation.of(objective, found.point())) : Optional.empty();
        return test(objective, found.minimum().value(), df, information);
    }

    private SemFit solution(ModelSearch.Found found, TwoLevelInformation information, int counted, FitIndices fit) {
        ModelObjective objective = found.objective();
        DMatrixRMaj covariance = objective.reduction().expand(information.covariance(robust));
        List<CovarianceStructure> structures = new ArrayList<>();
        for (ModelObjective.Term term : objective.terms()) {
            TwoLevelMoments moments = (TwoLevelMoments) term.structure();
            structures.add(moments.within());
            structures.add(moments.between());
        }
        DerivedValues derived = new DerivedValues(table, structures, structures, ModelOptions.Parameterization.DELTA);
        List<Estimate> estimates = new Solution(table, found.theta(), covariance).estimates(derived);
        List<Finding> inadmissible = LevelBlocks.inadmissible(table, estimates, structures);
        findings.addAll(inadmissible);
        findings.addAll(WeakMarkers.of(estimates, table.groups()));
        List<String> names = LevelBlocks.parameterNames(written);
        List<Integer> observations = new ArrayList<>();
        rows.samples().forEach(sample -> observations.add(sample.size()));
        Minimum minimum = found.minimum();
        Inference inference = Inference.Choice.usual().with(sem.estimator(), true);
        return new SemFit(
                sem.estimator().name(),
                inference,
                table,
                ModelOptions.Parameterization.DELTA,
                observations,
                minimum.converged(),
                inadmissible.isEmpty(),
                information.identified(),
                counted,
                fit,
                estimates,
                unrestricted.groups(structures),
                minimum,
                Optional.empty(),
                Matrix.ofRowMajor(names, names, covariance.data),
                List.of(),
                findings);
    }

    /** @param parameters how many should be identified */
    static Finding notIdentified(int parameters) {
        return Finding.of(
                "not_identified",
                Map.of("rank", "unknown", "rank_found", 0, "rank_full", parameters, "advice", "factors"));
    }

    /** What is unusual about clusters and their variances. */
    private List<Finding> told(TwoLevelFit answer) {
        List<Finding> told = new ArrayList<>();
        int clusters =
                answer.clusters().stream().mapToInt(ClusterCounts::clusters).sum();
        int parameters = answer.solution().parameterCount();
        if (clusters <= parameters) {
            told.add(Finding.of("few_clusters", Map.of("clusters", clusters, "parameters", parameters)));
        }
        List<String> flat = answer.intraclass().stream()
                .filter(item -> item.between() <= 0 && isAtBoth(item.variable()))
                .map(ItemIntraclass::variable)
                .distinct()
                .toList();
        if (!flat.isEmpty()) {
            told.add(Finding.of("no_between_variance").at(flat));
        }
        return told;
    }

    private boolean isAtBoth(String variable) {
        ClusteredSample sample = rows.samples().get(0);
        return sample.levels().get(sample.variables().indexOf(variable)) == VariableLevel.BOTH;
    }
}
