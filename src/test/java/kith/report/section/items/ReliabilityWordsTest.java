package kith.report.section.items;

import static org.assertj.core.api.Assertions.assertThat;

import kith.report.document.Block.Tone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliabilityWordsTest {

    @ParameterizedTest
    @CsvSource({
        "-.20, LOW, WARNING",
        ".6999, LOW, WARNING",
        ".70, GROUPS, GOOD",
        ".8999, GROUPS, GOOD",
        ".90, PERSONS, GOOD",
        ".95, PERSONS, GOOD"
    })
    void bothSidesOfEachCutOff(double coefficient, ReliabilityWords expected, Tone tone) {
        assertThat(ReliabilityWords.of(coefficient)).isEqualTo(expected);
        assertThat(expected.tone()).isEqualTo(tone);
    }
}
