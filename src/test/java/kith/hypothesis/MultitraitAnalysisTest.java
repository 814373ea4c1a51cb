package kith.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.hypothesis.Convergence.Comparisons;
import kith.hypothesis.Convergence.Verdict;
import kith.hypothesis.ScoreCorrelation.TraitScore;
import kith.math.Parallel;
import kith.math.Progress;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultitraitAnalysisTest {

    private static final List<String> SCALES = Stream.of("n", "w", "p")
            .flatMap(method -> Stream.of("ci", "rw", "sb").map(trait -> method + "_" + trait))
            .toList();

    @TempDir
    private Path folder;

    private StudyResults results(String settings) throws Exception {
        return results(settings, Path.of("src/test/resources/reference/data/ce_within.csv"));
    }

    private StudyResults results(String settings, Path file) throws Exception {
        String items = SCALES.stream()
                .flatMap(scale -> IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> "  - {id: " + scale + i + ", subscale: " + scale + ", content: item}\n"))
                .collect(Collectors.joining());
        String subscales = SCALES.stream()
                .map(scale -> "  - {id: " + scale + ", title: " + scale + ", direction: more}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("panel.yaml"),
                "id: panel\nversion: '1.0'\ntitle: Panel\ndescription: Three traits in three contexts.\ncitations:\n"
                        + "  - text: none\nwording: not included\nscales:\n  - {id: score, type: continuous, direction: more}\n"
                        + "items:\n" + items + "subscales:\n" + subscales
                        + "scoring:\n  method: mean\n  least_share: 0.5\n  at_exactly_the_share: scored\n");
        Path data = file.toAbsolutePath();
        Path study = folder.resolve("study.yaml");
        Files.writeString(
                study,
                "id: panel\ntitle: Panel\ninstrument: panel.yaml\ndata: {file: '" + data
                        + "', id: id}\nanalyses: [multitrait]\n" + settings);
        return StudyRunner.run(StudyReader.read(study), new Parallel(2), Progress.SILENT);
    }

    @Test
    void correlationsAndComparisonsAgreeWithR() throws Exception {
        MultitraitAnswer found = results("multitrait: {traits: [ci, rw, sb], methods: [n, w, p]}\n")
                .answer(MultitraitAnswer.class)
                .orElseThrow();
        JsonNode reference = Reference.own("multitrait");
        assertThat(found.correlations()).hasSize(36);
        for (ScoreCorrelation one : found.correlations()) {
            JsonNode r = reference.get("correlations").get(name(one));
            assertThat(one.n()).isEqualTo(r.get(0).asInt());
            Tolerance.CLOSED_FORM.check("r", one.estimate(), r.get(1).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "lower", one.interval().lower(), r.get(2).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "upper", one.interval().upper(), r.get(3).asDouble());
        }
        assertThat(found.convergences()).hasSize(9);
        for (Convergence one : found.convergences()) {
            JsonNode r = reference.get("validities").get(name(one.correlation()));
            check(one.acrossMethods(), r, 0);
            check(one.withinMethods(), r, 3);
            boolean all = r.get(3).asInt() == r.get(4).asInt();
            assertThat(one.verdict()).isEqualTo(all ? Verdict.MET : Verdict.NOT_LARGER_WITHIN_METHODS);
        }
        assertThat(found.isSound()).isTrue();
    }

    /** The contexts of {@code invariance: within} give the same table, by the scores of the factors of its model. */
    @Test
    void contextsOfInvarianceAreRead() throws Exception {
        String model = Stream.of("ci", "rw", "sb")
                .map(trait ->
                        "    " + trait + " =~ " + trait + "1 + " + trait + "2 + " + trait + "3 + " + trait + "4\n")
                .collect(Collectors.joining());
        StudyResults results = results("multitrait: {}\ninvariance:\n  within: [n, w, p]\n  model: |\n" + model);
        assertThat(results.notDone()).isEmpty();
        MultitraitAnswer found = results.answer(MultitraitAnswer.class).orElseThrow();
        assertThat(found.traits()).containsExactly("ci", "rw", "sb");
        assertThat(found.methods()).containsExactly("n", "w", "p");
        JsonNode reference = Reference.own("multitrait");
        assertThat(found.correlations()).hasSize(36).allSatisfy(one -> {
            JsonNode r = reference.get("correlations").get(name(one));
            Tolerance.CLOSED_FORM.check("r", one.estimate(), r.get(1).asDouble());
        });
    }

    /** Fewer than half of the items answered give no score; reverse-keyed items are those of the recoded responses. */
    @Test
    void aScoreNeedsHalfOfTheItems() {
        ScoresInContexts contexts = new ScoresInContexts(
                Map.of("trust", List.of("t1", "t2", "t3")), List.of("home"), "{occasion}.{variable}");
        Responses scored = contexts.scored(Responses.ofColumns(
                3,
                Map.of(
                        "home.t1", PackedNumbers.of(new double[] {1, 1, 1}),
                        "home.t2", PackedNumbers.of(new double[] {2, 4, Double.NaN}),
                        "home.t3", PackedNumbers.of(new double[] {3, Double.NaN, Double.NaN}))));
        assertThat(scored.numbers("home.trust")).containsExactly(2, 2.5, Double.NaN);
        assertThat(contexts.numbers()).containsExactly("home.t1", "home.t2", "home.t3");
    }

    private static void check(Comparisons found, JsonNode expected, int start) {
        assertThat(found.met()).isEqualTo(expected.get(start).asInt());
        assertThat(found.made()).isEqualTo(expected.get(start + 1).asInt());
        Tolerance.CLOSED_FORM.check(
                "largest", found.largest(), expected.get(start + 2).asDouble());
    }

    private static String name(ScoreCorrelation one) {
        return one.first().score() + " " + one.second().score();
    }

    @Test
    void aScoreThatIsNotThereIsNamed() throws Exception {
        StudyResults results = results("multitrait: {traits: [ci, xx], methods: [n, w]}\n");
        assertThat(results.answer(MultitraitAnswer.class)).isEmpty();
        assertThat(results.notDone().toString()).contains("“n_xx” is neither", "“w_xx” is neither");
        assertThatThrownBy(() -> results("multitrait: {traits: [ci, rw], methods: [n, w], scores: '{trait}'}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("{method}");
        assertThatThrownBy(() -> results("multitrait: {traits: [ci], methods: [n, w]}\n"))
                .isInstanceOf(InputException.class);
    }

    @Test
    void scoresOfTwoRespondentsAreNotCorrelated() throws Exception {
        Path few = folder.resolve("few.csv");
        Files.write(
                few,
                Files.readAllLines(Path.of("src/test/resources/reference/data/ce_within.csv"))
                        .subList(0, 3));
        MultitraitAnswer answer = results("multitrait: {traits: [ci, rw], methods: [n, w]}\nsmallest_cell: 1\n", few)
                .answer(MultitraitAnswer.class)
                .orElseThrow();
        assertThat(answer.findings()).extracting(Finding::code).containsOnly("scores_not_correlated");
    }

    @Test
    void withoutSettingsTheReportSaysWhyThereIsNoTable() throws Exception {
        StudyResults results = results("");
        assertThat(results.answer(MultitraitAnswer.class)).isEmpty();
        assertThat(results.notDone().toString()).contains("at least two traits");
    }

    /** Two traits by two methods; the criteria are judged in order, each on both sides. */
    @ParameterizedTest
    @CsvSource({
        // lower limit, correlation across methods, correlation within methods
        "0.01, 0.49, 0.49, MET",
        "0.01, -0.49, 0.49, MET",
        "0, 0.49, 0.49, NOT_CONVERGENT",
        "0.01, 0.50, 0.49, NOT_LARGER_ACROSS_METHODS",
        "0.01, -0.51, 0.49, NOT_LARGER_ACROSS_METHODS",
        "0.01, 0.49, 0.50, NOT_LARGER_WITHIN_METHODS",
        "NaN, 0.49, 0.49, NOT_TESTED",
        "0.01, NaN, 0.49, NOT_TESTED",
    })
    void theFirstCriterionThatIsNotMetDecides(double lower, double across, double within, Verdict verdict) {
        TraitScore a1 = new TraitScore("a", "1", "1_a");
        TraitScore b1 = new TraitScore("b", "1", "1_b");
        TraitScore a2 = new TraitScore("a", "2", "2_a");
        TraitScore b2 = new TraitScore("b", "2", "2_b");
        ScoreCorrelation validity = correlation(a1, a2, 0.5, lower);
        MultitraitAnswer answer = new MultitraitAnswer(
                List.of("a", "b"),
                List.of("1", "2"),
                List.of(
                        correlation(a1, b1, within, 0.1),
                        validity,
                        correlation(a1, b2, across, 0.1),
                        correlation(b1, a2, across, 0.1),
                        correlation(b1, b2, 0.9, 0.1),
                        correlation(a2, b2, within, 0.1)),
                0.95,
                0,
                List.of());
        assertThat(answer.convergences().get(0).correlation()).isEqualTo(validity);
        assertThat(answer.convergences().get(0).verdict()).isEqualTo(verdict);
    }

    private static ScoreCorrelation correlation(TraitScore first, TraitScore second, double r, double lower) {
        Interval interval =
                Double.isNaN(lower) ? Interval.NONE : new Interval(lower, 0.95, 0.95, IntervalMethod.FISHER_Z);
        return new ScoreCorrelation(first, second, 100, r, interval);
    }
}
