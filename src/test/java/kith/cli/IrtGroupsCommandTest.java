package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Item response models with several factors in several groups. */
class IrtGroupsCommandTest {

    private static final String CONTEXTS = "src/test/resources/reference/data/ce_contexts.csv";
    private static final String TWO = "ci =~ ci1 + ci2 + ci3; rw =~ rw1 + rw2 + rw3";

    private static CommandRun run(String structure, String... more) {
        String[] words = {"irt", "-d", CONTEXTS, "--structure", structure, "--group", "context", "--points", "17"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.kith(all);
    }

    private static JsonNode result(CommandRun run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    @Test
    void givesLatentMeansAndCovariancesOfEachGroup(@TempDir Path folder) throws Exception {
        Path scores = folder.resolve("scores.csv");
        JsonNode result = result(run(TWO, "--format", "json", "--scores", scores.toString()));
        assertThat(result.get("groups")).hasSize(3);
        assertThat(result.has("factor_correlations")).isFalse();
        int free = 0;
        for (JsonNode group : result.get("groups")) {
            JsonNode latent = group.at("/latent_factors/ci");
            boolean scale = latent.get("mean_se").isNull();
            free += scale ? 0 : 1;
            if (scale) {
                assertThat(latent.get("mean").asDouble()).isZero();
                assertThat(latent.get("variance").asDouble()).isEqualTo(1);
                assertThat(latent.get("variance_se").isNull()).isTrue();
            }
            JsonNode covariance = group.at("/latent_covariances/0");
            assertThat(covariance.get("covariance_se").asDouble()).isPositive();
            double r = covariance.get("covariance").asDouble()
                    / Math.sqrt(latent.get("variance").asDouble()
                            * group.at("/latent_factors/rw/variance").asDouble());
            assertThat(group.at("/factor_correlations/x/0/1").asDouble()).isCloseTo(r, within());
            assertThat(group.at("/slope_intercept/ci1/est"))
                    .isEqualTo(result.get("groups").elements().next().at("/slope_intercept/ci1/est"));
        }
        assertThat(free).isEqualTo(2);
        assertThat(Files.readAllLines(scores).get(0)).isEqualTo("id,ci_eap,ci_eap_se,rw_eap,rw_eap_se,scale_answered");
        assertThat(result.get("c2").get("df").asInt()).isPositive();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void showsThemInATable() {
        CommandRun table = run(TWO, "--format", "table");
        assertThat(table.out())
                .contains("2 correlated factors in 3 groups")
                .contains("Latent means, variances and correlations", "r with ci", "Standardised loadings by group");
        CommandRun bifactor = run(TWO, "--bifactor", "--format", "table");
        assertThat(bifactor.out()).contains("Latent means and variances", "Specific factors have mean 0");
        assertThat(run(TWO, "--equal", "none", "--format", "csv").out()).startsWith("Item,Group,a1,SE a1,a2,SE a2,d1");
    }

    @Test
    void needsAnAnchorForEveryFactorAndNamedFactors() {
        CommandRun anchors = run(TWO, "--anchors", "ci1");
        assertThat(anchors.exit()).isEqualTo(2);
        assertThat(anchors.err()).contains("anchors: none of the factor rw", "add one of rw1, rw2, rw3");
        assertThat(run(TWO, "--anchors", "ci1,rw2", "--format", "csv").exit()).isZero();
        CommandRun rotated = CommandRun.kith(
                "irt", "-d", CONTEXTS, "--items", "ci1,ci2,ci3,rw1,rw2,rw3", "--factors", "2", "--group", "context");
        assertThat(rotated.exit()).isEqualTo(2);
        assertThat(rotated.err()).contains("--group: together with rotated factors", "by --structure");
    }

    @Test
    void fitsTheGroupsOfAStudy(@TempDir Path folder) throws Exception {
        String study = Files.readString(Path.of("datasets/collective-efficacy/study.yaml"))
                .replace(
                        "file: contexts.csv",
                        "file: "
                                + Path.of("datasets/collective-efficacy/contexts.csv")
                                        .toAbsolutePath());
        String settings = "\nirt: {equal: all, points: 15, structure: '" + TWO + "'}\n";
        Files.writeString(folder.resolve("study.yaml"), study + settings);
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--only", "irt", "--out", "out");
        assertThat(run.exit()).as(run.err()).isZero();
        Path out = folder.resolve("out/collective-efficacy");
        JsonNode results = new ObjectMapper().readTree(Files.readString(out.resolve("results.json")));
        assertThat(results.findValue("latent_factors").at("/ci/mean").asDouble())
                .isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Latent means, variances and correlations", "Item parameters by group");
        Files.writeString(folder.resolve("study.yaml"), study + "\nirt: {equal: slopes, factors: 2}\n");
        CommandRun rotated = CommandRun.in(folder, "run", "study.yaml", "--only", "irt", "--out", "out");
        assertThat(rotated.exit()).isEqualTo(2);
        assertThat(rotated.err()).contains("together with rotated factors");
    }
}
