package kith.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApaNumberTest {

    @Test
    void mannersDifferInTheMinusSignAndInThousands() {
        assertThat(ApaNumber.TYPESET.decimals(-1234.5, 2)).isEqualTo("−1,234.50");
        assertThat(ApaNumber.PLAIN.decimals(-1234.5, 2)).isEqualTo("-1234.50");
        assertThat(ApaNumber.PLAIN.count(-12_345)).isEqualTo("-12,345");
    }

    @ParameterizedTest
    @CsvSource({"0.0009999, < .001", "0.001, = .001", "0.9994, = .999", "0.9996, > .999", "1, = 1.000", "NaN, –"})
    void probabilitiesHaveTheirSignOfComparison(double p, String shown) {
        assertThat(ApaNumber.TYPESET.comparison(p)).isEqualTo(shown);
    }

    @Test
    void noMinusSignStandsBeforeAZero() {
        assertThat(ApaNumber.TYPESET.withoutLeadingZero(-0.0004, 3)).isEqualTo(".000");
        assertThat(ApaNumber.TYPESET.withoutLeadingZero(-0.456, 2)).isEqualTo("−.46");
        assertThat(ApaNumber.TYPESET.withoutLeadingZero(10.5, 1)).isEqualTo("10.5");
    }

    @Test
    void aFieldIsQuotedWhereItNeedsTo() {
        assertThat(CsvLine.of(List.of("a", "b,c", "d;e", "say \"f\"", " g", "")))
                .isEqualTo("a,\"b,c\",\"d;e\",\"say \"\"f\"\"\",\" g\",\n");
    }
}
