package kith.sem.model;

/**
 * One row of a parameter table.
 *
 * @param lhs left side
 * @param rhs right side; empty for an intercept
 * @param group number of the group, from 1
 * @param level 1, or 2 for the between level of a two-level model
 * @param free number of the free parameter from 1, or 0 for a fixed one; equal parameters have numbers of their own and
 *     stand in an equality constraint
 * @param value the fixed value; for a free parameter the user's starting value, NaN without one; NaN for a fixed
 *     parameter of exogenous observed variables, whose value is the sample's
 * @param label the user's label, the label that an equality gave it (such as {@code .p2.}), or empty
 * @param exogenous whether it belongs to observed predictors taken as given (lavaan's {@code fixed.x})
 * @param lower lower bound, negative infinity without one
 * @param upper upper bound, positive infinity without one
 */
public record Parameter(
        String lhs,
        Operator op,
        String rhs,
        int group,
        int level,
        int free,
        double value,
        String label,
        boolean exogenous,
        double lower,
        double upper) {

    public boolean isFree() {
        return free > 0;
    }

    public Parameter withFree(int number) {
        return new Parameter(lhs, op, rhs, group, level, number, value, label, exogenous, lower, upper);
    }

    public Parameter withValue(double newValue) {
        return new Parameter(lhs, op, rhs, group, level, free, newValue, label, exogenous, lower, upper);
    }

    public Parameter withLabel(String newLabel) {
        return new Parameter(lhs, op, rhs, group, level, free, value, newLabel, exogenous, lower, upper);
    }

    public Parameter withBounds(double newLower, double newUpper) {
        return new Parameter(lhs, op, rhs, group, level, free, value, label, exogenous, newLower, newUpper);
    }

    /**
     * Such as {@code visual=~x1}, with {@code .g2} behind it outside the first group and {@code .l2} between clusters.
     */
    @Override
    public String toString() {
        return lhs + op + rhs + (group > 1 ? ".g" + group : "") + (level > 1 ? ".l" + level : "");
    }
}
