package kith.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.text.ApaNumber;
import org.junit.jupiter.api.Test;

/** How findings and problems are written for each way in, alone and together. */
class FindingTextTest {

    private static final Finding LEFT_OUT = Finding.of(
            "rows_left_out", Map.of("left_out", 1_240, "rows", 5_000, "reason", "listwise", "alternative", "fiml"));

    @Test
    void adviceNamesTheSettingWhereTheReaderIs() {
        assertThat(LEFT_OUT.what()).startsWith("1,240 of 5,000 rows lacked a response");
        assertThat(LEFT_OUT.remedy(WayIn.COMMAND_LINE)).contains("`--missing fiml`");
        assertThat(LEFT_OUT.remedy(WayIn.STUDY)).contains("`missing: fiml` under `model:`");
        assertThat(LEFT_OUT.remedy()).contains("`Sem.with(Missing.FIML)`");
        Problem problem = new Problem(Setting.named("extraction"), "“x”", "ml", Setting.to("skip_rows", "[2, 3]"));
        assertThat(problem.text(WayIn.COMMAND_LINE)).isEqualTo("--extraction: “x”; expected ml; `--skip-rows 2,3`");
        assertThat(problem.text(WayIn.STUDY)).endsWith("`skip_rows: [2, 3]` under `data:`");
        assertThat(problem).asString().endsWith("`FileLayout.withSkippedRows(List.of(2, 3))`");
    }

    @Test
    void valuesAreThoseOfTheCatalogue() {
        assertThatThrownBy(() -> Finding.of("no_such_finding")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Finding.of("few_rows", Map.of("rows", 1))).hasMessageContaining("[rows, parameters]");
        assertThatThrownBy(() -> Finding.of("few_rows", Map.of("rows", 1, "parameters", "two")))
                .hasMessageContaining("parameters");
        assertThatThrownBy(() -> Finding.of("few_rows", Map.of("rows", 1, "parameters", 2))
                        .as(Severity.ERROR))
                .hasMessageContaining("never");
    }

    /** Numbers of one object say what they are. */
    @Test
    void listedValuesSayWhatTheyAre() {
        Map<String, Object> values = Map.of("incomplete", 34, "respondents", 153, "from", "t1", "to", "t2");
        Finding one = Finding.of("incomplete_pairs", values).in("control");
        Finding other = Finding.of(
                        "incomplete_pairs", Map.of("incomplete", 7, "respondents", 15, "from", "t1", "to", "t2"))
                .in("treated");
        assertThat(AlikeFindings.of(List.of(one, other)).get(0).what())
                .endsWith(": control (34 of 153); treated (7 of 15).");
    }

    /** A scale is named once where it has findings in the total sample and in groups. */
    @Test
    void groupsOfOneScaleStandTogether() {
        Finding total = Finding.of("item_without_responses").at("x1").in("Short form");
        Finding same = total.in("Pasteur");
        Finding different =
                Finding.of("item_without_responses").at("x2").in("Short form").in("Grant-White");
        assertThat(AlikeFindings.of(List.of(total, same)).get(0).where())
                .isEqualTo("Short form (total sample; Pasteur): x1");
        assertThat(AlikeFindings.of(List.of(total, same, different)).get(0).where())
                .isEqualTo("Short form (total sample: x1; Pasteur: x1; Grant-White: x2)");
    }

    @Test
    void manyObjectsAreToldTogether() {
        List<Finding> ceilings = List.of(
                Finding.of("item_ceiling", Map.of("share", 0.17)).at("x1").in("Pasteur"),
                Finding.of("item_ceiling", Map.of("share", 0.214)).at("x2").in("Pasteur"),
                Finding.of("item_ceiling", Map.of("share", 0.2)).at("x1").in("Grant-White"));
        List<AlikeFindings> alike = AlikeFindings.of(ceilings);
        assertThat(alike).hasSize(1);
        assertThat(alike.get(0).what())
                .isEqualTo(
                        "More than 15% of the responses are at the highest point in 3 cases; most in Pasteur: x2, 21%."
                                + " All: Pasteur: x1, x2; Grant-White: x1.");
        assertThat(alike.get(0).where()).isEmpty();
        assertThat(AlikeFindings.of(List.of(LEFT_OUT.in("a"), LEFT_OUT.in("b")))
                        .get(0)
                        .where())
                .isEqualTo("a; b");
    }

    @Test
    void numbersAreInTheStyleOfTheApa() {
        assertThat(ApaNumber.TYPESET.comparison(0.0004)).isEqualTo("< .001");
        assertThat(ApaNumber.TYPESET.comparison(0.001)).isEqualTo("= .001");
        assertThat(ApaNumber.TYPESET.withoutLeadingZero(-0.456, 2)).isEqualTo("−.46");
        assertThat(ApaNumber.TYPESET.withoutLeadingZero(1.234, 2)).isEqualTo("1.23");
        assertThat(ApaNumber.TYPESET.count(12_345)).isEqualTo("12,345");
        assertThat(ApaNumber.TYPESET.percent(0.214)).isEqualTo("21%");
        assertThat(ApaNumber.TYPESET.percent(0.004)).isEqualTo("0.4%");
        assertThat(ApaNumber.TYPESET.shortest(-0.01234567)).isEqualTo("−0.01235");
        assertThat(ApaNumber.TYPESET.shortest(-1.2345e-9)).isEqualTo("−1.235 × 10^−9");
        assertThat(ApaNumber.TYPESET.count(Double.NaN)).isEqualTo("–");
    }

    /** Options belong to the command line; other packages name a {@link Setting}. */
    @Test
    void onlyTheCommandLineNamesItsOptions() throws IOException {
        Pattern option = Pattern.compile("\"[^\"\\n]*(?<![\\w<!-])--[a-z][^\"\\n]*\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/kith"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            // kith.setup asks the questions of one verb, `kith init`.
                            .filter(file -> !file.toString().matches(".*/kith/(cli|setup)/.*"))
                            .flatMap(file -> lines(file)
                                    .filter(line -> option.matcher(line).find())
                                    .map(line -> file + ": " + line.strip())))
                    .isEmpty();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
