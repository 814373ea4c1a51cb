package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.Reference;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with {@code level:} blocks on the command line. */
class TwoLevelCommandTest {

    private static final String DATA = "src/test/resources/reference/data/twolevel.csv";
    private static final String MODEL = "level: within; fw =~ y1 + y2 + y3; level: between; fb =~ y1 + y2 + y3";

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void givesLevelsInJson() throws Exception {
        JsonNode answer = json(CommandRun.json("cfa", "-d", DATA, "--cluster", "cluster", "--model", MODEL));
        JsonNode result = answer.get("result");
        JsonNode expected = Reference.json("cfa_twolevel");
        assertThat(answer.at("/options/estimator").asText()).isEqualTo("ML");
        assertThat(result.at("/nobs/0").asInt()).isEqualTo(2500);
        assertThat(result.at("/nclusters/0").asInt()).isEqualTo(200);
        assertThat(result.at("/fit/logl").asDouble())
                .isCloseTo(expected.at("/fit/logl").asDouble(), Offset.offset(1e-3));
        assertThat(result.get("parameters")).hasSize(expected.get("parameters").size());
        JsonNode last = result.get("parameters").get(21);
        assertThat(last.get("level").asInt()).isEqualTo(2);
        assertThat(last.get("group").asInt()).isEqualTo(1);
        assertThat(result.get("level_fit")).hasSize(2);
        assertThat(result.get("icc")).hasSize(3);
        assertThat(result.at("/reliability/0/coefficients/0/coefficient").asText())
                .isEqualTo("omega_within");
    }

    @Test
    void bootstrapsWholeClusters() throws Exception {
        String[] words = {"cfa", "-d", DATA, "--cluster", "cluster", "--model", MODEL, "--bootstrap", "5", "--seed", "2"
        };
        JsonNode bootstrap = json(CommandRun.json(words)).at("/result/bootstrap");
        assertThat(bootstrap.get("usable").asInt()).isEqualTo(5);
        assertThat(bootstrap.get("parameters")).hasSize(15);
        assertThat(bootstrap.at("/parameters/6/level").asInt()).isEqualTo(2);
        words[8] = "3";
        String[] ordered = java.util.Arrays.copyOf(words, 13);
        ordered[11] = "--ordered";
        ordered[12] = "all";
        assertThat(CommandRun.json(ordered).err()).contains("--bootstrap with ordered responses");
    }

    @Test
    void showsBothLevels(@TempDir Path folder) {
        CommandRun table = CommandRun.json(
                "cfa", "-d", DATA, "--cluster", "cluster", "--estimator", "MLR", "--model", MODEL, "--format", "table");
        assertThat(table.err()).isEmpty();
        assertThat(table.out())
                .contains("2,500 rows in 200 clusters (5 to 20 rows each")
                .contains("Fit of each level")
                .contains("Loadings, within clusters")
                .contains("Loadings, between clusters")
                .contains("Intraclass correlations")
                .contains("Reliability at each level")
                .doesNotContain("SRMR includes");
        for (String name : new String[] {"a.html", "a.xlsx", "a.csv", "a.docx"}) {
            CommandRun run = CommandRun.jsonIn(
                    folder,
                    "cfa",
                    "-d",
                    Path.of(DATA).toAbsolutePath().toString(),
                    "--cluster",
                    "cluster",
                    "--model",
                    MODEL,
                    "--quiet",
                    "-o",
                    name);
            assertThat(run.err()).isEmpty();
            assertThat(Files.exists(folder.resolve(name))).isTrue();
        }
    }

    @Test
    void tellsWhatIsWrong() {
        CommandRun without = CommandRun.json("cfa", "-d", DATA, "--model", MODEL);
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("--cluster COLUMN");
        CommandRun asked = CommandRun.json(
                "cfa", "-d", DATA, "--cluster", "cluster", "--model", MODEL, "--scores", "s.csv", "--residuals");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("residuals").contains("two levels").doesNotContain("--scores");
    }

    @Test
    void fitsOrderedResponses() throws Exception {
        String data = "src/test/resources/reference/data/twolevel_ordinal.csv";
        String model = "level: 1; fw =~ u1 + u2 + u3 + u4; level: 2; fb =~ u1 + u2 + u3 + u4";
        JsonNode result = json(CommandRun.json(
                        "cfa", "-d", data, "--cluster", "cluster", "--ordered", "all", "--std-lv", "--model", model))
                .get("result");
        JsonNode expected = Reference.json("twolevel_ordinal_cfa_logit");
        assertThat(result.at("/fit/logl").asDouble())
                .isCloseTo(expected.get("logLik_51x51_same_point").asDouble(), Offset.offset(1e-4));
        assertThat(result.at("/parameters/0/est").asDouble())
                .isCloseTo(expected.at("/loading_within/0").asDouble(), Offset.offset(1e-4));
        assertThat(result.get("icc")).hasSize(4);
        CommandRun wrong = CommandRun.json(
                "cfa", "-d", data, "--cluster", "cluster", "--ordered", "u1", "--estimator", "MLR", "--model", model);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--ordered all").contains("WLSMV");
    }

    @Test
    void orderedItemsByLimitedInformation(@TempDir Path folder) throws Exception {
        String data = "src/test/resources/reference/data/twolevel_ordinal.csv";
        String model = "level: 1; fw =~ u1 + u2 + u3 + u4; level: 2; fb =~ u1 + u2 + u3 + u4; u1 ~~ 0*u1; u2 ~~ 0*u2;"
                + " u3 ~~ 0*u3; u4 ~~ 0*u4";
        String[] options = {
            "cfa",
            "-d",
            data,
            "--cluster",
            "cluster",
            "--ordered",
            "all",
            "--estimator",
            "WLSMV",
            "--missing",
            "pairwise",
            "--model",
            model
        };
        JsonNode result = json(CommandRun.json(options)).get("result");
        assertThat(result.get("estimator").asText()).isEqualTo("WLSMV");
        assertThat(result.get("test").asText()).isEqualTo("scaled.shifted");
        assertThat(result.at("/fit/df").asInt()).isEqualTo(8);
        assertThat(result.at("/fit/cfi_scaled").asDouble()).isGreaterThan(0.95);
        assertThat(result.get("level_fit")).hasSize(2);
        assertThat(result.get("icc")).hasSize(4);
        String[] table = java.util.Arrays.copyOf(options, options.length + 2);
        table[options.length] = "--format";
        table[options.length + 1] = "table";
        assertThat(CommandRun.json(table).out())
                .contains("600 rows in 60 clusters")
                .contains("Tests are scaled and shifted")
                .contains("latent responses, whose variance within clusters is 1")
                .contains("Thresholds, between clusters")
                .doesNotContain("Thresholds, within clusters");
        String[] logit = java.util.Arrays.copyOf(options, options.length + 2);
        logit[options.length] = "--link";
        logit[options.length + 1] = "logit";
        CommandRun refused = CommandRun.json(logit);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("logit with WLSMV");
    }

    @Test
    void writesScoresOfBothLevels(@TempDir Path folder) throws Exception {
        String data = Path.of(DATA).toAbsolutePath().toString();
        CommandRun run = CommandRun.jsonIn(
                folder, "cfa", "-d", data, "--cluster", "cluster", "--model", MODEL, "--scores", "scores.csv");
        assertThat(run.err()).isEmpty();
        java.util.List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertThat(lines).hasSize(2501);
        assertThat(lines.get(0)).isEqualTo("row,cluster,fw_within,fb_between,fb_between_se");
        assertThat(lines.get(1)).startsWith("1,1,").doesNotContain(",,");
        CommandRun other = CommandRun.jsonIn(
                folder,
                "cfa",
                "-d",
                data,
                "--cluster",
                "cluster",
                "--model",
                MODEL,
                "--scores",
                "s.csv",
                "--score-method",
                "bartlett");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("regression");
    }
}
