package kith.sem.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import kith.sem.diagnostic.ModificationPower.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The five judgements of Saris, Satorra and van der Veld (2009), on both sides of each cut-off: χ²(1) = 3.841 for the
 * index, a power of .75 (non-centrality 6.940), and an expected change of δ = .1.
 */
class ModificationPowerTest {

    @ParameterizedTest
    @CsvSource({
        "693.9, 3.84, 0.30, INCONCLUSIVE",
        "693.9, 3.85, 0.05, MISSPECIFIED",
        "694.2, 3.84, 0.30, NOT_MISSPECIFIED",
        "694.2, 3.85, 0.1001, MISSPECIFIED_BY_CHANGE",
        "694.2, 3.85, -0.1001, MISSPECIFIED_BY_CHANGE",
        "694.2, 3.85, 0.1, NOT_MISSPECIFIED_BY_CHANGE"
    })
    void decisions(double information, double mi, double change, Decision expected) {
        ModificationPower found = ModificationPower.of(0.1, information, mi, change);
        assertThat(found.decision()).isEqualTo(expected);
        assertThat(found.power() > 0.75).isEqualTo(information > 694);
    }
}
