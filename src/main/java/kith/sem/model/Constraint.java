package kith.sem.model;

/**
 * A constraint on parameters.
 *
 * @param op one of {@link Operator#EQUAL}, {@link Operator#LESS}, {@link Operator#GREATER}
 */
public record Constraint(Expression lhs, Operator op, Expression rhs) {}
