package kith.report.section.invariance;

import java.util.Locale;
import kith.invariance.alignment.AlignmentAnswer;
import kith.report.document.Tree;

/** Aligned factors as other programs see them. */
final class AlignmentTree {

    private AlignmentTree() {}

    static Tree of(AlignmentAnswer answer) {
        return new Tree()
                .put("identification", answer.identification().name().toLowerCase(Locale.ROOT))
                .put("pair_weight", answer.weight().name().toLowerCase(Locale.ROOT))
                .put("epsilon", answer.epsilon())
                .put("groups", answer.contexts())
                .put("factors", answer.factors(), AlignmentTree::factor);
    }

    private static Tree factor(AlignmentAnswer.Factor factor) {
        return new Tree()
                .put("factor", factor.factor())
                .put("simplicity", factor.simplicity())
                .put("starts", factor.starts())
                .put("starts_at_minimum", factor.startsAtMinimum())
                .put("r2_loadings", factor.rSquaredLoadings())
                .put("r2_intercepts", factor.rSquaredIntercepts())
                .put("parameters", factor.parameters())
                .put("non_invariant", factor.nonInvariant())
                .put("share_non_invariant", factor.shareNonInvariant())
                .put("means_trusted", factor.withinGuide())
                .put(
                        "means",
                        factor.placements(),
                        one -> ComparabilityTree.aligned(one).put("group", one.context()))
                .put("items", factor.items(), AlignmentTree::item);
    }

    private static Tree item(AlignmentAnswer.Item item) {
        return new Tree()
                .put("item", item.item())
                .put("loading", item.loadings(), AlignmentTree::aligned)
                .put("locations", item.locations(), location -> {
                    Tree tree = new Tree();
                    location.threshold()
                            .ifPresentOrElse(number -> tree.put("threshold", number), () -> tree.putNull("threshold"));
                    return tree.put("values", location.values(), AlignmentTree::aligned);
                });
    }

    private static Tree aligned(AlignmentAnswer.Aligned one) {
        return new Tree().put("est", one.estimate()).put("se", one.se()).put("invariant", one.invariant());
    }
}
