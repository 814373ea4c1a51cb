package kith.report.section.items;

import kith.reliability.coefficient.Coefficient;
import kith.reliability.difference.DifferenceReliability;
import kith.reliability.difference.DifferenceReliability.ErrorOfDifference;
import kith.reliability.difference.DifferenceReliability.Estimated;
import kith.reliability.difference.DifferenceScore;
import kith.report.document.Tree;
import kith.report.section.finding.FindingTree;

/** Differences of scores as other programs see them. */
final class DifferenceTree {

    private DifferenceTree() {}

    static Tree of(DifferenceScore difference) {
        Tree tree = new Tree()
                .put("first", difference.first())
                .put("second", difference.second())
                .put("n", difference.n());
        estimate(tree, "correlation", difference.correlation());
        tree.put("sd", difference.sd());
        if (difference.meansOfSameRange().isPresent()) {
            tree.put("same_range", difference.meansOfSameRange().get());
        } else {
            tree.putNull("same_range");
        }
        return tree.put("reliability", difference.reliability(), DifferenceTree::reliability)
                .put("method", difference.method().id())
                .put("findings", difference.findings(), FindingTree::of);
    }

    private static Tree reliability(DifferenceReliability by) {
        Tree tree = new Tree()
                .put("coefficient", by.coefficient().id())
                .put("first", by.first())
                .put("second", by.second());
        estimate(tree, "difference", by.difference());
        error(tree, "", by.error());
        estimate(tree, "standardized", by.standardized());
        error(tree, "_standardized", by.standardizedError());
        estimate(tree, "correlation_corrected", by.corrected());
        return tree.put(
                "convention",
                by.coefficient() == Coefficient.ALPHA
                        ? "covariances of those who have both scores"
                        : "covariances of those who have both scores; one factor a scale, maximum likelihood; what is not unique"
                                + " over the observed variance");
    }

    private static void estimate(Tree tree, String name, Estimated estimated) {
        tree.put(name, estimated.value())
                .put(name + "_ci_lower", estimated.interval().lower())
                .put(name + "_ci_upper", estimated.interval().upper());
    }

    private static void error(Tree tree, String ending, ErrorOfDifference error) {
        tree.put("sem" + ending, error.standard()).put("sdd" + ending, error.detectable());
    }
}
