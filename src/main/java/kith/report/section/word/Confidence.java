package kith.report.section.word;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.resampling.Interval;

/** How the level of intervals is written. */
public final class Confidence {

    private Confidence() {}

    /** A level in per cent, with as many decimals as it has: {@code 80%}, {@code 99.9%}. */
    public static String percent(double level) {
        return new BigDecimal(100 * level)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** The heading of a column of estimates with their intervals: {@code Alpha [80% CI]}. */
    public static String heading(String what, double level) {
        return what + " [" + percent(level) + " CI]";
    }

    /** An estimate with its interval, or alone where there is none. */
    public static Cell cell(double estimate, Interval interval, Format format) {
        return Cell.interval(estimate, interval.lower(), interval.upper(), format);
    }
}
