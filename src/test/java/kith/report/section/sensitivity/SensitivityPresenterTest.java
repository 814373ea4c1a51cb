package kith.report.section.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kith.Reference;
import kith.finding.Finding;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.level.DecisionRule;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.study.SensitivityAnswer;
import kith.study.SensitivityAnswer.InBothWays;
import org.junit.jupiter.api.Test;

/** The sentence on sensitivity says what changes, and nothing else. */
class SensitivityPresenterTest {

    private static final SemFit REJECTED =
            fit("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9");
    private static final SemFit NOT_REJECTED = fit("textual =~ x4 + x5 + x6 + x1");

    private static SemFit fit(String model) {
        return Sem.of(model).fitted(Reference.data("hs1939.csv")).answer();
    }

    private static Conclusion conclusion(Answer answer) {
        return new Conclusion(
                answer,
                DecisionRule.SEARCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static SensitivityAnswer answer(SemFit numbers, SemFit ordered, Answer... comparable) {
        return new SensitivityAnswer(
                new InBothWays<>(numbers, ordered),
                comparable.length == 0
                        ? Optional.empty()
                        : Optional.of(new InBothWays<>(conclusion(comparable[0]), conclusion(comparable[1]))),
                List.of());
    }

    private static List<String> codes(SensitivityAnswer answer) {
        return answer.findings().stream().map(Finding::code).toList();
    }

    @Test
    void theFitsStandOnBothSides() {
        assertThat(SensitivityAnswer.exactFit(REJECTED)).isLessThan(0.05);
        assertThat(SensitivityAnswer.exactFit(NOT_REJECTED)).isGreaterThan(0.05);
    }

    @Test
    void nothingChanges() {
        SensitivityAnswer answer = answer(REJECTED, REJECTED, Answer.NOT, Answer.NOT);
        assertThat(SensitivityPresenter.verdict(answer))
                .isEqualTo(
                        "The conclusion on comparability did not change when responses were taken as ordered categories; the"
                                + " test of exact fit did not change.");
        assertThat(codes(answer)).isEmpty();
    }

    @Test
    void exactFitChanges() {
        SensitivityAnswer answer = answer(NOT_REJECTED, REJECTED, Answer.NOT, Answer.NOT);
        assertThat(SensitivityPresenter.verdict(answer)).endsWith("; the test of exact fit changed.");
        assertThat(codes(answer)).containsExactly("exact_fit_depends_on_scale");
        assertThat(answer(NOT_REJECTED, NOT_REJECTED).exactFitChanges()).isFalse();
    }

    @Test
    void theConclusionChanges() {
        SensitivityAnswer answer = answer(REJECTED, REJECTED, Answer.AS_THEY_STAND, Answer.WITH_RELEASED);
        assertThat(SensitivityPresenter.verdict(answer))
                .isEqualTo("The conclusion on comparability changed when responses were taken as ordered categories.");
        assertThat(codes(answer)).containsExactly("conclusion_depends_on_scale");
        assertThat(answer.findings().get(0).what())
                .contains("as numbers (as they stand)", "as ordered categories (latent means only)");
    }

    /** A conclusion that was not reached neither changes nor stays. */
    @Test
    void noConclusionInOneWayOrBoth() {
        assertThat(SensitivityPresenter.verdict(answer(REJECTED, REJECTED, Answer.NO_CONCLUSION, Answer.NOT)))
                .isEqualTo(
                        "A conclusion on comparability was reached only with responses taken as ordered categories.");
        assertThat(SensitivityPresenter.verdict(answer(REJECTED, REJECTED, Answer.NOT, Answer.NO_CONCLUSION)))
                .isEqualTo("A conclusion on comparability was reached only with responses taken as numbers.");
        assertThat(SensitivityPresenter.verdict(answer(REJECTED, REJECTED, Answer.NO_CONCLUSION, Answer.NO_CONCLUSION)))
                .isEqualTo("No conclusion on comparability was reached, however responses were taken.");
    }

    @Test
    void withoutComparability() {
        assertThat(SensitivityPresenter.verdict(answer(REJECTED, REJECTED)))
                .isEqualTo("Comparability was not analysed; the test of exact fit did not change.");
    }

    @Test
    void everyAnswerHasAWord() {
        assertThat(SensitivityPresenter.word(conclusion(Answer.AS_THEY_STAND))).isEqualTo("as they stand");
        assertThat(SensitivityPresenter.word(conclusion(Answer.WITH_RELEASED))).isEqualTo("latent means only");
        assertThat(SensitivityPresenter.word(conclusion(Answer.NOT))).isEqualTo("no");
        assertThat(SensitivityPresenter.word(conclusion(Answer.NO_CONCLUSION))).isEqualTo("no conclusion");
    }
}
