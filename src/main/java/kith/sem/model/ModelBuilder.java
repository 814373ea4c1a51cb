package kith.sem.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.sem.model.Statement.BlockHeader;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Statement.Formula;
import kith.sem.model.Statement.Relation;

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

    /** {@code factor =~ 0}: a factor without indicators, such as a phantom variable. */
    public ModelBuilder phantom(String factor) {
        return formula(factor, Operator.LOADING, Term.of(""));
    }

    /** {@code variable ~~ other + …}; with itself its variance. */
    public ModelBuilder covary(String variable, String... others) {
        return covary(variable, terms(others));
    }

    /** {@code variable ~~ term + …}; with itself its variance. */
    public ModelBuilder covary(String variable, Term... others) {
        return formula(variable, Operator.COVARIANCE, others);
    }

    /** {@code composite <~ term + …}; one weight, or one effect of the composite, is to be fixed. */
    public ModelBuilder composite(String composite, Term... components) {
        return formula(composite, Operator.COMPOSITE, components);
    }

    /** {@code outcome ~ predictor + …}. */
    public ModelBuilder regress(String outcome, String... predictors) {
        return regress(outcome, terms(predictors));
    }

    /** {@code outcome ~ term + …}. */
    public ModelBuilder regress(String outcome, Term... predictors) {
        return formula(outcome, Operator.REGRESSION, predictors);
    }

    /**
     * {@code variable ~ 1}: the intercept of an observed variable, or the mean of a factor; see
     * {@link Term#intercept()}.
     */
    public ModelBuilder intercept(String variable, Term intercept) {
        return formula(variable, Operator.REGRESSION, intercept);
    }

    /** {@code variable | t1 + … + tN}. */
    public ModelBuilder thresholds(String variable, int number) {
        return thresholds(
                variable,
                IntStream.rangeClosed(1, number).mapToObj(k -> Term.of("t" + k)).toArray(Term[]::new));
    }

    /** {@code variable | term + …}. */
    public ModelBuilder thresholds(String variable, Term... thresholds) {
        return formula(variable, Operator.THRESHOLD, thresholds);
    }

    /** {@code variable ~*~ variable}: the scale of a latent response. */
    public ModelBuilder scale(Term variable) {
        return formula(variable.variable(), Operator.SCALE, variable);
    }

    /** {@code name := expression}. */
    public ModelBuilder define(String name, String expression) {
        return with(new Relation(
                Arithmetic.label(name), Operator.DEFINITION, Arithmetic.parse(SOURCE, expression), Place.NOWHERE));
    }

    /**
     * A constraint.
     *
     * @param operator {@link Operator#EQUAL}, {@link Operator#LESS} or {@link Operator#GREATER}
     */
    public ModelBuilder constrain(String left, Operator operator, String right) {
        if (operator.compareTo(Operator.EQUAL) < 0) {
            throw new IllegalArgumentException(operator + " does not constrain");
        }
        return with(
                new Relation(Arithmetic.parse(SOURCE, left), operator, Arithmetic.parse(SOURCE, right), Place.NOWHERE));
    }

    /** What follows holds in the group of that label. */
    public ModelBuilder inGroup(String label) {
        return with(new BlockHeader(BlockKind.GROUP, label, Place.NOWHERE));
    }

    /** What follows holds at the level, 1 (within) or 2 (between). */
    public ModelBuilder atLevel(int level) {
        return with(new BlockHeader(BlockKind.LEVEL, Integer.toString(level), Place.NOWHERE));
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
