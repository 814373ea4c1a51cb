package kith.irt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import org.junit.jupiter.api.Test;

/** Item response parameters of WLSMV factor models against lavaan's converted estimates. */
class FactorModelItemReferenceTest {

    private static final List<String> CE =
            List.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4");

    private static Responses complete(String file, List<String> items) {
        Responses responses = Reference.data(file);
        return responses.rows(IntStream.range(0, responses.size())
                .filter(row -> items.stream()
                        .noneMatch(item -> Double.isNaN(responses.numeric().get(item)[row])))
                .toArray());
    }

    private static SemFit fit(Responses responses, List<String> items, Parameterization parameterization) {
        return Sem.of("f =~ " + String.join(" + ", items))
                .with(Estimator.WLSMV)
                .withOrdered(Set.copyOf(items))
                .with(ModelOptions.cfa().withParameterization(parameterization))
                .fit(responses);
    }

    private static void check(String name, Responses responses, List<String> items, Parameterization parameterization) {
        JsonNode expected = Reference.json("irt_from_wlsmv").get(name);
        List<FactorModelItem> found = FactorModelItem.of(fit(responses, items, parameterization));
        assertThat(found).hasSize(items.size());
        List<String> thresholds = new ArrayList<>();
        for (FactorModelItem item : found) {
            String i = item.item();
            Tolerance.ESTIMATE.check(
                    "a " + i,
                    item.slope(),
                    expected.get("a_normal_ogive").get(i).asDouble());
            Tolerance.ESTIMATE.check(
                    "a, logistic " + i,
                    item.logisticSlope(),
                    expected.get("a_logistic_D1.702").get(i).asDouble());
            Tolerance.STANDARD_ERROR.check(
                    "SE " + i,
                    item.slopeError(),
                    expected.get("se_a_delta_method").get(i).asDouble());
            double lambda = item.slope() / Math.hypot(1, item.slope());
            Tolerance.ESTIMATE.check(
                    "lambda " + i, lambda, expected.get("lambda_delta").get(i).asDouble());
            Tolerance.ESTIMATE.check(
                    "lambda, theta " + i,
                    item.slope(),
                    expected.get("lambda_theta").get(i).asDouble());
            for (int k = 0; k < item.difficulties().length; k++) {
                String threshold = i + "|t" + (k + 1);
                double b = item.difficulties()[k];
                thresholds.add(threshold);
                Tolerance.ESTIMATE.check(
                        "b " + threshold, b, expected.get("b").get(threshold).asDouble());
                Tolerance.ESTIMATE.check(
                        "tau " + threshold,
                        b * lambda,
                        expected.get("tau_delta").get(threshold).asDouble());
                Tolerance.ESTIMATE.check(
                        "tau, theta " + threshold,
                        b * item.slope(),
                        expected.get("tau_theta").get(threshold).asDouble());
            }
        }
        assertThat(thresholds).hasSize(expected.get("b").size());
    }

    @Test
    void convertsBothParameterizations() {
        for (Parameterization one : List.of(Parameterization.DELTA, Parameterization.THETA)) {
            check("ce_sb", complete("ce_contexts.csv", CE), CE.subList(8, 12), one);
            List<String> neuroticism = List.of("N1", "N2", "N3", "N4", "N5");
            check("bfi_N", complete("bfi.csv", neuroticism), neuroticism, one);
        }
    }

    /** Maximum likelihood of whole patterns against the converted pairs: close, not equal. */
    @Test
    void comesNearTheGradedModel() {
        JsonNode expected = Reference.json("irt_from_wlsmv").get("bfi_N");
        List<String> items = List.of("N1", "N2", "N3", "N4", "N5");
        Responses responses = complete("bfi.csv", items);
        IrtFit fit = IrtModel.fit(
                ResponsePatterns.of(items, items.stream().map(responses::column).toArray(double[][]::new)),
                IrtQuestion.of(ItemModel.GRADED, 5));
        for (int i = 0; i < 5; i++) {
            JsonNode row = expected.at("/mirt_ml_logistic/x/" + i);
            double slope = fit.item(0, i).slopes()[0];
            Tolerance.ESTIMATE.check("slope", slope, row.get(0).asDouble());
            for (int k = 1; k < row.size(); k++) {
                double b = -fit.item(0, i).intercepts()[k - 1] / slope;
                Tolerance.ESTIMATE.check("b", b, row.get(k).asDouble());
            }
        }
    }

    @Test
    void continuousItemsHaveNone() {
        assertThat(FactorModelItem.of(Sem.of("f =~ x1 + x2 + x3").fit(Reference.data("hs1939.csv"))))
                .isEmpty();
    }
}
