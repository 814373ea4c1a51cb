package kith.report.section.group;

import kith.grouplevel.MoranStatistic;
import kith.grouplevel.SpatialMeasurement;
import kith.grouplevel.SpatialModel;
import kith.report.section.tree.RecordTree;

/** Spatial dependence of groups as other programs see it. */
final class SpatialTree {

    private SpatialTree() {}

    /** Adds the keys of the model. */
    static RecordTree keys(RecordTree trees) {
        return trees.keys(SpatialMeasurement.class, "scale moran? spatial_model?=model")
                .keys(MoranStatistic.class, """
                        groups pairs i=statistic expected=expectation sd_permutations=deviation p=pvalue permutations""")
                .keys(SpatialModel.class, """
                        rho=dependence tau=variance log_lik=logLikelihood chisq p=pvalue scores""")
                .keys(SpatialModel.Score.class, """
                        group neighbours deviation score score_se=standardError ci_lower=lower ci_upper=upper""");
    }
}
