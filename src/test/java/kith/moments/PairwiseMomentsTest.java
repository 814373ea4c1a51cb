package kith.moments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.Matrix;
import org.junit.jupiter.api.Test;

class PairwiseMomentsTest {

    private static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5");

    @Test
    void agreesWithRInEveryCell() {
        PairwiseMoments found = accumulate(0, 2800).moments();
        JsonNode expected = Reference.own("reliability").get("pairwise");
        check("cov", found.covariance(), expected.get("cov"));
        check("cov2cor", found.correlation(), expected.get("cov2cor"));
        check("cor", found.pairCorrelation(), expected.get("cor"));
        check("pairs", found.pairs(), expected.get("pairs"));
        assertThat(found.rows()).isEqualTo(2800);
        assertThat(found.completeRows()).isEqualTo(2709);
    }

    @Test
    void theRowsMayBeSeenInParts() {
        PairwiseMoments whole = accumulate(0, 2800).moments();
        PairwiseMoments parts = accumulate(0, 700)
                .plus(new PairwiseMomentsAccumulator(ITEMS))
                .plus(accumulate(700, 2800))
                .moments();
        for (int i = 0; i < 5; i++) {
            Tolerance.CLOSED_FORM.check("mean", parts.mean()[i], whole.mean()[i]);
            for (int j = 0; j < 5; j++) {
                Tolerance.CLOSED_FORM.check(
                        "cov", parts.covariance().at(i, j), whole.covariance().at(i, j));
                Tolerance.CLOSED_FORM.check(
                        "cor",
                        parts.pairCorrelation().at(i, j),
                        whole.pairCorrelation().at(i, j));
            }
        }
        assertThat(parts.completeRows()).isEqualTo(whole.completeRows());
    }

    @Test
    void withoutMissingAnswersItIsTheSampleCovariance() {
        Responses hs = Reference.data("hs1939.csv");
        List<String> names = List.of("x1", "x2", "x3");
        PairwiseMomentsAccumulator pairwise = new PairwiseMomentsAccumulator(names);
        MomentsAccumulator complete = new MomentsAccumulator(names);
        for (int row = 0; row < hs.size(); row++) {
            double[] answers = new double[3];
            for (int i = 0; i < 3; i++) {
                answers[i] = hs.column(names.get(i))[row];
            }
            pairwise.add(answers);
            complete.add(answers);
        }
        Matrix unbiased = complete.moments().unbiasedCovariance();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                Tolerance.CLOSED_FORM.check(
                        "cov", pairwise.moments().covariance().at(i, j), unbiased.at(i, j));
            }
        }
    }

    private static PairwiseMomentsAccumulator accumulate(int from, int to) {
        Responses bfi = Reference.data("bfi.csv");
        List<double[]> columns = ITEMS.stream().map(bfi::column).toList();
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(ITEMS);
        for (int row = from; row < to; row++) {
            double[] answers = new double[5];
            for (int i = 0; i < 5; i++) {
                answers[i] = columns.get(i)[row];
            }
            accumulator.add(answers);
        }
        return accumulator;
    }

    private static void check(String what, Matrix found, JsonNode expected) {
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                Tolerance.CLOSED_FORM.check(
                        what + " " + i + " " + j,
                        found.at(i, j),
                        Reference.number(expected.get(i).get(j)));
            }
        }
    }
}
