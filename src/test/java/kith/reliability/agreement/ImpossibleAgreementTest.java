package kith.reliability.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.Reference;
import kith.Tolerance;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.resampling.Interval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that no correlation can have are refused with the reason; people with a missing rating are kept; words are
 * categories.
 */
@Tag("slow")
class ImpossibleAgreementTest {

    /** b: raters disagree wherever they differ, so that MSB + (MSJ − MSE)/n is below 0: (b − e)/(…) would be 64. */
    @Test
    void aNegativeDenominatorGivesNoCorrelation() {
        double[][] table = {{4, 2}, {2, 4}, {3, 3}, {3, 3}, {3, 3}, {3, 4}, {3, 3}, {3, 3}};
        IntraclassCorrelations found = IntraclassCorrelations.of(table, 0.95);
        IntraclassCorrelation mean = found.of(Kind.ICC2K);
        assertThat(mean.estimate()).isNaN();
        assertThat(mean.interval()).isEqualTo(Interval.NONE);
        assertThat(found.findings())
                .extracting(Finding::code, Finding::where)
                .contains(org.assertj.core.groups.Tuple.tuple("no_intraclass_correlation", "ICC(2,k)"));
        assertThat(found.findings().get(0).what()).contains("denominator is not positive");
    }

    @Test
    void noIntervalHasItsLimitsTheWrongWayRound() {
        Random random = new Random(11);
        for (int trial = 0; trial < 3_000; trial++) {
            int n = 2 + random.nextInt(12);
            int k = 2 + random.nextInt(4);
            double signal = random.nextInt(3);
            double[][] table = new double[n][k];
            for (double[] row : table) {
                double person = signal * random.nextGaussian();
                for (int j = 0; j < k; j++) {
                    double rating = person + (j % 2 == 0 ? 1 : -1) * random.nextInt(3) * person + random.nextGaussian();
                    row[j] = trial % 2 == 0 ? Math.rint(rating) : rating;
                }
            }
            double level = new double[] {0.5, 0.8, 0.95, 0.999}[trial % 4];
            requirePossible(IntraclassCorrelations.of(table, level), table);
            for (double[] row : table) {
                if (random.nextInt(3) == 0) {
                    row[random.nextInt(k)] = Double.NaN;
                }
            }
            try {
                requirePossible(IntraclassCorrelations.of(table, level, MissingRatings.MIXED_MODEL), table);
            } catch (InputException tooFew) {
                assertThat(tooFew.problems().get(0).where()).isEqualTo("intraclass correlation");
            }
        }
    }

    private static void requirePossible(IntraclassCorrelations found, double[][] table) {
        for (IntraclassCorrelation row : found.correlations()) {
            String what = row + " of " + Arrays.deepToString(table);
            assertThat(Double.isNaN(row.estimate()) || row.estimate() <= 1 + 1e-9)
                    .as(what)
                    .isTrue();
            if (row.kind().ordinal() < Kind.ICC1K.ordinal()) {
                assertThat(Double.isNaN(row.estimate()) || row.estimate() >= -1 - 1e-9)
                        .as(what)
                        .isTrue();
            }
            if (row.interval().exists()) {
                assertThat(row.interval().lower())
                        .as(what)
                        .isLessThanOrEqualTo(row.interval().upper());
                assertThat(row.interval().upper()).as(what).isLessThanOrEqualTo(1 + 1e-9);
            } else {
                assertThat(row.interval()).as(what).isEqualTo(Interval.NONE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shrout_fleiss", "large", "none"})
    void incompleteRatingsAgreeWithLme4(String name) {
        JsonNode expected = Reference.own("mixed_icc").get(name);
        double[][] table = table(expected.get("table"));
        IntraclassCorrelations found = IntraclassCorrelations.of(table, 0.95, MissingRatings.MIXED_MODEL);
        RatingVariances variances = RatingVariances.of(table);
        Tolerance.ESTIMATE.checkScaled("people", variances.people(), Reference.number(expected.get("people")));
        Tolerance.ESTIMATE.checkScaled("raters", variances.raters(), Reference.number(expected.get("raters")));
        Tolerance.ESTIMATE.checkScaled("residual", variances.residual(), Reference.number(expected.get("residual")));
        Tolerance.ESTIMATE.check("ICC2", found.of(Kind.ICC2).estimate(), Reference.number(expected.get("icc2")));
        Tolerance.ESTIMATE.check("ICC3", found.of(Kind.ICC3).estimate(), Reference.number(expected.get("icc3")));
        Tolerance.ESTIMATE.check("ICC2k", found.of(Kind.ICC2K).estimate(), Reference.number(expected.get("icc2k")));
        Tolerance.ESTIMATE.check("ICC3k", found.of(Kind.ICC3K).estimate(), Reference.number(expected.get("icc3k")));
        assertThat(found.people()).isEqualTo(expected.get("n").asInt());
        assertThat(found.ratings()).isEqualTo(expected.get("ratings").asInt());
        assertThat(found.findings()).extracting(Finding::code).contains("incomplete_ratings");
    }

    private static double[][] table(JsonNode rows) {
        double[][] table = new double[rows.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = new double[rows.get(i).size()];
            for (int j = 0; j < table[i].length; j++) {
                table[i][j] = Reference.number(rows.get(i).get(j));
            }
        }
        return table;
    }

    /** Without missing ratings, restricted maximum likelihood and the analysis of variance say the same. */
    @Test
    void variancesOfCompleteRatingsAreThoseOfTheAnalysisOfVariance() {
        double[][] table = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
        IntraclassCorrelations.MeanSquares squares =
                IntraclassCorrelations.of(table, 0.95).squares();
        RatingVariances found = RatingVariances.of(table);
        Tolerance.ESTIMATE.check("people", found.people(), (squares.people() - squares.residual()) / 4);
        Tolerance.ESTIMATE.check("raters", found.raters(), (squares.raters() - squares.residual()) / 6);
        Tolerance.ESTIMATE.check("residual", found.residual(), squares.residual());
        assertThat(IntraclassCorrelations.of(table, 0.95, MissingRatings.MIXED_MODEL))
                .isEqualTo(IntraclassCorrelations.of(table, 0.95));
    }

    @Test
    void kappaOfWordsAgreesWithPsych() {
        JsonNode expected = Reference.own("kappa_words");
        List<List<String>> ratings = List.of(words(expected.get("first")), words(expected.get("second")));
        List<String> categories = List.of("none", "mild", "moderate", "severe", "extreme");
        for (Kappa.Weights weights : Kappa.Weights.values()) {
            CategoryAgreement found = CategoryAgreement.of(List.of("a", "b"), ratings, categories, weights, 0.95);
            Tolerance.CLOSED_FORM.check(
                    weights.name(),
                    found.pairs().get(0).kappa().estimate(),
                    Reference.number(expected.get(weights.name().toLowerCase(java.util.Locale.ROOT))));
        }
        assertThatThrownBy(() -> CategoryAgreement.of(
                        List.of("a", "b"), ratings, categories.subList(1, 5), Kappa.Weights.LINEAR, 0.95))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a: “none”; expected one of the categories mild, moderate");
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
