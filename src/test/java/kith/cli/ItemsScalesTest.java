package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several scales from the shell, and the differences of their scores. */
@Tag("slow")
class ItemsScalesTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";
    private static final String PANEL = "datasets/collective-efficacy/panel.csv";

    @TempDir
    private Path folder;

    private static CommandRun traits(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "items",
                "-d",
                BFI,
                "--scale",
                "A=-A1,A2,A3,A4,A5",
                "--scale",
                "C=C1,C2,C3,-C4,-C5",
                "--scale-min",
                "1",
                "--scale-max",
                "6",
                "--intervals",
                "quick"));
        words.addAll(List.of(more));
        return CommandRun.json(words.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static double number(JsonNode node, String name) {
        return Reference.number(node.get(name));
    }

    @Test
    void eachScaleIsWhatItIsAlone() throws Exception {
        JsonNode both = json(traits("--draws", "0"));
        JsonNode alone = json(CommandRun.json(
                "items",
                "-d",
                BFI,
                "--items",
                "C1,C2,C3,C4,C5",
                "--reverse",
                "C4,C5",
                "--scale-min",
                "1",
                "--scale-max",
                "6",
                "--intervals",
                "quick",
                "--draws",
                "0"));
        assertThat(both.at("/result/scales").findValuesAsText("name")).containsExactly("A", "C");
        assertThat(both.at("/result/scales/1/reliability")).isEqualTo(alone.at("/result/scales/0/reliability"));
        assertThat(both.at("/result/scales/1/items")).isEqualTo(alone.at("/result/scales/0/items"));
        assertThat(alone.at("/result/difference_scores")).isEmpty();
        assertThat(both.at("/findings").findValuesAsText("where")).contains("A", "C");
    }

    @Test
    void aFindingOnAnItemNamesItsScale() throws Exception {
        JsonNode unkeyed = json(CommandRun.json(
                "items",
                "-d",
                BFI,
                "--scale",
                "A=A1,A2,A3,A4,A5",
                "--scale",
                "C=C1,C2,C3,C4,C5",
                "--intervals",
                "quick",
                "--draws",
                "0"));
        assertThat(unkeyed.at("/findings").findValuesAsText("where")).contains("A: A1", "C: C4");
    }

    @Test
    void theDifferenceOfTheirScoresAgreesWithR() throws Exception {
        JsonNode found = json(traits("--draws", "40")).at("/result/difference_scores");
        assertThat(found).hasSize(1);
        JsonNode pair = found.get(0);
        JsonNode expected = Reference.own("difference_scores").at("/pairwise/AC");
        assertThat(pair.get("first").asText()).isEqualTo("A");
        assertThat(pair.get("second").asText()).isEqualTo("C");
        assertThat(pair.get("n").asInt()).isEqualTo(expected.get("n").asInt());
        assertThat(pair.get("same_range").asBoolean()).isTrue();
        assertThat(pair.get("method").asText()).isEqualTo("bootstrap_percentile");
        Tolerance.CLOSED_FORM.check("r", number(pair, "correlation"), number(expected, "r"));
        Tolerance.CLOSED_FORM.check("sd", number(pair, "sd"), number(expected, "sd"));
        JsonNode alpha = pair.at("/reliability/0");
        assertThat(alpha.get("coefficient").asText()).isEqualTo("alpha");
        JsonNode byAlpha = expected.get("alpha");
        Tolerance.CLOSED_FORM.check("first", number(alpha, "first"), number(byAlpha, "first"));
        Tolerance.CLOSED_FORM.check("difference", number(alpha, "difference"), number(byAlpha, "difference"));
        Tolerance.CLOSED_FORM.check("standardized", number(alpha, "standardized"), number(byAlpha, "standardized"));
        Tolerance.CLOSED_FORM.check("corrected", number(alpha, "correlation_corrected"), number(byAlpha, "corrected"));
        Tolerance.CLOSED_FORM.check("sem", number(alpha, "sem"), number(byAlpha, "sem"));
        Tolerance.CLOSED_FORM.check("sdd", number(alpha, "sdd"), number(byAlpha, "sdd"));
        assertThat(number(alpha, "difference"))
                .isBetween(number(alpha, "difference_ci_lower"), number(alpha, "difference_ci_upper"));
        assertThat(pair.at("/reliability/1/coefficient").asText()).isEqualTo("omega_total");
    }

    @Test
    void aTotalIsMadeOfTheScales() throws Exception {
        JsonNode total = json(traits("--total", "AC", "--draws", "0")).at("/result");
        assertThat(total.get("difference_scores")).hasSize(1);
        JsonNode scale = total.at("/scales/2");
        assertThat(scale.get("name").asText()).isEqualTo("AC");
        assertThat(scale.get("items")).hasSize(10);
        assertThat(scale.get("reliability").findValuesAsText("coefficient"))
                .contains("alpha_stratified", "omega_hierarchical");
        assertThat(scale.at("/schmid_leiman")).isNotEmpty();
    }

    @Test
    void groupsHaveDifferencesToo() throws Exception {
        JsonNode groups = json(traits("--group", "gender", "--draws", "0")).at("/result/groups");
        assertThat(groups).hasSize(2);
        int people = 0;
        for (JsonNode group : groups) {
            assertThat(group.get("difference_scores")).hasSize(1);
            people += group.at("/difference_scores/0/n").asInt();
        }
        assertThat(people).isEqualTo(2800);
    }

    @Test
    void aMatrixGivesSeveralScales() throws Exception {
        Files.writeString(folder.resolve("r.csv"), "a,b,c,d\n1,.6,.3,-.3\n.6,1,.3,-.3\n.3,.3,1,-.5\n-.3,-.3,-.5,1\n");
        JsonNode result = json(CommandRun.jsonIn(
                        folder,
                        "items",
                        "-d",
                        "r.csv",
                        "--matrix",
                        "-n",
                        "120",
                        "--scale",
                        "one=a,b",
                        "--scale",
                        "other=c,-d",
                        "--total",
                        "all"))
                .get("result");
        assertThat(result.get("scales").findValuesAsText("name")).containsExactly("one", "other", "all");
        JsonNode alpha = result.at("/difference_scores/0/reliability/0");
        // Alphas 2 · .6/1.6 and 2 · .5/1.5; the variances .8 and .75, the covariance .3.
        Tolerance.CLOSED_FORM.check("first", number(alpha, "first"), 0.75);
        Tolerance.CLOSED_FORM.check("second", number(alpha, "second"), 2 / 3.0);
        Tolerance.CLOSED_FORM.check(
                "difference", number(alpha, "difference"), 1 - (0.8 * 0.25 + 0.75 / 3) / (0.8 + 0.75 - 0.6));
        assertThat(number(alpha, "difference_ci_lower")).isLessThan(number(alpha, "difference"));
    }

    @Test
    void whatWasAskedForIsWrittenDown() throws Exception {
        JsonNode options = json(traits("--total", "AC", "--draws", "0")).get("options");
        assertThat(options.at("/scale/0").asText()).isEqualTo("A=-A1,A2,A3,A4,A5");
        assertThat(options.get("total").asText()).isEqualTo("AC");
        assertThat(options.get("items")).isEmpty();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        CommandRun run = CommandRun.json(
                "items",
                "-d",
                BFI,
                "--scale",
                "A=-A1,A2,A2,Z9",
                "--scale",
                "a=A3,A2,",
                "--scale",
                "C1",
                "--scale",
                "=C2,C3",
                "--total",
                "A");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(9);
        assertThat(run.err())
                .contains("“A2” twice")
                .contains("a second scale “a”")
                .contains("an item without a name")
                .contains("“A2” is in another scale as well")
                .contains("no “=”")
                .contains("no name before “=”")
                .contains("“A” is a --scale already")
                .contains("--scale-min and --scale-max")
                .contains("there is no column “Z9”");
    }

    @Test
    void waysToNameScalesDoNotMix() {
        CommandRun run = CommandRun.json("items", "-d", BFI, "-i", "bfi", "--items", "A1,A2", "--scale", "C=C1,C2");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err())
                .contains("-i together with --items or --reverse")
                .contains("-i together with --scale or --total")
                .contains("--scale together with --items or --reverse");
    }

    @Test
    void aTotalNeedsTwoScales() {
        CommandRun run = CommandRun.json("items", "-d", BFI, "--scale", "C=C1,C2", "--total", "T");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("two or more scales");
    }

    @Test
    void columnsThatAreNotThereAreTold() {
        CommandRun run = CommandRun.json("items", "-d", BFI, "--scale", "A=A2,Z7", "--scale", "C=C1,Z8");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Z7", "Z8");
    }

    @Test
    void namesMayBeInAnyScript() throws Exception {
        Path page = folder.resolve("items.html");
        CommandRun run = CommandRun.json(
                "items",
                "-d",
                BFI,
                "--scale",
                "信頼=A2,A3,A5",
                "--scale",
                "秩序=C1,C2,C3",
                "--draws",
                "0",
                "-o",
                page.toString());
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(page)).contains("信頼 − 秩序", "id=\"items-信頼-items\"", "id=\"items-秩序-items\"");
    }

    @Test
    void theTableForPeopleShowsTheDifferences() {
        String text = traits("--draws", "20", "--format", "table").out();
        assertThat(text)
                .contains("Reliability by scale")
                .contains(
                        "Reliability of differences between the scores of two scales",
                        "A − C",
                        "bootstrap, percentile");
        assertThat(traits("--draws", "0", "--group", "gender", "--format", "table")
                        .out())
                .contains("Reliability by scale and group", "Reliability of differences");
    }

    @Test
    void theSamePeopleInSeveralContexts() throws Exception {
        JsonNode answer = json(CommandRun.json(
                "items",
                "-d",
                PANEL,
                "-i",
                "collective-efficacy",
                "--within",
                "workplace,neighbourhood",
                "--draws",
                "0"));
        JsonNode differences = answer.at("/result/difference_scores");
        assertThat(differences.get(0).get("first").asText()).isEqualTo("n_ci");
        assertThat(differences.get(0).get("second").asText()).isEqualTo("w_ci");
        // Five subscales, the total and the short form across contexts; ten pairs of subscales in each context.
        assertThat(differences).hasSize(7 + 2 * 10);
        assertThat(answer.at("/result/scales").findValuesAsText("name")).contains("n_total", "w_short");
        assertThat(answer.at("/options/within/0").asText()).isEqualTo("workplace");
        JsonNode named = json(CommandRun.json(
                        "items",
                        "-d",
                        PANEL,
                        "--scale",
                        "n=n_ci1,n_ci2,n_ci3,-n_ci4",
                        "--scale",
                        "w=w_ci1,w_ci2,w_ci3,-w_ci4",
                        "--scale-min",
                        "1",
                        "--scale-max",
                        "5",
                        "--draws",
                        "0"))
                .at("/result/difference_scores/0");
        assertThat(differences.get(0).get("reliability")).isEqualTo(named.get("reliability"));
        assertThat(CommandRun.json(
                                "items",
                                "-d",
                                PANEL,
                                "-i",
                                "collective-efficacy",
                                "--within",
                                "workplace,neighbourhood",
                                "--draws",
                                "0",
                                "--format",
                                "table")
                        .out())
                .contains("Neighbourhood:", "− Workplace:");
    }

    @Test
    void contextsThatAreNotThereAreTold() {
        CommandRun run = CommandRun.json(
                "items", "-d", PANEL, "-i", "collective-efficacy", "--within", "neighbourhood,school,home");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("“school”", "“home”", "neighbourhood, workplace, personal");
        CommandRun without =
                CommandRun.json("items", "-d", PANEL, "--items", "n_ci1,n_ci2", "--within", "neighbourhood");
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("without -i", "two or more contexts");
    }
}
