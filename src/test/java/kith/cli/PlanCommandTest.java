package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private static final String POPULATION = "datasets/collective-efficacy/contexts.population.yaml";
    private static final String[] MODEL = {
        "plan", "--for", "cfa", "-p", POPULATION, "-n", "60,120", "--samples", "6", "-m", "ci =~ ci1 + ci2 + ci3"
    };

    @TempDir
    private Path folder;

    private static JsonNode result(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    private static CommandRun group(String... more) {
        String[] all = new String[3 + more.length];
        System.arraycopy(new String[] {"plan", "--for", "group-reliability"}, 0, all, 0, 3);
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandRun.json(all);
    }

    @Test
    void plansGroupsFromAnIntraclassCorrelation() throws Exception {
        JsonNode result = result(group("--icc", ".167", "--target", ".8"));
        assertThat(result.get("respondents").asDouble()).isEqualTo(20);
        assertThat(result.get("design_curve")).hasSize(11);
        assertThat(group("--icc", ".167", "--format", "table").out()).contains("with 20 respondents per group");
        assertThat(group("--icc", "0", "--format", "table").out()).contains("variance between groups is 0");
    }

    @Test
    void plansGroupsFromVariancesAndFromTheAnswerOfGroup() throws Exception {
        JsonNode components =
                result(group("--tau", ".2", "--tau-person", ".5", "--sigma2", "1.2", "--item-count", "5"));
        assertThat(components.get("respondents").asDouble()).isEqualTo(Math.ceil((.5 + 1.2 / 5) / .2 * 4));
        Path file = folder.resolve("group.json");
        Files.writeString(file, """
                {"analysis": "group", "result": {"scales": [
                  {"scale": "a", "icc1": 0.167, "ecometrics": null},
                  {"scale": "b", "icc1": 0.1, "ecometrics": {"tau_group": 0.2, "tau_person": 0.5, "sigma2_item": 1.2,
                    "reliability": [{"items": 5}]}}]}}
                """);
        assertThat(result(group("--from", file.toString(), "--scale", "b"))).isEqualTo(components);
        assertThat(result(group("--from", file.toString(), "--scale", "a"))
                        .get("respondents")
                        .asInt())
                .isEqualTo(20);
        assertThat(group("--from", file.toString()).err()).contains("one of a, b");
    }

    @Test
    void givesThePowerOfAModel() throws Exception {
        JsonNode result = result(CommandRun.json(MODEL));
        assertThat(result.get("sizes")).hasSize(2);
        assertThat(result.at("/sizes/0/parameters/0/parameter").asText()).isEqualTo("ci=~ci2");
        assertThat(result.at("/smallest_n/0/parameter").asText()).isEqualTo("ci=~ci2");
        Path page = folder.resolve("plan.html");
        String[] written = java.util.Arrays.copyOf(MODEL, MODEL.length + 2);
        written[MODEL.length] = "-o";
        written[MODEL.length + 1] = page.toString();
        assertThat(CommandRun.json(written).exit()).isZero();
        assertThat(Files.readString(page)).contains("Power by sample size").contains("599–620");
    }

    @Test
    void namesEveryOptionThatIsWrong() {
        CommandRun none = group();
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--icc .167");
        CommandRun both = group("--icc", "2", "--tau", "1", "-n", "5");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("--icc").contains("several sources").contains("-n");
        CommandRun bare = CommandRun.json("plan", "--for", "cfa", "--target", ".9");
        assertThat(bare.exit()).isEqualTo(2);
        assertThat(bare.err())
                .contains("--population")
                .contains("--model")
                .contains("-n")
                .contains("--target");
        assertThat(CommandRun.json("plan", "--for", "moon").exit()).isEqualTo(2);
        assertThat(group("--icc", ".1", "--target", "1").exit()).isEqualTo(2);
        assertThat(group("--from", POPULATION).exit()).isEqualTo(2);
    }

    @Test
    void plansInvariance() throws Exception {
        String[] words = {
            "plan",
            "--for",
            "invariance",
            "-p",
            POPULATION,
            "-n",
            "150,300",
            "--samples",
            "4",
            "--group",
            "context",
            "-m",
            "le =~ le1 + le2 + le3",
            "--parameter",
            "le3~1"
        };
        JsonNode result = result(CommandRun.json(words));
        assertThat(result.get("group").asText()).isEqualTo("context");
        assertThat(result.get("sizes")).hasSize(2);
        assertThat(result.at("/sizes/0/levels/0/name").asText()).isEqualTo("metric");
        assertThat(result.at("/sizes/1/parameters/0/name").asText()).isEqualTo("le3~1");
        assertThat(result.get("smallest_n").findValuesAsText("name")).contains("scalar", "le3~1");
        assertThat(result.get("population").get(0).get("level").asText()).isEqualTo("metric");
        String[] table = java.util.Arrays.copyOf(words, words.length + 2);
        table[words.length] = "--format";
        table[words.length + 1] = "table";
        assertThat(CommandRun.json(table).out())
                .contains("Rejections of invariance by sample size")
                .contains("equality of le3~1 was rejected")
                .contains("Changes of fit in the population");
        CommandRun without = CommandRun.json(
                "plan", "--for", "invariance", "-p", POPULATION, "-n", "100", "-m", "le =~ le1 + le2 + le3");
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("--group");
    }
}
