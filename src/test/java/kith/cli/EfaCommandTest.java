package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.efa.Alignment;
import kith.math.Matrix;
import org.junit.jupiter.api.Test;

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
        return CommandRun.kith(all.toArray(String[]::new));
    }

    @Test
    void givesTheNumbersOfTheReference() throws Exception {
        JsonNode result = result(CommandRun.kith(
                "efa", "-d", BFI, "--items", ITEMS, "--factors", "5", "--draws", "3", "--comparison-data", "without"));
        JsonNode expected = Reference.json("efa_bfi_minres_oblimin");
        Matrix target = matrix(expected.get("loadings"));
        Matrix given = matrix(result.get("loadings"));
        Alignment alignment = Alignment.of(target, given);
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
        JsonNode result = result(CommandRun.kith(
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
        assertThat(run.out()).contains("KMO", "How many factors", "Loadings", "Correlations of the factors", "Note: ");
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = CommandRun.kith(
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
        assertThat(run.err().lines()).hasSize(5);
        assertThat(run.err()).contains("minres", "oblimin", "auto", "at least 3");
    }
}
