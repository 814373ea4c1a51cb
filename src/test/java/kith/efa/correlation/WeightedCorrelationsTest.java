package kith.efa.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.efa.Exploration;
import kith.efa.ExplorationPlan;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.RetentionOptions;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.rotation.NamedRotation;
import kith.rotation.RotationSettings;
import kith.rotation.StartingPoints;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.solution.Estimate;
import kith.sem.solution.StandardizedBy;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedCorrelationsTest {

    private static final List<String> SIX = List.of("x1", "x2", "x3", "x4", "x5", "x6");
    private static final List<String> AGREE = List.of("A1", "A2", "A3", "A4", "A5");
    private static final Parallel TWO = new Parallel(2);

    private static Responses weighed(Responses responses, IntToDoubleFunction weight) {
        Map<String, double[]> numeric = new LinkedHashMap<>(responses.numeric());
        numeric.put(
                "w", IntStream.range(0, responses.size()).mapToDouble(weight).toArray());
        return new Responses(responses.source(), responses.rowIds(), numeric, responses.labels());
    }

    private static CorrelationQuestion weighted(CorrelationKind kind) {
        return CorrelationQuestion.of(kind, TWO).weightedBy(Optional.of("w"));
    }

    private static void assertSame(Matrix found, Matrix expected, double within) {
        for (int i = 0; i < found.rows().size(); i++) {
            for (int j = 0; j < found.rows().size(); j++) {
                assertThat(found.at(i, j)).isCloseTo(expected.at(i, j), Offset.offset(within));
            }
        }
    }

    /** A weight of k counts as k rows, one of 0 as none, and the unit of weights does not matter. */
    @ParameterizedTest
    @CsvSource({
        "PEARSON, LISTWISE, 1e-12",
        "SPEARMAN, LISTWISE, 1e-12",
        "POLYCHORIC, LISTWISE, 1e-8",
        "PEARSON, PAIRWISE, 1e-12",
        "PEARSON, FIML, 1e-6"
    })
    void wholeWeightsAreSoManyRows(CorrelationKind kind, Missing missing, double within) {
        boolean ordered = kind == CorrelationKind.POLYCHORIC;
        Responses data = Reference.data(ordered ? "bfi.csv" : "hs1939_missing.csv");
        List<String> items = ordered ? AGREE : SIX;
        int[] repeated = IntStream.range(0, data.size())
                .flatMap(row -> IntStream.range(0, row % 4).map(again -> row))
                .toArray();
        AnsweredItems copies = CorrelationQuestion.of(kind, TWO).with(missing).of(data.rows(repeated), items);
        AnsweredItems found = weighted(kind).with(missing).of(weighed(data, row -> 0.7 * (row % 4)), items);
        assertSame(found.correlation(), copies.correlation(), within);
        assertThat(found.n()).isLessThan(copies.n());
        assertThat(found.findings())
                .extracting(Finding::code)
                .contains("rows_without_weight", "exploration_tests_assume_equal_weights");
    }

    @Test
    void equalWeightsChangeNothing() {
        Responses data = weighed(Reference.data("hs1939.csv"), row -> 3);
        for (CorrelationKind kind : List.of(CorrelationKind.PEARSON, CorrelationKind.SPEARMAN)) {
            AnsweredItems plain = CorrelationQuestion.of(kind, TWO).of(data, SIX);
            AnsweredItems found = weighted(kind).of(data, SIX);
            assertSame(found.correlation(), plain.correlation(), 1e-14);
            assertThat(found.n()).isEqualTo(plain.n());
            assertThat(found.rowArrays()).isEqualTo(plain.rowArrays());
        }
    }

    private static ExplorationPlan plan(ExtractionMethod method, ExplorationPlan.Errors errors) {
        return new ExplorationPlan(
                method,
                NamedRotation.of("oblimin").rotation(RotationSettings.USUAL),
                OptionalInt.of(1),
                RetentionOptions.withSeed(1).with(TWO).withReplications(10),
                StartingPoints.unrotatedOnly(),
                errors,
                400);
    }

    /** One factor by maximum likelihood is the standardised solution of a confirmatory model, errors and all. */
    @Test
    void robustErrorsAreThoseOfTheConfirmatoryModel() {
        Responses data = weighed(Reference.data("hs1939.csv"), row -> 0.5 + 7 * (row + 1) % 11 / 5.0);
        Exploration found = plan(ExtractionMethod.ML, ExplorationPlan.Errors.AUTO)
                .of(weighted(CorrelationKind.PEARSON).of(data, SIX));
        List<Estimate> loadings = Sem.of("f =~ " + String.join(" + ", SIX))
                .with(Estimator.MLR)
                .weightedBy("w")
                .fit(data)
                .estimates()
                .subList(0, 6);
        LoadingPrecision precision = found.precision().orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertThat(found.solution().loadings().at(i, 0))
                    .isCloseTo(loadings.get(i).standardized(StandardizedBy.ALL).value(), Offset.offset(1e-5));
            assertThat(precision.loadings().at(i, 0))
                    .isCloseTo(loadings.get(i).standardized(StandardizedBy.ALL).se(), Offset.offset(1e-4));
        }
        assertThat(found.normality()).isEmpty();
        assertThat(found.retention().comparisonData()).isEmpty();
    }

    /** Samples of rows with their weights vary about as the robust errors say. */
    @Test
    void bootstrapKeepsTheWeightsOfRows() {
        Responses data = weighed(Reference.data("hs1939.csv"), row -> 0.5 + 7 * (row + 1) % 11 / 5.0);
        AnsweredItems items = weighted(CorrelationKind.PEARSON).of(data, SIX);
        double[] robust = errors(plan(ExtractionMethod.MINRES, ExplorationPlan.Errors.ROBUST), items);
        double[] drawn = errors(plan(ExtractionMethod.MINRES, ExplorationPlan.Errors.BOOTSTRAP), items);
        for (int i = 0; i < robust.length; i++) {
            assertThat(drawn[i] / robust[i]).isBetween(0.8, 1.25);
        }
        AnsweredItems ranks = weighted(CorrelationKind.SPEARMAN).of(data, SIX);
        assertThat(plan(ExtractionMethod.MINRES, ExplorationPlan.Errors.ROBUST)
                        .of(ranks)
                        .precision())
                .isEmpty();
        double[] ofRanks = errors(plan(ExtractionMethod.MINRES, ExplorationPlan.Errors.BOOTSTRAP), ranks);
        for (int i = 0; i < robust.length; i++) {
            assertThat(ofRanks[i] / robust[i]).isBetween(0.5, 2.0);
        }
    }

    private static double[] errors(ExplorationPlan plan, AnsweredItems items) {
        Matrix errors = plan.of(items).precision().orElseThrow().loadings();
        return IntStream.range(0, errors.rows().size())
                .mapToDouble(i -> errors.at(i, 0))
                .toArray();
    }

    @Test
    void wrongWeightsAreAllTold() {
        Responses data = weighed(Reference.data("hs1939.csv"), row -> row < 2 ? -1 : 1);
        assertThatThrownBy(() -> weighted(CorrelationKind.PEARSON).of(data, SIX))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the weight -1.0");
        Responses none = weighed(Reference.data("hs1939.csv"), row -> row == 0 ? 1 : 0);
        assertThatThrownBy(() -> weighted(CorrelationKind.PEARSON).of(none, SIX))
                .isInstanceOf(InputException.class);
    }
}
