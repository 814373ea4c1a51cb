package kith.report.section.word;

import java.util.List;
import kith.text.ApaNumber;

/** Numbers in a sentence, as the APA style writes them. */
public final class NumberWords {

    private NumberWords() {}

    /** Two decimals, without the zero before the point: {@code .83}, {@code −.12}. */
    public static String correlation(double value) {
        return ApaNumber.TYPESET.withoutLeadingZero(value, 2);
    }

    /** Two decimals. */
    public static String two(double value) {
        return ApaNumber.TYPESET.decimals(value, 2);
    }

    /** A whole number with its thousands apart. */
    public static String count(double value) {
        return ApaNumber.TYPESET.count(value);
    }

    /** Degrees of freedom, whose thousands the APA style does not separate. */
    public static String df(double value) {
        return ApaNumber.PLAIN.decimals(value, 0);
    }

    /** {@code χ²(24) = 85.31, p < .001}. */
    public static String chiSquare(double df, double statistic, double p) {
        return "χ²(" + df(df) + ") = " + two(statistic) + ", p " + p(p);
    }

    /** {@code a, b and c}. */
    public static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** How many of what: {@code 1 item}, {@code 1,200 items}. */
    public static String counted(double count, String one, String several) {
        return count(count) + " " + (count == 1 ? one : several);
    }

    /** A share in per cent, with one decimal. */
    public static String percent(double share) {
        return ApaNumber.TYPESET.percent(share, 1);
    }

    /** A probability with its sign of comparison: {@code = .032}, {@code < .001}. */
    public static String p(double p) {
        return ApaNumber.TYPESET.comparison(p);
    }

    /** Three decimals, without the zero before the point. */
    public static String index(double value) {
        return ApaNumber.TYPESET.withoutLeadingZero(value, 3);
    }
}
