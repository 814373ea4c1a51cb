package kith.report.section.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.study.SampleDescription;

/** Who answered and what, as other programs see it. */
public final class SampleTree {

    /** The keys of {@link Descriptives}. */
    public static final String DESCRIPTIVES = "n missing mean sd median min=minimum max=maximum skew kurtosis";

    private static final RecordTree SAMPLE = new RecordTree()
            .with(
                    SampleDescription.class,
                    "correlations",
                    Matrix.class,
                    sample -> sample.moments().pairCorrelation())
            .keys(SampleDescription.class, "rows respondents groups items correlations")
            .with(
                    SampleDescription.Group.class,
                    "clusters",
                    int.class,
                    group -> Optional.of(group.clusters()).filter(clusters -> clusters > 0))
            .keys(SampleDescription.Group.class, "group=name n=rows complete missing_share clusters?")
            .with(SampleDescription.ItemResponses.class, "counts", SampleTree::counts)
            .keys(SampleDescription.ItemResponses.class, "item *described counts")
            .keys(Descriptives.class, DESCRIPTIVES);

    private SampleTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(SAMPLE, SampleDescription.class);
    }

    public static Tree of(SampleDescription sample) {
        return SAMPLE.of(sample);
    }

    private static Map<Integer, Integer> counts(SampleDescription.ItemResponses answers) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int k = 0; k < answers.points().length; k++) {
            counts.put(answers.points()[k], answers.counts()[k]);
        }
        return counts;
    }

    /** The same among the keys of a tree. */
    public static Tree descriptives(Tree tree, Descriptives described) {
        return SAMPLE.add(tree, described);
    }
}
