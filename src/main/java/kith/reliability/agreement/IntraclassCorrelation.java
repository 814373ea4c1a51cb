package kith.reliability.agreement;

import kith.resampling.Interval;

/**
 * One intraclass correlation.
 *
 * @param kind which one
 * @param estimate may be negative
 * @param interval of the level asked for
 * @param f the test of no correlation: F, its degrees of freedom, and the share of F beyond it
 * @param df1 of the numerator
 * @param df2 of the denominator
 */
public record IntraclassCorrelation(
        Kind kind, double estimate, Interval interval, double f, double df1, double df2, double pvalue) {

    /**
     * The forms of Shrout and Fleiss (1979), with the names of McGraw and Wong (1996) beside them. Numerically the
     * two-way random and the two-way mixed model are the same; they differ in whether one speaks of these raters or of
     * raters like them.
     */
    public enum Kind {
        ICC1("ICC(1,1)", "ICC(1)", "one-way random, one rater"),
        ICC2("ICC(2,1)", "ICC(A,1)", "two-way, absolute agreement, one rater"),
        ICC3("ICC(3,1)", "ICC(C,1)", "two-way, consistency, one rater"),
        ICC1K("ICC(1,k)", "ICC(k)", "one-way random, mean of the raters"),
        ICC2K("ICC(2,k)", "ICC(A,k)", "two-way, absolute agreement, mean of the raters"),
        ICC3K("ICC(3,k)", "ICC(C,k)", "two-way, consistency, mean of the raters");

        private final String shroutFleiss;
        private final String mcGrawWong;
        private final String words;

        Kind(String shroutFleiss, String mcGrawWong, String words) {
            this.shroutFleiss = shroutFleiss;
            this.mcGrawWong = mcGrawWong;
            this.words = words;
        }

        /** Such as {@code ICC(2,1)}. */
        public String shroutFleiss() {
            return shroutFleiss;
        }

        /** Such as {@code ICC(A,1)}. */
        public String mcGrawWong() {
            return mcGrawWong;
        }

        /** For readers. */
        public String words() {
            return words;
        }
    }
}
