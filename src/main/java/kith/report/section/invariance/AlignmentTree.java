package kith.report.section.invariance;

import kith.invariance.alignment.AlignmentAnswer;
import kith.report.section.tree.RecordTree;

/** Aligned factors as other programs see them. */
final class AlignmentTree {

    private AlignmentTree() {}

    /** Adds their keys. */
    static RecordTree keys(RecordTree trees) {
        return trees.keys(AlignmentAnswer.class, "identification pair_weight=weight epsilon groups=contexts factors")
                .keys(AlignmentAnswer.Factor.class, """
                    factor simplicity starts starts_at_minimum r2_loadings=rSquaredLoadings r2_intercepts=rSquaredIntercepts
                    parameters non_invariant share_non_invariant means_trusted=withinGuide means=placements items""")
                .with(AlignmentAnswer.Placement.class, "distribution", Distribution.class, Distribution::new)
                .keys(AlignmentAnswer.Placement.class, "*distribution group=context")
                .keys(Distribution.class, """
                        est=placed.mean se=placed.se ci_lower=placed.lower ci_upper=placed.upper sd=placed.deviation
                        difference=placed.difference difference_ci_lower=placed.differenceLower
                        difference_ci_upper=placed.differenceUpper""")
                .keys(AlignmentAnswer.Item.class, "item loading=loadings locations")
                .keys(AlignmentAnswer.Aligned.class, "est=estimate se invariant");
    }
    /** Of a factor in a context that is named elsewhere. */
    record Distribution(AlignmentAnswer.Placement placed) {}
}
