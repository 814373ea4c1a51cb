package kith.sem.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A model as its author wrote it, in the syntax that users of lavaan know.
 *
 * <ul>
 *   <li>{@code f =~ x1 + x2} a factor and its indicators; {@code y ~ x1 + x2} a regression; {@code x1 ~~ x2} a variance or
 *       covariance; {@code x ~ 1} an intercept or a factor's mean; {@code x | t1 + t2} thresholds of an ordered variable;
 *       {@code x ~*~ x} the scale of its latent response.
 *   <li>{@code 0.5*x} fixes, {@code NA*x} frees, {@code a*x} names (parameters of one name are equal), {@code start(0.8)*x},
 *       {@code lower(0)*x}, {@code upper(1)*x}, {@code label("a")*x}, {@code equal("f=~x1")*x}; {@code c(a,b)*x} and
 *       {@code c(1,NA)*x} give one value a group. Several stand one after the other, or in a repeated term.
 *   <li>{@code d := a*b} defines; {@code a == b}, {@code a < 1}, {@code a > 0} constrain.
 *   <li>{@code level: 1}, {@code group: 2} begin what holds at one level or in one group.
 *   <li>Statements end at a line end or {@code ;}; a line goes on after or before an operator. {@code #} and {@code !} begin a
 *       comment. A name with other characters than letters, digits, {@code .} and {@code _} stands between backticks.
 * </ul>
 *
 * <p>Unlike lavaan (0.6-14), every problem is told at once and with its place, and nothing is joined or dropped in silence:
 * two variables with no {@code +} between them, two labels for one parameter, a parameter that stands twice are problems. Not
 * supported: {@code <~} (formative), {@code x:z} (interactions), {@code efa()}, {@code rv()}, {@code prior()}.
 *
 * @param source name of the file or option it was read from, for messages
 */
public record ModelSyntax(String source, List<Statement> statements) {

    public ModelSyntax {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a model.
     *
     * @param source name of the file or option, for messages
     * @throws kith.finding.InputException with every problem found
     */
    public static ModelSyntax parse(String source, String text) {
        return new ModelSyntax(source, SyntaxReader.read(source, text));
    }

    /** The model written out, one statement a line; reads back as the same model. */
    public String text() {
        return statements.stream().map(Statement::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The same model as if it had been built, not read. */
    public ModelSyntax unplaced() {
        return new ModelSyntax(
                source, statements.stream().map(Statement::unplaced).toList());
    }

    /** This model followed by {@code more}, such as labelled constraints given apart from it. */
    public ModelSyntax followedBy(ModelSyntax more) {
        return new ModelSyntax(
                source,
                java.util.stream.Stream.concat(statements.stream(), more.statements.stream())
                        .toList());
    }
}
