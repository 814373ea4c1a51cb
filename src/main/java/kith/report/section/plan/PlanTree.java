package kith.report.section.plan;

import java.util.List;
import kith.planning.GroupSizes;
import kith.planning.InvariancePower;
import kith.planning.ModelPower;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Plans of sample sizes as other programs see them. */
public final class PlanTree {

    private static final RecordTree PLANS = new RecordTree()
            .keys(GroupSizes.class, """
                    target tau_group=curve.between tau_person=curve.persons sigma2_item=curve.residual items=curve.items
                    respondents reliability design_curve=points""")
            .with(ModelPower.class, "smallest_n", PlanTree::smallest)
            .keys(ModelPower.class, "power_target=question.power smallest_n sizes")
            .keys(ModelPower.PowerAtSize.class, """
                    n=respondents samples fitted converged=convergence improper=improperShare rejected=rejection parameters""")
            .keys(ModelPower.ParameterPower.class, """
                    parameter=name population mean bias relative_bias sd=deviation mean_se=standardError coverage ci_width=width
                    power power_se=powerError""")
            .with(InvariancePower.class, "smallest_n", PlanTree::smallest)
            .keys(InvariancePower.class, "power_target=question.power group=question.group smallest_n population sizes")
            .keys(InvariancePower.PopulationChange.class, "level delta_cfi=deltaCfi delta_rmsea=deltaRmsea")
            .keys(InvariancePower.RejectionAtSize.class, "n=respondents samples fitted levels parameters")
            .keys(InvariancePower.Rejection.class, """
                    name tested power power_se=powerError rejected_by_cut_offs=chen delta_cfi=deltaCfi delta_rmsea=deltaRmsea""");

    private PlanTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.anyOf(
                schemas.of(PLANS, GroupSizes.class),
                schemas.of(PLANS, ModelPower.class),
                schemas.of(PLANS, InvariancePower.class));
    }

    /** Respondents per group for reliable group scores. */
    public static Tree of(GroupSizes sizes) {
        return PLANS.of(sizes);
    }

    /** Power of the parameters of a model by sample size. */
    public static Tree of(ModelPower power) {
        return PLANS.of(power);
    }

    /** Power to detect non-invariance by sample size. */
    public static Tree of(InvariancePower power) {
        return PLANS.of(power);
    }

    private static List<Tree> smallest(InvariancePower power) {
        return power.names().stream()
                .map(name -> new Tree().put("name", name).putValue("n", RecordTree.bare(power.smallest(name))))
                .toList();
    }

    private static List<Tree> smallest(ModelPower power) {
        return power.planned().stream()
                .map(name -> new Tree().put("parameter", name).putValue("n", RecordTree.bare(power.smallest(name))))
                .toList();
    }
}
