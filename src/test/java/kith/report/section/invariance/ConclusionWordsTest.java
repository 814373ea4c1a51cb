package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.Reference;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.conclusion.Conclusion.Caution;
import kith.invariance.conclusion.Conclusion.Reason;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.report.document.Block.Tone;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verdict on comparability has its tile, its tone and its sentence, and none says more than the verdict. */
class ConclusionWordsTest {

    private static final ComparabilityAnswer REAL = Comparability.of(Invariance.across(
                    "school", Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9")))
            .fit(Reference.data("hs1939.csv"));

    /** Words by which a reader would take means for comparable. */
    private static final List<String> ALLOWING = List.of("may be compared", "Compare the latent means");

    private static ConclusionWords words(Conclusion conclusion) {
        return new ConclusionWords(
                new ComparabilityAnswer(
                        REAL.ladder(),
                        REAL.partial(),
                        conclusion,
                        REAL.effects(),
                        REAL.alignment(),
                        REAL.means(),
                        REAL.permutation(),
                        REAL.findings()),
                new Labels(Map.of("Grant-White", "Grant-White School")));
    }

    private static Conclusion conclusion(
            Answer answer, List<Reason> reasons, List<Caution> cautions, LevelVerdict scalar) {
        return new Conclusion(
                answer,
                DecisionRule.SEARCH,
                Optional.of(Level.SCALAR),
                Optional.of(Level.METRIC),
                Optional.of(Level.METRIC),
                answer == Answer.AS_THEY_STAND ? List.of() : REAL.conclusion().released(),
                reasons,
                reasons.contains(Reason.HALF_RELEASED)
                        ? List.of(new Conclusion.Half("speed", "Grant-White", 2, 3))
                        : List.of(),
                cautions,
                List.of(
                        new Conclusion.OfLevel(Level.CONFIGURAL, LevelVerdict.SUPPORTED),
                        new Conclusion.OfLevel(Level.METRIC, LevelVerdict.SUPPORTED),
                        new Conclusion.OfLevel(Level.SCALAR, scalar),
                        new Conclusion.OfLevel(Level.STRICT, LevelVerdict.NOT_JUDGED)));
    }

    private static Conclusion conclusion(Answer answer, Reason... reasons) {
        LevelVerdict scalar = switch (answer) {
            case AS_THEY_STAND -> LevelVerdict.SUPPORTED;
            case WITH_RELEASED -> LevelVerdict.PARTIALLY_SUPPORTED;
            case NOT -> LevelVerdict.NOT_SUPPORTED;
            case NO_CONCLUSION -> LevelVerdict.NOT_JUDGED;
        };
        return conclusion(answer, List.of(reasons), List.of(), scalar);
    }

    @Test
    void theRealAnswer() {
        ConclusionWords words = new ConclusionWords(REAL, Labels.none());
        assertThat(words.tile()).isEqualTo("Latent means only");
        assertThat(words.comment()).isEqualTo("scalar invariance partially supported");
        assertThat(words.verdict())
                .isEqualTo(
                        "Partial scalar invariance was supported across the groups. Two parameters were non-invariant and"
                                + " released: intercept of x3 in Grant-White; intercept of x7 in Grant-White. With these free, equality"
                                + " of the others was not rejected (metric: Δχ²(6) = 8.19, p = .224; scalar: Δχ²(4) = 5.38, p = .251)."
                                + " Compare the latent means given under partial invariance; raw scores carry the bias of these items.");
        assertThat(String.join(" ", words.paragraphs()))
                .contains(
                        "At equal levels of the factor, and compared with Pasteur, responses to x3 and x7 were lower in Grant-White.",
                        "Expected bias of the sum score relative to Pasteur: visual in Grant-White, −0.",
                        "selected on the same data",
                        "One fit index of the configural model is beyond its limit");
    }

    @Test
    void asTheyStand() {
        ConclusionWords words = words(conclusion(Answer.AS_THEY_STAND));
        assertThat(words.tile()).isEqualTo("As they stand");
        assertThat(words.comment()).isEqualTo("scalar invariance supported");
        assertThat(words.tone()).isEqualTo(Tone.GOOD);
        assertThat(words.verdict())
                .startsWith(
                        "Scalar invariance was supported across the groups: the search released no parameter, and no χ²"
                                + " difference test had p < .01 (metric: Δχ²(6) = 8.19, p = .224; scalar: ")
                .contains("Latent means and expected observed means may be compared.");
        assertThat(words(conclusion(
                                Answer.AS_THEY_STAND, List.of(), List.of(Caution.LOW_POWER), LevelVerdict.SUPPORTED))
                        .tone())
                .isEqualTo(Tone.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORTED, Strict invariance was supported as well",
        "PARTIALLY_SUPPORTED, Strict invariance was partially supported.",
        "NOT_SUPPORTED, 'do not compare observed variances, correlations or standardised differences.'"
    })
    void strict(LevelVerdict verdict, String sentence) {
        Conclusion plain = conclusion(Answer.AS_THEY_STAND);
        Conclusion conclusion = new Conclusion(
                plain.answer(),
                plain.decidedBy(),
                plain.question(),
                plain.reached(),
                plain.reachedPartially(),
                plain.released(),
                plain.reasons(),
                plain.halves(),
                plain.cautions(),
                Stream.concat(
                                plain.levels().stream().limit(3),
                                Stream.of(new Conclusion.OfLevel(Level.STRICT, verdict)))
                        .toList());
        assertThat(words(conclusion).verdict()).contains(sentence);
        if (verdict != LevelVerdict.PARTIALLY_SUPPORTED) {
            assertThat(words(conclusion).verdict()).containsPattern("Strict invariance was [a-z ]+, Δχ²\\(");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"HALF_RELEASED", "PARTIAL_REJECTED", "RULE_FAILED", "CONFIGURAL_DIFFERS", "REJECTED_WITHOUT_SEARCH"
            })
    void not(Reason reason) {
        ConclusionWords words = words(conclusion(Answer.NOT, reason));
        assertThat(words.tile()).isEqualTo("No");
        assertThat(words.tone()).isEqualTo(Tone.ERROR);
        assertThat(words.verdict())
                .startsWith("Scalar invariance was not supported (metric: Δχ²(")
                .contains(
                        "), and the groups should not be compared on means: ", "These parameters were non-invariant: ")
                .endsWith(".");
        assertThat(words.brief())
                .startsWith("The groups should not be compared on means. Scalar invariance was not supported: ")
                .endsWith(".");
        assertThat(String.join(" ", words.paragraphs())).doesNotContain(ALLOWING);
    }

    @Test
    void half() {
        assertThat(words(conclusion(Answer.NOT, Reason.HALF_RELEASED)).verdict())
                .contains(
                        "2 of 3 items of speed were non-invariant in Grant-White School",
                        "Either half could be the deviating one, so no partial means are given");
    }

    private static Stream<Reason> reasonsForNoConclusion() {
        List<Reason> forNo = List.of(
                Reason.HALF_RELEASED,
                Reason.PARTIAL_REJECTED,
                Reason.RULE_FAILED,
                Reason.CONFIGURAL_DIFFERS,
                Reason.REJECTED_WITHOUT_SEARCH);
        return Arrays.stream(Reason.values()).filter(reason -> !forNo.contains(reason));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("reasonsForNoConclusion")
    void noConclusion(Reason reason) {
        ConclusionWords words = words(conclusion(Answer.NO_CONCLUSION, reason));
        assertThat(words.tile()).isEqualTo("No conclusion");
        assertThat(words.comment()).isEqualTo("evidence neither for nor against");
        assertThat(words.tone()).isEqualTo(Tone.ERROR);
        assertThat(words.verdict())
                .startsWith("These data do not allow a conclusion on comparability: ")
                .contains("This is evidence neither for nor against comparability.");
        assertThat(String.join(" ", words.paragraphs())).doesNotContain(ALLOWING);
    }

    /** What the verdict allows is what was asked: nothing is said of means where intercepts were not tested. */
    @Test
    void relationsOnly() {
        Conclusion metric = new Conclusion(
                Answer.AS_THEY_STAND,
                DecisionRule.SEARCH,
                Optional.of(Level.METRIC),
                Optional.of(Level.METRIC),
                Optional.of(Level.METRIC),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ConclusionWords words = words(metric);
        assertThat(words.comment()).isEqualTo("metric invariance supported");
        assertThat(words.verdict())
                .contains("Unstandardised relations of the factors may be compared; means were not tested.");
        assertThat(metric.meansComparable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Caution.class)
    void everyCautionIsSaid(Caution caution) {
        Conclusion conclusion = conclusion(Answer.AS_THEY_STAND, List.of(), List.of(caution), LevelVerdict.SUPPORTED);
        String text = String.join(" ", words(conclusion).paragraphs());
        assertThat(text)
                .contains(
                        switch (caution) {
                            case CONFIGURAL_FIT -> "beyond its limit";
                            case LOW_POWER -> "Power was limited";
                            case UNDECLARED_CLUSTERS -> "clusters that were not declared";
                        });
    }

    private static Conclusion about(Level question, Answer answer, Reason... reasons) {
        Conclusion scalar = conclusion(answer, reasons);
        return new Conclusion(
                answer,
                scalar.decidedBy(),
                Optional.of(question),
                scalar.reached(),
                scalar.reachedPartially(),
                scalar.released(),
                scalar.reasons(),
                scalar.halves(),
                scalar.cautions(),
                scalar.levels());
    }

    /** The sentence of the summary, for each answer and each level asked about. */
    @Test
    void brief() {
        assertThat(words(conclusion(Answer.AS_THEY_STAND)).brief())
                .startsWith("Scores of the groups may be compared as they stand: scalar invariance was supported. ");
        assertThat(words(conclusion(Answer.WITH_RELEASED)).brief())
                .startsWith(
                        "Latent means of the groups may be compared, raw scores may not: partial scalar invariance was"
                                + " supported after 2 parameters were released (")
                .endsWith(").");
        assertThat(words(about(Level.METRIC, Answer.WITH_RELEASED)).tile()).isEqualTo("Relations only");
        assertThat(words(about(Level.METRIC, Answer.WITH_RELEASED)).brief())
                .startsWith(
                        "Unstandardised relations of the factors may be compared across the groups in this model: partial"
                                + " metric invariance was supported after ");
        assertThat(words(conclusion(Answer.NOT, Reason.PARTIAL_REJECTED)).brief())
                .startsWith("The groups should not be compared on means. Scalar invariance was not supported: ");
        assertThat(words(about(Level.METRIC, Answer.NOT, Reason.PARTIAL_REJECTED))
                        .brief())
                .startsWith("The groups should not be compared on relations. Metric invariance was not supported: ");
        ConclusionWords none = words(conclusion(Answer.NO_CONCLUSION, Reason.SMALL_GROUP));
        assertThat(none.brief()).isEqualTo(none.verdict());
    }

    /** Whether parameters were released before equality was rejected. */
    @Test
    void rejectedWithAndWithoutReleasedParameters() {
        assertThat(words(conclusion(Answer.NOT, Reason.PARTIAL_REJECTED)).verdict())
                .contains(
                        "equality was rejected even with the non-invariant parameters released. These parameters were non-invariant: intercept of x3");
        Conclusion released = conclusion(Answer.NOT, Reason.PARTIAL_REJECTED);
        Conclusion none = new Conclusion(
                released.answer(),
                released.decidedBy(),
                released.question(),
                released.reached(),
                released.reachedPartially(),
                List.of(),
                released.reasons(),
                released.halves(),
                released.cautions(),
                released.levels());
        assertThat(words(none).verdict()).contains("equality was rejected, and no single parameter explained why");
    }

    @Test
    void smallGroupsAreNamedWhereTheyHaveNames() {
        assertThat(words(conclusion(Answer.NO_CONCLUSION, Reason.SMALL_GROUP)).verdict())
                .contains("too few rows for the number of parameters. ");
    }
}
