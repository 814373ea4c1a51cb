package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import kith.Reference;
import kith.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvarianceCommandTest {

    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final String ABILITIES = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";

    @Test
    void givesTheJsonOfTheReference() throws Exception {
        CommandRun run = CommandRun.json("invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES);
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
        assertThat(result.at("/conclusion/reached_partially").asText()).isEqualTo("strict");
        assertThat(result.at("/conclusion/answer").asText()).isEqualTo("with_released");
        assertThat(result.at("/conclusion/released")).hasSize(2);
        assertThat(result.at("/conclusion/text").asText()).startsWith("Partial scalar invariance was supported");
        assertThat(result.at("/conclusion/decided_by").asText()).isEqualTo("search");
        assertThat(result.at("/levels/2/verdict").asText()).isEqualTo("partially_supported");
    }

    @Test
    void takesSomeStepsAndLeavesParametersFree() throws Exception {
        CommandRun run = CommandRun.json(
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
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--partial",
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
        assertThat(result.at("/levels/6/verdict").asText()).isEqualTo("not_supported");
        assertThat(result.at("/conclusion/answer").asText()).isEqualTo("not");
        assertThat(result.at("/conclusion/reasons/0").asText()).isEqualTo("rejected_without_search");
        assertThat(result.at("/conclusion/text").asText())
                .contains("Latent means differed across the groups", "mix differences in the construct with");
    }

    @Test
    void saysHowLargeADifferenceHasToBeTolerated() throws Exception {
        CommandRun run = CommandRun.json(
                "invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES, "--partial", "none");
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
        CommandRun table = CommandRun.json(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--partial",
                "none",
                "--format",
                "table");
        assertThat(table.out()).contains("T-size", ".253", "Verdicts of published rules", "ΔNCI");
    }

    /** A model alone is judged as a step of a ladder is. */
    @Test
    void theSameIsSaidOfOneModel() throws Exception {
        String[] model = {"-d", PUPILS, "--group", "school", "--model", ABILITIES};
        List<String> cfa = new ArrayList<>(List.of("cfa", "--meanstructure"));
        cfa.addAll(List.of(model));
        List<String> ladder = new ArrayList<>(List.of("invariance", "--partial", "none", "--levels", "configural"));
        ladder.addAll(List.of(model));
        JsonNode alone = new ObjectMapper()
                .readTree(CommandRun.json(cfa.toArray(String[]::new)).out());
        JsonNode step = new ObjectMapper()
                .readTree(CommandRun.json(ladder.toArray(String[]::new)).out());
        assertThat(alone.at("/result/equivalence/rmsea_size").asText()).isEqualTo("mediocre");
        assertThat(alone.at("/result/equivalence")).isEqualTo(step.at("/result/levels/0/equivalence"));
    }

    @Test
    void permutesSearchesBackwardAndSorts() throws Exception {
        String[] command = {
            "invariance",
            "-d",
            PUPILS,
            "--group",
            "school",
            "--model",
            ABILITIES,
            "--levels",
            "configural,metric,scalar",
            "--partial",
            "backward",
            "--anchors",
            "x1,x4,x9",
            "--cutoff",
            "14",
            "--permute",
            "9",
            "--bootstrap",
            "8",
            "--alignment",
            "free"
        };
        CommandRun run = CommandRun.json(command);
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.at("/permutation/levels/2/measures/0/measure").asText())
                .isEqualTo("chisq");
        assertThat(result.at("/permutation/levels/2/measures/0/pvalue").doubleValue())
                .isEqualTo(0.1);
        assertThat(result.at("/partial/direction").asText()).isEqualTo("backward");
        assertThat(result.at("/partial/anchors")).hasSize(3);
        assertThat(result.at("/alignment/identification").asText()).isEqualTo("free");
        JsonNode sorted = result.at("/effect_sizes/0/scales/0/classification");
        assertThat(sorted.get("differently").doubleValue()).isBetween(0.01, 0.5);
        String[] table = java.util.Arrays.copyOf(command, command.length + 2);
        table[command.length] = "--format";
        table[command.length + 1] = "table";
        assertThat(CommandRun.json(table).out())
                .contains(
                        "exchanged between the groups at random",
                        "Classified",
                        "Anchors, which stay equal: x1, x4, x9");
    }

    @Test
    void tellsOfCountsAndCutOffsThatAreNone() {
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                ABILITIES,
                "--permutations",
                "-3",
                "--cutoff",
                "x");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--permutations");
    }

    @Test
    void givesTheLadderAsATable() {
        CommandRun run = CommandRun.json(
                "invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES, "--format", "table");
        assertThat(run.out()).contains("Scalar", "partially", "Chen (2007)", "ΔCFI");
    }

    @Test
    void tellsWhatIsWrong() {
        CommandRun run = CommandRun.json(
                "invariance", "-d", PUPILS, "--group", "schol", "--model", ABILITIES, "--levels", "skalar");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("skalar", "scalar");
        CommandRun column = CommandRun.json("invariance", "-d", PUPILS, "--group", "schol", "--model", ABILITIES);
        assertThat(column.exit()).isEqualTo(2);
        assertThat(column.err()).contains("schol", "school");
    }

    @Test
    void comparesTheSamePeopleAboutSeveralContexts() throws Exception {
        CommandRun run = CommandRun.json(
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
                new ObjectMapper().readTree(CommandRun.json(command).out()).get("result");
        assertThat(result.at("/partial/freed/0").asText()).isEqualTo("ci=~ci2 @ personal");
        assertThat(result.at("/effect_sizes/0/level").asText()).isEqualTo("scalar");
        assertThat(result.at("/effect_sizes/0/metric").asText()).isEqualTo("partial_scalar");
        assertThat(result.at("/levels/1/comparison/rules")).hasSize(4);
        String[] table = Arrays.copyOf(command, command.length + 2);
        table[command.length] = "--format";
        table[command.length + 1] = "table";
        assertThat(CommandRun.json(table).out())
                .contains("loading of ci2 in personal", "intercept of rw3 in workplace", "dMACS")
                .containsPattern("rw\\s+in\\s+workplace,\\s+−0.61\\s+points\\s+\\(possible\\s+range\\s+16\\)");
    }

    @Test
    void groupsOrPeopleButNotBoth() {
        CommandRun run = CommandRun.json("invariance", "-d", PUPILS, "--model", ABILITIES);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--group", "--within");
    }

    @Test
    void severalGroupingsGiveOneTableOfAnswers() throws Exception {
        String[] command = {
            "invariance",
            "-d",
            "src/test/resources/reference/data/bfi.csv",
            "--group",
            "gender,education",
            "--partial",
            "none",
            "--levels",
            "configural,metric,scalar",
            "--model",
            "A =~ A1 + A2 + A3 + A4 + A5"
        };
        CommandRun run = CommandRun.json(command);
        assertThat(run.exit()).isZero();
        JsonNode tree = new ObjectMapper().readTree(run.out());
        JsonNode groupings = tree.at("/result/groupings");
        assertThat(groupings).hasSize(2);
        assertThat(groupings.at("/0/group").asText()).isEqualTo("gender");
        assertThat(groupings.at("/1/groups")).hasSize(5);
        command[4] = "gender";
        JsonNode alone =
                new ObjectMapper().readTree(CommandRun.json(command).out()).get("result");
        assertThat(groupings.get(0)).isEqualTo(alone);
        assertThat(tree.get("findings")).anySatisfy(finding -> {
            assertThat(finding.get("code").asText()).isEqualTo("rows_without_group");
            assertThat(finding.get("where").asText()).isEqualTo("education");
        });
        command[4] = "gender,education";
        String[] table = Arrays.copyOf(command, command.length + 2);
        table[command.length] = "--format";
        table[command.length + 1] = "table";
        assertThat(CommandRun.json(table).out())
                .contains(
                        "Measurement invariance for each grouping",
                        "gender: scalar invariance ",
                        "Across the groups of education: 3, 2, 1, 5, 4.");
        table[command.length + 1] = "csv";
        assertThat(CommandRun.json(table).out().lines()).hasSize(3);
        command[4] = "gender,A1,nothing";
        CommandRun wrong = CommandRun.json(command);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("nothing");
    }

    @Test
    void groupsCrossedWithWaves() throws Exception {
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                "src/test/resources/reference/data/groups_by_waves.csv",
                "--group",
                "school",
                "--within",
                "a,b",
                "--columns",
                "{variable}_{occasion}",
                "--model",
                "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6",
                "--permute",
                "3");
        assertThat(run.exit()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out()).get("result");
        assertThat(result.get("layout").asText()).isEqualTo("across_groups_within_person");
        assertThat(result.at("/groups/3").asText()).isEqualTo("Grant-White:b");
        JsonNode expected = Reference.own("groups_by_waves").at("/lrt/scalar");
        Tolerance.CHI_SQUARE.check(
                "scalar",
                result.at("/levels/2/comparison/chisq_diff").doubleValue(),
                expected.get("Chisq diff").doubleValue());
    }

    @Test
    void theOrderOfMillsapAndTeinOnRequest() throws Exception {
        String[] command = {
            "invariance",
            "-d",
            "src/test/resources/reference/data/ce_contexts.csv",
            "--group",
            "context",
            "--partial",
            "none",
            "--ordered",
            "all",
            "--order",
            "millsap-tein",
            "--model",
            "ci =~ ci1 + ci2 + ci3 + ci4; rw =~ rw1 + rw2 + rw3 + rw4"
        };
        JsonNode tree = new ObjectMapper().readTree(CommandRun.json(command).out());
        assertThat(tree.at("/options/order").asText()).isEqualTo("millsap-tein");
        JsonNode expected = Reference.own("millsap_tein").at("/across/lrt/metric");
        Tolerance.CHI_SQUARE.check(
                "metric",
                tree.at("/result/levels/1/comparison/chisq_diff").doubleValue(),
                expected.get("Chisq diff").doubleValue());
        command[10] = "milsap";
        CommandRun misspelt = CommandRun.json(command);
        assertThat(misspelt.exit()).isEqualTo(2);
        assertThat(misspelt.err()).contains("millsap-tein");
    }

    /** The pupils with a change to some rows. */
    private static String pupils(Path folder, UnaryOperator<String> row) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(PUPILS));
        List<String> changed = new ArrayList<>(List.of(lines.get(0)));
        lines.stream().skip(1).map(row).filter(line -> !line.isEmpty()).forEach(changed::add);
        Path file = folder.resolve("pupils.csv");
        Files.write(file, changed);
        return file.toString();
    }

    private static CommandRun bySchool(String file, String... more) {
        List<String> command = new ArrayList<>(
                List.of("invariance", "-d", file, "--group", "school", "--model", ABILITIES, "--partial", "none"));
        command.addAll(List.of(more));
        return CommandRun.json(command.toArray(String[]::new));
    }

    @Test
    void oneGroupOnly(@TempDir Path folder) throws Exception {
        CommandRun run = bySchool(pupils(folder, row -> row.contains("Pasteur") ? row : ""));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("1 context (Pasteur)", "at least two");
    }

    @Test
    void aGroupOfEight(@TempDir Path folder) throws Exception {
        int[] seen = {0};
        String file = pupils(folder, row -> row.contains("Pasteur") || seen[0]++ < 8 ? row : "");
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                file,
                "--group",
                "school",
                "--partial",
                "none",
                "--levels",
                "configural,metric",
                "--model",
                "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6");
        assertThat(run.exit()).isZero();
        JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.get("code").asText()).isEqualTo("small_context");
            assertThat(finding.get("where").asText()).isEqualTo("Grant-White");
            assertThat(finding.get("what").asText()).startsWith("The group has 8 rows for");
            assertThat(finding.get("remedy").asText()).contains("leave the group out");
        });
        CommandRun fewerThanVariables = bySchool(file);
        assertThat(fewerThanVariables.exit()).isEqualTo(2);
        assertThat(fewerThanVariables.err()).contains("Grant-White", "8 rows");
    }

    @Test
    void aGroupThatLacksAnItem(@TempDir Path folder) throws Exception {
        // The columns are id, sex, ageyr, agemo, school, grade, x1, x2 …
        String file =
                pupils(folder, row -> row.contains("Pasteur") ? row.replaceFirst("^((?:[^,]*,){7})[^,]*", "$1") : row);
        for (String missing : new String[] {"listwise", "fiml"}) {
            CommandRun run = bySchool(file, "--missing", missing);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("Pasteur", "no answer to x2", "leave the item out");
        }
    }

    @Test
    void aGroupThatLacksACategory(@TempDir Path folder) throws Exception {
        String data = "src/test/resources/reference/data/ce_contexts.csv";
        List<String> lines = Files.readAllLines(Path.of(data));
        int column = List.of(lines.get(0).replace("\"", "").split(",")).indexOf("ci2");
        List<String> changed = lines.stream()
                .map(line -> line.contains("personal")
                        ? line.replaceFirst("^((?:[^,]*,){" + column + "})5(,|$)", "$14$2")
                        : line)
                .toList();
        Path file = folder.resolve("contexts.csv");
        Files.write(file, changed);
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                file.toString(),
                "--group",
                "context",
                "--ordered",
                "all",
                "--partial",
                "none",
                "--model",
                "ci =~ ci1 + ci2 + ci3 + ci4");
        assertThat(run.exit()).isZero();
        JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.get("where").asText()).contains("personal", "ci2");
            assertThat(finding.get("remedy").asText()).contains("Join");
        });
    }

    @Test
    void peopleWithUnmatchedItems() {
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                "src/test/resources/reference/data/ce_within.csv",
                "--within",
                "n,w,q",
                "--model",
                "ci =~ ci1 + ci2 + ci3 + ci9");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("q_ci1", "q_ci2", "n_ci9", "w_ci9");
        CommandRun once = CommandRun.json(
                "invariance",
                "-d",
                "src/test/resources/reference/data/ce_within.csv",
                "--within",
                "n",
                "--model",
                "ci =~ ci1 + ci2 + ci3 + ci4");
        assertThat(once.exit()).isEqualTo(2);
        assertThat(once.err()).contains("1 context (n)", "at least two");
    }

    @Test
    void aStepThatTestsNothing() {
        CommandRun run = CommandRun.json(
                "invariance",
                "-d",
                PUPILS,
                "--group",
                "school",
                "--model",
                "visual =~ x1 + x2 + x3",
                "--levels",
                "configural,metric,covariances");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("level covariances", "degrees of freedom rise");
    }

    /** lavaan 0.6-14 with sampling.weights and with cluster; MLR is taken when nothing else is asked for. */
    @ParameterizedTest
    @CsvSource({"--weights, ageyr, weights", "--cluster, agemo, cluster"})
    void theLadderHeedsHowTheRowsWereDrawn(String option, String column, String reference) throws Exception {
        CommandRun run =
                CommandRun.json("invariance", "-d", PUPILS, "--group", "school", "--model", ABILITIES, option, column);
        assertThat(run.exit()).isZero();
        JsonNode levels = new ObjectMapper().readTree(run.out()).at("/result/levels");
        JsonNode steps = Reference.own("weighted_ladder").at("/values/" + reference);
        for (JsonNode level : levels) {
            String name = level.get("level").asText();
            JsonNode expected = steps.get(name);
            if (expected == null) {
                continue;
            }
            for (String index : new String[] {"chisq", "chisq.scaled", "df"}) {
                Tolerance.CHI_SQUARE.check(
                        name + " " + index,
                        Reference.number(level.get("fit").get(index.replace('.', '_'))),
                        Reference.number(expected.get("fit").get(index)));
            }
            for (String index : new String[] {"cfi.robust", "rmsea.robust", "srmr"}) {
                Tolerance.FIT_INDEX.check(
                        name + " " + index,
                        Reference.number(level.get("fit").get(index.replace('.', '_'))),
                        Reference.number(expected.get("fit").get(index)));
            }
            assertThat(level.get("parameters")).hasSize(expected.get("se").size());
            for (int i = 0; i < level.get("parameters").size(); i++) {
                JsonNode parameter = level.get("parameters").get(i);
                String what = name + " parameter " + i;
                Tolerance.ESTIMATE.check(
                        what,
                        Reference.number(parameter.get("est")),
                        Reference.number(expected.get("est").get(i)));
                Tolerance.STANDARD_ERROR.check(
                        what,
                        Reference.number(parameter.get("se")),
                        Reference.number(expected.get("se").get(i)));
            }
        }
        assertThat(levels).hasSizeGreaterThanOrEqualTo(3);
    }
}
