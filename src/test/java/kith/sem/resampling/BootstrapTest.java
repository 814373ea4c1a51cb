package kith.sem.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.resampling.Replicates;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.FittedModel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Samples drawn with replacement: intervals against the package boot, spread and test against lavaan's own draws. */
class BootstrapTest {

    private static final JsonNode EXPECTED = Reference.own("bootstrap");
    private static final Responses PUPILS = Reference.data("hs1939.csv");
    private static final Sem SEM = Sem.of("""
            visual =~ x1 + a*x2 + b*x3
            textual =~ x4 + x5 + x6
            speed =~ x7 + x8 + x9
            ab := a*b
            """);

    @Test
    void intervalsOfGivenDraws() {
        double[] draws = StreamSupport.stream(EXPECTED.get("draws").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        Replicates replicates = Replicates.of(draws);
        Interval percentile = replicates.percentile(0.9);
        Interval corrected = replicates.corrected(
                EXPECTED.get("estimate").doubleValue(),
                EXPECTED.get("acceleration").doubleValue(),
                0.9);
        for (int end = 0; end < 2; end++) {
            Tolerance.CLOSED_FORM.check(
                    "percentile",
                    end == 0 ? percentile.lower() : percentile.upper(),
                    EXPECTED.get("percentile").get(end).doubleValue());
            Tolerance.CLOSED_FORM.check(
                    "bca",
                    end == 0 ? corrected.lower() : corrected.upper(),
                    EXPECTED.get("bca").get(end).doubleValue());
        }
    }

    /** Draws that give the estimate again lie on neither side: those of a symmetric distribution need no correction. */
    @Test
    void halfOfTheDrawsThatGiveTheEstimateCountAsBelow() {
        double[] draws = {1, 2, 2, 3, 3, 3 + 1e-9, 3 - 1e-9, 4, 4, 5};
        Replicates replicates = Replicates.of(draws);
        assertThat(replicates.corrected(3, 0, 0.6))
                .isEqualTo(replicates.percentile(0.6).by(IntervalMethod.BOOTSTRAP_CORRECTED));
        assertThat(Replicates.of(new double[] {0, 0, 0, 1, 2}).corrected(0, 0, 0.6))
                .isEqualTo(Interval.NONE);
    }

    @Test
    void spreadOfEstimates() {
        BootstrapAnswer answer = BootstrapAnswer.of(SEM.fitted(PUPILS), Bootstrap.naive(1000, 7));
        assertThat(answer.used()).isGreaterThan(980);
        assertThat(answer.pValue()).isNaN();
        double[] expected = StreamSupport.stream(EXPECTED.get("se").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .filter(se -> se > 0)
                .toArray();
        assertThat(answer.rows()).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            BootstrapAnswer.Row row = answer.rows().get(k);
            // two standard deviations from 1000 draws each: their ratio has a Monte Carlo error of some 3 %, more where
            // a few
            // draws lie far out
            assertThat(row.se() / expected[k]).as(row.of().toString()).isCloseTo(1, Offset.offset(0.15));
            assertThat(row.percentile().lower()).isLessThan(row.of().estimate());
            assertThat(row.bca().upper()).isGreaterThan(row.of().estimate());
        }
    }

    /** Two samples often lie on one side of the estimate; where they do there is nothing to correct a bias by. */
    @Test
    void tellsWhereThereIsNoCorrectedInterval() {
        BootstrapAnswer answer = BootstrapAnswer.of(SEM.fitted(PUPILS), Bootstrap.naive(2, 7));
        List<String> without = answer.rows().stream()
                .filter(row -> Double.isNaN(row.bca().lower()))
                .map(row -> row.of().toString())
                .toList();
        assertThat(without).isNotEmpty();
        assertThat(answer.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("bca_not_defined");
            assertThat(finding.where()).isEqualTo(String.join(", ", without));
        });
    }

    @Test
    void testOfBollenAndStine() {
        BootstrapAnswer answer = BootstrapAnswer.of(SEM.fitted(PUPILS), Bootstrap.bollenStine(1000, 8));
        double mean = java.util.Arrays.stream(answer.chisq()).average().orElseThrow();
        double sd = EXPECTED.get("stine_sd").doubleValue();
        double error = sd * Math.sqrt(2 / 1000.0);
        assertThat(mean).isCloseTo(EXPECTED.get("stine_mean").doubleValue(), Offset.offset(4 * error));
        assertThat(answer.pValue()).isCloseTo(EXPECTED.get("stine_p").doubleValue(), Offset.offset(0.02));
    }

    @Test
    void sameOnAnyNumberOfThreads() {
        FittedModel fitted = SEM.fitted(PUPILS);
        BootstrapAnswer one = BootstrapAnswer.of(fitted, Bootstrap.naive(50, 9).with(new Parallel(1)));
        BootstrapAnswer three =
                BootstrapAnswer.of(fitted, Bootstrap.naive(50, 9).with(new Parallel(3)));
        assertThat(three.rows()).isEqualTo(one.rows());
        assertThat(three.chisq()).isEqualTo(one.chisq());
    }

    @Test
    void otherEstimatorsMissingAnswersAndPredictors() {
        for (Estimator estimator : Set.of(Estimator.GLS, Estimator.ULS, Estimator.WLS, Estimator.MLR)) {
            BootstrapAnswer answer = BootstrapAnswer.of(SEM.with(estimator).fitted(PUPILS), Bootstrap.naive(20, 3));
            assertThat(answer.used()).as(estimator.name()).isGreaterThan(15);
        }
        BootstrapAnswer missing = BootstrapAnswer.of(
                SEM.with(Missing.FIML).fitted(Reference.data("hs1939_missing.csv")), Bootstrap.naive(20, 3));
        assertThat(missing.used()).isGreaterThan(17);
        BootstrapAnswer grouped =
                BootstrapAnswer.of(SEM.byGroup("school").fitted(PUPILS), Bootstrap.bollenStine(20, 3));
        assertThat(grouped.used()).isGreaterThan(15);
        Sem predicted = Sem.of("visual =~ x1 + x2 + x3\n visual ~ ageyr + grade");
        BootstrapAnswer given = BootstrapAnswer.of(predicted.fitted(PUPILS), Bootstrap.naive(40, 3));
        assertThat(given.used()).isGreaterThan(30);
    }

    @Test
    void refusesWhatItCannotDraw() {
        FittedModel missing = SEM.with(Missing.FIML).fitted(Reference.data("hs1939_missing.csv"));
        assertThatThrownBy(() -> BootstrapAnswer.of(missing, Bootstrap.bollenStine(20, 3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("missing responses");
    }
}
