package kith;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;

/** How close a number must come to its reference. The only place where tolerances are named. */
public enum Tolerance {
    /** What a formula gives at once: relative. */
    CLOSED_FORM(1e-8, true),
    /** Estimates found by iteration; lavaan's own stopping rule is about there. */
    ESTIMATE(1e-4, false),
    STANDARD_ERROR(1e-4, false),
    CHI_SQUARE(1e-3, false),
    FIT_INDEX(1e-4, false);

    private final double size;
    private final boolean relative;

    Tolerance(double size, boolean relative) {
        this.size = size;
        this.relative = relative;
    }

    /** Fails when {@code actual} is further from {@code expected} than this tolerance; NaN equals NaN only. */
    public void check(String what, double actual, double expected) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertThat(Double.valueOf(actual)).as(what).isEqualTo(Double.valueOf(expected));
            return;
        }
        double allowed = relative ? size * Math.max(Math.abs(expected), 1e-300) : size;
        assertThat(actual).as(what).isCloseTo(expected, Offset.offset(allowed));
    }

    /** Like {@link #check}, with the tolerance taken relative to numbers that are larger than 1 in size. */
    public void checkScaled(String what, double actual, double expected) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            check(what, actual, expected);
            return;
        }
        assertThat(actual).as(what).isCloseTo(expected, Offset.offset(size * Math.max(1, Math.abs(expected))));
    }
}
