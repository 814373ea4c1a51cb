package kith.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers in running text in the manner of the APA (Publication Manual, 7th edition, 6.36): thousands separated by a comma, a true
 * minus sign, no zero before the point of what cannot exceed 1 in size, a dash for what does not exist. Rounded half away from
 * zero after 12 significant digits, as the JSON has them.
 */
final class ApaNumber {

    private static final MathContext EXACT = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final String DASH = "–";
    private static final int SIGNIFICANT = 4;

    private ApaNumber() {}

    static String count(double value) {
        return Double.isFinite(value) ? signed(exact(value).setScale(0, RoundingMode.HALF_UP)) : DASH;
    }

    static String decimals(double value, int decimals) {
        return Double.isFinite(value) ? signed(exact(value).setScale(decimals, RoundingMode.HALF_UP)) : DASH;
    }

    /** Of what cannot exceed 1 in size. */
    static String withoutLeadingZero(double value, int decimals) {
        return decimals(value, decimals).replaceFirst("^(−?)0\\.", "$1.");
    }

    /** With its sign of comparison: {@code < .001} or {@code = .023}. */
    static String probability(double value) {
        if (value >= 0 && value < 0.001) {
            return "< .001";
        }
        return value >= 0.9995 && value < 1 ? "> .999" : "= " + withoutLeadingZero(value, 3);
    }

    /** A share as whole percent; below 1% with a decimal. */
    static String percent(double share) {
        return decimals(100 * share, Math.abs(share) < 0.01 && share != 0 ? 1 : 0)
                + (Double.isFinite(share) ? "%" : "");
    }

    /** Any number, to four significant digits. */
    static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return DASH;
        }
        BigDecimal whole = exact(value);
        BigDecimal rounded = whole.stripTrailingZeros().scale() <= 0
                ? whole.setScale(0, RoundingMode.HALF_UP)
                : whole.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP))
                        .stripTrailingZeros();
        if (rounded.signum() != 0 && Math.abs(value) < 1e-4) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return (rounded.signum() < 0 ? "−" : "")
                    + rounded.abs().movePointLeft(exponent).stripTrailingZeros().toPlainString() + " × 10^"
                    + (exponent < 0 ? "−" : "") + Math.abs(exponent);
        }
        return signed(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private static String signed(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
        return (number.signum() < 0 ? "−" : "") + grouped + (point < 0 ? "" : digits.substring(point));
    }

    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value).round(EXACT);
    }
}
