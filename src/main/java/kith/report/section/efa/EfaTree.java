package kith.report.section.efa;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.efa.Exploration;
import kith.efa.bifactor.ExploratoryBifactor;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.correlation.Adequacy;
import kith.efa.correlation.MultivariateNormality;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.ComparisonData;
import kith.efa.retention.FactorRetention;
import kith.efa.retention.Hull;
import kith.efa.retention.ParallelAnalysis;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorScoreWeights;
import kith.efa.solution.FitStatistics;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.rotation.LocalMinimum;

/** An exploratory factor analysis as other programs see it. */
public final class EfaTree {

    private static final RecordTree EXPLORATIONS = new RecordTree()
            .with(
                    Exploration.class,
                    "factors",
                    int.class,
                    exploration -> exploration.solution().factors().size())
            .with(Exploration.class, "communalities", Tree.class, found -> byItem(found, EfaSolution::communality))
            .with(Exploration.class, "uniquenesses", Tree.class, found -> byItem(found, EfaSolution::uniqueness))
            .with(Exploration.class, "complexity", Tree.class, found -> byItem(found, EfaSolution::complexity))
            .with(
                    Exploration.class,
                    "variance",
                    Tree.class,
                    found -> variance(found.solution().varianceAccounted()))
            .with(
                    Exploration.class,
                    "groups",
                    Tree.class,
                    found -> found.groups().map(EfaGroups::tree))
            .keys(Exploration.class, """
                    n=items.n converged=solution.converged admissible=solution.admissible factors adequacy retention
                    loadings=solution.loadings phi=solution.phi structure=solution.structure communalities uniquenesses
                    complexity eigenvalues=solution.eigenvalues variance fit=solution.fit residuals=solution.residuals
                    precision? scores schmid_leiman?=general bifactor? groups? normality? rotation_minima=solution.rotation""")
            .keys(Adequacy.class, "kmo msa bartlett determinant")
            .keys(Adequacy.Bartlett.class, "chisq=chiSquare df=degreesOfFreedom pvalue=pValue")
            .with(FactorRetention.class, "parallel", EfaTree::parallel)
            .keys(FactorRetention.class, """
                    recommended recommendation suggested parallel map=map.squared map_fourth=map.fourth
                    vss_one=verySimpleStructure.complexityOne vss_two=verySimpleStructure.complexityTwo empirical_kaiser
                    hull=hulls comparison_data?""")
            .keys(LocalMinimum.class, "value starts")
            .keys(Hull.class, "index fit statistic factors")
            .keys(ComparisonData.class, "factors median_difference pvalues=pValues")
            .keys(ParallelAnalysis.class, "correlation=kind replications components factors")
            .keys(
                    ParallelAnalysis.Comparison.class,
                    "observed mean percentile95=percentile above_mean above_percentile95=abovePercentile")
            .keys(FitStatistics.class, """
                    chisq=chiSquare df=degreesOfFreedom pvalue=pValue tli rmsea=rmsea.estimate rmsea_ci_lower=rmsea.lower
                    rmsea_ci_upper=rmsea.upper rmsr rmsr_corrected=correctedRmsr bic bic_adjusted=adjustedBic objective
                    chisq_empirical=empiricalChiSquare fit_off_diagonal chisq_null=nullChiSquare
                    df_null=nullDegreesOfFreedom""")
            .with(LoadingPrecision.class, "level", double.class, precision -> LoadingPrecision.LEVEL)
            .keys(LoadingPrecision.class, """
                    method samples level loadings_se=loadings loadings_ci_lower=lower loadings_ci_upper=upper phi_se=phi
                    phi_ci_lower=phiLower phi_ci_upper=phiUpper""")
            .keys(FactorScoreWeights.class, "method weights determinacy smallest_correlation")
            .keys(SchmidLeiman.class, """
                    omega_hierarchical omega_total omega_asymptotic explained_common_variance general_loadings reversed
                    loadings communality general_share groups""")
            .keys(
                    ExploratoryBifactor.class,
                    "general omega_hierarchical omega_total explained_common_variance reversed groups")
            .keys(SchmidLeiman.Group.class, "factor items omega_total=total omega_general=general omega_group=specific")
            .keys(MultivariateNormality.class, """
                    n skewness kurtosis skew_chisq=skewTest.statistic skew_pvalue=skewTest.pValue
                    small_sample_skew_chisq=smallSampleSkewTest.statistic small_sample_skew_pvalue=smallSampleSkewTest.pValue
                    kurtosis_z=kurtosisTest.statistic kurtosis_pvalue=kurtosisTest.pValue
                    henze_zirkler=henzeZirkler.statistic henze_zirkler_pvalue=henzeZirkler.pValue""");

    private EfaTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(EXPLORATIONS, Exploration.class);
    }

    /** The result of the verb {@code efa}. */
    public static Tree of(Exploration exploration) {
        return EXPLORATIONS.of(exploration);
    }

    public static Tree general(SchmidLeiman general) {
        return EXPLORATIONS.of(general);
    }

    private static Map<Object, ParallelAnalysis> parallel(FactorRetention retention) {
        Map<Object, ParallelAnalysis> parallel = new LinkedHashMap<>();
        retention.parallel().forEach(analysis -> parallel.put(analysis.data(), analysis));
        return parallel;
    }

    private static Tree variance(Matrix accounted) {
        Tree tree = new Tree().put("factors", accounted.cols());
        for (int row = 0; row < accounted.rows().size(); row++) {
            String name = accounted.rows().get(row).toLowerCase(Locale.ROOT).replace(' ', '_');
            tree.putValue(name, EXPLORATIONS.value(accounted.row(row)));
        }
        return tree;
    }

    private static Tree byItem(Exploration exploration, Function<EfaSolution, double[]> values) {
        Tree tree = new Tree();
        double[] all = values.apply(exploration.solution());
        IntStream.range(0, all.length)
                .forEach(i -> tree.put(exploration.solution().items().get(i), all[i]));
        return tree;
    }

    static void matrix(Tree tree, String name, Matrix matrix) {
        tree.putMatrix(name, matrix.rows(), matrix.cols(), matrix.toArray());
    }
}
