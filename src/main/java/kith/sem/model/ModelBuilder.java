package kith.sem.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.sem.model.Statement.Formula;

/**
 * Writes a model in Java rather than in syntax; both give the same {@link ModelSyntax}. Immutable: each step gives a
 * new builder.
 *
 * <pre>{@code
 * ModelSyntax model = ModelBuilder.model()
 *         .factor("visual", "x1", "x2", "x3")
 *         .factor("textual", Term.of("x4").free(), Term.of("x5").labelled("a"), Term.of("x6"))
 *         .regress("visual", "textual")
 *         .covary("x1", "x4")
 *         .define("twice", "2*a")
 *         .syntax();
 * }</pre>
 */
public final class ModelBuilder {

    private static final String SOURCE = "model";

    private final List<Statement> statements;

    private ModelBuilder(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** Begins a model. */
    public static ModelBuilder model() {
        return new ModelBuilder(List.of());
    }

    /** {@code factor =~ indicator + …}. */
    public ModelBuilder factor(String factor, String... indicators) {
        return factor(factor, terms(indicators));
    }

    /** {@code factor =~ term + …}. */
    public ModelBuilder factor(String factor, Term... indicators) {
        return formula(factor, Operator.LOADING, indicators);
    }

    /** {@code variable ~~ other + …}; with itself its variance. */
    public ModelBuilder covary(String variable, String... others) {
        return covary(variable, terms(others));
    }

    /** {@code variable ~~ term + …}; with itself its variance. */
    public ModelBuilder covary(String variable, Term... others) {
        return formula(variable, Operator.COVARIANCE, others);
    }

    /**
     * The model.
     *
     * @throws kith.finding.InputException with every problem found, as if it had been read
     */
    public ModelSyntax syntax() {
        ModelSyntax built = new ModelSyntax(SOURCE, statements);
        ModelSyntax.parse(SOURCE, built.text());
        return built;
    }

    private ModelBuilder formula(String left, Operator operator, Term... right) {
        return with(new Formula(List.of(left), operator, List.of(right), Place.NOWHERE));
    }

    private ModelBuilder with(Statement statement) {
        List<Statement> more = new ArrayList<>(statements);
        more.add(statement);
        return new ModelBuilder(more);
    }

    private static Term[] terms(String... variables) {
        return Arrays.stream(variables).map(Term::of).toArray(Term[]::new);
    }
}
