package kith.report.section.sample;

import kith.math.Descriptives;
import kith.report.document.Tree;
import kith.study.SampleDescription;
import kith.study.SampleDescription.Group;
import kith.study.SampleDescription.ItemAnswers;

/** Who answered and what, as other programs see it. */
public final class SampleTree {

    private SampleTree() {}

    public static Tree of(SampleDescription sample) {
        return new Tree()
                .put("rows", sample.rows())
                .put("respondents", sample.respondents())
                .put("groups", sample.groups(), SampleTree::group)
                .put("items", sample.items(), SampleTree::item)
                .putMatrix(
                        "correlations",
                        sample.moments().names(),
                        sample.moments().names(),
                        sample.moments().pairCorrelation().toArray());
    }

    private static Tree group(Group group) {
        Tree tree = new Tree()
                .put("group", group.name())
                .put("n", group.rows())
                .put("complete", group.complete())
                .put("missing_share", group.missingShare());
        return group.clusters() == 0 ? tree : tree.put("clusters", group.clusters());
    }

    private static Tree item(ItemAnswers answers) {
        Tree counts = new Tree();
        int[] points = answers.points();
        int[] times = answers.counts();
        for (int k = 0; k < points.length; k++) {
            counts.put(Integer.toString(points[k]), times[k]);
        }
        return descriptives(new Tree().put("item", answers.item()), answers.described())
                .put("counts", counts);
    }

    public static Tree descriptives(Tree tree, Descriptives described) {
        return tree.put("n", described.n())
                .put("missing", described.missing())
                .put("mean", described.mean())
                .put("sd", described.sd())
                .put("median", described.median())
                .put("min", described.minimum())
                .put("max", described.maximum())
                .put("skew", described.skew())
                .put("kurtosis", described.kurtosis());
    }
}
