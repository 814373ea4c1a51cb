package kith.report.section;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;

/** The presenters by type of answer. That of a new analysis is registered here. */
final class AnalysisPresenters {

    private static final List<AnalysisPresenter<?>> PRESENTERS = List.of(
            new ScoresPresenter(),
            new ItemsPresenter(),
            new StructurePresenter(),
            new MokkenPresenter(),
            new InvariancePresenter());

    private AnalysisPresenters() {}

    static Section section(AnalysisAnswer answer, StudyContext study) {
        return of(answer).section(answer, study);
    }

    static Tree tree(AnalysisAnswer answer, StudyContext study) {
        return of(answer).tree(answer, study);
    }

    static SummaryPart summary(AnalysisAnswer answer, StudyContext study) {
        return of(answer).summary(answer, study);
    }

    /** Safe, since a presenter is found by the type that it presents. */
    @SuppressWarnings("unchecked")
    private static AnalysisPresenter<AnalysisAnswer> of(AnalysisAnswer answer) {
        return (AnalysisPresenter<AnalysisAnswer>) PRESENTERS.stream()
                .filter(presenter -> presenter.type().isInstance(answer))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no presenter of " + answer.getClass()));
    }
}
