package kith.report.section.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementQualityTest {

    /** Koo and Li (2016): below .50 poor, .50 to .75 moderate, .75 to .90 good, above excellent. */
    @ParameterizedTest
    @CsvSource({
        "-.1, POOR",
        ".4999, POOR",
        ".50, MODERATE",
        ".7499, MODERATE",
        ".75, GOOD",
        ".8999, GOOD",
        ".90, EXCELLENT"
    })
    void bothSidesOfEachCutOff(double lower, AgreementQuality expected) {
        assertThat(AgreementQuality.of(lower)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"POOR, poor", "MODERATE, moderate", "GOOD, good", "EXCELLENT, excellent"})
    void everyBandHasItsWord(AgreementQuality band, String word) {
        assertThat(band.word()).isEqualTo(word);
    }
}
