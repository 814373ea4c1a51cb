package kith.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import kith.finding.InputException;
import kith.grouplevel.DesignCurve;
import org.junit.jupiter.api.Test;

class GroupSizesTest {

    private static final double HALF_A_DIGIT = 0.005;

    /** Sampson, Raudenbush & Earls (1997): .80 with 20 and .91 with 50 respondents per neighbourhood. */
    @Test
    void givesThePublishedReliabilities() {
        GroupSizes sizes = GroupSizes.of(DesignCurve.ofIcc(0.167), 0.8);
        assertThat(sizes.respondents()).isEqualTo(20);
        assertThat(sizes.reliability()).isCloseTo(0.80, within(HALF_A_DIGIT));
        assertThat(sizes.points())
                .filteredOn(point -> point.respondents() == 50)
                .first()
                .satisfies(point -> assertThat(point.reliability()).isCloseTo(0.91, within(HALF_A_DIGIT)));
    }

    @Test
    void theNumberIsTheSmallestThatReachesTheTarget() {
        for (double target : new double[] {0.1, 0.5, 0.7, 0.8, 0.9, 0.99}) {
            DesignCurve curve = new DesignCurve(0.2, 0.5, 1.2, 5);
            GroupSizes sizes = GroupSizes.of(curve, target);
            assertThat(sizes.reliability()).isGreaterThanOrEqualTo(target);
            if (sizes.respondents() > 1) {
                assertThat(curve.reliability(sizes.respondents() - 1)).isLessThan(target);
            }
        }
    }

    @Test
    void noNumberSufficesWhereGroupsDoNotDiffer() {
        assertThat(GroupSizes.of(DesignCurve.ofIcc(0), 0.8).respondents()).isNaN();
    }

    @Test
    void namesEveryWrongValue() {
        assertThatThrownBy(() -> GroupSizes.of(new DesignCurve(-1, Double.NaN, -2, 0), 1))
                .isInstanceOfSatisfying(
                        InputException.class,
                        wrong -> assertThat(wrong.problems()).hasSize(5));
    }
}
