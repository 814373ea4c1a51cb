package kith.report.section.presenter;

import java.util.List;
import kith.report.document.Block.KeyFigure;

/**
 * The part of an analysis in the summary of a study.
 *
 * @param figures its tiles
 * @param sentences at most two
 */
public record SummaryPart(List<KeyFigure> figures, List<String> sentences) {

    /** Nothing in the summary. */
    static final SummaryPart NONE = new SummaryPart(List.of(), List.of());

    public SummaryPart {
        figures = List.copyOf(figures);
        sentences = List.copyOf(sentences);
    }
}
