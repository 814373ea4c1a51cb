package kith.report.section.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.change.RepeatedScores;
import kith.change.trial.FixedEffect;
import kith.change.trial.FreedomMethod;
import kith.change.trial.Structure;
import kith.change.trial.TrialAnalysis;
import kith.change.trial.TrialAnswer;
import kith.change.trial.TrialQuestion;
import kith.instrument.ScoreRange;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Table;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.junit.jupiter.api.Test;

/** The difference between arms in a sentence: which is higher, and whether the interval includes 0. */
class TrialWordsTest {

    private static final Optional<ScoreRange> NONE = Optional.empty();

    private static final String CAUTION =
            " Estimates rest on observed scores and hold if missing scores are missing at random given the observed ones.";

    private static TrialAnswer.Difference difference(String visit, double estimate, Interval interval) {
        FixedEffect effect = new FixedEffect("difference", estimate, 1, 20, estimate, .5, interval);
        return new TrialAnswer.Difference("new", visit, Collections.nCopies(FreedomMethod.values().length, effect));
    }

    static TrialAnswer answer(List<TrialAnswer.Difference> differences) {
        return new TrialAnswer(
                new TrialQuestion("usual", FreedomMethod.KENWARD_ROGER_LINEAR, Structure.UNSTRUCTURED, .9),
                List.of("usual", "new"),
                List.of("month3", "month6"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                differences,
                List.of());
    }

    static TrialAnswer answer(double estimate, double lower, double upper) {
        return answer(List.of(
                difference("month3", 99, Interval.NONE),
                difference("month6", estimate, new Interval(lower, upper, .9, IntervalMethod.T))));
    }

    @Test
    void anIntervalIncludesZeroUnlessItLiesOnOneSide() {
        assertThat(TrialTables.words(answer(2, .01, 3.99), NONE))
                .isEqualTo(
                        "At month6 the adjusted mean was 2.00 points higher in the new arm than in the usual arm, 90% CI"
                                + " [0.01, 3.99]." + CAUTION);
        assertThat(TrialTables.words(answer(2, 0, 4), NONE))
                .contains("higher in the new arm than in the usual arm, 90% CI [0.00, 4.00]; the interval includes 0.");
        assertThat(TrialTables.words(answer(-2, -4, 0), NONE))
                .contains(
                        "was 2.00 points lower in the new arm than in the usual arm, 90% CI [−4.00, 0.00]; the interval includes 0.");
        assertThat(TrialTables.words(answer(-2, -3.99, -.01), NONE))
                .contains("was 2.00 points lower in the new arm than in the usual arm, 90% CI [−3.99, −0.01]. ");
    }

    @Test
    void pointsAreExplainedByTheRangeOfTheScore() {
        assertThat(TrialTables.words(answer(2, 1, 3), Optional.of(new ScoreRange(0, 100))))
                .contains("[1.00, 3.00]. Scores can range from 0 to 100. ");
    }

    /** Arms and visits carry the labels of the study everywhere. */
    @Test
    void armsAndVisitsAreRenamed() {
        TrialAnswer renamed = answer(2, 1, 3).renamed(name -> name.equals("usual") ? "Usual care" : name);
        assertThat(renamed.arms()).contains("Usual care");
        TrialAnswer whole = analysis(List.of()).renamed(name -> "(" + name + ")");
        assertThat(whole.attendance()).allSatisfy(arm -> assertThat(arm.arm()).startsWith("("));
        assertThat(TrialTables.words(whole, NONE))
                .contains("(with scores at baseline and (")
                .contains(" arm than in the (");
        assertThat(ancova(whole).caption()).contains(" at (");
    }

    @Test
    void anIntervalThatDoesNotExistIsNotSaidToIncludeZero() {
        TrialAnswer found = answer(List.of(difference("month6", 2, Interval.NONE)));
        assertThat(TrialTables.words(found, NONE))
                .isEqualTo(
                        "At month6 the adjusted mean was 2.00 points higher in the new arm than in the usual arm; it has no"
                                + " confidence interval." + CAUTION);
        assertThat(TrialTables.keyFigures(found, NONE))
                .singleElement()
                .extracting(KeyFigure::comment)
                .isEqualTo("new − usual");
    }

    @Test
    void armsThatWereNotComparedAreSaidNotToBe() {
        assertThat(TrialTables.words(answer(List.of()), NONE))
                .isEqualTo("The arms were not compared over the visits: the mixed model for repeated measures could not"
                        + " be fitted.");
        assertThat(TrialTables.keyFigures(answer(List.of()), NONE)).isEmpty();
    }

    @Test
    void keyFiguresAreOfTheLastVisit() {
        assertThat(TrialTables.keyFigures(answer(2, 1, 3), Optional.of(new ScoreRange(0, 100))))
                .extracting(KeyFigure::label, KeyFigure::comment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "Difference at month6", "new − usual, 90% CI [1.00, 3.00]; scores from 0 to 100"));
    }

    /** A random intercept of clusters is named where the model has one. */
    @Test
    void clustersAreNamedWhereThereAreSome() {
        TrialAnswer without = analysis(List.of());
        assertThat(TrialTables.differences(without).notes().get(0)).doesNotContain("random intercept");
        assertThat(methods(without)).doesNotContain("random intercept");
        assertThat(ancova(without).rows()).hasSize(1);
        assertThat(ancova(without).notes().get(0)).doesNotContain("clusters");
        TrialAnswer with =
                analysis(IntStream.range(0, 60).mapToObj(i -> "c" + i / 5).toList());
        assertThat(TrialTables.differences(with).notes().get(0)).contains("; random intercept of clusters, SD ");
        assertThat(methods(with)).contains(", a random intercept of clusters, and Kenward–Roger degrees");
        assertThat(ancova(with).rows()).hasSizeGreaterThan(1);
        assertThat(ancova(with).notes().get(0)).contains(", 12 clusters; Pustejovsky and Tipton");
    }

    private static Table ancova(TrialAnswer answer) {
        return TrialTables.of(answer, NONE).blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.id().equals("trial-ancova"))
                .findFirst()
                .orElseThrow();
    }

    private static String methods(TrialAnswer answer) {
        return ChangeMethods.comparison(
                answer.question(),
                answer.mixed()
                        .filter(model -> Double.isFinite(model.clusterDeviation()))
                        .isPresent());
    }

    private static TrialAnswer analysis(List<String> clusters) {
        double[][] values = new double[2][60];
        for (int i = 0; i < 60; i++) {
            values[0][i] = Math.sin(i);
            values[1][i] = Math.cos(2.3 * i) + Math.sin(5.1 * (i / 5));
        }
        RepeatedScores scores = new RepeatedScores(
                "data",
                "trust",
                IntStream.range(0, 60).mapToObj(i -> "r" + i).toList(),
                List.of("before", "after"),
                values,
                IntStream.range(0, 60)
                        .mapToObj(i -> i / 5 % 2 == 0 ? "usual" : "new")
                        .toList(),
                clusters,
                new double[0][]);
        return TrialAnalysis.of(
                scores,
                0,
                new int[] {1},
                new TrialQuestion("usual", FreedomMethod.KENWARD_ROGER_LINEAR, Structure.UNSTRUCTURED, .95));
    }

    @Test
    void methodsOfInferenceHaveTheirNames() {
        assertThat(TrialTables.words(FreedomMethod.KENWARD_ROGER)).isEqualTo("Kenward–Roger with second derivatives");
        assertThat(TrialTables.words(FreedomMethod.KENWARD_ROGER_LINEAR)).isEqualTo("Kenward–Roger");
        assertThat(TrialTables.words(FreedomMethod.SATTERTHWAITE)).isEqualTo("Satterthwaite");
        assertThat(TrialTables.words(Structure.AUTOREGRESSIVE)).isEqualTo("first-order autoregressive");
        assertThat(TrialTables.words(Structure.UNSTRUCTURED)).isEqualTo("unstructured");
    }
}
