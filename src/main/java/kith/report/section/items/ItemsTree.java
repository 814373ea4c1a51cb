package kith.report.section.items;

import java.util.List;
import java.util.Map;
import kith.math.Descriptives;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.coefficient.SplitHalves;
import kith.reliability.item.CategoryUse;
import kith.reliability.item.ConditionalError;
import kith.reliability.item.ItemDistribution;
import kith.reliability.item.ItemRestPoint;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.report.section.efa.EfaTree;
import kith.report.section.sample.SampleTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.study.ItemsAnswer;

/** Items and reliability as other programs see them. */
public final class ItemsTree {

    private static final RecordTree ITEMS = new RecordTree()
            .with(
                    ScaleAnalysis.class,
                    "score",
                    Tree.class,
                    scale -> scale.score().map(score -> SampleTree.descriptives(new Tree(), score)))
            .keys(ScaleAnalysis.class, """
                    name n complete items reliability mean_inter_item_correlation=correlations.mean score?
                    measurement_error? correlations=correlations.matrix findings""")
            .keys(MeasurementError.class, "sem=standardError sdc=detectableChange sdc_group=detectableGroupChange n")
            .with(ItemStatistics.class, "described", Descriptives.class, ItemsTree::described)
            .keys(ItemStatistics.class, """
                    item reversed *described raw_r=total.raw std_r=total.standardized r_cor=total.corrected
                    r_drop=total.dropped mean_inter_item=total.meanInterItem alpha_if_dropped=ifDropped.alpha
                    alpha_standardized_if_dropped=ifDropped.alphaStandardized lambda6_if_dropped=ifDropped.lambda6
                    mean_correlation_if_dropped=ifDropped.meanCorrelation alpha_se_if_dropped=ifDropped.alphaStandardError
                    omega_if_dropped=ifDropped.omega *answers""")
            .keys(Descriptives.class, SampleTree.DESCRIPTIVES + " trimmed mad se=standardError")
            .keys(ItemDistribution.class, "floor ceiling discrimination categories")
            .keys(CategoryUse.class, "value count share")
            .keys(ItemRestPoint.class, "rest item n")
            .keys(ReliabilityEstimate.class, "coefficient estimate ci=interval method convention n")
            .keys(ConditionalError.class, "score n sem=standardError");

    private ItemsTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.object(Map.of(
                "scales", schemas.listOf(ITEMS, ScaleAnalysis.class),
                "difference_scores", RecordSchema.array(DifferenceTree.schema(schemas)),
                "groups", RecordSchema.array(RecordSchema.type("object"))));
    }

    /** With differences of scores, and with both within groups, where there are groups. */
    public static Tree of(ItemsAnswer answer) {
        return new Tree()
                .put("scales", answer.everybody(), ItemsTree::inDetail)
                .put("difference_scores", answer.differences().pairs(), DifferenceTree::of)
                .put(
                        "groups",
                        answer.groups(),
                        group -> new Tree()
                                .put("group", group.group())
                                .put("scales", ITEMS.of(group.scales()))
                                .put("difference_scores", group.differences().pairs(), DifferenceTree::of));
    }

    /** With curves and distributions, which scales within groups go without. */
    private static Tree inDetail(ScaleAnalysis scale) {
        Tree tree = ITEMS.of(scale);
        Tree curves = new Tree();
        scale.items()
                .forEach(item ->
                        item.answers().ifPresent(answers -> curves.put(item.item(), ITEMS.of(answers.curve()))));
        tree.put("item_rest_curves", curves);
        scale.splitHalves().ifPresent(halves -> tree.put("split_halves", splitHalves(scale, halves)));
        scale.generalFactor().ifPresent(general -> tree.put("schmid_leiman", EfaTree.general(general)));
        scale.bifactor().ifPresent(bifactor -> tree.put("bifactor", SemTree.bifactor(bifactor)));
        return tree.put("conditional_sem", ITEMS.of(scale.conditionalErrors()));
    }

    private static Tree splitHalves(ScaleAnalysis scale, SplitHalves halves) {
        List<String> names = scale.correlations().matrix().rows();
        return new RecordTree()
                .with(SplitHalves.class, "quantile_shares", all -> List.of(0.025, 0.25, 0.5, 0.75, 0.975))
                .with(
                        SplitHalves.class,
                        "best_half",
                        all -> all.bestHalf().stream().map(names::get).toList())
                .with(
                        SplitHalves.class,
                        "worst_half",
                        all -> all.worstHalf().stream().map(names::get).toList())
                .keys(
                        SplitHalves.class,
                        "count all best mean worst quantile_shares quantiles best_half worst_half histogram")
                .of(halves);
    }

    private static Descriptives described(ItemStatistics item) {
        return item.answers().map(ItemDistribution::described).orElse(Descriptives.of(new double[0]));
    }
}
