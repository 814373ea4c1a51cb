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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommandTest {

    private static final String DATA = "src/test/resources/reference/data/";

    private static JsonNode answer(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static CommandRun group(Path folder, String... more) {
        List<String> words = new ArrayList<>(List.of("group", "-d", "g.csv", "--cluster", "g", "--items", "a,b"));
        words.addAll(List.of(more));
        return CommandRun.jsonIn(folder, words.toArray(String[]::new));
    }

    @Test
    void givesTheNumbersOfTheReferenceByTheirNames() throws Exception {
        JsonNode result = answer(CommandRun.json(
                        "group",
                        "-d",
                        DATA + "bh1996.csv",
                        "--items",
                        "LEAD",
                        "--cluster",
                        "GRP",
                        "--scale-min",
                        "1",
                        "--scale-max",
                        "5"))
                .get("result");
        JsonNode first = Reference.json("group_icc");
        assertThat(result.get("groups").asInt()).isEqualTo(99);
        for (String name : List.of("icc1", "icc2")) {
            Tolerance.CLOSED_FORM.check(
                    name, result.get(name).asDouble(), first.get(name).asDouble());
        }
        Tolerance.CLOSED_FORM.check(
                "rwg",
                result.at("/rwg/mean").asDouble(),
                first.at("/rwg_lead/mean").asDouble());
        Tolerance.CLOSED_FORM.check(
                "rwg",
                result.at("/rwg/median").asDouble(),
                first.at("/rwg_lead/median").asDouble());
        for (int i = 0; i < 10; i++) {
            JsonNode expected = first.at("/rwg_lead/first10/" + i);
            JsonNode group = result.at("/rwg/by_group/" + i);
            assertThat(group.get("group").asText())
                    .isEqualTo(expected.get("grpid").asText());
            Tolerance.CLOSED_FORM.check(
                    "rwg", group.get("rwg").asDouble(), expected.get("rwg").asDouble());
        }
        JsonNode intervals = Reference.json("group_icc_intervals").get("bh1996_LEAD");
        intervals.properties().forEach(entry -> {
            String name = entry.getKey().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
            if (entry.getValue().isNumber()) {
                Tolerance.ESTIMATE.check(
                        name,
                        Reference.number(result.get(name)),
                        entry.getValue().asDouble());
            }
        });
        Tolerance.ESTIMATE.check(
                "eb",
                result.at("/by_group/3/eb").asDouble(),
                intervals.at("/eb_first10/3").asDouble());
    }

    @Test
    void saysItInEveryForm() {
        String[] words = {
            "group",
            "-d",
            DATA + "contexts.csv",
            "--items",
            "sc1,sc2,sc3",
            "--cluster",
            "cluster",
            "--scale-min",
            "1",
            "--scale-max",
            "5",
            "--format",
            "table"
        };
        assertThat(CommandRun.json(words).out())
                .contains("Group means differed", "Agreement within groups", "rwg(j), slight", "(WABA)");
        words[12] = "csv";
        assertThat(CommandRun.json(words).out()).startsWith("Scale,Group,").contains("\nscale,A01,");
        words[12] = "html";
        assertThat(CommandRun.json(words).out()).contains("LeBreton").contains("Measurement of groups");
    }

    @Test
    void neighboursGiveSpatialScores(@TempDir Path folder) throws Exception {
        StringBuilder rows = new StringBuilder("g,a,b\n");
        StringBuilder borders = new StringBuilder("group,neighbour\n");
        for (int g = 0; g < 30; g++) {
            for (int i = 0; i < 6; i++) {
                int level = (int) Math.round(3 + 1.5 * Math.sin(g / 4.0)) + (g * 7 + i * 5) % 3 - 1;
                int one = Math.max(1, Math.min(5, level));
                rows.append("g" + g + "," + one + "," + Math.max(1, Math.min(5, one + i % 2)) + "\n");
            }
            borders.append(g > 0 ? "g" + (g - 1) + ",g" + g + "\n" : "");
        }
        Files.writeString(folder.resolve("g.csv"), rows);
        Files.writeString(folder.resolve("n.csv"), borders);
        String[] words = {"--scale-min", "1", "--scale-max", "5", "--neighbours", "n.csv", "--scores", "s.csv"};
        JsonNode spatial = answer(group(folder, words)).at("/result/spatial/0");
        assertThat(spatial.at("/moran/i").asDouble()).isGreaterThan(0.5);
        assertThat(spatial.at("/moran/p").asDouble()).isLessThan(0.01);
        assertThat(spatial.at("/spatial_model/rho").asDouble()).isGreaterThan(0.5);
        assertThat(spatial.at("/spatial_model/scores")).hasSize(30);
        assertThat(Files.readAllLines(folder.resolve("s.csv")).get(0)).contains(",spatial_score,spatial_se,");
        String[] table = {"--scale-min", "1", "--scale-max", "5", "--neighbours", "n.csv", "--format", "table"};
        assertThat(group(folder, table).out())
                .contains("neighbouring groups had similar scores, Moran’s I", "Spatial empirical Bayes scores");
        Files.writeString(folder.resolve("n.csv"), "group,neighbour,weight\ng1,g2,1\ng2,,1\ng3,g4,0\n");
        CommandRun wrong = group(folder, words);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("row 2: a group without a name", "row 3: the weight 0");
        Files.writeString(folder.resolve("n.csv"), "group,neighbour\ng1,g2\n");
        JsonNode few = answer(group(folder, words));
        assertThat(few.get("findings").findValuesAsText("code"))
                .contains("no_spatial_scores", "groups_without_neighbours");
        assertThat(few.at("/result/spatial/0/moran/groups").asInt()).isEqualTo(2);
    }

    @Test
    void orderedModelIsNotEstimatedWhereItCannotBe(@TempDir Path folder) throws Exception {
        StringBuilder alike = new StringBuilder("g,a,b\n");
        StringBuilder independent = new StringBuilder("g,a,b\n");
        StringBuilder alone = new StringBuilder("g,a,b\n");
        for (int row = 0; row < 80; row++) {
            int level = 1 + row / 4 % 5;
            alike.append("g" + row / 4 + "," + level + "," + level + "\n");
            independent.append("g" + row / 8 + "," + (1 + (row * 7 + row / 8) % 5) + "," + (1 + row * 3 % 5) + "\n");
            alone.append("g" + row + "," + level + "," + (1 + row % 5) + "\n");
        }
        Files.writeString(folder.resolve("g.csv"), alike);
        CommandRun run = group(folder, "--scale-min", "1", "--scale-max", "5", "--ordered");
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.get("findings").findValuesAsText("code"))
                .contains("no_variance_within", "latent_variance_unbounded");
        assertThat(answer.at("/result/ordered_ecometrics/0/converged").asBoolean())
                .isFalse();
        Files.writeString(folder.resolve("g.csv"), independent);
        JsonNode none = answer(group(folder, "--scale-min", "1", "--scale-max", "5", "--ordered"));
        assertThat(none.get("findings").findValuesAsText("code")).contains("no_variance_of_persons");
        assertThat(none.at("/result/ordered_ecometrics/0/sd_person/est").asDouble())
                .isZero();
        assertThat(none.at("/result/ordered_ecometrics/0/thresholds/0/se/0").isNumber())
                .isTrue();
        Files.writeString(folder.resolve("g.csv"), alone);
        JsonNode ofOne = answer(group(folder, "--scale-min", "1", "--scale-max", "5", "--ordered"));
        assertThat(ofOne.get("findings").findValuesAsText("code")).contains("groups_of_one", "no_variance_within");
        assertThat(ofOne.get("result").has("ordered_ecometrics")).isFalse();
    }

    @Test
    void poorDataIsToldAndHandled(@TempDir Path folder) throws Exception {
        // Unsorted groups, a group of one, a blank group, a missing response.
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\ny,5,4\nx,2,2\n,3,3\ny,4,\nz,3,3\ny,5,5\nx,1,3\n");
        JsonNode answer = answer(group(folder, "--scale-min", "1", "--scale-max", "5"));
        assertThat(answer.get("findings").findValuesAsText("code"))
                .contains("rows_without_cluster", "rows_left_out", "groups_of_one");
        assertThat(answer.at("/result/groups").asInt()).isEqualTo(3);
        assertThat(answer.at("/result/n").asInt()).isEqualTo(6);
        assertThat(answer.at("/result/agreement/groups").asInt()).isEqualTo(2);
        // No ends of the response scale: no agreement, told.
        assertThat(answer(group(folder)).get("findings").findValuesAsText("code"))
                .contains("response_scale_unknown");
        // Nothing varies within groups.
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\nx,1,2\ny,4,4\ny,4,4\n");
        JsonNode constant = answer(group(folder, "--scale-min", "1", "--scale-max", "5"));
        assertThat(constant.get("findings").findValuesAsText("code")).contains("no_variance_within");
        assertThat(constant.at("/result/icc1").isNull()).isTrue();
        assertThat(constant.at("/result/rwg/mean").asDouble()).isEqualTo(1);
        // The residual variance has no estimate: the model did not converge, and shows no estimates.
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,3,3\nx,3,3\ny,3,3\ny,3,3\n");
        JsonNode nothing = answer(group(folder, "--scale-min", "1", "--scale-max", "5"));
        assertThat(nothing.get("findings").findValuesAsText("code"))
                .contains("ecometrics_not_converged")
                .doesNotContain("no_variance_of_persons");
        assertThat(group(folder, "--format", "table").out()).doesNotContain("Ecometric model: variances");
        // All groups have one member.
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\ny,1,3\nz,4,4\n");
        assertThat(answer(group(folder, "--scale-min", "1", "--scale-max", "5"))
                        .get("findings")
                        .findValuesAsText("code"))
                .contains("no_variance_within", "groups_of_one");
        // Members agree, and so do all groups.
        StringBuilder same = new StringBuilder("g,a,b\n");
        for (int row = 0; row < 40; row++) {
            same.append(row % 10)
                    .append(',')
                    .append(4 + row / 10 % 2)
                    .append(',')
                    .append(5 - row / 20)
                    .append('\n');
        }
        Files.writeString(folder.resolve("g.csv"), same);
        JsonNode alike = answer(group(folder, "--scale-min", "1", "--scale-max", "5"));
        assertThat(alike.get("findings").findValuesAsText("code"))
                .contains("agreement_without_differences", "no_variance_between");
    }

    @Test
    void ecometricModelsAndTheirScores(@TempDir Path folder) throws Exception {
        Path file = Path.of("datasets/collective-efficacy/contexts.csv").toAbsolutePath();
        String[] words = {
            "group",
            "-d",
            file.toString(),
            "--scale",
            "sc=sc1,sc2,sc3",
            "--scale",
            "ci=ci1,ci2,-ci4",
            "--cluster",
            "cluster",
            "--scale-min",
            "1",
            "--scale-max",
            "5",
            "--covariates",
            "age",
            "--scores",
            "s.csv",
            "--format",
            "json"
        };
        JsonNode result = answer(CommandRun.jsonIn(folder, words)).get("result");
        assertThat(result.at("/scales/0/ecometrics/converged").asBoolean()).isTrue();
        assertThat(result.at("/scales/1/ecometrics/fixed/3/name").asText()).isEqualTo("age");
        assertThat(result.at("/ecometrics/cor_group/x/0/1").asDouble()).isBetween(0.2, 0.9);
        List<String> lines = Files.readAllLines(folder.resolve("s.csv"));
        assertThat(lines).hasSize(1 + 2 * result.at("/scales/0/groups").asInt());
        assertThat(lines.get(0)).startsWith("group,scale,respondents,responses,score,score_se,");
        words[words.length - 1] = "html";
        assertThat(CommandRun.jsonIn(folder, words).out())
                .contains(
                        "Reliability of group scores by the number of respondents",
                        "Scores of groups",
                        "Group means by size");
        words[16] = "s.txt";
        assertThat(CommandRun.jsonIn(folder, words).err()).contains("a name that ends in .csv");
    }

    @Test
    void studiesAnalyseEachContextByItself(@TempDir Path folder) throws Exception {
        CommandRun run = CommandRun.in(
                folder,
                "run",
                Path.of("datasets/collective-efficacy/study.yaml")
                        .toAbsolutePath()
                        .toString(),
                "--only",
                "group",
                "--out",
                "out");
        assertThat(run.exit()).isZero();
        JsonNode results =
                new ObjectMapper().readTree(Files.readString(folder.resolve("out/collective-efficacy/results.json")));
        JsonNode contexts = results.findValue("contexts");
        assertThat(contexts.findValuesAsText("context")).contains("neighbourhood", "workplace", "personal");
        assertThat(contexts.at("/0/answer/groups").isMissingNode()).isTrue();
        assertThat(contexts.at("/0/answer/scales/0/groups").asInt()).isEqualTo(50);
        assertThat(contexts.at("/2/answer/scales/0/groups").asInt()).isEqualTo(30);
        // Without a column of groups the analysis cannot be done, and says so.
        String study = Files.readString(Path.of("datasets/holzinger1939/study.yaml"))
                .replaceAll("(?m)^analyses:.*$", "analyses: [group]");
        Files.copy(Path.of("datasets/holzinger1939/holzinger1939.csv"), folder.resolve("holzinger1939.csv"));
        Files.writeString(
                folder.resolve("study.yaml"), study.contains("analyses:") ? study : study + "analyses: [group]\n");
        CommandRun none = CommandRun.in(folder, "run", "study.yaml", "--out", "none");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err() + none.out()).contains("The study names no column of groups.");
    }

    @Test
    void manyGroups(@TempDir Path folder) throws Exception {
        StringBuilder rows = new StringBuilder("g,a,b\n");
        for (int row = 0; row < 24_000; row++) {
            rows.append("area ").append((row * 7919L) % 8_000).append(',');
            rows.append(1 + (row * 31L + row / 7) % 5)
                    .append(',')
                    .append(1 + (row * 17L + row / 3) % 5)
                    .append('\n');
        }
        Files.writeString(folder.resolve("g.csv"), rows);
        JsonNode answer = answer(group(folder, "--scale-min", "1", "--scale-max", "5"));
        assertThat(answer.at("/result/groups").asInt()).isEqualTo(8_000);
        assertThat(answer.at("/result/by_group")).hasSize(8_000);
    }

    @Test
    void ownNullDistributions(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\nx,2,2\ny,4,4\ny,3,4\n");
        JsonNode answer = answer(group(folder, "--scale-min", "1", "--scale-max", "4", "--null", "mild=.1,.2,.3,.4"));
        assertThat(answer.at("/result/agreement_null/distributions/mild/variance")
                        .asDouble())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void withoutDifferencesOfGroupsThereIsNoSpatialDependence(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\nx,4,3\ny,2,1\ny,3,4\nz,1,3\nz,4,2\n");
        Files.writeString(folder.resolve("n.csv"), "group,neighbour\nx,y\ny,z\n");
        CommandRun run = group(folder, "--neighbours", folder.resolve("n.csv").toString());
        JsonNode answer = new com.fasterxml.jackson.databind.ObjectMapper().readTree(run.out());
        assertThat(answer.at("/result/spatial").isMissingNode()).isTrue();
        assertThat(answer.get("findings"))
                .extracting(finding -> finding.get("code").asText())
                .contains("spatial_dependence_not_examined");
    }

    @Test
    void tellsWhatIsWrong(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\nx,2,7\ny,4,4\n");
        CommandRun options = group(folder, "--null", "x=.1,.2", "--level", "2", "--draws", "3", "--scale-min", "1");
        assertThat(options.exit()).isEqualTo(2);
        assertThat(options.err()).contains("no distribution", "between 0 and 1", "at least 100");
        CommandRun outside = group(folder, "--scale-min", "1", "--scale-max", "5");
        assertThat(outside.exit()).isEqualTo(2);
        assertThat(outside.err()).contains("1 response to “b” outside the response scale, such as 7");
        Files.writeString(folder.resolve("g.csv"), "g,a,b\nx,1,2\nx,2,1\n");
        CommandRun one = group(folder);
        assertThat(one.exit()).isEqualTo(2);
        assertThat(one.err()).contains("two groups or more");
    }
}
