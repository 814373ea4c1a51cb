package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MokkenCommandTest {

    private static final String DATA = "src/test/resources/reference/data/ce_contexts.csv";
    private static final String ITEMS = "ci1,ci2,ci3,ci4,rw1,rw2,rw3,rw4,sb1,sb2,sb3,sb4";

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void tellsEveryQuantityOfTheReference() throws Exception {
        JsonNode answer = json(CommandRun.json("mokken", "-d", DATA, "--items", ITEMS));
        JsonNode result = answer.get("result");
        JsonNode expected = Reference.json("mokken_ce12");
        assertThat(result.get("n").asInt()).isEqualTo(927);
        Tolerance.CLOSED_FORM.check(
                "H", result.get("h").asDouble(), expected.get("H").asDouble());
        Tolerance.CLOSED_FORM.check(
                "se",
                result.at("/with_se/se_h_exact").asDouble(),
                expected.at("/with_se/se_H_exact").asDouble());
        Tolerance.CLOSED_FORM.check(
                "Hij",
                result.at("/hij/x/0/3").asDouble(),
                expected.at("/Hij/0/3").asDouble());
        Tolerance.CLOSED_FORM.check(
                "MS",
                result.at("/reliability/ms").asDouble(),
                expected.at("/reliability/MS").asDouble());
        assertThat(result.at("/aisp_c30/rw1").asInt()).isEqualTo(2);
        assertThat(result.at("/aisp_grid/x/4/8").asInt()).isEqualTo(4);
        assertThat(result.at("/iio_manifest/backward_selection/x/4/1").isNull()).isTrue();
        assertThat(result.at("/iio_mscpm_as_mokken_3_1_2/item_summary/x/0/9").asInt())
                .isEqualTo(115);
        assertThat(result.at("/iio_mscpm/item_summary/x/1/7").asDouble())
                .isCloseTo(2.52, org.assertj.core.data.Offset.offset(0.005));
        assertThat(result.at("/iio_mscpm_as_mokken_3_1_2/item_summary/x/1/7").asDouble())
                .isCloseTo(12.08, org.assertj.core.data.Offset.offset(0.005));
        assertThat(result.get("monotonicity_tables")).hasSize(12);
        assertThat(answer.at("/findings/0/code").asText()).isEqualTo("rows_left_out");
    }

    @Test
    void writesEveryForm(@TempDir Path folder) throws Exception {
        CommandRun table = CommandRun.json("mokken", "-d", DATA, "--items", ITEMS, "--format", "table");
        assertThat(table.out())
                .contains("did not all belong to one Mokken scale; their scalability together was weak, H = .308,")
                .contains("Item selection found 2 scales")
                .contains("Invariant item ordering was violated");
        CommandRun csv = CommandRun.json("mokken", "-d", DATA, "--items", ITEMS, "--format", "csv");
        assertThat(csv.out().lines().count()).isEqualTo(13);
        for (String name : new String[] {"a.html", "a.xlsx"}) {
            Path file = folder.resolve(name);
            assertThat(CommandRun.json("mokken", "-d", DATA, "--items", ITEMS, "-o", file.toString())
                            .exit())
                    .isZero();
            assertThat(Files.size(file)).isGreaterThan(5_000);
        }
    }

    @Test
    void analysesSeveralScales() throws Exception {
        JsonNode result = json(CommandRun.json(
                        "mokken", "-d", DATA, "--scale", "ci=ci1,ci2,ci3,ci4", "--scale", "rw=rw1,rw2,rw3,rw4"))
                .get("result");
        assertThat(result.get("scales")).hasSize(2);
        assertThat(result.at("/scales/1/name").asText()).isEqualTo("rw");
        assertThat(result.at("/scales/1/strength").asText()).isEqualTo("medium");
    }

    @Test
    void tellsTroubleInTheData(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("few.csv");
        StringBuilder rows = new StringBuilder("a,b,c,d\n");
        for (int p = 0; p < 60; p++) {
            rows.append(p % 3)
                    .append(',')
                    .append((p / 2) % 3)
                    .append(",2,")
                    .append(2 - p % 3)
                    .append('\n');
        }
        Files.writeString(file, rows);
        JsonNode answer = json(CommandRun.json("mokken", "-d", file.toString(), "--items", "a,b,c,d"));
        assertThat(answer.get("findings").findValuesAsText("code"))
                .contains("no_variance", "few_for_rest_scores", "negative_item_scalability");
        assertThat(answer.at("/result/items").asInt()).isEqualTo(3);
        Files.writeString(file, "a,b\n1,2\n1,2\n1,\n");
        JsonNode nothing = json(CommandRun.json("mokken", "-d", file.toString(), "--items", "a,b"));
        assertThat(nothing.get("findings").findValuesAsText("code")).contains("no_scale_of_items");
        assertThat(nothing.at("/result/h").isMissingNode()).isTrue();
        Files.writeString(file, "a,b\n,\n,\n");
        assertThat(CommandRun.json("mokken", "-d", file.toString(), "--items", "a,b")
                        .exit())
                .isIn(0, 2);
    }

    @Test
    void refusesWhatMakesNoSense(@TempDir Path folder) throws Exception {
        CommandRun wrong = CommandRun.json("mokken", "-d", DATA, "--items", ITEMS, "--bound", "1.2", "--alpha", "0");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--bound", "--alpha");
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, "a,b\n1.5,2\n2,1\n3,3\n");
        CommandRun numbers = CommandRun.json("mokken", "-d", file.toString(), "--items", "a,b");
        assertThat(numbers.exit()).isEqualTo(2);
        assertThat(numbers.err()).contains("1.5", "whole numbers");
    }
}
