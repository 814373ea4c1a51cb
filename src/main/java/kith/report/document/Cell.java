package kith.report.document;

/** What stands in a cell of a table. */
public sealed interface Cell {

    /** What a visitor makes of this kind of cell. */
    <T> T accept(Visitor<T> visitor);

    /** Whether it is words. */
    default boolean isText() {
        return false;
    }

    /** What is made of each kind of cell: a new kind does not compile before every writer says what it makes of it. */
    interface Visitor<T> {

        T text(String text);

        /** Words that lead somewhere; the words alone where a writer has no links. */
        default T link(Link link) {
            return text(link.text());
        }

        T number(double value, Format format);

        T interval(Interval interval);

        T empty();
    }

    /** Words, always shown as they are. */
    record Text(String text) implements Cell {

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.text(text);
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    /**
     * Words that lead to another file.
     *
     * @param target address, relative to the page
     */
    record Link(String text, String target) implements Cell {

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.link(this);
        }
    }

    /** A number; the writer rounds it. Not finite: shown as an empty cell with a dash. */
    @SuppressWarnings("JavaLangClash")
    record Number(double value, Format format) implements Cell {

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.number(value, format);
        }
    }

    /** An estimate with its interval, shown as “.85 [.83, .87]”; in a workbook three cells. */
    record Interval(double estimate, double lower, double upper, Format format) implements Cell {

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.interval(this);
        }
    }

    /** Nothing, shown as a dash. */
    record Empty() implements Cell {

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.empty();
        }
    }

    static Cell text(String text) {
        return new Text(text);
    }

    static Cell number(double value, Format format) {
        return new Number(value, format);
    }

    /** An estimate with its interval, or alone where it has none. */
    static Cell interval(double estimate, double lower, double upper, Format format) {
        return Double.isFinite(lower) || Double.isFinite(upper)
                ? new Interval(estimate, lower, upper, format)
                : number(estimate, format);
    }

    static Cell count(double value) {
        return new Number(value, Format.COUNT);
    }

    static Cell empty() {
        return new Empty();
    }

    /** How a number is to be shown, in the manner of the APA (7th edition, section 6.36). */
    enum Format {
        /** A whole number with thousands separated. */
        COUNT,
        /** Two decimals, as for means and standard deviations. */
        TWO_DECIMALS,
        /** Three decimals, as for estimates. */
        THREE_DECIMALS,
        /** Two decimals without the leading zero, for what cannot exceed 1 in size, such as correlations. */
        CORRELATION,
        /** Three decimals without the leading zero, as for CFI and RMSEA. */
        FIT_INDEX,
        /** Three decimals without the leading zero, “&lt; .001” below that. */
        P_VALUE,
        /** A share between 0 and 1, shown in per cent with one decimal. */
        PERCENT
    }
}
