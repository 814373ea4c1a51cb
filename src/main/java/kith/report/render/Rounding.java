package kith.report.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;

/**
 * Numbers as readers see them, in the manner of the APA (Publication Manual, 7th edition, 6.36): no leading zero for what cannot
 * exceed 1 in size, “&lt; .001” for small probabilities, no minus sign before a zero, a dash for what does not exist.
 *
 * <p>A number is first taken to 12 significant digits, as JSON writes it, and then rounded half away from zero, so that a printed
 * number is always the rounding of the one in the JSON and noise in the last bit of an exponential never shows. R's {@code
 * round} goes to the even neighbour of the binary value instead; the two differ only at exact halves. Nothing here depends on
 * the locale.
 */
enum Rounding {
    /** With a true minus sign (U+2212), for pages and workbooks. */
    TYPESET("\u2212"),
    /** With a hyphen, for terminals and files that other programs read. */
    PLAIN("-");

    /** Stands for a number that does not exist. */
    static final String DASH = "–";

    /** Significant digits of a number that another program reads. */
    static final int SIGNIFICANT_DIGITS = 12;

    private static final MathContext EXACT = new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN);

    private final String minus;

    Rounding(String minus) {
        this.minus = minus;
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
                return DASH;
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
        if (!Double.isFinite(value)) {
            return DASH;
        }
        return switch (format) {
            case COUNT -> grouped(decimal(value, 0));
            case TWO_DECIMALS, THREE_DECIMALS -> decimal(value, decimals(format));
            case CORRELATION, FIT_INDEX -> withoutLeadingZero(decimal(value, decimals(format)));
            case P_VALUE -> probability(value);
            case PERCENT -> decimal(100 * exact(value).doubleValue(), 1) + "%";
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

    /** A number with a fixed count of decimals, with or without the zero before the point. */
    String fixed(double value, int decimals, boolean withoutLeadingZero) {
        if (!Double.isFinite(value)) {
            return DASH;
        }
        String digits = decimal(value, decimals);
        return withoutLeadingZero ? withoutLeadingZero(digits) : digits;
    }

    private String probability(double value) {
        if (value >= 0 && value < 0.001) {
            return "< .001";
        }
        if (value >= 0.9995 && value < 1) {
            return "> .999";
        }
        return withoutLeadingZero(decimal(value, 3));
    }

    private String decimal(double value, int decimals) {
        BigDecimal rounded = exact(value).setScale(decimals, RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        return rounded.signum() < 0 ? minus + digits : digits;
    }

    private static String withoutLeadingZero(String digits) {
        int start = digits.indexOf("0.");
        boolean leading = start == 0 || start == 1 && !Character.isDigit(digits.charAt(0));
        return leading ? digits.substring(0, start) + digits.substring(start + 1) : digits;
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    }

    /** A finite number to 12 significant digits. */
    static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value).round(EXACT);
    }

    /** A finite number to 12 significant digits in the shortest form that other programs read, never with a grouping sign. */
    static String shortest(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal digits = exact(value).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -5 && exponent < 16) {
            return digits.toPlainString();
        }
        String mantissa = digits.unscaledValue().toString();
        int point = mantissa.startsWith("-") ? 2 : 1;
        String fraction = mantissa.length() > point ? "." + mantissa.substring(point) : "";
        return mantissa.substring(0, point) + fraction + "e" + exponent;
    }
}
