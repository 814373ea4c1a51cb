package kith.report.section.invariance;

import kith.invariance.alignment.AlignmentAnswer;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Aligned factors as other programs see them. */
final class AlignmentTree {

    static final String PLACEMENT = """
            est=mean se ci_lower=lower ci_upper=upper sd=deviation difference difference_ci_lower=differenceLower
            difference_ci_upper=differenceUpper""";

    private static final RecordTree ALIGNED = new RecordTree()
            .keys(AlignmentAnswer.class, "identification pair_weight=weight epsilon groups=contexts factors")
            .keys(AlignmentAnswer.Factor.class, """
                    factor simplicity starts starts_at_minimum r2_loadings=rSquaredLoadings r2_intercepts=rSquaredIntercepts
                    parameters non_invariant share_non_invariant means_trusted=withinGuide means=placements items""")
            .keys(AlignmentAnswer.Placement.class, PLACEMENT + " group=context")
            .keys(AlignmentAnswer.Item.class, "item loading=loadings locations")
            .keys(AlignmentAnswer.Aligned.class, "est=estimate se invariant");

    private AlignmentTree() {}

    /** The schema of the result. */
    static Tree schema(RecordSchema schemas) {
        return schemas.of(ALIGNED, AlignmentAnswer.class);
    }

    static Tree of(AlignmentAnswer answer) {
        return ALIGNED.of(answer);
    }
}
