package kith.report.section.cosmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.cosmin.CosminCriteria;
import kith.cosmin.CosminRatings;
import kith.cosmin.Evidence;
import kith.cosmin.Evidence.Figure;
import kith.cosmin.MeasurementProperty;
import kith.cosmin.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosminWordsTest {

    private static CosminRatings ratings(Figure... figures) {
        return CosminRatings.of(CosminCriteria.of("cosmin-2018"), new Evidence(List.of(figures)));
    }

    private static String reason(MeasurementProperty property, CosminRatings ratings) {
        return ratings.ratings().stream()
                .filter(rating -> rating.rule().property() == property)
                .map(CosminWords::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresStandBesideTheirThresholds() {
        CosminRatings ratings = ratings(
                new Figure(MeasurementProperty.STRUCTURAL_VALIDITY, "m", Statistic.CFI, 0.9312),
                new Figure(MeasurementProperty.STRUCTURAL_VALIDITY, "m", Statistic.RMSEA, 0.0512),
                new Figure(MeasurementProperty.HYPOTHESES, "", Statistic.AGREEING_SHARE, 0.8),
                new Figure(MeasurementProperty.MEASUREMENT_ERROR, "t", Statistic.SDC_TO_MIC, 2.31));
        assertThat(reason(MeasurementProperty.STRUCTURAL_VALIDITY, ratings))
                .isEqualTo("CFI = .931 (> .95); RMSEA = .051 (< .06)");
        assertThat(reason(MeasurementProperty.MEASUREMENT_ERROR, ratings)).isEqualTo("SDC / MIC = 2.31 (< 1)");
        assertThat(reason(MeasurementProperty.HYPOTHESES, ratings))
                .isEqualTo("share of results that agree = .80 (≥ .75)");
        assertThat(reason(MeasurementProperty.RELIABILITY, ratings)).isEqualTo("not examined in this study");
        assertThat(CosminWords.counted(ratings))
                .isEqualTo("Of 8 measurement properties, 2 were sufficient, 1 insufficient and 5 indeterminate.");
    }

    /** A figure is never rounded to a threshold that it does not reach. */
    @Test
    void decimalsShowOnWhichSideAFigureIs() {
        assertThat(reason(
                        MeasurementProperty.RELIABILITY,
                        ratings(new Figure(MeasurementProperty.RELIABILITY, "t", Statistic.ICC, 0.6984))))
                .isEqualTo("ICC = .698 (≥ .70)");
        assertThat(reason(
                        MeasurementProperty.STRUCTURAL_VALIDITY,
                        ratings(new Figure(MeasurementProperty.STRUCTURAL_VALIDITY, "m", Statistic.CFI, 0.95001))))
                .isEqualTo("CFI = .95001 (> .95)");
    }

    @Test
    void anInsufficientStructureLeavesAlphaOpen() {
        assertThat(reason(
                        MeasurementProperty.INTERNAL_CONSISTENCY,
                        ratings(
                                new Figure(MeasurementProperty.STRUCTURAL_VALIDITY, "m", Statistic.CFI, 0.9),
                                new Figure(MeasurementProperty.INTERNAL_CONSISTENCY, "a", Statistic.ALPHA, 0.8))))
                .isEqualTo("alpha = .80 (≥ .70); structural validity was not sufficient");
    }

    @ParameterizedTest
    @CsvSource({
        "STRUCTURAL_VALIDITY, Structural validity",
        "INTERNAL_CONSISTENCY, Internal consistency",
        "RELIABILITY, Reliability over time",
        "MEASUREMENT_ERROR, Measurement error",
        "HYPOTHESES, Hypotheses for construct validity",
        "INVARIANCE, Measurement invariance",
        "CRITERION_VALIDITY, Criterion validity",
        "RESPONSIVENESS, Responsiveness"
    })
    void everyPropertyHasItsName(MeasurementProperty property, String name) {
        assertThat(ratings().ratings().stream()
                        .filter(rating -> rating.rule().property() == property)
                        .map(rating -> CosminWords.title(rating).replace("*", "")))
                .isNotEmpty()
                .containsOnly(name);
    }

    /** Each statistic as it stands beside the first threshold for it in the criteria. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_IMPORTANT_DIFFERENCE | 1 | raw scores may be compared",
                "NO_IMPORTANT_DIFFERENCE | 0 | raw scores may not be compared",
                "MCFADDEN | 0.01 | largest McFadden ΔR² = .010 (< .02)",
                "GOLD_STANDARD_CORRELATION | 0.81 | r = .81 (≥ .70)",
                "AUC | 0.65 | AUC = .65 (≥ .70)"
            })
    void everyStatisticHasItsWords(Statistic statistic, double value, String words) {
        MeasurementProperty property = CosminCriteria.of("cosmin-2018").rules().stream()
                .filter(rule -> CosminRatings.of(
                                CosminCriteria.of("cosmin-2018"),
                                new Evidence(List.of(new Figure(rule.property(), "o", statistic, value))))
                        .ratings()
                        .stream()
                        .anyMatch(rating -> rating.compared().stream()
                                .anyMatch(one -> one.threshold().statistic() == statistic)))
                .findFirst()
                .orElseThrow()
                .property();
        assertThat(ratings(new Figure(property, "o", statistic, value)).ratings().stream()
                        .filter(rating -> rating.rule().property() == property)
                        .map(CosminWords::reason))
                .anyMatch(text -> text.contains(words));
    }
}
