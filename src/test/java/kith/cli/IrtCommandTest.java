package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                json(CommandRun.json("irt", "-d", DATA, "--items", ITEMS)).get("result");
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
        CommandRun table = CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--format", "table");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("Item parameters", "Fit of the items", "C2(2) = 19.18");
        CommandRun csv = CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--format", "csv");
        assertThat(csv.out()).startsWith("Item,a,SE,b1");
        for (String name : new String[] {"irt.html", "irt.xlsx"}) {
            Path file = folder.resolve(name);
            String format = name.substring(4);
            assertThat(CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--format", format, "-o", file.toString())
                            .exit())
                    .isZero();
            assertThat(Files.size(file)).isPositive();
        }
    }

    @Test
    void namesWhatDoesNotSuitTheModel() {
        CommandRun dichotomous = CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--model", "rasch");
        assertThat(dichotomous.exit()).isEqualTo(2);
        assertThat(dichotomous.err()).contains("Comfort: 4 categories", "Benefit: 4 categories");
        CommandRun unknown =
                CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--model", "nominal", "--se", "bootstrap");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("--model", "--se");
    }

    @Test
    void answersPoorData(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("poor.csv");
        Files.writeString(file, "a,b,c,d,e\n1,1,1,,1\n2,2,1,,2\n1,2,1,,1\n2,1,1,,3\n1,1,1,,2\n3,3,1,,1\n,,,,\n");
        CommandRun run = CommandRun.json("irt", "-d", file.toString(), "--items", "a,b,c,d,e", "--format", "json");
        JsonNode findings = new ObjectMapper().readTree(run.out()).get("findings");
        assertThat(findings.findValuesAsText("code"))
                .contains("irt_item_excluded", "irt_few_respondents", "rows_left_out");
        CommandRun two = CommandRun.json("irt", "-d", file.toString(), "--items", "a,b", "--format", "table");
        assertThat(two.out()).contains("No item response model could be fitted");
    }

    @Test
    void givesTheScoresOfTheReference(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scores.csv");
        JsonNode result = json(CommandRun.json(
                        "irt",
                        "-d",
                        DATA,
                        "--items",
                        ITEMS,
                        "--scores",
                        file.toString(),
                        "--score-method",
                        "eap,map,ml,wle,eapsum",
                        "--quiet"))
                .get("result");
        JsonNode expected = Reference.json("irt_science_graded").get("scores");
        for (String method : new String[] {"EAP", "MAP", "ML", "WLE", "EAPsum"}) {
            JsonNode of = result.get("scores").get(method.toLowerCase(java.util.Locale.ROOT));
            assertThat(of.get("est")).hasSize(392);
            for (int r = 0; r < 20; r++) {
                for (String part : new String[] {"est", "se"}) {
                    JsonNode value = expected.get(method).get(part).get(r);
                    if (value.isNumber()) {
                        Tolerance.ESTIMATE.checkScaled(
                                method + " " + part, of.get(part).get(r).asDouble(), value.asDouble());
                    }
                }
            }
            for (String part : new String[] {"mean", "sd"}) {
                Tolerance.ESTIMATE.check(
                        method + " " + part,
                        of.get(part).asDouble(),
                        expected.get(method).get(part).asDouble());
            }
        }
        JsonNode personFit = Reference.json("irt_science_graded").at("/zh/first20");
        for (int r = 0; r < personFit.size(); r++) {
            // as in IrtStatisticsReferenceTest: mirt's parameters stop at 1e-6
            assertThat(result.at("/scores/zh/" + r).asDouble())
                    .isCloseTo(personFit.get(r).get("Zh").asDouble(), within(1e-3));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(393);
        assertThat(lines.get(0))
                .isEqualTo("id,scale_eap,scale_eap_se,scale_map,scale_map_se,scale_ml,scale_ml_se,"
                        + "scale_wle,scale_wle_se,scale_eapsum,scale_eapsum_se,scale_zh,scale_answered");
        assertThat(lines.get(1)).startsWith("1,0.4007");
    }

    @Test
    void keepsIdsAndRowsOfScores(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("some.csv");
        List<String> rows = new ArrayList<>(List.of("who,a,b,c", "none,,,", "part,2,,1"));
        for (int r = 0; r < 40; r++) {
            rows.add("p" + r + "," + (1 + r % 2) + "," + (1 + r / 2 % 2) + "," + (1 + r / 4 % 2));
        }
        Files.write(data, rows);
        Path scores = folder.resolve("scores.csv");
        CommandRun run = CommandRun.json(
                "irt",
                "-d",
                data.toString(),
                "--id",
                "who",
                "--items",
                "a,b,c",
                "--model",
                "rasch",
                "--scores",
                scores.toString(),
                "--score-method",
                "eap,ml,eapsum",
                "--format",
                "json");
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(43);
        assertThat(lines.get(1)).isEqualTo("none,,,,,,,,0");
        assertThat(lines.get(2)).startsWith("part,").endsWith(",,,2");
        assertThat(lines.get(3)).startsWith("p0,").contains("-Inf,,");
        assertThat(new ObjectMapper().readTree(run.out()).get("findings").findValuesAsText("code"))
                .contains(
                        "irt_incomplete_scores",
                        "irt_rows_without_score",
                        "irt_infinite_scores",
                        "irt_sum_scores_incomplete");
    }

    @Test
    void tabulatesInformation() throws Exception {
        CommandRun csv = CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--information", "--format", "csv");
        List<String> lines = csv.out().lines().toList();
        assertThat(lines).hasSize(18);
        assertThat(lines.get(0)).isEqualTo("θ,Information,SEM," + ITEMS);
        JsonNode expected = Reference.json("irt_science_graded").at("/information/test");
        JsonNode information =
                json(CommandRun.json("irt", "-d", DATA, "--items", ITEMS)).at("/result/information");
        for (int q = 0; q < 17; q++) {
            Tolerance.ESTIMATE.check(
                    "SEM",
                    information.get("sem").get(q).asDouble(),
                    1 / Math.sqrt(expected.get(q).asDouble()));
        }
        assertThat(CommandRun.json("irt", "-d", DATA, "--items", ITEMS, "--score-method", "mle")
                        .err())
                .contains("--score-method", "“mle”");
    }

    private static Path bfi(Path folder) throws Exception {
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/reference/data/bfi.csv"));
        return Files.write(folder.resolve("bfi1000.csv"), rows.subList(0, 1001));
    }

    /** The tolerances are those of {@code IrtFitReferenceTest}: mirt stopped early here. */
    @ParameterizedTest
    @CsvSource({"none,,configural,6", "slopes,,slopes_equal,2", "all,,all_equal,2", "all,'N1,N2',anchors_N1_N2,2"})
    void comparesGroups(String equal, String anchors, String name, double slack, @TempDir Path folder)
            throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "irt",
                "-d",
                bfi(folder).toString(),
                "--items",
                "N1,N2,N3,N4,N5",
                "--group",
                "gender",
                "--equal",
                equal));
        if (anchors != null) {
            words.addAll(List.of("--anchors", anchors));
        }
        words.add("--quiet");
        JsonNode result = json(CommandRun.json(words.toArray(String[]::new))).get("result");
        JsonNode expected = Reference.json("irt_multigroup_bfi1000N_gender").get(name);
        assertThat(result.get("npar").asInt()).isEqualTo(expected.get("npar").asInt());
        assertThat(result.get("log_lik").asDouble())
                .isCloseTo(expected.get("logLik").asDouble(), Offset.offset(1.1e-5));
        for (String group : List.of("1", "2")) {
            JsonNode of = result.at("/groups/" + group);
            JsonNode reference = expected.at("/groups/" + group);
            for (int i = 0; i < 5; i++) {
                for (int a = 0; a < 6; a++) {
                    double value = reference.at("/items/x/" + i + "/" + a).asDouble();
                    assertThat(of.at("/slope_intercept/N" + (i + 1) + "/est/" + a)
                                    .asDouble())
                            .isCloseTo(value, Offset.offset(slack * 1e-4 * Math.max(1, Math.abs(value))));
                }
            }
            assertThat(of.at("/latent/mean").asDouble())
                    .isCloseTo(reference.get("mean").asDouble(), Offset.offset(slack * 1e-4));
            assertThat(of.at("/latent/variance").asDouble())
                    .isCloseTo(reference.get("var").asDouble(), Offset.offset(slack * 1e-4));
        }
    }

    @Test
    void writesGroupsInEveryForm(@TempDir Path folder) throws Exception {
        String data = bfi(folder).toString();
        CommandRun table = CommandRun.json(
                "irt",
                "-d",
                data,
                "--items",
                "N1,N2,N3",
                "--group",
                "gender",
                "--equal",
                "intercepts",
                "--information",
                "--scores",
                folder.resolve("s.csv").toString(),
                "--format",
                "table",
                "--quiet");
        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains("in 2 groups, with equal intercepts of all items,", "Latent means and variances")
                .contains("Test information and standard error of measurement: 2");
        assertThat(Files.readAllLines(folder.resolve("s.csv"))).hasSize(1001);
        CommandRun rasch = CommandRun.json(
                "irt", "-d", data, "--items", "N1,N2,N3", "--group", "gender", "--model", "pcm", "--format", "csv");
        assertThat(rasch.exit()).isZero();
        assertThat(rasch.out()).startsWith("Item,Group,a,SE,b1");
        CommandRun wrong = CommandRun.json(
                "irt",
                "-d",
                data,
                "--items",
                "N1,N2,N3",
                "--group",
                "gender",
                "--equal",
                "loadings",
                "--anchors",
                "N9");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("“loadings”");
        CommandRun anchor =
                CommandRun.json("irt", "-d", data, "--items", "N1,N2,N3", "--group", "gender", "--anchors", "N9");
        assertThat(anchor.err()).contains("“N9”");
        Path one = folder.resolve("one.csv");
        Files.writeString(one, "g,a,b,c\nx,1,2,1\nx,2,1,2\nx,1,1,2\nx,2,2,1\n,2,2,1\n");
        CommandRun single = CommandRun.json("irt", "-d", one.toString(), "--items", "a,b,c", "--group", "g");
        assertThat(single.exit()).isEqualTo(2);
        assertThat(single.err()).contains("two groups or more");
    }

    private static final String CONTEXTS = "src/test/resources/reference/data/ce_contexts.csv";
    private static final String TWO = "ci =~ ci1 + ci2 + ci3; rw =~ rw1 + rw2 + rw3";

    @Test
    void fitsCorrelatedFactors(@TempDir Path folder) throws Exception {
        JsonNode result = json(CommandRun.json(
                        "irt",
                        "-d",
                        CONTEXTS,
                        "--structure",
                        TWO,
                        "--scores",
                        folder.resolve("scores.csv").toString(),
                        "--points",
                        "15"))
                .get("result");
        assertThat(result.get("factors")).hasSize(2);
        assertThat(result.at("/factor_correlations/x/0/1").asDouble()).isBetween(0.4, 0.8);
        assertThat(result.at("/standardised/x/0/1").asDouble()).isZero();
        assertThat(result.at("/scores/n").isMissingNode()
                        && result.get("scores").isEmpty())
                .isFalse();
        CommandRun table =
                CommandRun.json("irt", "-d", CONTEXTS, "--structure", TWO, "--points", "15", "--format", "table");
        assertThat(table.out())
                .contains("2 correlated factors", "Standardised loadings", "Correlations of the factors");
    }

    @Test
    void rotatesExploratoryFactors() throws Exception {
        String items = "ci1,ci2,ci3,rw1,rw2,rw3";
        JsonNode rotated = json(CommandRun.json(
                        "irt", "-d", CONTEXTS, "--items", items, "--factors", "2", "--points", "15"))
                .get("result");
        JsonNode varimax = json(CommandRun.json(
                        "irt",
                        "-d",
                        CONTEXTS,
                        "--items",
                        items,
                        "--factors",
                        "2",
                        "--points",
                        "15",
                        "--rotation",
                        "varimax"))
                .get("result");
        assertThat(varimax.get("log_lik").asDouble())
                .isEqualTo(rotated.get("log_lik").asDouble());
        assertThat(varimax.get("h2")).isEqualTo(rotated.get("h2"));
        assertThat(varimax.at("/factor_correlations/x/0/1").asDouble()).isZero();
        for (int i = 0; i < 6; i++) {
            double h2 = 0;
            for (int f = 0; f < 2; f++) {
                for (int h = 0; h < 2; h++) {
                    h2 += rotated.at("/standardised/x/" + i + "/" + f).asDouble()
                            * rotated.at("/standardised/x/" + i + "/" + h).asDouble()
                            * rotated.at("/factor_correlations/x/" + f + "/" + h)
                                    .asDouble();
                }
            }
            assertThat(h2).isCloseTo(rotated.at("/h2/" + i).asDouble(), Offset.offset(1e-9));
        }
        JsonNode confirmatory = json(CommandRun.json("irt", "-d", CONTEXTS, "--structure", TWO, "--points", "15"))
                .get("result");
        assertThat(rotated.get("log_lik").asDouble())
                .isGreaterThan(confirmatory.get("log_lik").asDouble());
    }

    @Test
    void fitsBifactorModels() throws Exception {
        JsonNode byStructure = json(CommandRun.json(
                        "irt", "-d", CONTEXTS, "--structure", TWO, "--bifactor", "--points", "15"))
                .get("result");
        JsonNode byTotal = json(CommandRun.json(
                        "irt",
                        "-d",
                        CONTEXTS,
                        "--scale",
                        "ci=ci1,ci2,ci3",
                        "--scale",
                        "rw=rw1,rw2,rw3",
                        "--total",
                        "all",
                        "--bifactor",
                        "--points",
                        "15"))
                .get("result");
        assertThat(byTotal.get("log_lik")).isEqualTo(byStructure.get("log_lik"));
        assertThat(byTotal.get("standardised")).isEqualTo(byStructure.get("standardised"));
        assertThat(byTotal.get("ecv").asDouble()).isBetween(0.3, 0.9);
    }

    @Test
    void refusesStructuresThatMakeNoSense() {
        CommandRun run = CommandRun.json(
                "irt",
                "-d",
                CONTEXTS,
                "--structure",
                "a =~ 2*ci1 + ci2; ci1 ~~ ci2",
                "--specific",
                "x",
                "--factors",
                "7",
                "--items",
                "ci1",
                "--points",
                "2",
                "--rotation",
                "no",
                "--group",
                "context");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("“a =~ 2*ci1 + ci2”", "“ci1 ~~ ci2”", "specific factors: “x”", "--factors: 7", "--points: 2")
                .contains("“no”", "--group: together with rotated factors");
        CommandRun parts = CommandRun.json("irt", "-d", CONTEXTS, "--items", "ci1,ci2,ci3,ci4", "--bifactor");
        assertThat(parts.exit()).isEqualTo(2);
        assertThat(parts.err()).contains("no scale that is made of subscales");
    }

    @Test
    void comparesModelsAndTellsWhatToReview() throws Exception {
        JsonNode result = json(CommandRun.json(
                        "irt", "-d", CONTEXTS, "--items", "sb1,sb2,sb3,sb4", "--model", "gpcm", "--compare", "pcm,rsm"))
                .get("result");
        assertThat(result.get("comparison").findValuesAsText("model")).containsExactly("gpcm", "pcm", "rsm");
        JsonNode test = result.at("/comparison_tests/0");
        assertThat(test.get("df").asInt()).isEqualTo(3);
        assertThat(test.get("chisq").asDouble())
                .isCloseTo(
                        2
                                * (result.at("/comparison/0/log_lik").asDouble()
                                        - result.at("/comparison/1/log_lik").asDouble()),
                        Offset.offset(1e-6));
        assertThat(result.at("/reviews/0/reasons")).isEmpty();
        assertThat(result.at("/reliable_range/lowest").asDouble()).isNegative();
        CommandRun wrong = CommandRun.json("irt", "-d", CONTEXTS, "--items", "sb1,sb2,sb3", "--compare", "no");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--compare: “no”");
    }

    @Test
    void scoresByTheTable(@TempDir Path folder) throws Exception {
        Path data = Path.of("datasets/collective-efficacy/contexts.csv").toAbsolutePath();
        assertThat(CommandRun.jsonIn(
                                folder,
                                "irt",
                                "-i",
                                "collective-efficacy",
                                "-d",
                                data.toString(),
                                "--score-table",
                                "traits.csv")
                        .exit())
                .isZero();
        List<String> table = Files.readAllLines(folder.resolve("traits.csv"));
        assertThat(table.get(0)).isEqualTo("scale,items,sum_score,theta,se");
        CommandRun scored = CommandRun.jsonIn(
                folder,
                "score",
                "-i",
                "collective-efficacy",
                "-d",
                data.toString(),
                "--trait-table",
                "traits.csv",
                "--format",
                "csv");
        assertThat(scored.exit()).isZero();
        List<String> rows = scored.out().lines().toList();
        String scale = table.get(1).split(",")[0];
        int theta = List.of(rows.get(0).split(",", -1)).indexOf(scale + "_theta");
        assertThat(theta).isPositive();
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[theta]).filter(cell -> !cell.isEmpty()))
                .hasSizeGreaterThan(1000)
                .allMatch(cell -> table.stream().anyMatch(line -> line.contains("," + cell + ",")));
    }

    @Test
    void reportsAStudy(@TempDir Path folder) throws Exception {
        String study = Files.readString(Path.of("datasets/collective-efficacy/study.yaml"))
                        .replace(
                                "file: contexts.csv",
                                "file: "
                                        + Path.of("datasets/collective-efficacy/contexts.csv")
                                                .toAbsolutePath())
                + "\nirt: {model: graded, compare: [gpcm]}\n";
        Files.writeString(folder.resolve("study.yaml"), study);
        CommandRun run = CommandRun.in(folder, "run", "study.yaml", "--only", "irt", "--out", "out");
        assertThat(run.exit()).isZero();
        JsonNode results =
                new ObjectMapper().readTree(Files.readString(folder.resolve("out/collective-efficacy/results.json")));
        assertThat(results.findValues("reliable_range")).isNotEmpty();
        assertThat(Files.readString(folder.resolve("out/collective-efficacy/report.html")))
                .contains("Items to review", "Models compared", "Trait by sum score");
    }
}
