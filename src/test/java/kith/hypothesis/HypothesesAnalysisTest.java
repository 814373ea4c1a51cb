package kith.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import kith.Tolerance;
import kith.finding.InputException;
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

class HypothesesAnalysisTest {

    private static final String HEAD = """
            id: schools
            title: Nine tests
            instrument: holzinger1939
            data: {file: %s, id: id, groups: [school]%s}
            analyses: [hypotheses]
            %s
            hypotheses:
            """;

    @TempDir
    private Path folder;

    private StudyResults results(String roles, String compare, String hypotheses) throws Exception {
        return results(Path.of("datasets/holzinger1939/holzinger1939.csv"), roles, compare, hypotheses);
    }

    private StudyResults results(Path data, String roles, String compare, String hypotheses) throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, HEAD.formatted(data.toAbsolutePath(), roles, compare) + hypotheses.indent(2));
        return StudyRunner.run(StudyReader.read(file), new Parallel(2), Progress.SILENT);
    }

    private static HypothesesAnswer answer(StudyResults results) {
        return results.answer(HypothesesAnswer.class).orElseThrow();
    }

    @Test
    void correlationsAndDifferencesAgreeWithR() throws Exception {
        HypothesesAnswer found = answer(results("", "compare: school", """
                - {correlation: [visual, x4], above: 0.2}
                - {difference: visual, by: sex, higher: 1, lower: 2, above: 0.2}
                """));
        JsonNode reference = Reference.own("hypotheses");
        assertThat(found.results()).hasSize(4);
        for (HypothesisResult result : found.results()) {
            JsonNode expected = reference
                    .get(result.hypothesis() instanceof Hypothesis.Correlation ? "correlation" : "difference")
                    .get(result.group());
            assertThat(result.n()).isEqualTo(expected.get(0).asInt());
            Tolerance.CLOSED_FORM.check(
                    "estimate", result.estimate(), expected.get(1).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "lower", result.interval().lower(), expected.get(2).asDouble());
            Tolerance.CLOSED_FORM.check(
                    "upper", result.interval().upper(), expected.get(3).asDouble());
        }
        assertThat(found.results())
                .extracting(HypothesisResult::verdict)
                .containsExactly(
                        HypothesisVerdict.AGREES,
                        HypothesisVerdict.SUPPORTED,
                        HypothesisVerdict.AGREES,
                        HypothesisVerdict.DISAGREES);
        assertThat(found.share()).isEqualTo(0.75);
        assertThat(found.resamples()).isZero();
    }

    @Test
    void weightsEnterTheEstimateAndTheIntervalIsResampled() throws Exception {
        StringBuilder rows = new StringBuilder();
        int row = -1;
        for (String line : Files.readAllLines(Path.of("datasets/holzinger1939/holzinger1939.csv"))) {
            rows.append(line).append(row < 0 ? ",w" : "," + (1 + (row + 1) % 3)).append('\n');
            row++;
        }
        Path data = folder.resolve("weighted.csv");
        Files.writeString(data, rows);
        HypothesisResult found = answer(results(data, ", weight: w", "", "- {correlation: [visual, x4], above: 0.2}\n"))
                .results()
                .get(0);
        Tolerance.CLOSED_FORM.check(
                "r",
                found.estimate(),
                Reference.own("hypotheses").get("weighted_r").get(0).asDouble());
        assertThat(found.interval().lower()).isCloseTo(0.15, within(0.05));
        assertThat(found.interval().upper()).isCloseTo(0.39, within(0.05));
    }

    /** Rows of one class say less than independent ones: classes are drawn whole. */
    @Test
    void clustersWidenTheInterval() throws Exception {
        String hypothesis = "- {difference: speed, by: sex, higher: 2, lower: 1}\n";
        HypothesesAnswer single = answer(results("", "", hypothesis));
        HypothesesAnswer clustered = answer(results(", cluster: ageyr", "", hypothesis));
        assertThat(clustered.resamples()).isPositive();
        assertThat(clustered.results().get(0).estimate())
                .isEqualTo(single.results().get(0).estimate());
        assertThat(clustered.results().get(0).interval())
                .isNotEqualTo(single.results().get(0).interval());
    }

    @ParameterizedTest
    @CsvSource({
        "0.31, 0.301, 0.40, SUPPORTED",
        "0.31, 0.30, 0.40, AGREES",
        "0.30, 0.25, 0.35, DISAGREES",
        "0.20, 0.10, 0.301, DISAGREES",
        "0.20, 0.10, 0.30, CONTRADICTED",
        "NaN, NaN, NaN, NOT_TESTED",
        "0.31, NaN, NaN, AGREES",
        "0.20, NaN, NaN, DISAGREES"
    })
    void bothSidesOfEachBound(double estimate, double lower, double upper, HypothesisVerdict verdict) {
        assertThat(HypothesisVerdict.of(
                        estimate,
                        Interval.around(0, 0, 0.95, IntervalMethod.WALD).with(lower, upper),
                        ExpectedRange.above(0.30)))
                .isEqualTo(verdict);
    }

    @Test
    void aRangeHasTwoBounds() {
        ExpectedRange range = new ExpectedRange(-0.1, 0.1);
        assertThat(range.contains(0)).isTrue();
        assertThat(range.contains(0.1)).isFalse();
        assertThat(range.contains(-0.1)).isFalse();
        assertThatThrownBy(() -> new ExpectedRange(0.3, 0.3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesEverythingThatIsNotThere() throws Exception {
        StudyResults results = results("", "compare: school", """
                - {correlation: [trust, school], above: 0.2, in: Eton}
                - {difference: visual, by: class, higher: a, lower: b}
                - {difference: visual, by: sex, higher: 1, lower: 3}
                """);
        assertThat(results.answer(HypothesesAnswer.class)).isEmpty();
        String told = results.notDone().toString();
        assertThat(told)
                .contains("“trust” is neither a scale nor a column")
                .contains("“Pasteur”")
                .contains("the study compares no group “Eton”")
                .contains("there is no column “class”")
                .contains("no row has “3” in the column “sex”");
    }

    @Test
    void refusesARangeThatIsEmptyOrMissing() {
        assertThatThrownBy(() -> results("", "", "- {correlation: [visual, x4]}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("without a bound");
        assertThatThrownBy(() -> results("", "", "- {correlation: [visual, x4], above: 0.4, below: 0.3}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not less than");
    }

    @Test
    void whatCannotBeTestedIsAFinding() throws Exception {
        HypothesesAnswer found = answer(results(
                "", "compare: school", "- {difference: visual, by: school, higher: Pasteur, lower: Grant-White}\n"));
        assertThat(found.tested()).isZero();
        assertThat(found.isSound()).isFalse();
        assertThat(found.findings()).extracting(finding -> finding.code()).containsOnly("hypothesis_not_tested");
    }
}
