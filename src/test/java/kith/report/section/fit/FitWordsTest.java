package kith.report.section.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.report.document.Block.Tone;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
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

    private static final int ROWS = 96;

    /**
     * Three items whose first two correlate as {@code first} says and both with the third: where that is too little,
     * the third loading is larger than 1, and without end where it is nothing.
     */
    private static SemFit threeItems(double first) {
        double own = Math.sqrt(1 - first * first);
        double second = (0.6 - first * 0.6) / own;
        double rest = Math.sqrt(1 - 0.36 - second * second);
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put(
                "x1", IntStream.range(0, ROWS).mapToDouble(row -> sign(row, 1)).toArray());
        columns.put(
                "x2",
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> first * sign(row, 1) + own * sign(row, 2))
                        .toArray());
        columns.put(
                "x3",
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> 0.6 * sign(row, 1) + second * sign(row, 2) + rest * sign(row, 4))
                        .toArray());
        List<String> ids = IntStream.range(0, ROWS).mapToObj(Integer::toString).toList();
        return Sem.of("f =~ x1 + x2 + x3").fit(new Responses("", ids, columns, Map.of()));
    }

    private static int sign(int row, int period) {
        return 2 * (row / period % 2) - 1;
    }

    @Test
    void aSolutionThatCannotBeReliedOnIsNamed() {
        assertThat(FitWords.trouble(threeItems(0.5))).isEmpty();
        assertThat(FitWords.trouble(threeItems(0.2))).isEqualTo("improper solution");
        assertThat(FitWords.trouble(threeItems(0))).isEqualTo("did not converge");
        assertThat(FitWords.of(threeItems(0))).isEqualTo(FitWords.FAILED);
        assertThat(FitWords.of(threeItems(0.5))).isNotEqualTo(FitWords.FAILED);
    }

    @Test
    void theTestOfExactFitIsToldWhereThereIsOne() {
        SemFit three = Sem.of("visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9")
                .fit(Reference.data("hs1939.csv"));
        assertThat(FitWords.exactFit(three)).isEqualTo("Exact fit was rejected (N = 301).");
        assertThat(FitWords.exactFit(threeItems(0.5))).isEmpty();
    }

    @Test
    void theGuidesAreStated() {
        assertThat(FitWords.CLOSE.guides())
                .startsWith("Guides for close fit: CFI ≥ .95, RMSEA ≤ .06 and SRMR ≤ .08 (")
                .contains("CFI ≥ .90", "RMSEA ≤ .08")
                .endsWith("and SRMR ≤ .08.");
        assertThat(FitWords.NOT_JUDGED.guides())
                .startsWith("No verdict is given: cut-offs of CFI and RMSEA were derived for maximum likelihood");
        assertThat(FitWords.FAILED.guides()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN | difference of the two χ²",
                "SATORRA_BENTLER_2001 | scaled difference (Satorra & Bentler, 2001)",
                "SATORRA_BENTLER_2010 | scaled difference (Satorra & Bentler, 2010)",
                "SATORRA_2000 | scaled and shifted difference (Asparouhov & Muthén, 2006; Satorra, 2000)"
            })
    void theTestOfADifferenceIsNamed(Comparison.Method method, String words) {
        assertThat(FitWords.method(method)).isEqualTo(words);
    }
}
