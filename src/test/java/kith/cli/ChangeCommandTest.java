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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCommandTest {

    private static final String DATA = "src/test/resources/reference/data/";

    @TempDir
    private Path folder;

    private static CommandRun change(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("change", "-d", file));
        arguments.addAll(List.of(more));
        return CommandRun.json(arguments.toArray(String[]::new));
    }

    private static JsonNode result(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out()).get("result");
    }

    private static CommandRun trial(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--scores", "total", "--id", "id", "--time", "visit"));
        arguments.addAll(List.of("--waves", "baseline,retest,month3,month6", "--retest", "retest"));
        arguments.addAll(List.of(
                "--anchor", "change_rating", "--anchor-improved", "5,6,7", "--anchor-stable", "4", "--arm", "arm"));
        arguments.addAll(List.of("--reference-arm", "usual_care"));
        arguments.addAll(List.of(more));
        return change(DATA + "trial_scored.csv", arguments.toArray(String[]::new));
    }

    /** Every number of {@code wanted} is in {@code found} under the same name in snake case. */
    private static void holds(String where, JsonNode found, JsonNode wanted) {
        wanted.properties().forEach(entry -> {
            String name = entry.getKey().toLowerCase(java.util.Locale.ROOT);
            JsonNode value = found.get(name);
            String place = where + "/" + name;
            if (name.equals("label") || name.equals("first10") || name.equals("mean_cut_point_mic")) {
                return;
            }
            assertThat(value).as(place).isNotNull();
            if (entry.getValue().isObject()) {
                holds(place, value, entry.getValue());
            } else if (entry.getValue().isArray()) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                    close(place + i, value.get(i), entry.getValue().get(i));
                }
            } else {
                close(place, value, entry.getValue());
            }
        });
    }

    private static void close(String place, JsonNode found, JsonNode wanted) {
        Tolerance.ESTIMATE.checkScaled(place, Reference.number(found), Reference.number(wanted));
    }

    @Test
    void givesEveryQuantityOfTheReferences() throws Exception {
        JsonNode result = result(trial("--functional-mean", "70", "--functional-sd", "15"));
        holds("retest", result.get("retest"), Reference.json("change_retest").get("trial_baseline_retest"));
        JsonNode rci = Reference.json("change_rci");
        holds("rci", result.at("/reliable_change/0"), rci.get("all_month6"));
        holds("rci", result.at("/reliable_change/2"), rci.get("intervention_month6"));
        holds("cutoffs", result.get("cutoffs_jacobson_truax"), rci.get("cutoffs_jacobson_truax"));
        JsonNode responsiveness = Reference.json("change_responsiveness");
        holds("resp", result.at("/responsiveness/0"), responsiveness.get("all_month6"));
        holds("resp", result.at("/responsiveness/1"), responsiveness.get("usual_care_month6"));
        holds("resp", result.at("/responsiveness/2"), responsiveness.get("intervention_month6"));
        holds(
                "mic",
                result.get("minimal_important_change"),
                Reference.json("change_mic_trial").get("little_better_or_more"));
        JsonNode first = rci.at("/all_month6/first10");
        for (int i = 0; i < 10; i++) {
            close("person", result.at("/people/" + i + "/indices/maassen_iverson"), first.at("/maassen_iverson/" + i));
        }
    }

    @Test
    void columnsSideBySideGiveTheSame() throws Exception {
        JsonNode rows = result(trial());
        JsonNode columns = result(change(
                DATA + "trial_wide.csv",
                "--scores",
                "baseline,retest,month3,month6",
                "--retest",
                "retest",
                "--id",
                "id",
                "--arm",
                "arm",
                "--reference-arm",
                "usual_care",
                "--anchor",
                "change_rating",
                "--anchor-improved",
                "5,6,7",
                "--anchor-stable",
                "4"));
        assertThat(columns.get("reliable_change")).isEqualTo(rows.get("reliable_change"));
        assertThat(columns.get("responsiveness")).isEqualTo(rows.get("responsiveness"));
        assertThat(columns.get("minimal_important_change")).isEqualTo(rows.get("minimal_important_change"));
        assertThat(columns.get("distribution")).isEqualTo(rows.get("distribution"));
    }

    @Test
    void responsesOutsideTheScaleAreTold() throws Exception {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "id,t,a,b\n1,x,1,2\n1,y,2,9\n2,x,3,4\n2,y,5,0\n");
        CommandRun run = change(
                file.toString(), "--items", "a,b", "--scale-min", "1", "--scale-max", "5", "--id", "id", "--time", "t");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("2 responses to “b” outside the response scale, such as 9", "numbers from 1 up to 5");
    }

    /**
     * The scores of the reference: per cent of the maximum of the items, reverse-scored, with at least half of the
     * responses.
     */
    @Test
    void scoresItemsAsTheTrialDid() throws Exception {
        String items = "ci1,ci2,ci3,ci4,rw1,rw2,rw3,rw4,ta1,ta2,ta3,ta4,le1,le2,le3,le4,sc1,sc2,sc3,sc4";
        JsonNode result = result(change(
                DATA + "trial.csv",
                "--items",
                items,
                "--reverse",
                "ci4,rw4,ta4,le4,sc4",
                "--scale-min",
                "1",
                "--scale-max",
                "5",
                "--score-as",
                "pomp",
                "--id",
                "id",
                "--time",
                "visit",
                "--to",
                "month6"));
        // the reference rounds scores to four decimals
        JsonNode wanted = Reference.json("change_responsiveness").get("all_month6");
        holds("pomp", result.at("/responsiveness/0"), onlyRounded(wanted));
    }

    private static JsonNode onlyRounded(JsonNode wanted) {
        com.fasterxml.jackson.databind.node.ObjectNode some = wanted.deepCopy();
        some.remove(List.of("guyatt", "guyatt_sd_stable"));
        return some;
    }

    @Test
    void comparesTheArms() throws Exception {
        JsonNode trial = result(trial("--freedom", "kenward_roger_linear")).get("trial");
        JsonNode wanted = Reference.json("change_mmrm_df");
        for (int visit = 0; visit < 2; visit++) {
            JsonNode difference = trial.at("/differences/" + visit);
            for (String method : List.of("kenward_roger", "kenward_roger_linear", "satterthwaite", "between_within")) {
                JsonNode cells = wanted.get(method)
                        .get("treatment_effect")
                        .get(difference.get("visit").asText());
                JsonNode found = difference.get("by").get(method);
                close("est", found.get("est"), cells.get("est"));
                close("se", found.get("se"), cells.get("se"));
                close("df", found.get("df"), cells.get("df"));
            }
        }
        assertThat(trial.get("freedom").asText()).isEqualTo("kenward_roger_linear");
        assertThat(trial.at("/ancova/clusters").asInt()).isZero();
        JsonNode clustered = result(trial("--cluster", "cluster")).get("trial");
        close(
                "cr2",
                clustered.at("/ancova/cr2/2/se"),
                Reference.json("change_ancova").at("/CR2/se/2"));
        assertThat(clustered.at("/mmrm/sd_cluster").asDouble()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "html", "json"})
    void writesEveryForm(String form) {
        CommandRun run = trial("--format", form, "--functional-mean", "70", "--functional-sd", "15");
        assertThat(run.err().contains("71\nof 300")).isEqualTo(form.equals("csv"));
        assertThat(run.err().isEmpty()).isNotEqualTo(form.equals("csv"));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isNotBlank();
    }

    @Test
    void writesWorkbooks() {
        Path file = folder.resolve("change.xlsx");
        assertThat(trial("-o", file.toString()).exit()).isZero();
        assertThat(file).isNotEmptyFile();
    }

    private CommandRun of(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("data.csv"), text);
        return change(file.toString(), more);
    }

    @Test
    void refusesOneWave() throws Exception {
        CommandRun run = of("id,t,x\n1,1,3\n2,1,4\n3,1,5\n", "--scores", "x", "--id", "id", "--time", "t");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("1 wave");
    }

    @Test
    void refusesTheSameRespondentTwiceInAWave() throws Exception {
        CommandRun run =
                of("id,t,x\n1,1,3\n1,1,4\n1,2,5\n2,1,5\n2,2,5\n", "--scores", "x", "--id", "id", "--time", "t");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("1");
    }

    @Test
    void refusesARespondentInTwoArms() throws Exception {
        CommandRun run = of(
                "id,t,x,a\n1,1,3,p\n1,2,4,q\n2,1,5,p\n2,2,5,p\n3,1,5,q\n3,2,6,q\n",
                "--scores",
                "x",
                "--id",
                "id",
                "--time",
                "t",
                "--arm",
                "a");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("in arm “p” and “q”");
    }

    @Test
    void tellsOfChangesWithoutVariance() throws Exception {
        CommandRun run = of("a,b\n1,2\n2,3\n3,4\n4,5\n", "--scores", "a,b");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("no_change_variance").doesNotContain("NaN");
        assertThat(run.out()).contains("reliability_unknown");
    }

    @Test
    void tellsOfOneArmAndOfAnAnchorWithoutContrast() throws Exception {
        CommandRun run = of(
                "a,b,arm,r\n1,3,x,5\n2,3,x,5\n3,5,x,5\n4,5,x,5\n",
                "--scores",
                "a,b",
                "--arm",
                "arm",
                "--anchor",
                "r",
                "--anchor-improved",
                "5");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("one_arm", "anchor_without_contrast");
    }

    @Test
    void tellsOfAnAnchorThatChangeSeparates() throws Exception {
        CommandRun run = of(
                "a,b,r\n1,1,4\n2,2,4\n3,4,4\n4,8,5\n2,7,5\n1,5,5\n",
                "--scores",
                "a,b",
                "--anchor",
                "r",
                "--anchor-improved",
                "5");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("anchor_separated").doesNotContain("NaN");
    }

    @Test
    void refusesScoresThatAreAllMissing() throws Exception {
        CommandRun run = of("id,a,b\n1,,1\n2,,2\n3,,3\n4,,4\n", "--scores", "a,b");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("fewer than 3 respondents");
    }

    @Test
    void tellsEverythingThatMakesNoSense() {
        CommandRun run = change(
                DATA + "trial_wide.csv",
                "--scores",
                "baseline",
                "--level",
                "2",
                "--anchor",
                "x",
                "--reference-arm",
                "y");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--time", "--level", "--anchor", "--reference-arm");
    }
}
