package kith.analysis;

import java.util.List;
import kith.finding.Finding;

/** Answers for each of several scales. */
public interface AnswersByScale extends AnalysisAnswer {

    /** The answer for one scale. */
    interface OfScale {

        /** The name of the scale. */
        String name();

        /** Everything worth knowing. */
        List<Finding> findings();
    }

    List<? extends OfScale> scales();

    /** With the name of the scale where there are several. */
    @Override
    default List<Finding> findings() {
        List<? extends OfScale> all = scales();
        return all.stream()
                .flatMap(scale ->
                        scale.findings().stream().map(finding -> all.size() == 1 ? finding : finding.in(scale.name())))
                .toList();
    }
}
