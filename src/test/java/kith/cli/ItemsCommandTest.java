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

class ItemsCommandTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";

    @TempDir
    private Path folder;

    private static CommandRun agreeableness(String... more) {
        String[] base = {
            "items",
            "-d",
            BFI,
            "--items",
            "A1,A2,A3,A4,A5",
            "--reverse",
            "A1",
            "--scale-min",
            "1",
            "--scale-max",
            "6",
            "--draws",
            "0"
        };
        int kept = java.util.Arrays.asList(more).contains("--draws") ? base.length - 2 : base.length;
        String[] all = java.util.Arrays.copyOf(base, kept + more.length);
        System.arraycopy(more, 0, all, kept, more.length);
        return CommandRun.json(all);
    }

    @Test
    void givesTheJsonOfTheReference() throws Exception {
        CommandRun run = agreeableness();
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("kith", "analysis", "input", "options", "findings", "result");
        assertThat(answer.at("/analysis").asText()).isEqualTo("items");
        assertThat(answer.at("/input/rows").asInt()).isEqualTo(2800);
        assertThat(answer.at("/input/sha256").asText()).hasSize(64);
        JsonNode scale = answer.at("/result/scales/0");
        JsonNode reference = Reference.json("items_bfi_A");
        for (int i = 0; i < 5; i++) {
            JsonNode item = scale.at("/items/" + i);
            JsonNode expected = reference.at("/items/" + i);
            Tolerance.CLOSED_FORM.check("r_drop", number(item, "r_drop"), number(expected, "r.drop"));
            Tolerance.CLOSED_FORM.check("r_cor", number(item, "r_cor"), number(expected, "r.cor"));
            Tolerance.CLOSED_FORM.check("mean", number(item, "mean"), number(expected, "mean"));
            Tolerance.CLOSED_FORM.check("sd", number(item, "sd"), number(expected, "sd"));
            Tolerance.CLOSED_FORM.check(
                    "alpha_if_dropped",
                    number(item, "alpha_if_dropped"),
                    number(reference.at("/drop/" + i), "raw_alpha"));
        }
        JsonNode alpha = scale.at("/reliability/0");
        assertThat(alpha.get("coefficient").asText()).isEqualTo("alpha");
        Tolerance.CLOSED_FORM.check("alpha", number(alpha, "estimate"), number(reference.get("total"), "raw_alpha"));
    }

    private static double number(JsonNode node, String name) {
        return Reference.number(node.get(name));
    }

    @Test
    void writesAFileInTheFormOfItsName() throws Exception {
        Path file = folder.resolve("items.csv");
        CommandRun run = agreeableness("-o", file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("Scale,Item,Keyed");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void givesATableForPeople() {
        CommandRun run = agreeableness("--format", "table");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("A1", "Alpha if deleted", "Cronbach’s alpha");
    }

    @Test
    void allowsForClusters() throws Exception {
        CommandRun run = agreeableness("--cluster", "education", "--format", "json");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/options/cluster").textValue()).isEqualTo("education");
        assertThat(answer.at("/result/scales/0/reliability").findValuesAsText("method"))
                .doesNotContain("feldt", "bonett");
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("few_clusters_for_intervals");
        assertThat(agreeableness("--cluster", "nope").exit()).isEqualTo(2);
    }

    @Test
    void allowsForWeights() throws Exception {
        CommandRun run = agreeableness("--weights", "age", "--format", "json");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        JsonNode plain =
                new ObjectMapper().readTree(agreeableness("--format", "json").out());
        String mean = "/result/scales/0/items/0/mean";
        assertThat(answer.at("/options/weights").textValue()).isEqualTo("age");
        assertThat(answer.at(mean).doubleValue()).isNotEqualTo(plain.at(mean).doubleValue());
        assertThat(answer.at("/result/scales/0/reliability").findValuesAsText("method"))
                .doesNotContain("feldt", "bonett");
        assertThat(agreeableness("--weights", "education").exit())
                .as("rows without education have no weight")
                .isEqualTo(2);
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = CommandRun.json(
                "items", "-d", BFI, "--items", "A1,A2", "--reverse", "A9", "--level", "95", "--missing", "fiml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(4);
        assertThat(run.err()).contains("A9", "--scale-min", "between 0 and 1", "pairwise or listwise");
    }

    @Test
    void tellsColumnsThatAreNotThere() {
        CommandRun run = CommandRun.json("items", "-d", BFI, "--items", "A1,A2,Z7");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Z7").doesNotContain("\tat ");
    }

    @Test
    void givesCurvesSplitsAndConditionalErrors() throws Exception {
        JsonNode scale = new ObjectMapper().readTree(agreeableness().out()).at("/result/scales/0");
        JsonNode curve = scale.at("/item_rest_curves/A2");
        assertThat(curve.size()).isBetween(4, 10);
        int people = 0;
        for (JsonNode point : curve) {
            people += point.get("n").asInt();
        }
        assertThat(people).isEqualTo(scale.at("/items/1/n").asInt());
        JsonNode halves = scale.get("split_halves");
        assertThat(halves.get("count").asInt()).isEqualTo(10);
        int counted = 0;
        for (JsonNode bin : halves.get("histogram")) {
            counted += bin.asInt();
        }
        assertThat(counted).isEqualTo(10);
        assertThat(halves.get("best_half")).hasSize(2);
        double squares = 0;
        double n = 0;
        for (JsonNode error : scale.get("conditional_sem")) {
            squares += error.get("n").asDouble() * Math.pow(error.get("sem").asDouble(), 2);
            n += error.get("n").asDouble();
        }
        // Averaged over everybody it is the variance of the score less its reliable part; here of complete rows.
        assertThat(Math.sqrt(squares / n))
                .isCloseTo(scale.at("/measurement_error/sem").asDouble(), org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void coefficientsThatTakeASearchHaveIntervalsToo() throws Exception {
        CommandRun one = agreeableness("--draws", "60", "--threads", "1");
        CommandRun two = agreeableness("--draws", "60", "--threads", "2");
        assertThat(one.err()).isEmpty();
        assertThat(one.out()).isEqualTo(two.out());
        JsonNode rows = new ObjectMapper().readTree(one.out()).at("/result/scales/0/reliability");
        for (JsonNode row : rows) {
            String name = row.get("coefficient").asText();
            double estimate = row.get("estimate").asDouble();
            assertThat(row.get("ci_lower").asDouble()).as(name).isLessThanOrEqualTo(estimate + 1e-9);
            assertThat(row.get("ci_upper").asDouble()).as(name).isGreaterThanOrEqualTo(estimate - 1e-9);
        }
        assertThat(rows.findValuesAsText("method")).contains("cross_validated");
        JsonNode quick = new ObjectMapper()
                .readTree(agreeableness("--draws", "20", "--intervals", "quick").out())
                .at("/result/scales/0/reliability");
        assertThat(quick.findValuesAsText("method")).doesNotContain("cross_validated");
    }

    @Test
    void takesAMatrixForWhatNeedsNoRows() throws Exception {
        Files.writeString(
                folder.resolve("r.csv"),
                "item,a,b,c,d\na,4,1.2,1,0.8\nb,1.2,3,-0.9,0.7\nc,1,-0.9,2,0.6\nd,0.8,0.7,0.6,1\n"
                        .replace("-0.9", "0.9"));
        CommandRun run = CommandRun.jsonIn(folder, "items", "-d", "r.csv", "--matrix", "-n", "120");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("rows_needed");
        JsonNode alpha = answer.at("/result/scales/0/reliability/0");
        assertThat(alpha.get("method").asText()).isEqualTo("feldt");
        // 4/3 (1 − 10 / (10 + 2 · 5.2))
        Tolerance.CLOSED_FORM.check("alpha", number(alpha, "estimate"), 4 / 3.0 * (1 - 10 / 20.4));
        assertThat(answer.at("/result/scales/0/n").asInt()).isEqualTo(120);
        JsonNode rows = answer.at("/result/scales/0/reliability");
        assertThat(rows.findValuesAsText("method"))
                .contains("bootstrap_parametric", "cross_validated")
                .doesNotContain("none");
        assertThat(answer.at("/result/scales/0/measurement_error").isObject()).isTrue();
        CommandRun turned = CommandRun.jsonIn(
                folder, "items", "-d", "r.csv", "--matrix", "-n", "120", "--items", "a,b", "--reverse", "b");
        assertThat(new ObjectMapper()
                        .readTree(turned.out())
                        .at("/result/scales/0/reliability/0/estimate")
                        .asDouble())
                .isNegative();
    }

    @Test
    void theTableTellsWhatAMatrixLacks() throws Exception {
        Files.writeString(folder.resolve("r.csv"), "a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n");
        String table = CommandRun.jsonIn(folder, "items", "-d", "r.csv", "--matrix", "-n", "120", "--format", "table")
                .out();
        assertThat(table)
                .contains("Note: A matrix gives no item distributions")
                .contains("Note: The matrix holds correlations");
        String pair = CommandRun.jsonIn(
                        folder, "items", "-d", "r.csv", "--matrix", "-n", "120", "--items", "a,b", "--format", "table")
                .out();
        assertThat(pair).containsOnlyOnce("Two items do not identify a factor");
    }

    /** The scale within a group is the scale of the rows of that group alone. */
    @Test
    void scalesWithinGroups() throws Exception {
        CommandRun run = agreeableness("--group", "gender");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/options/group").asText()).isEqualTo("gender");
        JsonNode groups = answer.at("/result/groups");
        assertThat(groups).hasSize(2);
        JsonNode expected = Reference.own("items_groups");
        for (JsonNode group : groups) {
            JsonNode own = expected.get(group.get("group").asText());
            JsonNode scale = group.at("/scales/0");
            assertThat(scale.get("n").asInt()).isEqualTo(own.get("n").asInt());
            Tolerance.CLOSED_FORM.check("alpha", number(scale.at("/reliability/0"), "estimate"), number(own, "alpha"));
            for (int item = 0; item < 5; item++) {
                Tolerance.CLOSED_FORM.check(
                        "r_drop " + item,
                        number(scale.at("/items/" + item), "r_drop"),
                        Reference.number(own.get("r_drop").get(item)));
            }
        }
        assertThat(agreeableness("--group", "gender", "--format", "table").out())
                .contains("Reliability by scale and group");
    }

    @Test
    void thePageTellsEverythingOfTheScale() throws Exception {
        Path page = folder.resolve("items.html");
        assertThat(agreeableness("--items", "C1,C2,C3", "-o", page.toString()).exit())
                .isZero();
        assertThat(Files.readString(page))
                .contains("How the items of the scale are answered")
                .contains("Responses to the items of the scale")
                .contains("Each item along the rest of the scale")
                .contains("Correlations of the items of the scale")
                .contains("All 35 ways to part the items into halves")
                .contains("Reliabilities of the halves of the scale")
                .contains("The score of the scale")
                .contains("Standard error of measurement along the score of the scale");
    }

    @Test
    void whatWasAskedForIsWrittenDown() throws Exception {
        JsonNode options = new ObjectMapper().readTree(agreeableness().out()).get("options");
        assertThat(options.get("scale_min").asDouble()).isEqualTo(1);
        assertThat(options.get("scale_max").asDouble()).isEqualTo(6);
    }

    @Test
    void aMatrixHasNoGroups() {
        CommandRun run = CommandRun.json("items", "-d", BFI, "--matrix", "-n", "10", "--group", "gender");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there are no rows that could be divided into groups");
    }

    @Test
    void aTotalOfSubscalesHasABifactorModel() throws Exception {
        CommandRun run = CommandRun.json(
                "items",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--draws",
                "0",
                "--intervals",
                "quick");
        JsonNode scales = new ObjectMapper().readTree(run.out()).at("/result/scales");
        JsonNode total = null;
        for (JsonNode scale : scales) {
            total = scale.get("name").asText().equals("total") ? scale : total;
        }
        assertThat(total.at("/bifactor/specific_factors").findValuesAsText("factor"))
                .containsExactly("ci", "rw", "ta", "le", "sc");
        assertThat(total.get("reliability").findValuesAsText("coefficient"))
                .contains("omega_hierarchical", "omega_hierarchical_bifactor", "omega_total_bifactor", "ecv_bifactor");
        assertThat(scales.get(0).has("bifactor")).isFalse();
    }
}
