package kith.report.section.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.change.ChangeAnalysis;
import kith.change.ChangeAnswer;
import kith.change.ChangeQuestion;
import kith.change.ClinicalCutoffs;
import kith.change.RepeatedScores;
import kith.change.ScoreDirection;
import kith.change.study.LongitudinalAnswer;
import kith.change.trial.TrialAnswer;
import kith.finding.Finding;
import kith.report.document.Cell;
import kith.report.document.Table;
import org.junit.jupiter.api.Test;

/** What is written about change, a sentence for each thing that an analysis may find. */
class ChangeWordsTest {

    private static final double NONE = Double.NaN;
    private static final double[] BEFORE = {10, 12, 14, 16, 18, 20, 22, 24};
    private static final double[] RETEST = {10.4, 11.6, 14.4, 15.6, 18.4, 19.6, 22.4, 23.6};
    private static final double[] AFTER = {16, 17, 19, 16, 18, 20, 21, 17};
    private static final double[] RATING = {1, 1, 1, 0, 0, 0, 0, 0};
    private static final List<String> ARMS = List.of("a", "b", "a", "b", "a", "b", "a", "b");

    private static RepeatedScores scores(List<String> arms, double[] retest) {
        double[] none = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
        return new RepeatedScores(
                "data",
                "trust",
                List.of("1", "2", "3", "4", "5", "6", "7", "8"),
                List.of("before", "retest", "after"),
                new double[][] {BEFORE, retest, AFTER},
                arms,
                List.of(),
                new double[][] {none, none, RATING});
    }

    private static ChangeQuestion question(boolean retest, OptionalDouble reliability, boolean anchor) {
        return new ChangeQuestion(
                Optional.of("before"),
                Optional.of("after"),
                retest ? Optional.of("retest") : Optional.empty(),
                reliability,
                Optional.empty(),
                anchor
                        ? Optional.of(new ChangeQuestion.Anchor(List.of(1.0), List.of(0.0), OptionalDouble.empty()))
                        : Optional.empty(),
                Optional.of(new ClinicalCutoffs.Norm(30, 5)),
                ScoreDirection.HIGHER_IS_BETTER,
                .95);
    }

    private static ChangeAnswer answer(List<String> arms, boolean retest, OptionalDouble reliability) {
        return ChangeAnalysis.of(scores(arms, RETEST), question(retest, reliability, false));
    }

    @Test
    void changeIsThatOfAllRespondentsOrOfEachArm() {
        assertThat(ChangeWords.of(answer(List.of(), false, OptionalDouble.of(.9))))
                .isEqualTo("The scores changed by 1.00 points on average from before to after (SD 4.28, n = 8);"
                        + " 3 improved and 1 worsened reliably.");
        assertThat(ChangeWords.of(answer(ARMS, false, OptionalDouble.empty())))
                .isEqualTo("In the a arm the scores changed by 2.50 points on average from before to after (SD 3.51,"
                        + " n = 4). In the b arm the scores changed by −0.50 points on average from before to after"
                        + " (SD 4.93, n = 4).");
    }

    @Test
    void smallestDetectableChangeNeedsARetest() {
        ChangeAnswer found = answer(List.of(), true, OptionalDouble.empty());
        assertThat(ChangeWords.of(found))
                .endsWith("In one respondent, a change below 0.84 points (the smallest detectable change) cannot be"
                        + " distinguished from measurement error.");
        assertThat(ChangeWords.stability(found))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "Reliability over time was ICC(2,1) = 1.00, 95% CI [.98, 1.00] (n = 8), which meets")
                        .endsWith("a change below 0.84 points cannot be distinguished from measurement error."));
        assertThat(ChangeWords.keyFigure(found)).isPresent();
        ChangeAnswer without = answer(List.of(), false, OptionalDouble.of(.9));
        assertThat(ChangeWords.stability(without)).isEmpty();
        assertThat(ChangeWords.keyFigure(without)).isEmpty();
    }

    @Test
    void minimalImportantChangeIsComparedWithMeasurementError() {
        assertThat(ChangeWords.against(2, 2))
                .isEqualTo("The minimal important change, adjusted for the share of improved respondents, was 2.00"
                        + " points, not smaller than the smallest detectable change: in a single respondent, a change"
                        + " of this size exceeds measurement error.");
        assertThat(ChangeWords.against(1.999, 2))
                .contains("points, smaller than the smallest detectable change")
                .endsWith("a change of this size cannot be distinguished from measurement error.");
        assertThat(ChangeWords.against(NONE, 2)).isEmpty();
        assertThat(ChangeWords.against(Double.POSITIVE_INFINITY, 2)).isEmpty();
        ChangeAnswer anchored =
                ChangeAnalysis.of(scores(List.of(), RETEST), question(true, OptionalDouble.empty(), true));
        assertThat(anchored.minimal()).isPresent();
        assertThat(ChangeMethods.of(anchored, Optional.empty()))
                .last()
                .asString()
                .startsWith("The minimal important change was estimated from the respondents’ own rating");
    }

    /** Reliable change rests on the retest, on a reliability that was stated, or is not judged. */
    @Test
    void tablesAndMethodsNameTheReliabilityThatWasApplied() {
        ChangeAnswer retested = answer(List.of(), true, OptionalDouble.empty());
        assertThat(notes(retested)).anyMatch(note -> note.endsWith(", ICC(2,1) of the retest."));
        assertThat(notes(retested)).anyMatch(note -> note.contains("as error; reliable change rests on it."));
        assertThat(ChangeMethods.of(retested, Optional.empty()))
                .first()
                .asString()
                .endsWith("reliable change is judged by the index of Jacobson and Truax (1991).");

        ChangeAnswer both = answer(List.of(), true, OptionalDouble.of(.9));
        assertThat(notes(both)).anyMatch(note -> note.equals("Reliability over time r = .90, as given."));
        assertThat(notes(both)).anyMatch(note -> note.contains("between the occasions as error. Respondents"));
        assertThat(ChangeMethods.of(both, Optional.empty()))
                .first()
                .asString()
                .contains("estimated from the scores at before and retest")
                .endsWith("Jacobson and Truax (1991) and a reliability of .90, which the study states.");

        double[] unlike = {10, 16, 22, 24, 18, 20, 14, 12}; // ICC(2,1) = −.05
        ChangeAnswer neither =
                ChangeAnalysis.of(scores(List.of(), unlike), question(true, OptionalDouble.empty(), false));
        assertThat(neither.reliability()).isEmpty();
        assertThat(codes(neither)).contains("reliability_out_of_range");
        assertThat(notes(neither)).noneMatch(note -> note.startsWith("Reliability over time r"));
        assertThat(notes(neither)).anyMatch(note -> note.contains("between the occasions as error. Respondents"));
        assertThat(ChangeMethods.of(neither, Optional.empty()))
                .first()
                .asString()
                .endsWith("between which no change was expected.");
    }

    /** What the study asks for is not said to have been done where the retest was impossible. */
    @Test
    void anImpossibleRetestIsNotReported() {
        double[] constant = {3, 3, 3, 3, 3, 3, 3, 3};
        ChangeAnswer found =
                ChangeAnalysis.of(scores(List.of(), constant), question(true, OptionalDouble.of(.9), false));
        assertThat(codes(found)).contains("retest_impossible");
        assertThat(found.restsOnRetest()).isFalse();
        assertThat(notes(found)).contains("Reliability over time r = .90, as given.");
        assertThat(ChangeMethods.of(found, Optional.of(TrialWordsTest.answer(List.of()))))
                .singleElement()
                .asString()
                .startsWith("Measurement error rests on a reliability of .90, which the study states;");
    }

    /** Four respondents with both scores give a retest, three do not. */
    @Test
    void aRetestNeedsFourRespondents() {
        double[] four = {10.4, 11.6, 14.4, 15.6, NONE, NONE, NONE, NONE};
        double[] three = {10.4, 11.6, 14.4, NONE, NONE, NONE, NONE, NONE};
        ChangeQuestion question = question(true, OptionalDouble.of(.9), false);
        assertThat(ChangeAnalysis.of(scores(List.of(), four), question).retest())
                .isPresent();
        ChangeAnswer without = ChangeAnalysis.of(scores(List.of(), three), question);
        assertThat(without.retest()).isEmpty();
        assertThat(without.findings())
                .filteredOn(finding -> finding.code().equals("retest_impossible"))
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("3 respondents have")
                .doesNotContain("all the same");
    }

    /** Change needs three respondents with both scores; one without is named. */
    @Test
    void changeNeedsThreeRespondents() {
        assertThat(codes(paired(16, 17, 19))).isEmpty();
        assertThat(codes(paired(16, 17, 19, NONE))).containsExactly("incomplete_pairs");
        assertThatThrownBy(() -> paired(16, 17, NONE)).hasMessageContaining("at least 3");
    }

    private static ChangeAnswer paired(double... after) {
        List<String> ids = List.of("1", "2", "3", "4").subList(0, after.length);
        return ChangeAnalysis.of(
                new RepeatedScores(
                        "data",
                        "trust",
                        ids,
                        List.of("before", "after"),
                        new double[][] {Arrays.copyOf(BEFORE, after.length), after},
                        List.of(),
                        List.of(),
                        new double[0][]),
                question(false, OptionalDouble.of(.9), false));
    }

    @Test
    void theReportComparesArmsWhereTheyWereCompared() {
        ChangeAnswer change = answer(List.of(), false, OptionalDouble.of(.9));
        assertThat(report(change, TrialWordsTest.answer(2, 1, 3))).contains("change-waves", "trial-mmrm");
        assertThat(report(change, TrialWordsTest.answer(List.of()))).doesNotContain("trial-mmrm");
    }

    private static List<String> report(ChangeAnswer change, TrialAnswer trial) {
        return ChangeSection.report(new LongitudinalAnswer(change, Optional.of(trial), Optional.empty(), List.of()))
                .blocks()
                .stream()
                .filter(Table.class::isInstance)
                .map(block -> ((Table) block).id())
                .toList();
    }

    /** Anchors whose improved respondents have no change do not make it that all improved. */
    @Test
    void theAnchorIsThatOfRespondentsWithAChange() {
        double[] none = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
        double[] after = {NONE, 17, 19, 16, 18, 20, 21, 17};
        assertThat(anchored(new double[] {1, 0, 0, 0, 0, 0, 0, 0}, none, after)).contains("no respondents improved");
        assertThat(anchored(new double[] {0, 1, 1, 1, 1, 1, 1, 1}, none, after)).contains("all respondents improved");
    }

    private static String anchored(double[] rating, double[] none, double[] after) {
        RepeatedScores usual = scores(List.of(), RETEST);
        RepeatedScores given = new RepeatedScores(
                "data",
                "trust",
                usual.ids(),
                List.of("before", "after"),
                new double[][] {BEFORE, after},
                List.of(),
                List.of(),
                new double[][] {none, rating});
        return ChangeAnalysis.of(given, question(false, OptionalDouble.of(.9), true)).findings().stream()
                .filter(finding -> finding.code().equals("anchor_without_contrast"))
                .findFirst()
                .orElseThrow()
                .what();
    }

    @Test
    void verdictsAreCountedInTheirColumns() {
        Table reliable = tables(answer(List.of(), false, OptionalDouble.of(.9))).stream()
                .filter(table -> table.id().equals("change-reliable"))
                .findFirst()
                .orElseThrow();
        assertThat(reliable.rows().get(0).subList(3, 6)).containsExactly(Cell.count(3), Cell.count(4), Cell.count(1));
        assertThat(reliable.rows().stream().map(row -> row.get(0)))
                .containsExactly(
                        Cell.text("Jacobson and Truax"),
                        Cell.text("Christensen and Mendoza"),
                        Cell.text("Maassen; Iverson"),
                        Cell.text("Chelune, for practice"),
                        Cell.text("Gulliksen, Lord and Novick"),
                        Cell.text("Edwards and Nunnally"),
                        Cell.text("Hageman and Arrindell"),
                        Cell.text("Regression"));
    }

    private static List<String> codes(ChangeAnswer answer) {
        return answer.findings().stream().map(Finding::code).toList();
    }

    /** Every reliability over time above 0 counts, however low. */
    @Test
    void aLowReliabilityIsOne() {
        double[] hardlyAlike = {12, 22, 20, 16, 18, 14, 10, 24};
        assertThat(ChangeAnalysis.of(scores(List.of(), hardlyAlike), question(true, OptionalDouble.empty(), false))
                        .reliability())
                .hasValueCloseTo(.054, org.assertj.core.data.Percentage.withPercentage(1));
    }

    /** Clinical significance needs norms and a reliability; the arms come only where there are some. */
    @Test
    void clinicalChangeNeedsAReliability() {
        assertThat(tables(answer(List.of(), false, OptionalDouble.of(.9))))
                .extracting(Table::id)
                .contains("change-clinical");
        assertThat(tables(answer(List.of(), false, OptionalDouble.empty())))
                .extracting(Table::id)
                .doesNotContain("change-clinical");
        assertThat(tables(ChangeAnalysis.of(
                        scores(List.of(), RETEST), ChangeQuestion.usual().withRetest("retest"))))
                .extracting(Table::id)
                .contains("change-retest")
                .doesNotContain("change-clinical");
        assertThat(ChangeSection.arm("")).isEqualTo("All");
        assertThat(ChangeSection.arm("b")).isEqualTo("b");
    }

    private static List<Table> tables(ChangeAnswer answer) {
        return ChangeSection.of(answer, Optional.empty(), List.of()).blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    private static List<String> notes(ChangeAnswer answer) {
        return tables(answer).stream().flatMap(table -> table.notes().stream()).toList();
    }
}
