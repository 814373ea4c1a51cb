package kith.twolevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.Reference;
import kith.data.Responses;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.Sem;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TwoLevelScoresTest {

    private static final String MODEL = "level: 1\n fw1 =~ y1 + y2 + y3\n fw2 =~ y4 + y5 + y6\n"
            + "level: 2\n fb1 =~ y1 + y2 + y3\n fb2 =~ y4 + y5 + y6\n";

    /** lavaan's estimates are good to five digits, and so are scores made from them. */
    @Test
    void agreesWithLavaan() {
        JsonNode expected = Reference.own("two_level_scores");
        Responses data = Reference.data("twolevel.csv");
        TwoLevelFit fit = TwoLevelSem.of(Sem.of(MODEL).clusteredBy("cluster")).fit(data);
        TwoLevelScores scores = TwoLevelScores.of(fit, data);
        assertThat(fit.fit().get("chisq")).isCloseTo(expected.at("/chisq/0").doubleValue(), Offset.offset(1e-3));
        assertThat(scores.withinFactors()).containsExactly("fw1", "fw2");
        assertThat(scores.betweenFactors()).containsExactly("fb1", "fb2");
        for (int row = 0; row < expected.get("within").size(); row++) {
            for (int f = 0; f < 2; f++) {
                close(scores.rows()[row][f], expected.get("within").get(row).get(f));
            }
        }
        for (int c = 0; c < expected.get("clusters").size(); c++) {
            TwoLevelScores.ClusterScore own =
                    scores.clusters().get(expected.get("clusters").get(c).asText());
            for (int f = 0; f < 2; f++) {
                close(own.scores()[f], expected.get("between").get(c).get(f));
                assertThat(own.errors()[f]).isPositive();
            }
        }
    }

    private static void close(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.doubleValue(), Offset.offset(2e-4));
    }

    /** A cluster whose rows miss a variable has the scores of a model without it, and a wider error than with it. */
    @Test
    void rowsCountWithWhatTheyHave() {
        Responses data = Reference.data("twolevel.csv");
        Map<String, double[]> columns = new LinkedHashMap<>(data.numeric());
        double[] holes = columns.get("y1").clone();
        Arrays.fill(holes, 0, 3, Double.NaN);
        columns.put("y1", holes);
        for (int j = 2; j <= 6; j++) {
            double[] own = columns.get("y" + j).clone();
            own[0] = Double.NaN;
            columns.put("y" + j, own);
        }
        Responses incomplete = new Responses("holes", data.rowIds(), columns, data.labels());
        TwoLevelFit fit = TwoLevelSem.of(Sem.of(MODEL).with(Missing.FIML).clusteredBy("cluster"))
                .fit(incomplete);
        TwoLevelScores scores = TwoLevelScores.of(fit, incomplete);
        TwoLevelScores all = TwoLevelScores.of(fit, data);
        String first = Integer.toString((int) data.numeric().get("cluster")[0]);
        assertThat(scores.rows()[0]).containsOnly(Double.NaN);
        assertThat(scores.rows()[1]).doesNotContain(Double.NaN);
        assertThat(scores.clusters().get(first).errors()[0])
                .isGreaterThan(all.clusters().get(first).errors()[0]);
    }

    @Test
    void refusesWhatExistsBetweenOnly() {
        Responses data = Reference.data("twolevel.csv");
        TwoLevelFit fit = TwoLevelSem.of(
                        Sem.of("level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2 + y3\n fb ~ w1\n")
                                .clusteredBy("cluster"))
                .fit(data);
        assertThatThrownBy(() -> TwoLevelScores.of(fit, data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("between clusters only");
    }
}
