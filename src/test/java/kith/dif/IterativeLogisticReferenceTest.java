package kith.dif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.dif.OrdinalLogistic.Effect;
import kith.dif.OrdinalLogistic.RSquared;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every cell of the reference made with lordif 0.4.2 and mirt 1.47. */
class IterativeLogisticReferenceTest {

    /** lordif takes mirt with its stopping rule of 1e-4, which leaves trait scores up to .002 short. */
    private static final double THETA = 2e-3;

    private static final GroupedScores DATA = data();

    private static GroupedScores data() {
        Responses data = Reference.data("anxiety.csv");
        List<String> items = IntStream.rangeClosed(1, 29).mapToObj(i -> "R" + i).toList();
        return GroupedScores.of(
                items,
                items.stream().map(data::column).toArray(double[][]::new),
                List.of("0", "1"),
                Arrays.stream(data.column("age")).mapToInt(age -> (int) age).toArray());
    }

    private static void stats(String what, List<OrdinalLogistic> found, JsonNode expected, double half) {
        for (int i = 0; i < 29; i++) {
            OrdinalLogistic item = found.get(i);
            JsonNode wanted = expected.get(i);
            String place = what + " " + (i + 1);
            check(place + " chi12", item.test(Effect.UNIFORM).pvalue(), wanted.get("chi12"), 10 * half);
            check(place + " chi13", item.test(Effect.TOTAL).pvalue(), wanted.get("chi13"), 10 * half);
            check(place + " chi23", item.test(Effect.NON_UNIFORM).pvalue(), wanted.get("chi23"), 10 * half);
            check(place + " beta12", item.slopeChange(), wanted.get("beta12"), half);
            assertThat(item.test(Effect.TOTAL).df())
                    .isEqualTo(wanted.get("df13").asInt());
            for (RSquared kind : RSquared.values()) {
                String name =
                        kind == RSquared.MCFADDEN ? "McFadden" : kind == RSquared.COXSNELL ? "CoxSnell" : "Nagelkerke";
                check(place, item.rSquared(kind, Effect.UNIFORM), wanted.get("pseudo12." + name), half);
                check(place, item.rSquared(kind, Effect.TOTAL), wanted.get("pseudo13." + name), half);
                check(place, item.rSquared(kind, Effect.NON_UNIFORM), wanted.get("pseudo23." + name), half);
            }
        }
    }

    private static void check(String what, double actual, JsonNode expected, double allowed) {
        assertThat(actual).as(what).isCloseTo(expected.asDouble(), Offset.offset(allowed + 1e-9));
    }

    @Test
    void byChiSquare() {
        JsonNode expected = Reference.json("dif_lordif_anxiety").get("age_chisq_01");
        IterativeLogistic found = IterativeLogistic.of(
                DATA, new IterativeLogistic.Criterion(IterativeLogistic.Criterion.Kind.CHI_SQUARE, 0.01));
        stats("raw", found.raw(), expected.get("stats_raw"), 0.5e-4);
        for (int p = 0; p < 10; p++) {
            check(
                    "theta " + p,
                    found.firstTheta()[p],
                    expected.get("theta_initial_first10").get(p),
                    THETA);
        }
        List<Integer> flagged = IntStream.rangeClosed(1, 29)
                .filter(i -> found.flagged()[i - 1])
                .boxed()
                .toList();
        assertThat(flagged).containsExactly(9, 11, 18, 24);
        assertThat(found.iterations()).isEqualTo(expected.get("iterations").asInt());
        stats("purified", found.items(), expected.get("stats"), 1e-4);
        for (int p = 0; p < 10; p++) {
            check(
                    "last theta " + p,
                    found.lastTheta()[p],
                    expected.get("theta_final_first10").get(p),
                    THETA);
        }
        for (int i = 0; i < found.parameters().size(); i++) {
            IterativeLogistic.Calibrated item = found.parameters().get(i);
            JsonNode wanted = expected.get("ipar").get(i);
            check(item.item(), item.slope(), wanted.get("a"), 5e-3);
            for (int k = 0; k < item.difficulties().length; k++) {
                check(item.item(), item.difficulties()[k], wanted.get("cb" + (k + 1)), 5e-3);
            }
        }
    }

    @Test
    void byMcFadden() {
        JsonNode expected = Reference.json("dif_lordif_anxiety").get("age_R2_mcfadden_01");
        IterativeLogistic found = IterativeLogistic.of(
                DATA, new IterativeLogistic.Criterion(IterativeLogistic.Criterion.Kind.MCFADDEN, 0.01));
        assertThat(found.iterations()).isEqualTo(1);
        assertThat(found.flagged()).containsOnly(false);
        assertThat(found.lastTheta()).isEmpty();
        stats("R2", found.items(), expected.get("stats"), 1e-4);
        for (int i = 0; i < 29; i++) {
            assertThat(DATA.items().get(i))
                    .isEqualTo("R" + expected.get("stats").get(i).get("item").asInt());
            assertThat(found.data().categories(i))
                    .hasSize(expected.get("ncat").get(i).asInt());
        }
    }
}
