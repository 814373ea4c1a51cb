package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.efa.solution.Congruence;
import kith.efa.solution.FactorMatching;
import kith.math.Matrix;
import kith.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EfaCommandTest {

    private static final String BFI = "src/test/resources/reference/data/bfi.csv";
    private static final String PUPILS = "src/test/resources/reference/data/hs1939.csv";
    private static final String ITEMS = "A1,A2,A3,A4,A5,C1,C2,C3,C4,C5,E1,E2,E3,E4,E5,N1,N2,N3,N4,N5,O1,O2,O3,O4,O5";

    private static JsonNode result(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    private static CommandRun pupils(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "efa",
                "-d",
                PUPILS,
                "--items",
                "x1,x2,x3,x4,x5,x6,x7,x8,x9",
                "--draws",
                "50",
                "--comparison-data",
                "without"));
        all.addAll(List.of(more));
        return CommandRun.json(all.toArray(String[]::new));
    }

    @Test
    void givesTheNumbersOfTheReference() throws Exception {
        JsonNode result = result(CommandRun.json(
                "efa", "-d", BFI, "--items", ITEMS, "--factors", "5", "--draws", "3", "--comparison-data", "without"));
        JsonNode expected = Reference.json("efa_bfi_minres_oblimin");
        Matrix target = matrix(expected.get("loadings"));
        Matrix given = matrix(result.get("loadings"));
        FactorMatching alignment = FactorMatching.of(target, given);
        same("loading", alignment.loadings(given), target);
        same("phi", alignment.phi(matrix(result.get("phi"))), matrix(expected.get("phi")));
        for (String item : target.rows()) {
            Tolerance.ESTIMATE.check(
                    item,
                    Reference.number(result.at("/communalities/" + item)),
                    Reference.number(expected.at("/communality/" + item)));
        }
        JsonNode fit = result.get("fit");
        Tolerance.CHI_SQUARE.check("chisq", number(fit, "chisq"), number(expected, "chisq"));
        assertThat(fit.get("df").asInt()).isEqualTo(185);
        Tolerance.FIT_INDEX.check("tli", number(fit, "tli"), number(expected, "tli"));
        Tolerance.FIT_INDEX.check("rmsr", number(fit, "rmsr"), number(expected, "rms"));
        JsonNode rmsea = expected.get("rmsea");
        Tolerance.FIT_INDEX.check("rmsea", number(fit, "rmsea"), number(rmsea, "RMSEA"));
        Tolerance.FIT_INDEX.check("lower", number(fit, "rmsea_ci_lower"), number(rmsea, "lower"));
        Tolerance.FIT_INDEX.check("upper", number(fit, "rmsea_ci_upper"), number(rmsea, "upper"));
        JsonNode adequacy = Reference.json("efa_adequacy");
        assertThat(result.get("n").asInt()).isEqualTo(adequacy.get("n").asInt());
        Tolerance.CLOSED_FORM.check("kmo", Reference.number(result.at("/adequacy/kmo")), number(adequacy, "kmo"));
    }

    private static double number(JsonNode node, String name) {
        return Reference.number(node.get(name));
    }

    private static Matrix matrix(JsonNode node) {
        List<String> rows = new ArrayList<>();
        List<String> cols = new ArrayList<>();
        node.get("rows").forEach(name -> rows.add(name.asText()));
        node.get("cols").forEach(name -> cols.add(name.asText()));
        double[][] x = new double[rows.size()][cols.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = node.get("x").get(i).get(j).asDouble();
            }
        }
        return Matrix.of(rows, cols, x);
    }

    private static void same(String what, Matrix given, Matrix expected) {
        for (int i = 0; i < expected.rows().size(); i++) {
            for (int j = 0; j < expected.cols().size(); j++) {
                Tolerance.ESTIMATE.check(what + " " + i + ", " + j, given.at(i, j), expected.at(i, j));
            }
        }
    }

    @Test
    void findsTheNumberOfFactorsItself() throws Exception {
        JsonNode result = result(pupils("--factors", "auto", "--extraction", "ml", "--rotation", "promax"));
        assertThat(result.at("/retention/recommended").asInt()).isEqualTo(3);
        assertThat(result.at("/loadings/cols")).hasSize(3);
        assertThat(result.at("/retention/map")).hasSizeGreaterThan(3);
        assertThat(result.at("/retention/parallel/permuted/components/observed"))
                .hasSize(9);
    }

    @Test
    void theAnswerDoesNotDependOnTheThreads() {
        assertThat(pupils("--threads", "1").out())
                .isEqualTo(pupils("--threads", "2").out());
    }

    @Test
    void takesRankCorrelations() throws Exception {
        JsonNode ranks = result(pupils("--factors", "3", "--correlation", "spearman"));
        JsonNode numbers = result(pupils("--factors", "3"));
        assertThat(ranks.at("/adequacy/kmo").asDouble())
                .isBetween(0.6, 0.9)
                .isNotEqualTo(numbers.at("/adequacy/kmo").asDouble());
    }

    @Test
    void takesPolychoricCorrelations() throws Exception {
        JsonNode result = result(CommandRun.json(
                "efa",
                "-d",
                BFI,
                "--items",
                "A1,A2,A3,A4,A5",
                "--factors",
                "1",
                "--correlation",
                "polychoric",
                "--draws",
                "2",
                "--comparison-data",
                "without"));
        assertThat(result.at("/retention/parallel/permuted/correlation").asText())
                .isEqualTo("polychoric");
        assertThat(result.at("/communalities/A3").asDouble()).isBetween(0.3, 0.9);
    }

    @Test
    void givesATableForPeopleAndFindings() {
        CommandRun run = pupils("--format", "table", "--factors", "3");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "KMO", "Number of factors, by criterion", "Loadings", "Correlations of the factors", "Note: ");
    }

    @Test
    void loadingsAllowForClusters() throws Exception {
        List<String> asked =
                List.of("efa", "-d", PUPILS, "--items", "x1,x2,x3,x4,x5,x6", "--factors", "2", "--cluster", "agemo");
        List<String> sampled = new ArrayList<>(asked);
        sampled.addAll(List.of("--samples", "30", "--draws", "5", "--format", "json"));
        CommandRun run = CommandRun.json(sampled.toArray(String[]::new));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("exploration_tests_assume_independence", "\"cluster\": \"agemo\"", "bootstrap");
        List<String> independent = new ArrayList<>(asked);
        independent.addAll(List.of("--errors", "normal"));
        assertThat(CommandRun.json(independent.toArray(String[]::new)).err()).contains("--cluster", "bootstrap");
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = CommandRun.json(
                "efa",
                "-d",
                BFI,
                "--items",
                "A1,A2",
                "--factors",
                "some",
                "--extraction",
                "guess",
                "--rotation",
                "around",
                "--draws",
                "0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(6);
        assertThat(run.err()).contains("minres", "oblimin", "auto", "at least 3");
    }

    @TempDir
    private Path folder;

    private static final String NINE = "x1,x2,x3,x4,x5,x6,x7,x8,x9";

    /** A lower triangle of covariances, as a table of R with names on both sides. */
    private void writeCovariances(String name) throws Exception {
        MomentsAccumulator accumulator = new MomentsAccumulator(List.of(NINE.split(",")));
        Responses pupils = Reference.data("hs1939.csv");
        for (int i = 0; i < pupils.size(); i++) {
            double[] row = new double[9];
            for (int j = 0; j < 9; j++) {
                row[j] = pupils.column("x" + (j + 1))[i];
            }
            accumulator.add(row);
        }
        Matrix covariance = accumulator.moments().covariance();
        StringBuilder text = new StringBuilder("\"\"");
        covariance.cols().forEach(item -> text.append(",\"").append(item).append('"'));
        for (int i = 0; i < 9; i++) {
            text.append("\n\"").append(covariance.rows().get(i)).append('"');
            for (int j = 0; j < 9; j++) {
                text.append(',').append(j <= i ? covariance.at(i, j) : "NA");
            }
        }
        Files.writeString(folder.resolve(name), text + "\n");
    }

    @Test
    void aMatrixGivesWhatItsAnswersGive() throws Exception {
        writeCovariances("s.csv");
        CommandRun run = CommandRun.jsonIn(
                folder, "efa", "-d", "s.csv", "--matrix", "-n", "301", "--factors", "3", "--draws", "20");
        assertThat(run.err()).isEmpty();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        JsonNode rows = result(pupils("--factors", "3"));
        same("loading", matrix(answer.at("/result/loadings")), matrix(rows.get("loadings")));
        same("se", matrix(answer.at("/result/precision/loadings_se")), matrix(rows.at("/precision/loadings_se")));
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("rows_needed");
        assertThat(answer.at("/result/normality").isMissingNode()).isTrue();
        assertThat(answer.at("/result/retention/parallel").fieldNames())
                .toIterable()
                .containsExactly("normal");
        assertThat(answer.at("/options/n").asInt()).isEqualTo(301);
    }

    @Test
    void aMatrixHasNoErrorsThatNeedItsAnswers() throws Exception {
        writeCovariances("s.csv");
        CommandRun run = CommandRun.jsonIn(
                folder,
                "efa",
                "-d",
                "s.csv",
                "--matrix",
                "-n",
                "301",
                "--factors",
                "2",
                "--errors",
                "robust",
                "--items",
                "x1,x2,x3,x4,x5,x6",
                "--draws",
                "5");
        assertThat(run.exit()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.at("/result/precision").isMissingNode()).isTrue();
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("no_standard_errors");
        assertThat(answer.at("/result/loadings/rows")).hasSize(6);
    }

    @Test
    void aMatrixHasABootstrapOfNormalAnswers() throws Exception {
        writeCovariances("s.csv");
        JsonNode answer = new ObjectMapper().readTree(bootstrapOfMatrix("301").out());
        assertThat(answer.at("/result/precision/method").asText()).isEqualTo("bootstrap_parametric");
        assertThat(answer.at("/result/precision/samples").asInt()).isGreaterThan(50);
        JsonNode few = new ObjectMapper().readTree(bootstrapOfMatrix("9").out());
        assertThat(few.at("/result/precision").isMissingNode()).isTrue();
        assertThat(few.at("/findings").findValuesAsText("code")).contains("no_standard_errors");
    }

    private CommandRun bootstrapOfMatrix(String people) {
        return CommandRun.jsonIn(
                folder,
                "efa",
                "-d",
                "s.csv",
                "--matrix",
                "-n",
                people,
                "--factors",
                "3",
                "--errors",
                "bootstrap",
                "--samples",
                "60",
                "--draws",
                "5");
    }

    @Test
    void tellsWhatIsWrongWithAMatrix() throws Exception {
        Files.writeString(folder.resolve("odd.csv"), "a,b,c\n1,.5,.4\n.5,1,.3\n");
        CommandRun shape = CommandRun.jsonIn(folder, "efa", "-d", "odd.csv", "--matrix", "-n", "90");
        assertThat(shape.exit()).isEqualTo(2);
        assertThat(shape.err()).contains("square");
        Files.writeString(folder.resolve("two.csv"), "a,b,c\n1,.5,.4\n.6,1,\n.4,,1\n");
        CommandRun cells = CommandRun.jsonIn(folder, "efa", "-d", "two.csv", "--matrix", "-n", "90");
        assertThat(cells.exit()).isEqualTo(2);
        assertThat(cells.err()).contains("b with a", "c with b");
        CommandRun people = CommandRun.jsonIn(folder, "efa", "-d", "two.csv", "--matrix");
        assertThat(people.err()).contains("-n");
    }

    @Test
    void theItemsOfAnInstrumentNeedNoNames() throws Exception {
        CommandRun run = CommandRun.json(
                "efa",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--factors",
                "5",
                "--draws",
                "3",
                "--comparison-data",
                "without",
                "--errors",
                "robust",
                "--starts",
                "3");
        JsonNode result = result(run);
        assertThat(result.at("/loadings/rows")).hasSize(20);
        assertThat(result.at("/schmid_leiman/loadings/cols")).hasSize(6);
        assertThat(result.at("/precision/method").asText()).isEqualTo("analytic");
        CommandRun some = CommandRun.json(
                "efa",
                "-i",
                "collective-efficacy",
                "-d",
                "datasets/collective-efficacy/contexts.csv",
                "--items",
                "ci1,ci2,ci3,no");
        assertThat(some.exit()).isEqualTo(2);
        assertThat(some.err()).contains("“no”", "items of the instrument");
    }

    /** As in a study: a reverse-keyed item has the loadings of its recoded responses. */
    @Test
    void itemsOfAnInstrumentAreRecoded(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("agree.yaml"), """
                id: agree
                version: '1'
                title: Agreeableness
                citations: [{text: Somebody (2020)}]
                wording: not included
                languages: [en]
                scales: [{id: six, type: rating, direction: more, points: [{value: 1, label: a}, {value: 2, label: b},
                  {value: 3, label: c}, {value: 4, label: d}, {value: 5, label: e}, {value: 6, label: f}]}]
                subscales: [{id: agree, title: Agreeableness, direction: more}]
                scoring: {method: mean, least_share: 1, at_exactly_the_share: scored}
                items:
                  - {id: A1, subscale: agree, content: one, reversed: true}
                  - {id: A2, subscale: agree, content: two}
                  - {id: A3, subscale: agree, content: three}
                """);
        String data = Path.of("src/test/resources/reference/data/bfi.csv")
                .toAbsolutePath()
                .toString();
        String instrument = folder.resolve("agree.yaml").toString();
        JsonNode keyed = result(CommandRun.json(
                "efa", "-i", instrument, "-d", data, "--factors", "1", "--draws", "3", "--comparison-data", "without"));
        JsonNode plain = result(CommandRun.json(
                "efa",
                "-d",
                data,
                "--items",
                "A1,A2,A3",
                "--factors",
                "1",
                "--draws",
                "3",
                "--comparison-data",
                "without"));
        double recoded = keyed.at("/loadings/x/0/0").doubleValue();
        double given = plain.at("/loadings/x/0/0").doubleValue();
        assertThat(recoded).isPositive().isCloseTo(-given, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void ordinalAnswersHaveErrorsOfTheirPolychoricCorrelations() throws Exception {
        JsonNode result = result(CommandRun.json(
                "efa",
                "-d",
                BFI,
                "--items",
                "A1,A2,A3,A4,A5,N1,N2,N3,N4,N5",
                "--factors",
                "2",
                "--correlation",
                "polychoric",
                "--extraction",
                "dwls",
                "--draws",
                "1",
                "--comparison-data",
                "without"));
        JsonNode errors = result.at("/precision/loadings_se/x");
        assertThat(errors).hasSize(10);
        errors.forEach(row -> row.forEach(cell -> assertThat(cell.asDouble()).isBetween(0.002, 0.05)));
    }

    @Test
    void bootstrapAndAnalyticErrorsAreAlike() throws Exception {
        JsonNode analytic = result(pupils("--factors", "3", "--rotation", "varimax", "--errors", "robust"));
        JsonNode bootstrap =
                result(pupils("--factors", "3", "--rotation", "varimax", "--errors", "bootstrap", "--samples", "200"));
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                String cell = "/precision/loadings_se/x/" + i + "/" + k;
                double ratio = bootstrap.at(cell).asDouble() / analytic.at(cell).asDouble();
                assertThat(ratio).as(cell).isBetween(0.6, 1.6);
            }
        }
    }

    @Test
    void groupsHaveFactorsOfTheirOwn() throws Exception {
        JsonNode groups = result(pupils("--factors", "3", "--group", "school")).get("groups");
        assertThat(groups.get("solutions")).hasSize(2);
        assertThat(groups.at("/solutions/0/n").asInt()
                        + groups.at("/solutions/1/n").asInt())
                .isEqualTo(301);
        groups.at("/similarities/0/by_factor")
                .forEach(congruence -> assertThat(congruence.asDouble()).isBetween(0.9, 1.0));
        CommandRun table = pupils("--factors", "3", "--group", "school", "--format", "table");
        assertThat(table.out()).contains("How alike the factors of groups are", "Pasteur");
        writeCovariances("s.csv");
        CommandRun matrix =
                CommandRun.jsonIn(folder, "efa", "-d", "s.csv", "--matrix", "-n", "301", "--group", "school");
        assertThat(matrix.exit()).isEqualTo(2);
    }

    private static JsonNode rotated(String reference) {
        return Reference.own("rotations").get("rotations").get(reference);
    }

    private static void sameLoadings(JsonNode result, JsonNode expected) {
        Matrix target = matrix(expected.get("loadings"));
        Matrix given = matrix(result.get("loadings"));
        same("loading", FactorMatching.of(target, given).loadings(given), target);
    }

    @ParameterizedTest
    @CsvSource({
        "oblimin_minus, oblimin --gamma -1",
        "oblimin_plus, oblimin --gamma 0.2",
        "cf_oblique, cfQ --kappa 0.1111111111111111",
        "varimax_exact, cfT --kappa 0.1111111111111111"
    })
    void settingsOfRotations(String reference, String rotation) throws Exception {
        List<String> options = new ArrayList<>(List.of("--factors", "3", "--errors", "none", "--rotation"));
        options.addAll(List.of(rotation.split(" ")));
        sameLoadings(result(pupils(options.toArray(String[]::new))), rotated(reference));
    }

    private static final String TARGET = """
            item,textual,visual,speed
            x1,0,%1$s,0
            x2,0,%1$s,0
            x3,0,%1$s,0
            x9,0,0,%1$s
            x8,0,0,%1$s
            x7,0,0,%1$s
            x4,%1$s,0,0
            x5,%1$s,0,0
            x6,%1$s,0,0
            other,,,
            """;

    @ParameterizedTest
    @CsvSource({"target_oblique, targetQ, 0.7", "target_orthogonal, targetT, 0.7", "partial_oblique, pstQ, ''"})
    void aTargetGivesFactorsNamesAndOrder(String reference, String rotation, String own, @TempDir Path folder)
            throws Exception {
        Path target = folder.resolve("target.csv");
        Files.writeString(target, TARGET.formatted(own));
        JsonNode result = result(pupils("--rotation", rotation, "--target", target.toString(), "--errors", "normal"));
        Matrix given = matrix(result.get("loadings"));
        assertThat(given.cols()).containsExactly("textual", "visual", "speed");
        Matrix expected = matrix(rotated(reference).get("loadings"));
        double[][] wanted = expected.toArray();
        for (int k = 0; k < 3 && own.isEmpty(); k++) {
            // Of zeros alone R's factors have any sign, and here those of which the loadings sum to more than 0.
            int factor = k;
            double sum = Arrays.stream(wanted).mapToDouble(row -> row[factor]).sum();
            Arrays.stream(wanted).forEach(row -> row[factor] *= Math.signum(sum));
        }
        same("loading", given, Matrix.of(given.rows(), given.cols(), wanted));
        assertThat(result.at("/precision/method").asText()).isEqualTo("analytic");
    }

    @Test
    void settingsThatDoNotBelongToTheRotationAreTold(@TempDir Path folder) throws Exception {
        CommandRun run = pupils("--rotation", "varimax", "--gamma", "0.5", "--kappa", "2");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("--gamma: with `--rotation varimax`; expected a rotation that has it: oblimin")
                .contains("--kappa: with `--rotation varimax`; expected a rotation that has it: cfT, cfQ")
                .contains("--kappa: 2.0; expected from 0 to 1");
        assertThat(pupils("--rotation", "targetQ").err()).contains("--rotation: targetQ without `--target`");
        Path target = folder.resolve("target.csv");
        Files.writeString(target, "item,one,two\nx1,0.7,\nx2,,0.7\n");
        CommandRun lacking = pupils("--rotation", "targetQ", "--target", target.toString());
        assertThat(lacking.exit()).isEqualTo(2);
        assertThat(lacking.err()).contains("no line for “x3”").contains("no line for “x9”");
        assertThat(pupils("--rotation", "targetQ", "--target", target.toString(), "--factors", "3")
                        .err())
                .contains("--factors: 3 with a target of 2");
    }

    @Test
    void kaiserNormalizationTurnsVarimaxAndObliminOtherwise() throws Exception {
        JsonNode raw = result(pupils("--factors", "3", "--rotation", "varimax", "--normalize", "none"));
        JsonNode usual = result(pupils("--factors", "3", "--rotation", "varimax"));
        sameAs(Reference.own("efa_cli").at("/varimax_raw"), raw);
        sameAs(Reference.own("efa_cli").at("/varimax"), usual);
        sameAs(
                Reference.own("efa_cli").at("/oblimin_kaiser"),
                result(pupils("--factors", "3", "--rotation", "oblimin", "--normalize", "kaiser")));
        sameAs(
                Reference.own("efa_cli").at("/promax3"),
                result(pupils("--factors", "3", "--rotation", "promax", "--power", "3")));
        sameAs(
                Reference.own("efa_cli").at("/geomin_small"),
                result(pupils("--factors", "3", "--rotation", "geominQ", "--epsilon", "0.001")));
    }

    private static void sameAs(JsonNode expected, JsonNode result) {
        Matrix target = matrix(expected);
        Matrix given = matrix(result.get("loadings"));
        same("loading", FactorMatching.of(target, given).loadings(given), target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairwise", "fiml"})
    void missingAnswersAsInPsych(String missing) throws Exception {
        CommandRun run = CommandRun.json(
                "efa", "-d", BFI, "--items", ITEMS, "--factors", "5", "--draws", "3", "--missing", missing, "--quiet");
        JsonNode result = result(run);
        JsonNode expected = Reference.own("efa_cli").get(missing);
        sameAs(expected.get("loadings"), result);
        assertThat(result.get("n").asDouble()).isEqualTo(2800);
        Tolerance.CHI_SQUARE.check("chisq", number(result.get("fit"), "chisq"), number(expected, "chisq"));
        assertThat(result.has("precision")).isFalse();
        assertThat(run.out()).contains("incomplete_answers_used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"regression", "bartlett", "ten_berge"})
    void writesScoresOfPeople(String method, @TempDir Path folder) throws Exception {
        Path scores = folder.resolve("scores.csv");
        JsonNode result =
                result(pupils("--factors", "3", "--scores", scores.toString(), "--score-method", method, "--id", "id"));
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(302);
        String[] head = lines.get(0).split(",");
        assertThat(head[0]).isEqualTo("id");
        JsonNode expected = Reference.own("efa_cli").at("/scores/" + method);
        List<String> factors = List.of(head).subList(1, 4);
        for (int row = 0; row < 301; row++) {
            String[] cells = lines.get(row + 1).split(",");
            for (int k = 0; k < 3; k++) {
                int column = factors.indexOf(expected.get("factors").get(k).asText());
                Tolerance.ESTIMATE.check(
                        "row " + row,
                        Double.parseDouble(cells[column + 1]),
                        Reference.number(expected.get("scores").get(row).get(k)));
            }
        }
        assertThat(result.at("/factor_scores/method").asText()).isEqualTo(method);
        assertThat(result.at("/factor_scores/scored").asInt()).isEqualTo(301);
    }

    @Test
    void factorsOfGroupsStandInTheOrderOfEverybodys() throws Exception {
        JsonNode result = result(CommandRun.json(
                "efa",
                "-d",
                BFI,
                "--items",
                ITEMS,
                "--factors",
                "5",
                "--draws",
                "3",
                "--comparison-data",
                "without",
                "--group",
                "gender",
                "--errors",
                "none",
                "--quiet"));
        Matrix everybody = matrix(result.get("loadings"));
        for (JsonNode group : result.at("/groups/solutions")) {
            Matrix own = matrix(group.get("loadings"));
            assertThat(own.cols()).isEqualTo(everybody.cols());
            for (int k = 0; k < 5; k++) {
                assertThat(Congruence.of(everybody.column(k), own.column(k))).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void aBifactorRotationTellsWhatTheGeneralFactorIsOfTheSum() throws Exception {
        String[] nine = {
            "efa",
            "-d",
            "src/test/resources/reference/data/hs1939.csv",
            "--items",
            "x1,x2,x3,x4,x5,x6,x7,x8,x9",
            "--factors",
            "3",
            "--draws",
            "3",
            "--rotation",
            "bifactor"
        };
        JsonNode result =
                new ObjectMapper().readTree(CommandRun.json(nine).out()).get("result");
        assertThat(result.at("/bifactor/omega_hierarchical").doubleValue()).isBetween(0.5, 0.7);
        assertThat(result.has("schmid_leiman")).isFalse();
        nine[nine.length - 1] = "biquartimin";
        JsonNode oblique = new ObjectMapper().readTree(CommandRun.json(nine).out());
        assertThat(oblique.get("result").has("bifactor")).isFalse();
        assertThat(oblique.get("result").has("schmid_leiman")).isFalse();
        assertThat(oblique.get("findings").findValuesAsText("code")).contains("general_factor_correlates");
    }
}
