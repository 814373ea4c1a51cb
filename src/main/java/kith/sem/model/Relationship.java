package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import kith.sem.model.Statement.Formula;

/** One parameter that a formula speaks of. */
record Relationship(String lhs, Operator op, String rhs, Term term) {

    /**
     * Each left side of {@code formula} with each of its terms. A factor without indicators ({@code f =~ 0}) is its own
     * indicator with a loading of 0, as in lavaan.
     */
    static List<Relationship> of(Formula formula) {
        List<Relationship> said = new ArrayList<>();
        for (String left : formula.left()) {
            for (Term term : formula.right()) {
                if (!term.variable().isEmpty()) {
                    said.add(new Relationship(left, formula.operator(), term.variable(), term));
                } else if (formula.operator() == Operator.LOADING) {
                    said.add(new Relationship(left, Operator.LOADING, left, new Term(left, List.of(), term.place())));
                } else {
                    said.add(new Relationship(left, Operator.INTERCEPT, "", term));
                }
            }
        }
        return said;
    }

    /** Whether it says of a factor that it has no indicators. */
    boolean isPhantom() {
        return op == Operator.LOADING && lhs.equals(rhs);
    }

    Relationship swapped() {
        return new Relationship(rhs, op, lhs, term);
    }
}
