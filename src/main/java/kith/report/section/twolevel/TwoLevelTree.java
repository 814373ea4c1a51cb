package kith.report.section.twolevel;

import java.util.List;
import java.util.Map;
import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.sem.fit.SemFit;
import kith.twolevel.ClusterCounts;
import kith.twolevel.FittedTwoLevelModel;
import kith.twolevel.ItemIntraclass;
import kith.twolevel.LevelFit;
import kith.twolevel.LevelReliability;
import kith.twolevel.TwoLevelFit;

/**
 * A fitted two-level model as other programs see it; parameters have the names of the verb {@code cfa}, with their
 * level.
 */
public final class TwoLevelTree {

    private static final RecordTree LEVELS = new RecordTree()
            .keys(ClusterCounts.class, "group rows clusters smallest largest mean harmonic_mean")
            .keys(LevelFit.class, """
                    level converged chisq df pvalue=pValue rmsea=rmsea.estimate rmsea_ci_lower=rmsea.lower
                    rmsea_ci_upper=rmsea.upper rmsea_by_rows cfi tli srmr baseline_chisq baseline_df""")
            .keys(ItemIntraclass.class, "group variable within between icc")
            .keys(LevelReliability.class, "group within between items equal_loadings coefficients")
            .keys(
                    LevelReliability.Value.class,
                    "coefficient est=estimate se=standardError ci_lower=lower ci_upper=upper");

    private TwoLevelTree() {}

    /** What the result of the verb {@code cfa} has besides, for its schema. */
    public static Map<String, Tree> schema(RecordSchema schemas) {
        return Map.of(
                "cluster_sizes", schemas.listOf(LEVELS, ClusterCounts.class),
                "level_fit", RecordSchema.orNull(schemas.listOf(LEVELS, LevelFit.class)),
                "icc", schemas.listOf(LEVELS, ItemIntraclass.class),
                "reliability", schemas.listOf(LEVELS, LevelReliability.class));
    }

    /** The result of the verb {@code cfa} for a model with two levels. */
    public static Tree of(FittedTwoLevelModel model) {
        TwoLevelFit fit = model.answer();
        SemFit solution = fit.solution();
        Tree tree = new Tree()
                .put("estimator", solution.estimator())
                .put("information", solution.inference().information().lavaanName())
                .put("se", solution.inference().spread().lavaanName())
                .put("test", solution.inference().correction().lavaanName())
                .put("converged", fit.converged())
                .put("admissible", fit.admissible())
                .put("nobs", fit.clusters().stream().map(ClusterCounts::rows).toList())
                .put(
                        "nclusters",
                        fit.clusters().stream().map(ClusterCounts::clusters).toList())
                .put("npar", solution.parameterCount())
                .put("cluster", fit.cluster())
                .put("cluster_sizes", LEVELS.of(fit.clusters()));
        SemTree.putFit(tree, solution);
        if (fit.converged()) {
            tree.put("level_fit", LEVELS.of(model.levelFit()));
        } else {
            tree.putNull("level_fit");
        }
        tree.put("parameters", SemTree.precise(fit.estimates(), fit.converged()))
                .put("icc", LEVELS.of(fit.intraclass()));
        List<LevelReliability> reliability = fit.converged() ? fit.reliability() : List.of();
        return tree.put("reliability", LEVELS.of(reliability))
                .put("implied", solution.groups(), SemTree::implied)
                .put("search", SemTree.search(solution));
    }

    static List<Tree> icc(List<ItemIntraclass> items) {
        return LEVELS.of(items);
    }
}
