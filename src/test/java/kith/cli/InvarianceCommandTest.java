package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;

class InvarianceCommandTest {

    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final String ABILITIES = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";

    @Test
    void givesTheJsonOfTheReference() throws Exception {
        CommandRun run = CommandRun.kith("invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        JsonNode reference = Reference.json("invariance_ml");
        assertThat(result.get("levels")).hasSize(4);
        for (JsonNode level : result.get("levels")) {
            String name = level.get("level").asText();
            JsonNode expected = reference.at("/steps/" + name);
            for (String index : new String[] {"cfi", "rmsea", "srmr"}) {
                Tolerance.FIT_INDEX.check(
                        name + " " + index,
                        Reference.number(level.at("/fit/" + index)),
                        Reference.number(expected.at("/fit/" + index)));
            }
            Tolerance.CHI_SQUARE.check(
                    name, Reference.number(level.at("/fit/chisq")), Reference.number(expected.at("/fit/chisq")));
            for (int i = 0; i < level.get("parameters").size(); i++) {
                JsonNode parameter = level.get("parameters").get(i);
                JsonNode other = expected.get("parameters").get(i);
                String what = name + " " + parameter.get("lhs").asText()
                        + parameter.get("op").asText() + parameter.get("rhs").asText();
                Tolerance.ESTIMATE.check(
                        what, Reference.number(parameter.get("est")), Reference.number(other.get("est")));
                Tolerance.STANDARD_ERROR.check(
                        what, Reference.number(parameter.get("se")), Reference.number(other.get("se")));
            }
            JsonNode difference = reference.at("/lrt/" + name);
            if (!difference.isMissingNode()) {
                Tolerance.CHI_SQUARE.check(
                        name + " difference",
                        Reference.number(level.at("/comparison/chisq_diff")),
                        Reference.number(difference.get("Chisq diff")));
            }
        }
        assertThat(result.at("/levels/0/comparison").isNull()).isTrue();
        assertThat(result.at("/conclusion/reached").asText()).isEqualTo("metric");
    }

    @Test
    void takesSomeStepsAndLeavesParametersFree() throws Exception {
        CommandRun run = CommandRun.kith(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--levels",
                "configural,metric,scalar",
                "--free",
                "x3~1,x7~1");
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.get("levels")).hasSize(3);
        assertThat(result.at("/levels/2/freed")).hasSize(2);
    }

    @Test
    void goesOnToTheDistributionOfFactors() throws Exception {
        CommandRun run = CommandRun.kith(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--search",
                "none",
                "--levels",
                "configural,metric,scalar,strict,variances,covariances,means");
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        JsonNode expected = Reference.own("factor_levels").at("/ml/lrt");
        for (int i = 1; i < 7; i++) {
            JsonNode level = result.get("levels").get(i);
            String name = level.get("level").asText();
            Tolerance.CHI_SQUARE.check(
                    name,
                    Reference.number(level.at("/comparison/chisq_diff")),
                    Reference.number(expected.get(name).get("Chisq diff")));
        }
        assertThat(result.at("/levels/6/held_equal/5").asText()).isEqualTo("means");
        assertThat(result.at("/conclusion/reached").asText()).isEqualTo("metric");
        assertThat(result.at("/conclusion/text").asText())
                .contains("Means of the factors differ between the groups", "Since what these tests rest on");
    }

    @Test
    void saysHowLargeADifferenceHasToBeTolerated() throws Exception {
        CommandRun run = CommandRun.kith(
                "invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES, "--search", "none");
        JsonNode level =
                new ObjectMapper().readTree(run.out()).at("/result/levels").get(2);
        JsonNode expected = Reference.own("equivalence").at("/invariance_ml/scalar");
        JsonNode own = level.at("/comparison/equivalence");
        Tolerance.FIT_INDEX.check(
                "T-size", Reference.number(own.get("rmsea_t")), Reference.number(expected.at("/difference/rmsea")));
        Tolerance.FIT_INDEX.check(
                "close",
                Reference.number(own.at("/rmsea_cutoffs/close")),
                Reference.number(expected.at("/difference/bounds/1")));
        assertThat(own.get("rmsea_size").asText()).isEqualTo("poor");
        Tolerance.FIT_INDEX.check(
                "T-size CFI", Reference.number(level.at("/equivalence/cfi_t")), Reference.number(expected.get("cfi")));
        assertThat(level.at("/equivalence/cfi_cutoffs").isNull()).isTrue();
        CommandRun table = CommandRun.kith(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--search",
                "none",
                "--format",
                "table");
        assertThat(table.out()).contains("T-size", ".253 at the scalar step (poor)", "What each rule says", "ΔTLI");
    }

    @Test
    void givesTheLadderAsATable() {
        CommandRun run = CommandRun.kith(
                "invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES, "--format", "table");
        assertThat(run.out()).contains("Scalar", "does not hold", "Chen 2007", "ΔCFI");
    }

    @Test
    void tellsWhatIsWrong() {
        CommandRun run = CommandRun.kith(
                "invariance", "-d", PUPILS, "--group", "schol", "--model", ABILITIES, "--levels", "skalar");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("skalar", "scalar");
        CommandRun column = CommandRun.kith("invariance", "-d", PUPILS, "--group", "schol", "--model", ABILITIES);
        assertThat(column.exit()).isEqualTo(2);
        assertThat(column.err()).contains("schol", "school");
    }

    @Test
    void comparesTheSamePeopleAboutSeveralContexts() throws Exception {
        CommandRun run = CommandRun.kith(
                "invariance",
                "-d",
                "src/test/resources/reference/data/ce_within.csv",
                "--within",
                "n,w,p",
                "--std-lv",
                "--model",
                "ci =~ ci1 + ci2 + ci3 + ci4");
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.get("layout").asText()).isEqualTo("within_person");
        JsonNode expected = Reference.json("invariance_within_person_ml").at("/steps/strict/fit/chisq");
        Tolerance.CHI_SQUARE.check("strict", result.at("/levels/3/fit/chisq").doubleValue(), expected.doubleValue());
        assertThat(result.at("/partial/freed")).isEmpty();
        assertThat(result.get("mean_comparison")).hasSize(3);
    }

    @Test
    void saysWhatStandsInTheWayAndHowMuchItMatters() throws Exception {
        String[] command = {
            "invariance",
            "-d",
            "src/test/resources/reference/data/ce_contexts.csv",
            "--group",
            "context",
            "--missing",
            "fiml",
            "--model",
            "ci =~ ci1 + ci2 + ci3 + ci4; rw =~ rw1 + rw2 + rw3 + rw4; sb =~ sb1 + sb2 + sb3 + sb4"
        };
        JsonNode result =
                new ObjectMapper().readTree(CommandRun.kith(command).out()).get("result");
        assertThat(result.at("/partial/freed/0").asText()).isEqualTo("ci=~ci2 @ personal");
        assertThat(result.at("/effect_sizes/1/level").asText()).isEqualTo("scalar");
        assertThat(result.at("/levels/1/comparison/rules")).hasSize(3);
        String[] table = java.util.Arrays.copyOf(command, command.length + 2);
        table[command.length] = "--format";
        table[command.length + 1] = "table";
        assertThat(CommandRun.kith(table).out())
                .contains("the loading of ci2 in personal", "the intercept of rw3 in workplace", "dMACS")
                .containsPattern("rw in\\s+workplace by\\s+-0.61 of\\s+16 points");
    }

    @Test
    void groupsOrPeopleButNotBoth() {
        CommandRun run = CommandRun.kith("invariance", "-d", PUPILS, "--model", ABILITIES);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--group", "--within");
    }
}
