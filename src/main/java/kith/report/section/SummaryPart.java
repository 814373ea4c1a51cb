package kith.report.section;

import java.util.List;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;

/**
 * The part of an analysis in the summary of a study.
 *
 * @param figures its tiles
 * @param words its sentences
 */
record SummaryPart(List<KeyFigure> figures, List<? extends Block> words) {

    /** Nothing in the summary. */
    static final SummaryPart NONE = new SummaryPart(List.of(), List.of());

    SummaryPart {
        figures = List.copyOf(figures);
        words = List.copyOf(words);
    }
}
