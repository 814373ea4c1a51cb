package kith.sem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.Reference;
import kith.data.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nonlinear equalities and inequalities against lavaan 0.6-14, in which they bind. */
class ConstraintsTest {

    private static final JsonNode EXPECTED = Reference.own("constraints");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final String THREE = """
            visual =~ x1 + a*x2 + b*x3
            textual =~ x4 + c*x5 + d*x6
            speed =~ x7 + e*x8 + f*x9
            visual ~~ vv*visual
            textual ~~ vt*textual
            """;
    private static final Map<String, String> MODELS = Map.of(
            "product", THREE + "a == b*c\n d^2 + a == 1.3",
            "mixed", THREE + "a == b\n c*d == 1\n e < f\n a > 0.2",
            "shares", THREE + "f < 1\n c > d^2\n a + b > 1.5",
            "mediation",
                    "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9\n textual ~ p*visual\n"
                            + "speed ~ q*textual + r*visual\n indirect := p*q\n indirect == 0.05",
            "groups",
                    "visual =~ x1 + c(a1, a2)*x2 + x3\n textual =~ x4 + x5 + x6\n a1 > a2\n visual ~~ c(v1, v2)*visual\n"
                            + "v1 == v2^2");

    @ParameterizedTest
    @CsvSource({
        "product, ML",
        "product, MLR",
        "product, MLM",
        "product, GLS",
        "mediation, ML",
        "mediation, MLR",
        "mixed, ML",
        "mixed, MLR",
        "shares, ML",
        "shares, MLR",
        "shares, MLM"
    })
    void agreesWithLavaan(String model, Estimator estimator) {
        String name = model + "_" + estimator.name().toLowerCase(java.util.Locale.ROOT);
        LavaanReference.check(Sem.of(MODELS.get(model)).with(estimator).fit(PUPILS), EXPECTED.get(name));
    }

    @ParameterizedTest
    @CsvSource({"ML", "MLR"})
    void agreesWithLavaanOverGroups(Estimator estimator) {
        Sem sem = Sem.of(MODELS.get("groups")).with(estimator).byGroup("school");
        LavaanReference.check(
                sem.fit(PUPILS), EXPECTED.get("groups_" + estimator.name().toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({"product", "mixed", "shares"})
    void agreesWithLavaanOnOrderedAnswers(String model) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= 9; i++) {
            columns.put("x" + i, cut(PUPILS.column("x" + i), 5));
        }
        Responses binned = new Responses("five categories", PUPILS.rowIds(), columns, Map.of());
        SemFit fit = Sem.of(MODELS.get(model))
                .with(Estimator.WLSMV)
                .withOrdered(columns.keySet())
                .fit(binned);
        LavaanReference.check(fit, EXPECTED.get(model + "_wlsmv"));
    }

    @Test
    void agreesWithLavaanWhereAnswersAreMissing() {
        Sem sem = Sem.of(MODELS.get("product")).with(Estimator.MLR).with(Missing.FIML);
        LavaanReference.check(sem.fit(Reference.data("hs1939_missing.csv")), EXPECTED.get("product_fiml"));
    }

    private static double[] cut(double[] values, int parts) {
        double lowest = java.util.Arrays.stream(values).min().orElseThrow();
        double width = (java.util.Arrays.stream(values).max().orElseThrow() - lowest) / parts;
        return java.util.Arrays.stream(values)
                .map(value -> Math.max(1, Math.min(parts, Math.ceil((value - lowest) / width - 1e-9))))
                .toArray();
    }
}
