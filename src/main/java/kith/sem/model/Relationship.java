package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import kith.sem.model.Statement.Formula;

/** One parameter that a formula speaks of. */
record Relationship(String lhs, Operator op, String rhs, Term term) {

    /** Each left side of {@code formula} with each of its terms. */
    static List<Relationship> of(Formula formula) {
        List<Relationship> said = new ArrayList<>();
        for (String left : formula.left()) {
            for (Term term : formula.right()) {
                Operator op = term.variable().isEmpty() ? Operator.INTERCEPT : formula.operator();
                said.add(new Relationship(left, op, term.variable(), term));
            }
        }
        return said;
    }

    Relationship swapped() {
        return new Relationship(rhs, op, lhs, term);
    }
}
