package kith.moments.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.moments.ordered.OrdinalMomentsTest;
import org.junit.jupiter.api.Test;

public class MissingPatternsTest {

    private static final JsonNode OWN = Reference.own("missing_patterns");
    private static final Responses HOLZINGER = Reference.data("hs1939_missing.csv");
    private static final List<String> NINE = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9");

    @Test
    void saturatedModelAgreesWithLavaan() {
        check(MissingPatterns.of(HOLZINGER, NINE), OWN.get("hs"));
        check(MissingPatterns.of(Reference.data("bfi.csv"), List.of("A1", "A2", "A3", "A4", "A5")), OWN.get("bfi_a"));
    }

    @Test
    void groupsAgreeWithLavaan() {
        JsonNode contexts = OWN.get("contexts");
        List<String> names = OrdinalMomentsTest.names(contexts.elements().next());
        Responses responses = Reference.data("ce_contexts.csv");
        Grouping grouping = responses.grouping("context");
        assertThat(grouping.names()).hasSize(3);
        for (int g = 0; g < 3; g++) {
            check(
                    MissingPatterns.of(responses, grouping.rowsOf(g), names),
                    contexts.get(grouping.names().get(g)));
        }
    }

    @Test
    void mostAnswersMissingStillConverges() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : NINE) {
            double[] column =
                    OrdinalMomentsTest.doubles(OWN.get("sixty").get("data").get(name));
            for (int r = 0; r < column.length; r++) {
                column[r] = column[r] == -9999 ? Double.NaN : column[r];
            }
            columns.put(name, column);
        }
        check(MissingPatterns.of(responses(columns), NINE), OWN.get("sixty"));
    }

    private static void check(MissingPatterns patterns, JsonNode reference) {
        assertThat(patterns.n()).isEqualTo(reference.get("n").doubleValue());
        assertThat(patterns.patterns()).hasSize(reference.get("patterns").intValue());
        SaturatedMoments saturated = patterns.saturated();
        assertThat(saturated.converged()).isTrue();
        double tight = reference.get("logl_tight").doubleValue();
        Tolerance.CLOSED_FORM.check("log-likelihood", saturated.logLikelihood(), tight);
        Tolerance.CHI_SQUARE.check(
                "lavaan's log-likelihood",
                saturated.logLikelihood(),
                reference.get("logl").doubleValue());
        assertThat(saturated.logLikelihood()).isGreaterThan(tight - 1e-8);
        int p = patterns.names().size();
        for (int i = 0; i < p; i++) {
            assertThat(saturated.moments().mean()[i])
                    .isCloseTo(reference.get("mean").get(i).doubleValue(), within(1e-6));
            for (int j = 0; j < p; j++) {
                assertThat(saturated.moments().covariance().at(i, j))
                        .isCloseTo(reference.get("covariance").get(i).get(j).doubleValue(), within(1e-6));
                Tolerance.CLOSED_FORM.check(
                        "coverage",
                        patterns.coverage().at(i, j),
                        reference.get("coverage").get(i).get(j).doubleValue());
            }
        }
    }

    @Test
    void completeRowsAreOnePattern() {
        Responses complete = Reference.data("hs1939.csv");
        MissingPatterns patterns = MissingPatterns.of(complete, NINE);
        assertThat(patterns.isComplete()).isTrue();
        SaturatedMoments saturated = patterns.saturated();
        assertThat(saturated.iterations()).isZero();
        assertThat(saturated.moments())
                .usingRecursiveComparison()
                .isEqualTo(patterns.patterns().get(0).moments());
    }

    @Test
    void mergedPartsAreTheWhole() {
        MissingPatternsAccumulator first = new MissingPatternsAccumulator(NINE);
        MissingPatternsAccumulator second = new MissingPatternsAccumulator(NINE);
        double[] row = new double[9];
        for (int r = 0; r < HOLZINGER.size(); r++) {
            for (int v = 0; v < 9; v++) {
                row[v] = HOLZINGER.column(NINE.get(v))[r];
            }
            (r % 3 == 0 ? first : second).add(row);
        }
        MissingPatterns merged = first.plus(second).patterns();
        MissingPatterns whole = MissingPatterns.of(HOLZINGER, NINE);
        assertThat(merged.patterns()).hasSameSizeAs(whole.patterns());
        for (int g = 0; g < merged.patterns().size(); g++) {
            MissingPattern a = merged.patterns().get(g);
            MissingPattern b = whole.patterns().get(g);
            assertThat(a.observed()).isEqualTo(b.observed());
            assertThat(a.n()).isEqualTo(b.n());
            for (int i = 0; i < a.observed().length; i++) {
                assertThat(a.moments().mean()[i]).isCloseTo(b.moments().mean()[i], within(1e-12));
                assertThat(a.moments().covariance().at(i, 0))
                        .isCloseTo(b.moments().covariance().at(i, 0), within(1e-12));
            }
        }
    }

    @Test
    void selectingVariablesIsTheSameAsReadingThem() {
        List<String> some = List.of("x9", "x2", "x5");
        MissingPatterns selected = MissingPatterns.of(HOLZINGER, NINE).select(some);
        MissingPatterns read = MissingPatterns.of(HOLZINGER, some);
        assertThat(selected.emptyRows()).isEqualTo(read.emptyRows());
        Matrix covariance = read.saturated().moments().covariance();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(selected.saturated().moments().covariance().at(i, j))
                        .isCloseTo(covariance.at(i, j), within(1e-8));
            }
        }
    }

    @Test
    void troubleIsTold() {
        double nan = Double.NaN;
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 4, 3, nan, nan, nan, nan});
        columns.put("b", new double[] {nan, nan, nan, nan, 2, 5, 3, nan});
        columns.put("c", new double[] {3, 1, 4, 1, 5, 9, 2, nan});
        SaturatedMoments apart =
                MissingPatterns.of(responses(columns), List.of("a", "b", "c")).saturated();
        assertThat(apart.findings())
                .anyMatch(f ->
                        f.code().equals("never_answered_together") && f.where().equals("a with b"))
                .anyMatch(f -> f.code().equals("rows_left_out"));

        Map<String, double[]> twice = new LinkedHashMap<>();
        double[] a = {1, 2, 4, 3, 6, 5};
        twice.put("a", a);
        twice.put("b", a);
        SaturatedMoments collinear =
                MissingPatterns.of(responses(twice), List.of("a", "b")).saturated();
        assertThat(collinear.converged()).isFalse();
        assertThat(collinear.logLikelihood()).isNaN();
        assertThat(collinear.findings()).anyMatch(f -> f.code().equals("saturated_not_positive_definite"));
        twice.put("a", new double[] {1, 2, 4, 3, 6, nan});
        SaturatedMoments nearly =
                MissingPatterns.of(responses(twice), List.of("a", "b")).saturated();
        assertThat(nearly.findings()).anyMatch(f -> f.code().equals("saturated_not_positive_definite"));

        assertThatThrownBy(() -> MissingPatterns.of(responses(columns), List.of("a", "z")))
                .isInstanceOf(InputException.class);
    }

    public static Responses responses(Map<String, double[]> columns) {
        List<String> ids = new ArrayList<>();
        for (int r = 0; r < columns.values().iterator().next().length; r++) {
            ids.add(Integer.toString(r + 1));
        }
        return new Responses("test", ids, columns, Map.of());
    }
}
