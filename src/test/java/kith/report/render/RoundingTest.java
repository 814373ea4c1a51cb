package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.text.ExactNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -0.0000001  | THREE_DECIMALS | 0.000
            -0.0        | TWO_DECIMALS   | 0.00
            -0.004      | CORRELATION    | .00
            0.9996      | FIT_INDEX      | 1.000
            0.9994999   | FIT_INDEX      | .999
            1.02        | CORRELATION    | 1.02
            -0.345      | CORRELATION    | -.35
            0.125       | TWO_DECIMALS   | 0.13
            -0.125      | TWO_DECIMALS   | -0.13
            2.675       | TWO_DECIMALS   | 2.68
            0.12499999999999999 | TWO_DECIMALS | 0.13
            0.0009999   | P_VALUE        | < .001
            0           | P_VALUE        | < .001
            0.001       | P_VALUE        | .001
            0.0499      | P_VALUE        | .050
            0.9996      | P_VALUE        | > .999
            1           | P_VALUE        | 1.000
            1234567.4   | COUNT          | 1,234,567
            -1500       | COUNT          | -1,500
            999         | COUNT          | 999
            0.12345     | PERCENT        | 12.3%
            1           | PERCENT        | 100.0%
            0.0005      | PERCENT        | 0.1%
            1e20        | TWO_DECIMALS   | 100000000000000000000.00
            NaN         | P_VALUE        | –
            Infinity    | COUNT          | –
            """)
    void numbersAreShownAsTheApaWantsThem(double value, Format format, String shown) {
        assertThat(Rounding.PLAIN.number(value, format)).isEqualTo(shown);
    }

    @Test
    void theMinusSignIsTypesetOnPagesOnly() {
        assertThat(Rounding.TYPESET.number(-0.5, Format.CORRELATION)).isEqualTo("−.50");
        assertThat(Rounding.PLAIN.number(-0.5, Format.CORRELATION)).isEqualTo("-.50");
    }

    @Test
    void anIntervalStandsInBrackets() {
        assertThat(Rounding.PLAIN.cell(new Cell.Interval(0.851, 0.829, 0.868, Format.CORRELATION)))
                .isEqualTo(".85 [.83, .87]");
        assertThat(Rounding.PLAIN.cell(new Cell.Interval(0.851, Double.NaN, Double.NaN, Format.CORRELATION)))
                .isEqualTo(".85");
        assertThat(Rounding.PLAIN.cell(new Cell.Interval(0.851, 0.829, Double.NaN, Format.CORRELATION)))
                .isEqualTo(".85 [.83, –]");
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Rounding.PLAIN.number(1234.5, Format.TWO_DECIMALS)).isEqualTo("1234.50");
            assertThat(Rounding.PLAIN.number(12345, Format.COUNT)).isEqualTo("12,345");
            assertThat(Svg.number(1234.567)).isEqualTo("1234.57");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-0.0, 0",
        "3.0, 3",
        "1500000, 1500000",
        "0.30000000000000004, 0.3",
        "123456.7890123456, 123456.789012",
        "1e-7, 1e-7",
        "-1.25e-10, -1.25e-10",
        "1.5e300, 1.5e300",
        "0.0000123456, 0.0000123456"
    })
    void otherProgramsReadTwelveDigitsInTheShortestForm(double value, String shown) {
        assertThat(ExactNumber.shortest(value)).isEqualTo(shown);
        assertThat(Double.parseDouble(ExactNumber.shortest(value)))
                .isEqualTo(ExactNumber.of(value).doubleValue());
    }
}
