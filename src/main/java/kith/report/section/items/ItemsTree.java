package kith.report.section.items;

import java.util.Arrays;
import java.util.List;
import kith.math.Descriptives;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.coefficient.SplitHalves;
import kith.reliability.item.ItemAnswers;
import kith.reliability.item.ItemRestPoint;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Tree;
import kith.report.section.cfa.SemTree;
import kith.report.section.efa.EfaTree;
import kith.report.section.finding.FindingTree;
import kith.report.section.sample.SampleTree;
import kith.study.ItemsAnswer;

/** Items and reliability as other programs see them. */
public final class ItemsTree {

    private ItemsTree() {}

    private static Tree of(List<ScaleAnalysis> scales) {
        return new Tree().put("scales", scales, ItemsTree::inDetail);
    }

    /** With curves and distributions, which scales within groups go without. */
    private static Tree inDetail(ScaleAnalysis scale) {
        Tree tree = scale(scale);
        Tree curves = new Tree();
        scale.items()
                .forEach(item -> item.answers().ifPresent(answers -> curves.put(item.item(), curve(answers.curve()))));
        tree.put("item_rest_curves", curves);
        scale.splitHalves().ifPresent(halves -> tree.put("split_halves", splitHalves(scale, halves)));
        scale.generalFactor().ifPresent(general -> tree.put("schmid_leiman", EfaTree.general(general)));
        scale.bifactor().ifPresent(bifactor -> tree.put("bifactor", SemTree.bifactor(bifactor)));
        return tree.put(
                "conditional_sem",
                scale.conditionalErrors(),
                error -> new Tree()
                        .put("score", error.score())
                        .put("n", error.n())
                        .put("sem", error.standardError()));
    }

    private static List<Tree> curve(List<ItemRestPoint> points) {
        return points.stream()
                .map(point -> new Tree()
                        .put("rest", point.rest())
                        .put("item", point.item())
                        .put("n", point.n()))
                .toList();
    }

    private static Tree splitHalves(ScaleAnalysis scale, SplitHalves halves) {
        List<String> names = scale.correlations().matrix().rows();
        return new Tree()
                .put("count", halves.count())
                .put("all", halves.all())
                .put("best", halves.best())
                .put("mean", halves.mean())
                .put("worst", halves.worst())
                .put("quantile_shares", List.of(0.025, 0.25, 0.5, 0.75, 0.975))
                .put("quantiles", Arrays.stream(halves.quantiles()).boxed().toList())
                .put("best_half", halves.bestHalf(), names::get)
                .put("worst_half", halves.worstHalf(), names::get)
                .put("histogram", Arrays.stream(halves.histogram()).boxed().toList());
    }

    /** With differences of scores, and with both within groups, where there are groups. */
    public static Tree of(ItemsAnswer answer) {
        return of(answer.everybody())
                .put("difference_scores", answer.differences().pairs(), DifferenceTree::of)
                .put(
                        "groups",
                        answer.groups(),
                        group -> new Tree()
                                .put("group", group.group())
                                .put("scales", group.scales(), ItemsTree::scale)
                                .put("difference_scores", group.differences().pairs(), DifferenceTree::of));
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
