package kith.sem.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.finding.InputException;

/**
 * Which parameter: what stands on its two sides, in which group and at which level. A covariance is the same whichever
 * side stands first.
 *
 * @param rhs empty for an intercept
 * @param group from 1
 * @param level 1, or 2 for the between level
 */
public record ParameterKey(String lhs, Operator op, String rhs, int group, int level) {

    private static final Pattern SAID = Pattern.compile("(.+?)\\s*(=~|~\\*~|~~|~\\s*1$|~|\\|)\\s*(.*)");

    /** That of a row. */
    public static ParameterKey of(Parameter row) {
        return new ParameterKey(row.lhs(), row.op(), row.rhs(), row.group(), row.level());
    }

    /**
     * That of the first group and level that {@code said} names, such as {@code f=~x2}, {@code x3~1}, {@code x1~~x1},
     * {@code x1|t2}; a name with blanks may stand between backticks or quotes.
     *
     * @throws InputException if it cannot be read
     */
    public static ParameterKey parse(String where, String said) {
        Matcher parts = SAID.matcher(said.strip());
        if (!parts.matches() || parts.group(3).isEmpty() != parts.group(2).endsWith("1")) {
            throw new InputException(where, "“" + said + "”", "a parameter, such as f=~x2, x3~1, x1~~x1 or x1|t2", "");
        }
        Operator operator = java.util.Arrays.stream(Operator.values())
                .filter(one -> one.symbol().equals(parts.group(2).replaceAll("\\s", "")))
                .findFirst()
                .orElseThrow();
        return new ParameterKey(name(parts.group(1)), operator, name(parts.group(3)), 1, 1);
    }

    /** Without the quotes around it. */
    private static String name(String said) {
        return said.replaceAll("^([`'\"])(.*)\\1$", "$2");
    }

    public ParameterKey inGroup(int number) {
        return new ParameterKey(lhs, op, rhs, number, level);
    }

    /** Whether {@code row} is this parameter. */
    public boolean is(Parameter row) {
        return row.group() == group && row.level() == level && isInAnyGroup(row);
    }

    /** Whether {@code row} is this parameter in some group, at some level. */
    public boolean isInAnyGroup(Parameter row) {
        boolean straight = lhs.equals(row.lhs()) && rhs.equals(row.rhs());
        boolean reversed = op == Operator.COVARIANCE && lhs.equals(row.rhs()) && rhs.equals(row.lhs());
        return op == row.op() && (straight || reversed);
    }

    /** Such as {@code f=~x2}, with {@code .g2} behind it outside the first group and {@code .l2} between clusters. */
    @Override
    public String toString() {
        return lhs + op + rhs + (group > 1 ? ".g" + group : "") + (level > 1 ? ".l" + level : "");
    }
}
