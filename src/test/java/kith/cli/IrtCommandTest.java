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

class IrtCommandTest {

    private static final String DATA = "src/test/resources/reference/data/science.csv";
    private static final String ITEMS = "Comfort,Work,Future,Benefit";

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void givesTheQuantitiesOfTheReference() throws Exception {
        JsonNode result =
                json(CommandRun.kith("irt", "-d", DATA, "--items", ITEMS)).get("result");
        JsonNode expected = Reference.json("irt_science_graded");
        assertThat(result.get("n").asInt()).isEqualTo(392);
        for (String[] pair : new String[][] {
            {"/log_lik", "/logLik"},
            {"/bic", "/BIC"},
            {"/slope_intercept/Work/est/1", "/slope_intercept/Work/est/1"},
            {"/irt/Future/se/2", "/irt/Future/se/2"},
            {"/free_oakes/se/5", "/free_oakes/se/5"},
            {"/se_sandwich/3", "/se_sandwich/se/3"},
            {"/information/test/4", "/information/test/4"},
            {"/reliability_marginal", "/reliability_marginal"},
            {"/sum_score_table/3/theta", "/sum_score_table/3/F1"},
            {"/q3/x/0/1", "/Q3/x/0/1"},
            {"/c2/rmsea", "/C2/RMSEA"},
            {"/s_x2/2/p", "/S_X2/2/p.S_X2"},
            {"/infit/3/z_outfit", "/infit/3/z.outfit"}
        }) {
            Tolerance.ESTIMATE.check(
                    pair[0], result.at(pair[0]).asDouble(), expected.at(pair[1]).asDouble());
        }
    }

    @Test
    void writesEveryForm(@TempDir Path folder) throws Exception {
        CommandRun table = CommandRun.kith("irt", "-d", DATA, "--items", ITEMS, "--format", "table");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("Item parameters", "Fit of the items", "C2(2) = 19.18");
        CommandRun csv = CommandRun.kith("irt", "-d", DATA, "--items", ITEMS, "--format", "csv");
        assertThat(csv.out()).startsWith("Item,a,SE,b1");
        for (String name : new String[] {"irt.html", "irt.xlsx"}) {
            Path file = folder.resolve(name);
            String format = name.substring(4);
            assertThat(CommandRun.kith("irt", "-d", DATA, "--items", ITEMS, "--format", format, "-o", file.toString())
                            .exit())
                    .isZero();
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void namesWhatDoesNotSuitTheModel() {
        CommandRun dichotomous = CommandRun.kith("irt", "-d", DATA, "--items", ITEMS, "--model", "rasch");
        assertThat(dichotomous.exit()).isEqualTo(2);
        assertThat(dichotomous.err()).contains("Comfort: 4 categories", "Benefit: 4 categories");
        CommandRun unknown =
                CommandRun.kith("irt", "-d", DATA, "--items", ITEMS, "--model", "nominal", "--se", "bootstrap");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("--model", "--se");
    }

    @Test
    void answersPoorData(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("poor.csv");
        Files.writeString(file, "a,b,c,d,e\n1,1,1,,1\n2,2,1,,2\n1,2,1,,1\n2,1,1,,3\n1,1,1,,2\n3,3,1,,1\n,,,,\n");
        CommandRun run = CommandRun.kith("irt", "-d", file.toString(), "--items", "a,b,c,d,e", "--format", "json");
        JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
        assertThat(findings.findValuesAsText("code"))
                .contains("irt_item_excluded", "irt_few_respondents", "rows_left_out");
        CommandRun two = CommandRun.kith("irt", "-d", file.toString(), "--items", "a,b", "--format", "table");
        assertThat(two.out()).contains("No item response model could be fitted");
    }
}
