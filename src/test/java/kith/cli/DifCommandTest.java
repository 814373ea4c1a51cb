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

class DifCommandTest {

    private static final String DATA = "src/test/resources/reference/data/";
    private static final String CONTEXTS = DATA + "ce_contexts.csv";
    private static final String WORRIES = DATA + "bfiN_theta.csv";

    private static JsonNode json(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void tellsTheQuantitiesOfOrderedItems() throws Exception {
        JsonNode result = json(CommandRun.json(
                        "dif",
                        "-d",
                        WORRIES,
                        "--items",
                        "N1,N2,N3,N4,N5",
                        "--group",
                        "gender",
                        "--reference",
                        "1",
                        "--theta",
                        "theta"))
                .get("result");
        JsonNode comparison = result.at("/comparisons/0");
        JsonNode mantel = Reference.json("dif_mantel_ordinal");
        JsonNode logistic = Reference.json("dif_ordinal_logistic");
        assertThat(comparison.get("focal").asText()).isEqualTo("2");
        for (String item : new String[] {"N1", "N2", "N3", "N4", "N5"}) {
            String place = "/by_item/" + item + "/rest_score/chi2";
            Tolerance.CLOSED_FORM.check(
                    item,
                    comparison.at("/mantel_ordinal" + place).asDouble(),
                    mantel.at(place).asDouble());
            Tolerance.ESTIMATE.check(
                    item,
                    comparison
                            .at("/ordinal_logistic/theta/" + item + "/nagelkerke/total_13")
                            .asDouble(),
                    logistic.at("/theta_eap_graded/" + item + "/nagelkerke/total_13")
                            .asDouble());
            Tolerance.ESTIMATE.check(
                    item,
                    comparison
                            .at("/ordinal_logistic/rest_score/" + item + "/coef/m3/tf")
                            .asDouble(),
                    logistic.at("/rest_score/" + item + "/coef/m3/tf").asDouble());
        }
        assertThat(comparison.get("verdicts")).hasSize(5);
        assertThat(comparison.at("/verdicts/4/verdict").asText()).isIn("moderate", "large");
        assertThat(comparison.at("/verdicts/4/favours").asText()).isEqualTo("focal");
    }

    @Test
    void tellsTheQuantitiesOfItemsWithTwoCategories() throws Exception {
        JsonNode expected = Reference.json("dif_mantel_haenszel");
        StringBuilder items = new StringBuilder();
        expected.get("items")
                .forEach(item -> items.append(items.length() == 0 ? "" : ",").append(item.asText()));
        JsonNode found = json(CommandRun.json(
                        "dif",
                        "-d",
                        DATA + "verbal.csv",
                        "--items",
                        items.toString(),
                        "--group",
                        "Gender",
                        "--reference",
                        "0"))
                .at("/result/comparisons/0/mantel_haenszel");
        Tolerance.CLOSED_FORM.check(
                "MH",
                found.at("/chi2_corrected/3").asDouble(),
                expected.at("/chi2_corrected/3").asDouble());
        assertThat(found.at("/dif_mh_purification/dif_items")).isEqualTo(expected.at("/difMH_purification/DIFitems"));
        assertThat(found.at("/dif_mh_purification/nr_pur").asInt()).isEqualTo(6);
        assertThat(found.get("ets")).isEqualTo(expected.get("ets"));
    }

    @Test
    void tellsLikelihoodRatiosAndTraitScores() throws Exception {
        JsonNode found = json(CommandRun.json(
                        "dif",
                        "-d",
                        DATA + "bfiN_1200.csv",
                        "--items",
                        "N1,N2,N3,N4,N5",
                        "--group",
                        "gender",
                        "--reference",
                        "1",
                        "--methods",
                        "mantel,irt,lordif",
                        "--threads",
                        "2"))
                .at("/result/comparisons/0");
        JsonNode expected = Reference.json("dif_irt_lr");
        assertThat(found.at("/irt_lr/drop_all_parameters/4/x2").asDouble())
                .isCloseTo(
                        expected.at("/drop_all_parameters/4/X2").asDouble(), org.assertj.core.data.Offset.offset(2e-3));
        assertThat(found.at("/irt_lr/released").toString()).isEqualTo("[\"N1\",\"N5\"]");
        assertThat(found.at("/irt_lr/empirical_es_items")).hasSize(5);
        assertThat(found.at("/lordif/stats")).hasSize(5);
        assertThat(found.at("/lordif/theta_initial")).hasSize(1200);
    }

    @Test
    void givesIntervalsOfEffects() throws Exception {
        String[] words = {"dif", "-d", WORRIES, "--items", "N1,N2,N3,N4,N5", "--group", "gender", "--methods", "irt"};
        JsonNode effects = json(CommandRun.json(words)).at("/result/comparisons/0/irt_lr");
        double lower = effects.at("/drf_test/s_drf_ci_lower").asDouble();
        assertThat(lower).isLessThan(effects.at("/drf_test/s_drf").asDouble());
        assertThat(effects.at("/drf_each_item/0/u_dif_ci_upper").asDouble())
                .isGreaterThan(effects.at("/drf_each_item/0/u_dif").asDouble());
        String[] none = java.util.Arrays.copyOf(words, words.length + 4);
        System.arraycopy(new String[] {"--simulations", "0", "--seed", "2"}, 0, none, words.length, 4);
        assertThat(json(CommandRun.json(none))
                        .at("/result/comparisons/0/irt_lr/drf_test/s_drf_ci_lower")
                        .isMissingNode())
                .isTrue();
        String[] table = java.util.Arrays.copyOf(words, words.length + 2);
        System.arraycopy(new String[] {"--format", "table"}, 0, table, words.length, 2);
        assertThat(CommandRun.json(table).out())
                .contains("Differential response and test functioning", "Sum score", "Chalmers et al., 2016");
    }

    @Test
    void comparesSeveralGroupsInEveryForm(@TempDir Path folder) throws Exception {
        String[] arguments = {
            "dif", "-d", CONTEXTS, "--items", "rw1,rw2,rw3,rw4", "--group", "context", "--reference", "neighbourhood"
        };
        JsonNode result = json(CommandRun.json(arguments)).get("result");
        assertThat(result.get("comparisons")).hasSize(2);
        assertThat(result.get("omnibus")).hasSize(4);
        assertThat(result.at("/omnibus/2/mantel/df").asInt()).isEqualTo(2);
        assertThat(result.at("/omnibus/2/generalised_mantel_haenszel/df").asInt())
                .isEqualTo(8);
        for (String name : new String[] {"a.html", "a.xlsx", "a.csv", "a.txt"}) {
            Path file = folder.resolve(name);
            String[] more = java.util.Arrays.copyOf(arguments, arguments.length + 2);
            more[arguments.length] = "-o";
            more[arguments.length + 1] = file.toString();
            assertThat(CommandRun.json(more).exit()).isZero();
            assertThat(Files.size(file)).isGreaterThan(400);
        }
        assertThat(Files.readString(folder.resolve("a.txt")))
                .contains("differential item functioning was", "the sum score of workplace by");
    }

    @Test
    void refusesWhatMakesNoSense(@TempDir Path folder) throws Exception {
        CommandRun method = CommandRun.json(
                "dif",
                "-d",
                CONTEXTS,
                "--items",
                "rw1,rw2,rw3",
                "--group",
                "context",
                "--methods",
                "magic",
                "--alpha",
                "2");
        assertThat(method.exit()).isEqualTo(2);
        assertThat(method.err()).contains("magic", "--alpha");
        CommandRun reference = CommandRun.json(
                "dif", "-d", CONTEXTS, "--items", "rw1,rw2,rw3", "--group", "context", "--reference", "moon");
        assertThat(reference.exit()).isEqualTo(2);
        assertThat(reference.err()).contains("moon", "neighbourhood");
        Path one = folder.resolve("one.csv");
        Files.writeString(one, "a,b,c,g\n1,2,1,x\n2,1,2,x\n1,1,2,x\n");
        assertThat(CommandRun.json("dif", "-d", one.toString(), "--items", "a,b,c", "--group", "g")
                        .err())
                .contains("two groups or more");
        Files.writeString(one, "a,b,c,g\n1,2,1,x\n2,1,2,x\n1,1,2,y\n");
        assertThat(CommandRun.json("dif", "-d", one.toString(), "--items", "a,b,c", "--group", "g")
                        .err())
                .contains("at least two complete rows");
    }

    @Test
    void tellsTroubleInTheData(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("few.csv");
        StringBuilder rows = new StringBuilder("a,b,c,d,g\n");
        for (int p = 0; p < 60; p++) {
            rows.append(p % 3).append(',').append((p / 2) % 3).append(",2,").append((p / 3) % 4);
            rows.append(p == 7 ? "," : p % 2 == 0 ? ",x" : ",y").append('\n');
        }
        Files.writeString(file, rows);
        JsonNode answer = json(CommandRun.json("dif", "-d", file.toString(), "--items", "a,b,c,d", "--group", "g"));
        assertThat(answer.get("findings").findValuesAsText("code"))
                .contains("item_without_differences", "small_group_for_dif");
        assertThat(answer.at("/result/comparisons/0/items")).hasSize(3);
        StringBuilder separated = new StringBuilder("a,b,c,g\n");
        for (int p = 0; p < 80; p++) {
            int t = p % 2;
            separated
                    .append(t)
                    .append(',')
                    .append(p % 4 / 2)
                    .append(',')
                    .append(p % 8 / 4)
                    .append(t == 0 ? ",x" : ",y")
                    .append('\n');
        }
        Files.writeString(file, separated);
        JsonNode apart = json(CommandRun.json("dif", "-d", file.toString(), "--items", "a,b,c", "--group", "g"));
        assertThat(apart.get("findings").findValuesAsText("code")).contains("logistic_did_not_converge");
    }
}
