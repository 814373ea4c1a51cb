package kith.report.section.twolevel;

import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.twolevel.OrderedTwoLevelFit;

/** A two-level factor model of ordered responses as other programs see it. */
public final class OrderedTwoLevelTree {

    private OrderedTwoLevelTree() {}

    /** The result of the verb {@code cfa} for ordered items at two levels. */
    public static Tree of(OrderedTwoLevelFit fit) {
        Tree tree = new Tree()
                .put("estimator", "ML")
                .put("link", fit.link().id())
                .put("information", "observed")
                .put("converged", fit.converged())
                .put("admissible", fit.converged())
                .put("nobs", java.util.List.of(fit.rows()))
                .put("nclusters", java.util.List.of(fit.clusters()))
                .put("npar", fit.parameterCount())
                .put("cluster", fit.cluster());
        if (fit.converged()) {
            tree.put(
                    "fit",
                    new Tree()
                            .put("npar", fit.parameterCount())
                            .put("logl", fit.logLikelihood())
                            .put("aic", fit.aic())
                            .put("bic", fit.bic())
                            .put("ntotal", fit.rows()));
        } else {
            tree.putNull("fit");
        }
        return tree.put("parameters", SemTree.precise(fit.estimates(), fit.converged()))
                .put("icc", TwoLevelTree.icc(fit.intraclass()));
    }
}
