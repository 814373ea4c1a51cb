package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.fit.FitIndices;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.math.Parallel;
import kith.sem.Sem;
import kith.sem.estimation.Inference;
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

/** Fits a two-level model of ordered items by weighted least squares: moments, search, test, baseline, answer. */
final class WeightedTwoLevelFitting {

    private final Sem sem;
    private final ParameterTable written;
    private final ParameterTable table;
    private final OrderedClusters data;
    private final List<VariableLevel> levels;
    private final List<Finding> findings;

    WeightedTwoLevelFitting(Sem sem, ParameterTable written, OrderedClusters data, List<Finding> findings) {
        this.sem = sem;
        this.written = written;
        this.table = LevelBlocks.of(this.written);
        this.data = data;
        this.levels = LevelBlocks.levels(table);
        this.findings = findings;
    }

    FittedTwoLevelModel fit(Parallel parallel) {
        boolean[] between = new boolean[levels.size()];
        for (int j = 0; j < between.length; j++) {
            between[j] = levels.get(j).isBetween();
        }
        ProbitMoments moments = ProbitMoments.of(table.observed(), data, between, parallel);
        ProbitFit.Sample sample = ProbitFit.Sample.of(moments);
        int iterations = sem.fit().maxIterations();
        ProbitFit fit = ProbitFit.of(table, sample, true, true, iterations);
        tell(moments, fit);
        ShiftedStatistic baseline = ShiftedStatistic.ofZeros(
                sample.vector(), sample.weightOfRelations(true, true), sample.gamma(), data.clusters());
        LevelResiduals residuals = new LevelResiduals(moments, fit.structure());
        FitIndices indices = new WeightedFitIndices(
                        fit.found().objective().reduction().counted(),
                        fit.found().minimum().value(),
                        fit.test(),
                        sem.fit().baseline() ? Optional.of(baseline) : Optional.empty(),
                        data.rows(),
                        residuals.within(),
                        residuals.between())
                .indices();
        TwoLevelFit answer = new TwoLevelFit(
                sem.cluster().orElseThrow(),
                written,
                List.of(OrderedTwoLevelRows.counts(data)),
                solution(fit, moments, indices),
                intraclass(moments),
                data.patterns().stream().allMatch(WeightedTwoLevelFitting::isComplete),
                sem.missing());
        return new FittedTwoLevelModel(
                answer, new WeightedLevelFits(table, fit, sample, data.rows(), iterations)::levels, Optional.empty());
    }

    private static boolean isComplete(int[][] patterns) {
        return Arrays.stream(patterns).flatMapToInt(Arrays::stream).allMatch(answer -> answer >= 0);
    }

    private List<ItemIntraclass> intraclass(ProbitMoments moments) {
        List<ItemIntraclass> items = new ArrayList<>();
        for (int j = 0; j < moments.items(); j++) {
            items.add(new ItemIntraclass("", moments.names().get(j), 1, moments.variance(j)));
        }
        return items;
    }

    private void tell(ProbitMoments moments, ProbitFit fit) {
        SearchFindings.requireMoments(written, fit.found());
        if (!fit.startsKept()) {
            findings.add(SearchFindings.startsNotUsed());
        }
        findings.addAll(SearchFindings.of(written, fit.found()));
        List<String> flat = new ArrayList<>();
        List<String> unfinished = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        for (int j = 0; j < moments.items(); j++) {
            String name = moments.names().get(j);
            ProbitMargin margin = moments.margins().get(j);
            if (levels.get(j).isBetween() && !(margin.sd() > 0)) {
                flat.add(name);
            }
            if (!margin.converged()) {
                unfinished.add(name);
            }
            for (int i = j + 1; i < moments.items(); i++) {
                ProbitPair pair = moments.pairs().get(PairIndex.of(i, j, moments.items()));
                String both = name + " and " + moments.names().get(i);
                if (!pair.converged()) {
                    unfinished.add(both);
                } else if (pair.atBound()) {
                    beyond.add(both);
                }
            }
        }
        if (!flat.isEmpty()) {
            findings.add(Finding.of("no_between_variance").at(flat));
        }
        if (!unfinished.isEmpty()) {
            findings.add(Finding.of("two_level_moments_not_converged").at(unfinished));
        }
        if (!beyond.isEmpty()) {
            findings.add(Finding.of("between_correlation_at_bound", Map.of("pairs", beyond.size()))
                    .at(beyond));
        }
        int parameters = fit.found().objective().reduction().counted();
        if (data.clusters() <= parameters) {
            findings.add(Finding.of("few_clusters", Map.of("clusters", data.clusters(), "parameters", parameters)));
        }
        if (!fit.identified()) {
            findings.add(TwoLevelFitting.notIdentified(fit.covariance().numRows));
        }
        if (fit.test().df() < 0) {
            findings.add(Finding.of(
                    "negative_degrees_of_freedom", Map.of("df", fit.test().df())));
        }
    }

    private SemFit solution(ProbitFit fit, ProbitMoments moments, FitIndices indices) {
        double[] theta = fit.found().theta();
        ParameterTable numbers = LevelBlocks.unordered(table);
        List<CovarianceStructure> structures = new ArrayList<>();
        for (int block = 1; block <= 2; block++) {
            CovarianceStructure structure = new CovarianceStructure(GroupModel.of(numbers, block));
            structure.evaluate(theta);
            structures.add(structure);
        }
        DMatrixRMaj covariance = fit.found().objective().reduction().expand(fit.covariance());
        DerivedValues derived = new DerivedValues(numbers, structures, structures, ModelOptions.Parameterization.DELTA);
        List<Estimate> estimates = new Solution(numbers, theta, covariance).estimates(derived);
        List<Finding> inadmissible = LevelBlocks.inadmissible(numbers, estimates, structures);
        findings.addAll(inadmissible);
        findings.addAll(WeakMarkers.of(estimates, table.groups()));
        List<String> names = LevelBlocks.parameterNames(written);
        return new SemFit(
                sem.estimator().name(),
                Inference.Choice.usual().with(sem.estimator(), false),
                numbers,
                ModelOptions.Parameterization.THETA,
                List.of(data.rows()),
                fit.found().minimum().converged(),
                inadmissible.isEmpty(),
                fit.identified(),
                fit.found().objective().reduction().counted(),
                indices,
                estimates,
                groups(numbers, moments, structures),
                fit.found().minimum(),
                Optional.empty(),
                Matrix.ofRowMajor(names, names, covariance.data),
                List.of(),
                findings);
    }

    private static List<SemFit.GroupMoments> groups(
            ParameterTable table, ProbitMoments moments, List<CovarianceStructure> structures) {
        List<SemFit.GroupMoments> groups = new ArrayList<>();
        for (int block = 0; block < 2; block++) {
            CovarianceStructure structure = structures.get(block);
            List<String> names = structure.model().observed();
            List<String> latent = structure.model().latent();
            double[] none = new double[names.size()];
            groups.add(new SemFit.GroupMoments(
                    table.groups().get(block),
                    block == 0 ? moments.within() : moments.between(),
                    none,
                    Matrix.ofRowMajor(names, names, structure.sigma().data),
                    none,
                    Matrix.ofRowMajor(latent, latent, structure.latentCovariance().data)
                            .select(table.latent(), table.latent())));
        }
        return groups;
    }
}
