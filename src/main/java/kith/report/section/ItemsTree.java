package kith.report.section;

import java.util.List;
import kith.math.Descriptives;
import kith.reliability.ItemAnswers;
import kith.reliability.ItemStatistics;
import kith.reliability.ReliabilityEstimate;
import kith.reliability.ScaleAnalysis;
import kith.report.document.Tree;
import kith.study.ItemsAnswer;

/** Items and reliability as other programs see them. */
public final class ItemsTree {

    private ItemsTree() {}

    /** The result of the verb {@code items}. */
    public static Tree of(List<ScaleAnalysis> scales) {
        return new Tree().put("scales", scales, ItemsTree::scale);
    }

    static Tree of(ItemsAnswer answer) {
        return of(answer.everybody())
                .put(
                        "groups",
                        answer.groups(),
                        group ->
                                new Tree().put("group", group.group()).put("scales", group.scales(), ItemsTree::scale));
    }

    private static Tree scale(ScaleAnalysis scale) {
        Tree tree = new Tree()
                .put("name", scale.name())
                .put("n", scale.n())
                .put("complete", scale.complete())
                .put("items", scale.items(), ItemsTree::item)
                .put("reliability", scale.reliability(), ItemsTree::reliability)
                .put("mean_inter_item_correlation", scale.correlations().mean());
        scale.score().ifPresent(score -> tree.put("score", SampleTree.descriptives(new Tree(), score)));
        scale.measurementError()
                .ifPresent(error -> tree.put(
                        "measurement_error",
                        new Tree()
                                .put("sem", error.standardError())
                                .put("sdc", error.detectableChange())
                                .put("sdc_group", error.detectableGroupChange())
                                .put("n", error.n())));
        return tree.putMatrix(
                        "correlations",
                        scale.correlations().matrix().rows(),
                        scale.correlations().matrix().cols(),
                        scale.correlations().matrix().toArray())
                .put("findings", scale.findings(), FindingTree::of);
    }

    private static Tree item(ItemStatistics item) {
        Descriptives d = item.answers().map(ItemAnswers::described).orElse(Descriptives.of(new double[0]));
        Tree tree = SampleTree.descriptives(new Tree().put("item", item.item()).put("reversed", item.reversed()), d);
        tree.put("trimmed", d.trimmed())
                .put("mad", d.mad())
                .put("se", d.standardError())
                .put("raw_r", item.total().raw())
                .put("std_r", item.total().standardized())
                .put("r_cor", item.total().corrected())
                .put("r_drop", item.total().dropped())
                .put("mean_inter_item", item.total().meanInterItem())
                .put("alpha_if_dropped", item.ifDropped().alpha())
                .put("alpha_standardized_if_dropped", item.ifDropped().alphaStandardized())
                .put("lambda6_if_dropped", item.ifDropped().lambda6())
                .put("mean_correlation_if_dropped", item.ifDropped().meanCorrelation())
                .put("alpha_se_if_dropped", item.ifDropped().alphaStandardError())
                .put("omega_if_dropped", item.ifDropped().omega());
        item.answers()
                .ifPresent(answers -> tree.put("floor", answers.floor())
                        .put("ceiling", answers.ceiling())
                        .put("discrimination", answers.discrimination())
                        .put(
                                "categories",
                                answers.categories(),
                                use -> new Tree()
                                        .put("value", use.value())
                                        .put("count", use.count())
                                        .put("share", use.share())));
        return tree;
    }

    private static Tree reliability(ReliabilityEstimate estimate) {
        return new Tree()
                .put("coefficient", estimate.coefficient().id())
                .put("estimate", estimate.estimate())
                .put("ci_lower", estimate.interval().lower())
                .put("ci_upper", estimate.interval().upper())
                .put("method", estimate.method().id())
                .put("convention", estimate.convention())
                .put("n", estimate.n());
    }
}
