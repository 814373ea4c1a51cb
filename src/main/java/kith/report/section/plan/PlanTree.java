package kith.report.section.plan;

import kith.planning.GroupSizes;
import kith.planning.ModelPower;
import kith.planning.ModelPower.ParameterPower;
import kith.planning.ModelPower.PowerAtSize;
import kith.report.document.Tree;

/** Plans of sample sizes as other programs see them. */
public final class PlanTree {

    private PlanTree() {}

    /** Respondents per group for reliable group scores. */
    public static Tree of(GroupSizes sizes) {
        return new Tree()
                .put("target", sizes.target())
                .put("tau_group", sizes.curve().between())
                .put("tau_person", sizes.curve().persons())
                .put("sigma2_item", sizes.curve().residual())
                .put("items", sizes.curve().items())
                .put("respondents", sizes.respondents())
                .put("reliability", sizes.reliability())
                .put(
                        "design_curve",
                        sizes.points(),
                        point -> new Tree()
                                .put("respondents", point.respondents())
                                .put("reliability", point.reliability()));
    }

    /** Power of the parameters of a model by sample size. */
    public static Tree of(ModelPower power) {
        return new Tree()
                .put("power_target", power.question().power())
                .put("smallest_n", power.planned(), name -> smallest(power, name))
                .put("sizes", power.sizes(), PlanTree::size);
    }

    private static Tree smallest(ModelPower power, String name) {
        Tree tree = new Tree().put("parameter", name);
        power.smallest(name).ifPresentOrElse(n -> tree.put("n", n), () -> tree.putNull("n"));
        return tree;
    }

    private static Tree size(PowerAtSize size) {
        return new Tree()
                .put("n", size.respondents())
                .put("samples", size.samples())
                .put("fitted", size.fitted())
                .put("converged", size.convergence())
                .put("improper", size.improperShare())
                .put("rejected", size.rejection())
                .put("parameters", size.parameters(), PlanTree::parameter);
    }

    private static Tree parameter(ParameterPower one) {
        return new Tree()
                .put("parameter", one.name())
                .put("population", one.population())
                .put("mean", one.mean())
                .put("bias", one.bias())
                .put("relative_bias", one.relativeBias())
                .put("sd", one.deviation())
                .put("mean_se", one.standardError())
                .put("coverage", one.coverage())
                .put("ci_width", one.width())
                .put("power", one.power())
                .put("power_se", one.powerError());
    }
}
