package kith.report.section.efa;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.efa.Exploration;
import kith.efa.bifactor.ExploratoryBifactor;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.correlation.Adequacy;
import kith.efa.correlation.MultivariateNormality;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.FactorRetention;
import kith.efa.retention.ParallelAnalysis;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorScores;
import kith.efa.solution.FitStatistics;
import kith.math.Matrix;
import kith.report.document.Tree;

/** An exploratory factor analysis as other programs see it. */
public final class EfaTree {

    private EfaTree() {}

    /** The result of the verb {@code efa}. */
    public static Tree of(Exploration exploration) {
        EfaSolution solution = exploration.solution();
        Tree tree = new Tree()
                .put("n", exploration.items().n())
                .put("converged", solution.converged())
                .put("admissible", solution.admissible())
                .put("factors", solution.factors().size())
                .put("adequacy", adequacy(exploration.adequacy()))
                .put("retention", retention(exploration.retention()));
        matrix(tree, "loadings", solution.loadings());
        matrix(tree, "phi", solution.phi());
        matrix(tree, "structure", solution.structure());
        tree.put("communalities", byItem(solution, solution.communality()))
                .put("uniquenesses", byItem(solution, solution.uniqueness()))
                .put("complexity", byItem(solution, solution.complexity()))
                .put("eigenvalues", list(solution.eigenvalues()))
                .put("variance", variance(solution.varianceAccounted()))
                .put("fit", fit(solution.fit()));
        matrix(tree, "residuals", solution.residuals());
        exploration.precision().ifPresent(precision -> tree.put("precision", precision(precision)));
        tree.put("scores", scores(exploration.scores()));
        exploration.general().ifPresent(general -> tree.put("schmid_leiman", general(general)));
        exploration.bifactor().ifPresent(bifactor -> tree.put("bifactor", bifactor(bifactor)));
        exploration.groups().ifPresent(groups -> tree.put("groups", EfaGroups.tree(groups)));
        exploration.normality().ifPresent(normality -> tree.put("normality", normality(normality)));
        return tree.put(
                "rotation_minima",
                solution.rotation(),
                minimum -> new Tree().put("value", minimum.value()).put("starts", minimum.starts()));
    }

    private static Tree adequacy(Adequacy adequacy) {
        Tree msa = new Tree();
        adequacy.msa().forEach(msa::put);
        return new Tree()
                .put("kmo", adequacy.kmo())
                .put("msa", msa)
                .put(
                        "bartlett",
                        new Tree()
                                .put("chisq", adequacy.bartlett().chiSquare())
                                .put("df", adequacy.bartlett().degreesOfFreedom())
                                .put("pvalue", adequacy.bartlett().pValue()))
                .put("determinant", adequacy.determinant());
    }

    private static Tree retention(FactorRetention retention) {
        Tree suggested = new Tree();
        retention
                .suggested()
                .forEach((criterion, factors) -> suggested.put(criterion.name().toLowerCase(Locale.ROOT), factors));
        Tree parallel = new Tree();
        retention
                .parallel()
                .forEach(analysis -> parallel.put(analysis.data().name().toLowerCase(Locale.ROOT), parallel(analysis)));
        Tree tree = new Tree()
                .put("recommended", retention.recommended())
                .put("recommendation", retention.recommendation())
                .put("suggested", suggested)
                .put("parallel", parallel)
                .put("map", list(retention.map().squared()))
                .put("map_fourth", list(retention.map().fourth()))
                .put("vss_one", list(retention.verySimpleStructure().complexityOne()))
                .put("vss_two", list(retention.verySimpleStructure().complexityTwo()))
                .put(
                        "empirical_kaiser",
                        new Tree()
                                .put(
                                        "eigenvalues",
                                        list(retention.empiricalKaiser().eigenvalues()))
                                .put(
                                        "reference",
                                        list(retention.empiricalKaiser().reference()))
                                .put("factors", retention.empiricalKaiser().factors()))
                .put(
                        "hull",
                        retention.hulls(),
                        hull -> new Tree()
                                .put("index", hull.index().name().toLowerCase(Locale.ROOT))
                                .put("fit", list(hull.fit()))
                                .put("statistic", list(hull.statistic()))
                                .put("factors", hull.factors()));
        retention
                .comparisonData()
                .ifPresent(data -> tree.put(
                        "comparison_data",
                        new Tree()
                                .put("factors", data.factors())
                                .put("median_difference", list(data.medianDifference()))
                                .put("pvalues", list(data.pValues()))));
        return tree;
    }

    private static Tree parallel(ParallelAnalysis analysis) {
        return new Tree()
                .put("correlation", analysis.kind().name().toLowerCase(Locale.ROOT))
                .put("replications", analysis.replications())
                .put("components", comparison(analysis.components()))
                .put("factors", comparison(analysis.factors()));
    }

    private static Tree comparison(ParallelAnalysis.Comparison comparison) {
        return new Tree()
                .put("observed", list(comparison.observed()))
                .put("mean", list(comparison.mean()))
                .put("percentile95", list(comparison.percentile()))
                .put("above_mean", comparison.aboveMean())
                .put("above_percentile95", comparison.abovePercentile());
    }

    private static Tree fit(FitStatistics fit) {
        return new Tree()
                .put("chisq", fit.chiSquare())
                .put("df", fit.degreesOfFreedom())
                .put("pvalue", fit.pValue())
                .put("tli", fit.tli())
                .put("rmsea", fit.rmsea().estimate())
                .put("rmsea_ci_lower", fit.rmsea().lower())
                .put("rmsea_ci_upper", fit.rmsea().upper())
                .put("rmsr", fit.rmsr())
                .put("rmsr_corrected", fit.correctedRmsr())
                .put("bic", fit.bic())
                .put("bic_adjusted", fit.adjustedBic())
                .put("objective", fit.objective())
                .put("chisq_empirical", fit.empiricalChiSquare())
                .put("fit_off_diagonal", fit.fitOffDiagonal())
                .put("chisq_null", fit.nullChiSquare())
                .put("df_null", fit.nullDegreesOfFreedom());
    }

    private static Tree precision(LoadingPrecision precision) {
        Tree tree = new Tree()
                .put("method", precision.method().name().toLowerCase(Locale.ROOT))
                .put("samples", precision.samples())
                .put("level", LoadingPrecision.LEVEL);
        matrix(tree, "loadings_se", precision.loadings());
        matrix(tree, "loadings_ci_lower", precision.lower());
        matrix(tree, "loadings_ci_upper", precision.upper());
        matrix(tree, "phi_se", precision.phi());
        matrix(tree, "phi_ci_lower", precision.phiLower());
        matrix(tree, "phi_ci_upper", precision.phiUpper());
        return tree;
    }

    private static Tree scores(FactorScores scores) {
        Tree tree = new Tree().put("method", scores.method().name().toLowerCase(Locale.ROOT));
        matrix(tree, "weights", scores.weights());
        return tree.put("determinacy", list(scores.determinacy()))
                .put("smallest_correlation", list(scores.smallestCorrelation()));
    }

    public static Tree general(SchmidLeiman general) {
        Tree tree = new Tree()
                .put("omega_hierarchical", general.omegaHierarchical())
                .put("omega_total", general.omegaTotal())
                .put("omega_asymptotic", general.omegaAsymptotic())
                .put("explained_common_variance", general.explainedCommonVariance())
                .put("general_loadings", list(general.generalLoadings()))
                .put("reversed", general.reversed());
        matrix(tree, "loadings", general.loadings());
        return tree.put("communality", list(general.communality()))
                .put("general_share", list(general.generalShare()))
                .put("groups", general.groups(), EfaTree::group);
    }

    private static Tree bifactor(ExploratoryBifactor found) {
        return new Tree()
                .put("general", found.general())
                .put("omega_hierarchical", found.omegaHierarchical())
                .put("omega_total", found.omegaTotal())
                .put("explained_common_variance", found.explainedCommonVariance())
                .put("reversed", found.reversed())
                .put("groups", found.groups(), EfaTree::group);
    }

    private static Tree group(SchmidLeiman.Group group) {
        return new Tree()
                .put("factor", group.factor())
                .put("items", group.items())
                .put("omega_total", group.total())
                .put("omega_general", group.general())
                .put("omega_group", group.specific());
    }

    private static Tree normality(MultivariateNormality normality) {
        return new Tree()
                .put("n", normality.n())
                .put("skewness", normality.skewness())
                .put("kurtosis", normality.kurtosis())
                .put("skew_chisq", normality.skewTest().statistic())
                .put("skew_pvalue", normality.skewTest().pValue())
                .put("small_sample_skew_chisq", normality.smallSampleSkewTest().statistic())
                .put("small_sample_skew_pvalue", normality.smallSampleSkewTest().pValue())
                .put("kurtosis_z", normality.kurtosisTest().statistic())
                .put("kurtosis_pvalue", normality.kurtosisTest().pValue())
                .put("henze_zirkler", normality.henzeZirkler().statistic())
                .put("henze_zirkler_pvalue", normality.henzeZirkler().pValue());
    }

    private static Tree variance(Matrix accounted) {
        Tree tree = new Tree().put("factors", accounted.cols());
        for (int row = 0; row < accounted.rows().size(); row++) {
            String name = accounted.rows().get(row).toLowerCase(Locale.ROOT).replace(' ', '_');
            tree.put(name, list(accounted.row(row)));
        }
        return tree;
    }

    private static Tree byItem(EfaSolution solution, double[] values) {
        Tree tree = new Tree();
        IntStream.range(0, values.length).forEach(i -> tree.put(solution.items().get(i), values[i]));
        return tree;
    }

    static void matrix(Tree tree, String name, Matrix matrix) {
        tree.putMatrix(name, matrix.rows(), matrix.cols(), matrix.toArray());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
