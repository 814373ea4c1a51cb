package kith.report.section;

import kith.analysis.AnalysisAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;

/**
 * Presents the answers of an analysis of a study.
 *
 * @param <A> the answers that it presents
 */
interface AnalysisPresenter<A extends AnalysisAnswer> {

    /** The answers that it presents. */
    Class<A> type();

    /** Its section of the report. */
    Section section(A answer, StudyContext study);

    /** Its part of {@code results.json}. */
    Tree tree(A answer, StudyContext study);

    /** Its part of the summary. */
    default SummaryPart summary(A answer, StudyContext study) {
        return SummaryPart.NONE;
    }
}
