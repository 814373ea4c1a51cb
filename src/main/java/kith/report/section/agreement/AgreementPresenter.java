package kith.report.section.agreement;

import java.util.List;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.study.AgreementAnswer;

/** Presents the agreement of the raters of a study. */
public final class AgreementPresenter implements AnalysisPresenter<AgreementAnswer> {

    @Override
    public Class<AgreementAnswer> type() {
        return AgreementAnswer.class;
    }

    @Override
    public Section section(AgreementAnswer answer, StudyContext study) {
        return answer instanceof AgreementAnswer.OfNumbers numbers
                ? AgreementSection.of(numbers.agreement(), answer.findings())
                : AgreementSection.of(((AgreementAnswer.OfCategories) answer).agreement(), answer.findings());
    }

    @Override
    public Tree tree(AgreementAnswer answer, StudyContext study) {
        return answer instanceof AgreementAnswer.OfNumbers numbers
                ? AgreementTree.of(numbers.agreement())
                : AgreementTree.of(((AgreementAnswer.OfCategories) answer).agreement());
    }

    @Override
    public SummaryPart summary(AgreementAnswer answer, StudyContext study) {
        return new SummaryPart(
                List.of(),
                answer instanceof AgreementAnswer.OfNumbers numbers
                        ? List.of(AgreementSection.brief(numbers.agreement()))
                        : List.of());
    }
}
