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

class AgreementCommandTest {

    private static final String RATINGS = "src/test/resources/reference/data/shrout_fleiss1979.csv";

    private static JsonNode answer(CommandRun run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static CommandRun ratings(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"agreement", "-d", RATINGS, "--items", "J1,J2,J3,J4"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandRun.json(arguments);
    }

    @Test
    void givesTheIntraclassCorrelationsOfTheReference() throws Exception {
        JsonNode result = answer(ratings("--format", "json")).get("result");
        JsonNode expected = Reference.json("icc_shrout_fleiss").get("results");
        assertThat(result.get("icc")).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode row = result.get("icc").get(i);
            JsonNode wanted = expected.get(i);
            Tolerance.CLOSED_FORM.check(
                    "icc " + i, Reference.number(row.get("estimate")), Reference.number(wanted.get("ICC")));
            Tolerance.CLOSED_FORM.check("f " + i, Reference.number(row.get("f")), Reference.number(wanted.get("F")));
            Tolerance.CLOSED_FORM.check(
                    "lower " + i, Reference.number(row.get("ci_lower")), Reference.number(wanted.get("lower bound")));
            Tolerance.CLOSED_FORM.check(
                    "upper " + i, Reference.number(row.get("ci_upper")), Reference.number(wanted.get("upper bound")));
        }
        assertThat(result.at("/icc/1/shrout_fleiss").asText()).isEqualTo("ICC(2,1)");
        assertThat(result.get("pairs")).hasSize(6);
        assertThat(result.at("/pairs/0/kappa").isNull()).isTrue();
    }

    /** Worked by R from the mean squares of the published table: MSJ 32.4861, MSE 1.0194, n = 6, k = 4. */
    @Test
    void givesTheErrorsOfMeasurement() throws Exception {
        JsonNode error = answer(ratings()).at("/result/measurement_error");
        double residual = 1.019444444444444;
        double raters = 32.48611111111111;
        double sem = Math.sqrt(residual + (raters - residual) / 6);
        Tolerance.CLOSED_FORM.check("sem", error.at("/one_rating/sem").asDouble(), sem);
        Tolerance.CLOSED_FORM.check(
                "sdc", error.at("/one_rating/sdc").asDouble(), 1.959963984540054 * Math.sqrt(2) * sem);
        Tolerance.CLOSED_FORM.check(
                "consistency", error.at("/one_rating_consistency/sem").asDouble(), Math.sqrt(residual));
        Tolerance.CLOSED_FORM.check("mean", error.at("/mean_of_raters/sem").asDouble(), sem / 2);
        // sqrt(15 * MSE / qchisq(c(.975, .025), 15))
        Tolerance.CLOSED_FORM.check(
                "lower",
                error.at("/one_rating_consistency/sem_ci_lower").asDouble(),
                Math.sqrt(15 * residual / 27.48839286344298));
        Tolerance.CLOSED_FORM.check(
                "upper",
                error.at("/one_rating_consistency/sem_ci_upper").asDouble(),
                Math.sqrt(15 * residual / 6.262137795043253));
    }

    @Test
    void givesKappaAndLimitsOfEachTwo() throws Exception {
        JsonNode answer = answer(ratings("--kappa", "quadratic"));
        JsonNode kappa = answer.at("/result/pairs/0/kappa");
        assertThat(kappa.get("weights").asText()).isEqualTo("quadratic");
        assertThat(kappa.get("estimate").asDouble()).isBetween(-1.0, 1.0);
        JsonNode limits = answer.at("/result/pairs/0/bland_altman");
        // Differences J1 − J2: 7, 5, 4, 6, 5, 4.
        Tolerance.CLOSED_FORM.check("bias", limits.at("/bias/estimate").asDouble(), 31 / 6.0);
        double sd = Math.sqrt((167 - 31 * 31 / 6.0) / 5);
        Tolerance.CLOSED_FORM.check(
                "lower", limits.at("/lower_limit/estimate").asDouble(), 31 / 6.0 - 1.959963984540054 * sd);
        assertThat(answer.get("findings").findValuesAsText("code")).contains("few_people");
    }

    @Test
    void saysItInATableAndInCsv() {
        CommandRun table = ratings("--format", "table", "--kappa", "linear");
        assertThat(table.out())
                .contains("ICC(2,1)", "ICC(A,1)", "Limits of agreement", "Kappa, linear weights", "poor");
        CommandRun csv = ratings("--format", "csv");
        assertThat(csv.out()).startsWith("Shrout & Fleiss,");
    }

    @Test
    void missingRatingsAndPeopleWhoDoNotDifferAreFindings(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("r.csv"), "a,b,c\n3,3,\n3,3,\n3,3,4\n3,3,4\n3,,4\n");
        String[] words = {"agreement", "-d", "r.csv", "--items", "a,b,c", "--kappa", "linear", "--missing", "listwise"};
        JsonNode answer = answer(CommandRun.jsonIn(folder, words));
        assertThat(answer.get("findings").findValuesAsText("code"))
                .contains("rows_left_out", "no_intraclass_correlation", "too_few_pairs");
        assertThat(answer.at("/result/icc/2/estimate").isNumber()).isFalse();
        Files.writeString(folder.resolve("r.csv"), "a,b,c\n3,3,\n3,2,\n3,3,4\n1,3,4\n3,,4\n");
        words[8] = "mixed_model";
        JsonNode all = answer(CommandRun.jsonIn(folder, words));
        assertThat(all.get("findings").findValuesAsText("code"))
                .contains("incomplete_ratings")
                .doesNotContain("rows_left_out");
        assertThat(all.at("/result/ratings").asInt()).isEqualTo(12);
    }

    @Test
    void categoriesCanBeWords(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("r.csv"), "a,b\nyes,yes\nno,yes\nno,no\nyes,\nyes,yes\n");
        String[] words = {"agreement", "-d", "r.csv", "--items", "a,b", "--categories", "no,yes"};
        JsonNode kappa = answer(CommandRun.jsonIn(folder, words)).at("/result/pairs/0/kappa");
        // p observed 3/4; by chance 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
        Tolerance.CLOSED_FORM.check("kappa", kappa.get("estimate").asDouble(), 0.5);
        assertThat(kappa.get("n").asInt()).isEqualTo(4);
        words[6] = "no,maybe";
        assertThat(CommandRun.jsonIn(folder, words).err()).contains("“yes”; expected one of the categories no, maybe");
    }

    @Test
    void tellsWhatIsWrong() {
        CommandRun run = CommandRun.json("agreement", "-d", RATINGS, "--items", "J1", "--level", "3");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("at least 2", "between 0 and 1");
    }
}
