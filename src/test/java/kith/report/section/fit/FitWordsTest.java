package kith.report.section.fit;

import static org.assertj.core.api.Assertions.assertThat;

import kith.Reference;
import kith.report.document.Block.Tone;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitWordsTest {

    @ParameterizedTest
    @CsvSource({
        ".950, .060, .080, CLOSE",
        ".9499, .060, .080, ACCEPTABLE",
        ".950, .0601, .080, ACCEPTABLE",
        ".950, .060, .0801, POOR",
        ".900, .080, .080, ACCEPTABLE",
        ".8999, .080, .080, POOR",
        ".900, .0801, .080, POOR",
        ".900, .080, .0801, POOR",
        "NaN, .01, .01, UNKNOWN",
        ".99, NaN, .01, UNKNOWN",
        ".99, .01, NaN, UNKNOWN",
    })
    void bothSidesOfEachCutOff(double cfi, double rmsea, double srmr, FitWords expected) {
        assertThat(FitWords.of(true, cfi, rmsea, srmr)).isEqualTo(expected);
    }

    /** Xia and Yang (2019): least squares make CFI larger and RMSEA smaller for the same misfit. */
    @ParameterizedTest
    @CsvSource({".99, .01, .01", ".50, .30, .30"})
    void leastSquaresAreNotJudged(double cfi, double rmsea, double srmr) {
        FitWords words = FitWords.of(false, cfi, rmsea, srmr);
        assertThat(words).isEqualTo(FitWords.NOT_JUDGED);
        assertThat(words.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(words.guides()).contains("(Xia & Yang, 2019)", "(Shi & Maydeu-Olivares, 2020)");
    }

    @ParameterizedTest
    @CsvSource({"CLOSE", "ACCEPTABLE", "POOR"})
    void theGuidesNameTheirSources(FitWords words) {
        assertThat(words.guides())
                .contains(
                        "(Hu & Bentler, 1999)",
                        "a convention of Kith",
                        "(Bentler & Bonett, 1980)",
                        "(Browne & Cudeck, 1992)");
    }

    @Test
    void exactFitIsRejectedBelowFivePercent() {
        assertThat(FitWords.rejected(0.0499)).isEqualTo("rejected");
        assertThat(FitWords.rejected(0.05)).isEqualTo("not rejected");
    }

    @Test
    void rowsThatAModelUsed() {
        SemFit fit = Sem.of("visual =~ x1 + x2 + x3").fit(Reference.data("hs1939.csv"));
        assertThat(FitWords.used(fit, 301)).isEmpty();
        assertThat(FitWords.used(fit, 310)).isEqualTo("n = 301 of 310");
    }
}
