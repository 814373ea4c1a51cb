package kith.report.section.word;

import kith.text.ApaNumber;

/** Numbers in a sentence, as the APA style writes them. */
public final class NumberWords {

    private NumberWords() {}

    /** Two decimals, without the zero before the point: {@code .83}, {@code −.12}. */
    public static String correlation(double value) {
        return ApaNumber.SENTENCE.withoutLeadingZero(value, 2);
    }

    /** Two decimals. */
    public static String two(double value) {
        return ApaNumber.SENTENCE.decimals(value, 2);
    }

    /** A whole number with its thousands apart. */
    public static String count(double value) {
        return ApaNumber.SENTENCE.count(value);
    }

    /** A share in per cent, with one decimal. */
    public static String percent(double share) {
        return ApaNumber.SENTENCE.percent(share, 1);
    }

    /** A probability with its sign of comparison: {@code = .032}, {@code < .001}. */
    public static String p(double p) {
        return ApaNumber.SENTENCE.comparison(p);
    }

    /** Three decimals, without the zero before the point. */
    public static String index(double value) {
        return ApaNumber.SENTENCE.withoutLeadingZero(value, 3);
    }
}
