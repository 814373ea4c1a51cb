package kith.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.data.SamplingDesign;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.math.Descriptives;
import org.junit.jupiter.api.Test;

/** Means of scores with sampling weights and clusters, against R (weighted_items.R). */
class WeightedScoresTest {

    private static final JsonNode EXPECTED = Reference.own("weighted_items");
    private static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5");

    private static final Instrument BFI = InstrumentLibrary.load("bfi");

    private static Responses rows() {
        Responses bfi = Reference.data("bfi.csv");
        double[] gender = bfi.column("gender");
        Map<String, double[]> numeric = new LinkedHashMap<>(bfi.numeric());
        double[] weight = new double[bfi.size()];
        Arrays.setAll(weight, row -> 0.4 + (row + 1) * 7 % 11 / 5.0 + (gender[row] == 2 ? 0.5 : 0));
        numeric.put("w", weight);
        Map<String, List<String>> labels = new LinkedHashMap<>(bfi.labels());
        labels.put(
                "block",
                IntStream.range(0, bfi.size()).mapToObj(row -> "b" + row / 25).toList());
        return new Responses("bfi", bfi.rowIds(), numeric, labels)
                .rows(IntStream.range(0, bfi.size())
                        .filter(row -> ITEMS.stream().noneMatch(item -> Double.isNaN(bfi.column(item)[row])))
                        .toArray());
    }

    private static Scores scores(Optional<String> cluster) {
        return Scoring.of(BFI, rows(), SamplingDesign.of(rows(), cluster, Optional.of("w")));
    }

    @Test
    void meansHaveTheStandardErrorsOfLinearisation() {
        check(scores(Optional.empty()).describe().get(0), EXPECTED.get("all").get("rows"));
        check(
                scores(Optional.of("block")).describe().get(0),
                EXPECTED.get("all").get("blocks"));
        List<ScoreDescription> groups = agreeable(scores(Optional.empty()));
        List<ScoreDescription> blocks = agreeable(scores(Optional.of("block")));
        assertThat(groups).hasSize(2);
        for (int g = 0; g < 2; g++) {
            JsonNode expected = EXPECTED.get("groups").get(groups.get(g).group());
            check(groups.get(g), expected.get("rows"));
            check(blocks.get(g), expected.get("blocks"));
        }
    }

    private static List<ScoreDescription> agreeable(Scores scores) {
        return scores.describe(rows().grouping("gender")).stream()
                .filter(one -> one.scale().equals("agreeableness"))
                .toList();
    }

    private static void check(ScoreDescription found, JsonNode expected) {
        assertThat(found.scores().n()).isEqualTo(expected.get("n").intValue());
        Tolerance.CLOSED_FORM.check(
                "mean", found.scores().mean(), expected.get("mean").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "sd", found.scores().sd(), expected.get("sd").doubleValue());
        Tolerance.CLOSED_FORM.check(
                "se", found.standardError(), expected.get("se").doubleValue());
    }

    /** Without a design the standard error is SD/√n. */
    @Test
    void withoutDesignTheStandardErrorIsThatOfTheMean() {
        ScoreDescription found = Scoring.of(BFI, rows()).describe().get(0);
        Descriptives scores = found.scores();
        assertThat(found.standardError()).isCloseTo(scores.sd() / Math.sqrt(scores.n()), within(1e-12));
    }

    @Test
    void rowsThatDoNotCountAreToldAndExcluded() {
        Responses rows = rows();
        Map<String, double[]> numeric = new LinkedHashMap<>(rows.numeric());
        double[] weight = rows.column("w").clone();
        weight[0] = 0;
        numeric.put("w", weight);
        Responses some = new Responses("bfi", rows.rowIds(), numeric, rows.labels());
        Scores scores = Scoring.of(BFI, some, SamplingDesign.of(some, Optional.empty(), Optional.of("w")));
        assertThat(scores.describe().get(0).scores().n()).isEqualTo(rows.size() - 1);
        assertThat(scores.scale("agreeableness").scores()).hasSize(rows.size());
        assertThat(scores.findings()).anyMatch(finding -> finding.code().equals("rows_without_weight"));
    }
}
