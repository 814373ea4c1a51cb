package kith.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as readers see them, in the manner of the APA (Publication Manual, 7th edition, 6.36): thousands separated by
 * a comma, no zero before the point of what cannot exceed 1 in size, “&lt; .001” for small probabilities, no minus sign
 * before a zero, a dash for what does not exist.
 *
 * <p>A number is first taken to 12 significant digits, as JSON writes it, and then rounded half away from zero, so that
 * a printed number is always the rounding of the one in the JSON and noise in the last bit of an exponential never
 * shows. R's {@code round} goes to the even neighbour of the binary value instead; the two differ only at exact halves.
 * Nothing here depends on the locale.
 */
public enum ApaNumber {
    /** In text, tables and figures, with a true minus sign (U+2212) and thousands separated in every number. */
    TYPESET("\u2212", true),
    /** In a table, with a hyphen, for terminals and files that other programs read. */
    PLAIN("-", false);

    /** Stands for a number that does not exist. */
    public static final String DASH = "–";

    private static final int SIGNIFICANT = 4;

    private final String minus;
    private final boolean grouping;

    ApaNumber(String minus, boolean grouping) {
        this.minus = minus;
        this.grouping = grouping;
    }

    /** A whole number with its thousands separated. */
    public String count(double value) {
        return Double.isFinite(value) ? grouped(signed(rounded(value, 0))) : DASH;
    }

    /** A number with a fixed count of decimals. */
    public String decimals(double value, int decimals) {
        return Double.isFinite(value) ? written(rounded(value, decimals)) : DASH;
    }

    /** Of what cannot exceed 1 in size. */
    public String withoutLeadingZero(double value, int decimals) {
        String digits = decimals(value, decimals);
        int start = digits.indexOf("0.");
        boolean leading = start == 0 || start == 1 && !Character.isDigit(digits.charAt(0));
        return leading ? digits.substring(0, start) + digits.substring(start + 1) : digits;
    }

    /** Such as {@code < .001} and {@code .023}. */
    public String probability(double value) {
        return isExtreme(value) ? (value < 0.5 ? "< .001" : "> .999") : withoutLeadingZero(value, 3);
    }

    /** With its sign of comparison: {@code < .001} or {@code = .023}; a dash alone for what does not exist. */
    public String comparison(double value) {
        return isExtreme(value) || !Double.isFinite(value) ? probability(value) : "= " + probability(value);
    }

    private static boolean isExtreme(double value) {
        return value >= 0 && value < 0.001 || value >= 0.9995 && value < 1;
    }

    /** A share in per cent with a fixed count of decimals. */
    public String percent(double share, int decimals) {
        return Double.isFinite(share) ? decimals(100 * ExactNumber.of(share).doubleValue(), decimals) + "%" : DASH;
    }

    /** A share as whole percent; below 1% with a decimal. */
    public String percent(double share) {
        return percent(share, Math.abs(share) < 0.01 && share != 0 ? 1 : 0);
    }

    /** Any number, to four significant digits. */
    public String shortest(double value) {
        if (!Double.isFinite(value)) {
            return DASH;
        }
        BigDecimal whole = ExactNumber.of(value);
        BigDecimal rounded = whole.stripTrailingZeros().scale() <= 0
                ? whole.setScale(0, RoundingMode.HALF_UP)
                : whole.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP))
                        .stripTrailingZeros();
        if (rounded.signum() != 0 && Math.abs(value) < 1e-4) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return signed(rounded.movePointLeft(exponent).stripTrailingZeros()) + " × 10^" + (exponent < 0 ? minus : "")
                    + Math.abs(exponent);
        }
        return written(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return ExactNumber.of(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private String written(BigDecimal number) {
        return grouping ? grouped(signed(number)) : signed(number);
    }

    private String signed(BigDecimal number) {
        return (number.signum() < 0 ? minus : "") + number.abs().toPlainString();
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : digits.substring(point));
    }
}
