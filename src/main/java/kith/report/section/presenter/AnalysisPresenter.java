package kith.report.section.presenter;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;

/**
 * Presents the answers of an analysis of a study.
 *
 * @param <A> the answers that it presents
 */
public interface AnalysisPresenter<A extends AnalysisAnswer> {

    /** The answers that it presents. */
    Class<A> type();

    /** Everything that it found: its section of the supplement. */
    Section section(A answer, StudyContext study);

    /**
     * Its sections of the report, which is short; without an own form what the supplement has, up to the first table.
     */
    default List<Section> report(A answer, StudyContext study) {
        return List.of(Shortened.of(section(answer, study)));
    }

    /** Its part of {@code results.json}. */
    Tree tree(A answer, StudyContext study);

    /** Its part of the summary. */
    default SummaryPart summary(A answer, StudyContext study) {
        return SummaryPart.NONE;
    }

    /** How the analysis was done, in sentences for the section on methods; empty where the results say it. */
    default List<String> methods(A answer, StudyContext study) {
        return List.of();
    }
}
