package kith.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.Matrix;
import kith.moments.missing.MissingPatterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of mcar_little. */
class CompletelyAtRandomTest {

    private static Responses data(String set) {
        return switch (set) {
            case "airquality" -> Reference.data("airquality.csv");
            case "hs1939_missing" -> Reference.data("hs1939_missing.csv");
            case "bfi_N" -> Reference.data("bfi.csv");
            case "bfi_25_first300" ->
                Reference.data("bfi.csv").rows(IntStream.range(0, 300).toArray());
            default -> Reference.data("ce_contexts.csv");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"airquality", "hs1939_missing", "bfi_N", "bfi_25_first300", "ce_ci", "ce_12"})
    void everyCell(String set) {
        JsonNode wanted = Reference.json("mcar_little").get(set);
        List<String> names = new ArrayList<>();
        wanted.get("mean_em").fieldNames().forEachRemaining(names::add);
        Responses responses = data(set);
        CompletelyAtRandom found = CompletelyAtRandom.of(responses, names).orElseThrow();
        assertThat(found.n()).isEqualTo(wanted.get("n").asInt());
        assertThat(found.variables()).isEqualTo(wanted.get("p").asInt());
        assertThat(found.patterns()).isEqualTo(wanted.get("patterns").asInt());
        assertThat(found.df()).isEqualTo(wanted.get("df").asInt());
        Tolerance.CHI_SQUARE.check(
                "chi2", found.chiSquare(), wanted.get("chi2_ml_covariance").asDouble());
        Tolerance.CHI_SQUARE.check(
                "chi2",
                found.chiSquareUnbiased(),
                wanted.get("chi2_unbiased_covariance").asDouble());
        Tolerance.ESTIMATE.check("p", found.pvalue(), wanted.get("p_ml").asDouble());
        Tolerance.ESTIMATE.check(
                "p", found.pvalueUnbiased(), wanted.get("p_unbiased").asDouble());
        assertThat(found.isRejected()).isEqualTo(set.equals("airquality"));
        var moments = MissingPatterns.of(responses, names).saturated().moments();
        Matrix covariance = moments.covariance();
        for (int i = 0; i < names.size(); i++) {
            double mean = moments.mean()[i];
            Tolerance.ESTIMATE.checkScaled(
                    "mean", mean, wanted.get("mean_em").get(names.get(i)).asDouble());
            Tolerance.ESTIMATE.checkScaled(
                    "mean",
                    mean,
                    wanted.get("norm_package_em_mean").get(names.get(i)).asDouble());
            for (int j = 0; j < names.size(); j++) {
                Tolerance.ESTIMATE.checkScaled(
                        "cov",
                        covariance.at(i, j),
                        wanted.at("/cov_em/x/" + i + "/" + j).asDouble());
            }
        }
    }

    @Test
    void thereIsNoTestOfCompleteOrHopelessData() {
        Responses complete = new Responses(
                "x",
                List.of("1", "2", "3"),
                Map.of("a", new double[] {1, 2, 3}, "b", new double[] {2, 1, 5}),
                Map.of());
        assertThat(CompletelyAtRandom.of(complete, List.of("a", "b"))).isEmpty();
        double none = Double.NaN;
        Responses constant = new Responses(
                "x",
                List.of("1", "2", "3"),
                Map.of("a", new double[] {1, none, 1}, "b", new double[] {2, 2, none}),
                Map.of());
        assertThat(CompletelyAtRandom.of(constant, List.of("a", "b"))).isEmpty();
    }

    @Test
    void theTestRejectsBelowFivePerCent() {
        assertThat(new CompletelyAtRandom(9, 2, 2, 1, 1, 0.0499, 1, 0.06).isRejected())
                .isTrue();
        assertThat(new CompletelyAtRandom(9, 2, 2, 1, 1, 0.05, 1, 0.06).isRejected())
                .isFalse();
    }
}
