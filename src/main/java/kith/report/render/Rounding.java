package kith.report.render;

import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.text.ApaNumber;

/** What cells show, in the manner of the APA ({@link ApaNumber}). */
enum Rounding {
    /** With a true minus sign (U+2212), for pages and workbooks. */
    TYPESET(ApaNumber.TYPESET),
    /** With a hyphen, for terminals and files that other programs read. */
    PLAIN(ApaNumber.PLAIN);

    private final ApaNumber written;

    Rounding(ApaNumber written) {
        this.written = written;
    }

    /** What a cell shows. */
    String cell(Cell cell) {
        return cell.accept(new Cell.Visitor<>() {

            @Override
            public String text(String text) {
                return PlainText.of(text);
            }

            @Override
            public String number(double value, Format format) {
                return Rounding.this.number(value, format);
            }

            @Override
            public String interval(Cell.Interval interval) {
                return Rounding.this.interval(interval);
            }

            @Override
            public String empty() {
                return ApaNumber.DASH;
            }
        });
    }

    private String interval(Cell.Interval interval) {
        String estimate = number(interval.estimate(), interval.format());
        if (!Double.isFinite(interval.lower()) && !Double.isFinite(interval.upper())) {
            return estimate;
        }
        return estimate + " [" + number(interval.lower(), interval.format()) + ", "
                + number(interval.upper(), interval.format()) + "]";
    }

    /** A number in its format; a dash when it is not finite. */
    String number(double value, Format format) {
        return switch (format) {
            case COUNT -> written.count(value);
            case TWO_DECIMALS, THREE_DECIMALS -> written.decimals(value, decimals(format));
            case CORRELATION, FIT_INDEX -> written.withoutLeadingZero(value, decimals(format));
            case P_VALUE -> written.probability(value);
            case PERCENT -> written.percent(value, 1);
        };
    }

    /** Decimals that a format shows. */
    static int decimals(Format format) {
        return switch (format) {
            case COUNT -> 0;
            case PERCENT -> 1;
            case TWO_DECIMALS, CORRELATION -> 2;
            case THREE_DECIMALS, FIT_INDEX, P_VALUE -> 3;
        };
    }
}
