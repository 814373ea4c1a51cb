package kith.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A finite number as other programs read it: 12 significant digits. They are more than any estimate holds and keep the
 * last bit of a floating-point operation, which may differ between machines, out of a file.
 */
public final class ExactNumber {

    /** Significant digits of a number that another program reads. */
    public static final int SIGNIFICANT_DIGITS = 12;

    private static final MathContext EXACT = new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN);

    private ExactNumber() {}

    /** A finite number to 12 significant digits. */
    public static BigDecimal of(double value) {
        return BigDecimal.valueOf(value).round(EXACT);
    }

    /**
     * A finite number to 12 significant digits in the shortest form that other programs read, never with a grouping
     * sign.
     */
    public static String shortest(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal digits = of(value).stripTrailingZeros();
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
