package kith.report.section;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the level of intervals is written. */
final class Confidence {

    private Confidence() {}

    /** A level in per cent, with as many decimals as it has: {@code 80%}, {@code 99.9%}. */
    static String percent(double level) {
        return new BigDecimal(100 * level)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** The heading of a column of estimates with their intervals: {@code Alpha [80% CI]}. */
    static String heading(String what, double level) {
        return what + " [" + percent(level) + " CI]";
    }
}
