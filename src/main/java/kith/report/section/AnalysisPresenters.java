package kith.report.section;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.agreement.AgreementPresenter;
import kith.report.section.cfa.StructurePresenter;
import kith.report.section.change.ChangePresenter;
import kith.report.section.cosmin.CosminPresenter;
import kith.report.section.dif.DifPresenter;
import kith.report.section.efa.ExplorationPresenter;
import kith.report.section.group.GroupPresenter;
import kith.report.section.hypothesis.HypothesesPresenter;
import kith.report.section.hypothesis.MultitraitPresenter;
import kith.report.section.imputation.ImputationPresenter;
import kith.report.section.invariance.InvariancePresenter;
import kith.report.section.irt.IrtPresenter;
import kith.report.section.itempool.ItemPoolPresenter;
import kith.report.section.items.ItemsPresenter;
import kith.report.section.mokken.MokkenPresenter;
import kith.report.section.network.NetworkPresenter;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.scores.ScoresPresenter;
import kith.report.section.screening.ScreeningPresenter;
import kith.report.section.sensitivity.SensitivityPresenter;
import kith.report.section.shortform.ShortFormPresenter;
import kith.report.section.twolevel.LevelStructurePresenter;
import kith.study.StudyResults;

/** The presenters by type of answer, in the order of a report. That of a new analysis is registered here. */
final class AnalysisPresenters {

    private static final List<AnalysisPresenter<?>> PRESENTERS = List.of(
            new InvariancePresenter(),
            new SensitivityPresenter(),
            new DifPresenter(),
            new ChangePresenter(),
            new StructurePresenter(),
            new ExplorationPresenter(),
            new ItemsPresenter(),
            new AgreementPresenter(),
            new GroupPresenter(),
            new NetworkPresenter(),
            new LevelStructurePresenter(),
            new IrtPresenter(),
            new MokkenPresenter(),
            new ShortFormPresenter(),
            new ItemPoolPresenter(),
            new ScoresPresenter(),
            new ImputationPresenter(),
            new HypothesesPresenter(),
            new MultitraitPresenter(),
            new CosminPresenter(),
            new ScreeningPresenter());

    private AnalysisPresenters() {}

    /** The answers of a study in the order in which a report gives them. */
    static List<AnalysisAnswer> inOrder(StudyResults results) {
        return PRESENTERS.stream()
                .flatMap(presenter -> results.answer(presenter.type()).stream())
                .<AnalysisAnswer>map(answer -> answer)
                .toList();
    }

    static List<Section> report(AnalysisAnswer answer, StudyContext study) {
        return of(answer).report(answer, study);
    }

    static List<String> methods(AnalysisAnswer answer, StudyContext study) {
        return of(answer).methods(answer, study);
    }

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
