package kith.sem.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * A model as its author wrote it, in the syntax that users of lavaan know.
 *
 * <ul>
 *   <li>{@code f =~ x1 + x2} a factor and its indicators ({@code f =~ 0} a factor without); {@code y ~ x1 + x2} a
 *       regression; {@code c <~ 1*x1 + x2} a composite, which is the weighted sum of its components; {@code x1 ~~ x2} a
 *       variance or covariance; {@code x ~ 1} an intercept or a factor's mean; {@code x | t1 + t2} thresholds of an
 *       ordered variable; {@code x ~*~ x} the scale of its latent response.
 *   <li>{@code 0.5*x} fixes, {@code NA*x} frees, {@code a*x} names (parameters of one name are equal),
 *       {@code start(0.8)*x}, {@code lower(0)*x}, {@code upper(1)*x}, {@code label("a")*x}, {@code equal("f=~x1")*x};
 *       {@code c(a,b)*x} and {@code c(1,NA)*x} give one value a group, as do {@code rep(1,2)*x} and
 *       {@code as.numeric(c(1,NA))*x}. Numbers may be arithmetic ({@code c(1/2,2*0.3)*x}). Several modifiers stand one
 *       after the other, or in a repeated term.
 *   <li>{@code efa("a")*f1 + efa("a")*f2 =~ x1 + x2 + x3 + x4} is an exploratory block of factors; see
 *       {@link ExploratoryBlock}.
 *   <li>{@code x:z} is the product of two observed variables; see {@link ProductName}.
 *   <li>{@code d := a*b} defines; {@code a == b}, {@code a < 1}, {@code a > 0} constrain.
 *   <li>{@code level: 1}, {@code group: Pasteur} begin what holds at one level or in one group.
 *   <li>Statements end at a line end or {@code ;}; a line goes on after or before an operator. {@code #} and {@code !}
 *       begin a comment. A name with other characters than letters, digits, {@code .} and {@code _} stands between
 *       backticks or quotes. Tildes, minus signs and quotes may be those that documents put in place of the plain ones.
 *       R code around a model ({@code model <- '…'}) is left out, and a finding says so.
 * </ul>
 *
 * <p>Unlike lavaan (0.6-14), every problem is told at once and with its place, and nothing is joined or dropped in
 * silence: two variables with no {@code +} between them, two labels for one parameter, a parameter that stands twice
 * are problems. Blocks belong to groups by their labels (or numbers), where lavaan takes them in their order. Not
 * supported, and refused with what to write instead: {@code rv()}, {@code prior()}.
 *
 * @param source name of the file or option it was read from, for messages
 * @param findings what was read otherwise than it stands, such as an R assignment around the model
 */
public record ModelSyntax(String source, List<Statement> statements, List<Finding> findings) {

    public ModelSyntax {
        statements = List.copyOf(statements);
        findings = List.copyOf(findings);
    }

    /** A model that was read as it stands, or was not read. */
    public ModelSyntax(String source, List<Statement> statements) {
        this(source, statements, List.of());
    }

    /**
     * Reads a model.
     *
     * @param source name of the file or option, for messages
     * @throws kith.finding.InputException with every problem found
     */
    public static ModelSyntax parse(String source, String text) {
        AssignedModel model = AssignedModel.strip(source, text);
        ModelSyntax read = SyntaxReader.read(source, model.text());
        return new ModelSyntax(
                source,
                read.statements,
                Stream.concat(model.findings().stream(), read.findings.stream()).toList());
    }

    /** Whether a text is a model rather than the name of a file: it has an operator, or several lines. */
    public static boolean isModel(String text) {
        return AssignedModel.isModel(text);
    }

    /**
     * This model.
     *
     * @throws kith.finding.InputException when there are only constraints or definitions in it
     */
    public ModelSyntax requireFormulas() {
        if (statements.stream().noneMatch(Statement.Formula.class::isInstance)) {
            throw new InputException(
                    source,
                    "a model of constraints and definitions only ("
                            + statements.get(0).text() + ")",
                    "at least one formula such as f =~ x1 + x2 + x3",
                    "write them below the model whose labels they speak of");
        }
        return this;
    }

    /** The model written out, one statement a line; reads back as the same model. */
    public String text() {
        return statements.stream().map(Statement::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Names of the observed variables of all groups and levels, in lavaan's order; they need no data. A name that is a
     * factor in one group and observed in another is both.
     */
    public List<String> observed() {
        return ModelBlocks.unchecked(this).union(VariableRoles::observed);
    }

    /** Names of the factors of all groups and levels; they need no data. */
    public List<String> latent() {
        return ModelBlocks.unchecked(this).union(VariableRoles::latent);
    }

    /** The exploratory blocks of factors of the first group; they need no data. */
    public List<ExploratoryBlock> exploratoryBlocks() {
        return new BlockReader(source, ModelBlocks.unchecked(this), new Problems()).read();
    }

    /** Terms with a modifier that holds a value for each group, such as {@code c(a,b)*x2}, as they are written. */
    public List<String> termsByGroup() {
        return GroupModifiers.terms(this);
    }

    /**
     * Parameters whose labels, or the values that they are fixed to, differ between groups: no level of invariance
     * holds them equal.
     */
    public List<ParameterKey> setApartByGroup() {
        return GroupModifiers.apart(this);
    }

    /** The same model as if it had been built, not read. */
    public ModelSyntax unplaced() {
        return new ModelSyntax(
                source, statements.stream().map(Statement::unplaced).toList(), findings);
    }

    /** This model followed by {@code more}, such as labelled constraints given apart from it. */
    public ModelSyntax followedBy(ModelSyntax more) {
        return new ModelSyntax(
                source,
                Stream.concat(statements.stream(), more.statements.stream()).toList(),
                Stream.concat(findings.stream(), more.findings.stream()).toList());
    }
}
