package kith.report.section.twolevel;

import java.util.List;
import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
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

    private TwoLevelTree() {}

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
                .put("cluster_sizes", fit.clusters(), TwoLevelTree::sizes);
        SemTree.putFit(tree, solution);
        if (fit.converged()) {
            tree.put("level_fit", model.levelFit(), TwoLevelTree::level);
        } else {
            tree.putNull("level_fit");
        }
        tree.put(
                        "parameters",
                        fit.estimates().stream()
                                .map((Estimate estimate) -> SemTree.precise(estimate, fit.converged()))
                                .toList())
                .put("icc", fit.intraclass(), TwoLevelTree::icc);
        List<LevelReliability> reliability = fit.converged() ? fit.reliability() : List.of();
        return tree.put("reliability", reliability, TwoLevelTree::reliability)
                .put("implied", solution.groups(), SemTree::implied)
                .put("search", SemTree.search(solution));
    }

    private static Tree sizes(ClusterCounts counts) {
        return new Tree()
                .put("group", counts.group())
                .put("rows", counts.rows())
                .put("clusters", counts.clusters())
                .put("smallest", counts.smallest())
                .put("largest", counts.largest())
                .put("mean", counts.mean())
                .put("harmonic_mean", counts.harmonicMean());
    }

    private static Tree level(LevelFit fit) {
        return new Tree()
                .put("level", fit.level())
                .put("converged", fit.converged())
                .put("chisq", fit.chisq())
                .put("df", fit.df())
                .put("pvalue", fit.pValue())
                .put("rmsea", fit.rmsea().estimate())
                .put("rmsea_ci_lower", fit.rmsea().lower())
                .put("rmsea_ci_upper", fit.rmsea().upper())
                .put("rmsea_by_rows", fit.rmseaByRows())
                .put("cfi", fit.cfi())
                .put("tli", fit.tli())
                .put("srmr", fit.srmr())
                .put("baseline_chisq", fit.baselineChisq())
                .put("baseline_df", fit.baselineDf());
    }

    static Tree icc(ItemIntraclass item) {
        return new Tree()
                .put("group", item.group())
                .put("variable", item.variable())
                .put("within", item.within())
                .put("between", item.between())
                .put("icc", item.icc());
    }

    private static Tree reliability(LevelReliability found) {
        return new Tree()
                .put("group", found.group())
                .put("within", found.within())
                .put("between", found.between())
                .put("items", found.items())
                .put("equal_loadings", found.equalLoadings())
                .put(
                        "coefficients",
                        found.coefficients(),
                        value -> new Tree()
                                .put("coefficient", value.coefficient().id())
                                .put("est", value.estimate())
                                .put("se", value.standardError())
                                .put("ci_lower", value.lower())
                                .put("ci_upper", value.upper()));
    }
}
