package kith.finding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.text.ApaNumber;

/** What a value of a finding is, and how text shows it. */
enum ValueKind {
    /** A number of things: {@code 1,240}. */
    COUNT(Number.class),
    /** Degrees of freedom, whose thousands are not separated: {@code 1240}. */
    DEGREES_OF_FREEDOM(Number.class),
    /** Any number, to four significant digits. */
    NUMBER(Number.class),
    TWO_DECIMALS(Number.class),
    THREE_DECIMALS(Number.class),
    /** Two decimals, without a leading zero. */
    CORRELATION(Number.class),
    /** Three decimals, without a leading zero. */
    FIT_INDEX(Number.class),
    /** With its sign of comparison: {@code < .001}. */
    P_VALUE(Number.class),
    /** A share of 1, shown as {@code 21%}. */
    PERCENT(Number.class),
    TEXT(String.class),
    /** Several names, joined by commas; text shows the first ten. */
    NAMES(List.class),
    /** How often each of several things was found: {@code “−99” (12), “NA” (3)}. */
    TALLIES(Map.class),
    /** Whether something holds; {@code <flag?phrase|phrase>} shows it. */
    FLAG(Boolean.class),
    /** One of the phrases that the catalogue lists. */
    CHOICE(String.class);

    private static final int MOST_NAMES = 10;

    private final Class<?> type;

    ValueKind(Class<?> type) {
        this.type = type;
    }

    boolean takes(Object value) {
        return type.isInstance(value);
    }

    /** The same number in the one type that its kind has, so that equal findings are equal. */
    Number normal(Number number) {
        boolean whole = (this == COUNT || this == DEGREES_OF_FREEDOM)
                && number.doubleValue() == Math.rint(number.doubleValue());
        return whole ? (Number) number.longValue() : (Number) number.doubleValue();
    }

    String shown(Object value) {
        return switch (this) {
            case COUNT -> ApaNumber.TYPESET.count(number(value));
            case DEGREES_OF_FREEDOM -> ApaNumber.PLAIN.decimals(number(value), 0);
            case NUMBER -> ApaNumber.TYPESET.shortest(number(value));
            case TWO_DECIMALS -> ApaNumber.TYPESET.decimals(number(value), 2);
            case THREE_DECIMALS -> ApaNumber.TYPESET.decimals(number(value), 3);
            case CORRELATION -> ApaNumber.TYPESET.withoutLeadingZero(number(value), 2);
            case FIT_INDEX -> ApaNumber.TYPESET.withoutLeadingZero(number(value), 3);
            case P_VALUE -> ApaNumber.TYPESET.comparison(number(value));
            case PERCENT -> ApaNumber.TYPESET.percent(number(value));
            case NAMES -> names((List<?>) value);
            case TALLIES ->
                names(((Map<?, ?>) value)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " (" + COUNT.shown(entry.getValue()) + ")")
                                .toList());
            case TEXT, FLAG, CHOICE -> String.valueOf(value);
        };
    }

    static String names(List<?> names) {
        String shown = names.stream().limit(MOST_NAMES).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    /** The names as one text, or none. */
    static List<String> shortened(List<String> names) {
        return names.isEmpty() ? List.of() : List.of(names(names));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
