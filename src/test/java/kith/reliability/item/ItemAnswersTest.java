package kith.reliability.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.math.Descriptives;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemAnswersTest {

    /** Five points answered evenly have 20 % at each end, which is no effect. */
    @ParameterizedTest
    @CsvSource({".20, false", ".50, false", ".5001, true"})
    void anItemIsCrowdedWhereMoreThanHalfAreAtOneEnd(double share, boolean crowded) {
        Descriptives none = Descriptives.of(new double[0]);
        assertThat(new ItemDistribution(none, share, 0, List.of(), 0, List.of()).floorEffect())
                .isEqualTo(crowded);
        assertThat(new ItemDistribution(none, 0, share, List.of(), 0, List.of()).ceilingEffect())
                .isEqualTo(crowded);
    }
}
