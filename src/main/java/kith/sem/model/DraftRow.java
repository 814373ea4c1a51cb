package kith.sem.model;

import java.util.List;

/** A row of a table in the making. */
final class DraftRow {

    final String lhs;
    final Operator op;
    final String rhs;
    final int group;
    final int level;
    /** Whether the author wrote it; the others are added. */
    final boolean user;
    /** What the author wrote; a term without modifiers for the others. */
    final Term term;

    boolean free = true;
    double value = Double.NaN;
    boolean exogenous;
    String label = "";
    double lower = Double.NEGATIVE_INFINITY;
    double upper = Double.POSITIVE_INFINITY;

    private DraftRow(String lhs, Operator op, String rhs, int group, int level, boolean user, Term term) {
        this.lhs = lhs;
        this.op = op;
        this.rhs = rhs;
        this.group = group;
        this.level = level;
        this.user = user;
        this.term = term;
    }

    static DraftRow written(Relationship said, int group, int level) {
        return new DraftRow(said.lhs(), said.op(), said.rhs(), group, level, true, said.term());
    }

    static DraftRow added(String lhs, Operator op, String rhs, int group, int level) {
        Term term = new Term(rhs, List.of(), Place.NOWHERE);
        return new DraftRow(lhs, op, rhs, group, level, false, term);
    }

    void fix(double newValue) {
        free = false;
        value = newValue;
    }

    void release() {
        free = true;
        value = Double.NaN;
    }

    boolean isVariance() {
        return op == Operator.COVARIANCE && lhs.equals(rhs);
    }

    /** What it says, such as {@code f=~x1}. */
    String said() {
        return lhs + op.symbol() + rhs;
    }

    Parameter toParameter(int number) {
        return new Parameter(lhs, op, rhs, group, level, number, value, label, exogenous, lower, upper);
    }
}
