package kith.report.section.word;

import java.util.Locale;

/** Numbers in a sentence, as the APA style writes them. */
public final class NumberWords {

    private NumberWords() {}

    /** Two decimals, without the zero before the point: {@code .83}, {@code −.12}. */
    public static String correlation(double value) {
        return two(value).replaceFirst("^(−?)0\\.", "$1.");
    }

    /** Two decimals. */
    public static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    /** A whole number with its thousands apart. */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** A share in per cent, with one decimal. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** A probability with its sign of comparison: {@code = .032}, {@code < .001}. */
    public static String p(double p) {
        if (!Double.isFinite(p)) {
            return "–";
        }
        return p < 0.001 ? "< .001" : "= " + index(p);
    }

    /** Three decimals, without the zero before the point. */
    public static String index(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%.3f", Math.abs(value));
        String digits = text.startsWith("0.") ? text.substring(1) : text;
        return value <= -0.0005 ? "−" + digits : digits;
    }
}
