package kith.cosmin;

import static kith.cosmin.MeasurementProperty.INTERNAL_CONSISTENCY;
import static kith.cosmin.MeasurementProperty.INVARIANCE;
import static kith.cosmin.MeasurementProperty.MEASUREMENT_ERROR;
import static kith.cosmin.MeasurementProperty.STRUCTURAL_VALIDITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import kith.cosmin.CosminRatings.Gap;
import kith.cosmin.CosminRatings.PropertyRating;
import kith.cosmin.CosminRatings.Rating;
import kith.cosmin.Evidence.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosminRatingsTest {

    private static final CosminCriteria CRITERIA = CosminCriteria.of("cosmin-2018");

    private static List<PropertyRating> rated(MeasurementProperty property, Figure... figures) {
        return CosminRatings.of(CRITERIA, new Evidence(List.of(figures))).ratings().stream()
                .filter(rating -> rating.rule().property() == property)
                .toList();
    }

    private static Figure fit(Statistic statistic, double value) {
        return new Figure(STRUCTURAL_VALIDITY, "model", statistic, value);
    }

    /** Both sides of every threshold, each figure alone. */
    @ParameterizedTest
    @CsvSource({
        "STRUCTURAL_VALIDITY, CFI, 0.9501, 0.95",
        "STRUCTURAL_VALIDITY, TLI, 0.9501, 0.95",
        "STRUCTURAL_VALIDITY, RMSEA, 0.0599, 0.06",
        "STRUCTURAL_VALIDITY, SRMR, 0.0799, 0.08",
        "RELIABILITY, ICC, 0.70, 0.6999",
        "MEASUREMENT_ERROR, SDC_TO_MIC, 0.999, 1",
        "HYPOTHESES, AGREEING_SHARE, 0.75, 0.7499",
        "INVARIANCE, NO_IMPORTANT_DIFFERENCE, 1, 0",
        "INVARIANCE, MCFADDEN, 0.0199, 0.02",
        "CRITERION_VALIDITY, GOLD_STANDARD_CORRELATION, 0.70, 0.6999",
        "RESPONSIVENESS, AUC, 0.70, 0.6999"
    })
    void bothSidesOfEachThreshold(
            MeasurementProperty property, Statistic statistic, double sufficient, double insufficient) {
        assertThat(rated(property, new Figure(property, "x", statistic, sufficient)))
                .extracting(PropertyRating::rating)
                .containsExactly(Rating.SUFFICIENT);
        assertThat(rated(property, new Figure(property, "x", statistic, insufficient)))
                .extracting(PropertyRating::rating)
                .containsExactly(Rating.INSUFFICIENT);
    }

    @Test
    void oneMeasureOfFitIsEnough() {
        PropertyRating rating = rated(
                        STRUCTURAL_VALIDITY,
                        fit(Statistic.CFI, 0.93),
                        fit(Statistic.RMSEA, 0.07),
                        fit(Statistic.SRMR, 0.05))
                .get(0);
        assertThat(rating.rating()).isEqualTo(Rating.SUFFICIENT);
        assertThat(rating.compared()).extracting(CosminRatings.Comparison::met).containsExactly(false, false, true);
    }

    @Test
    void invarianceAsksForEveryFigureThatThereIs() {
        assertThat(rated(
                        INVARIANCE,
                        new Figure(INVARIANCE, "site", Statistic.NO_IMPORTANT_DIFFERENCE, 1),
                        new Figure(INVARIANCE, "site", Statistic.MCFADDEN, 0.05)))
                .extracting(PropertyRating::rating)
                .containsExactly(Rating.INSUFFICIENT);
    }

    @Test
    void alphaCountsOnlyWhereTheStructureIsSufficient() {
        Figure high = new Figure(INTERNAL_CONSISTENCY, "a", Statistic.ALPHA, 0.70);
        Figure low = new Figure(INTERNAL_CONSISTENCY, "b", Statistic.ALPHA, 0.6999);
        assertThat(rated(INTERNAL_CONSISTENCY, fit(Statistic.CFI, 0.96), high, low))
                .extracting(PropertyRating::rating)
                .containsExactly(Rating.SUFFICIENT, Rating.INSUFFICIENT);
        assertThat(rated(INTERNAL_CONSISTENCY, fit(Statistic.CFI, 0.90), high))
                .extracting(PropertyRating::gap)
                .containsExactly(Optional.of(Gap.REQUIREMENT));
        assertThat(rated(INTERNAL_CONSISTENCY, high))
                .extracting(PropertyRating::rating)
                .containsExactly(Rating.INDETERMINATE);
    }

    @Test
    void withoutAFigureAPropertyIsIndeterminate() {
        PropertyRating rating = rated(
                        MEASUREMENT_ERROR, new Figure(MEASUREMENT_ERROR, "score", Statistic.SDC_TO_MIC, Double.NaN))
                .get(0);
        assertThat(rating.rating()).isEqualTo(Rating.INDETERMINATE);
        assertThat(rating.gap()).contains(Gap.NO_FIGURE);
        assertThat(rating.compared()).isEmpty();
    }

    @Test
    void theRulesRateEveryPropertyOnceAndSayWhichThresholdsWereChecked() {
        assertThat(CRITERIA.rules())
                .extracting(CosminCriteria.Rule::property)
                .containsExactly(MeasurementProperty.values());
        assertThat(CRITERIA.rules().stream().filter(rule -> !rule.checked()))
                .extracting(CosminCriteria.Rule::property)
                .containsExactly(
                        MeasurementProperty.HYPOTHESES,
                        MeasurementProperty.CRITERION_VALIDITY,
                        MeasurementProperty.RESPONSIVENESS);
        assertThatThrownBy(() -> CosminCriteria.of("cosmin-1999")).isInstanceOf(IllegalArgumentException.class);
    }
}
