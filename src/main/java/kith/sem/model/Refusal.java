package kith.sem.model;

import java.util.Locale;
import java.util.Map;
import kith.sem.model.Token.Kind;

/** What the syntax does not take, each with what to write instead. */
final class Refusal {

    private static final String OPERATORS = "an operator: =~, <~, ~~, ~, |, ~*~, :=, ==, < or >";
    private static final String AFTER_TERM = "“+”, “*” or the end of the statement";
    private static final String MODIFIERS =
            "c(), rep(), start(), lower(), upper(), equal(), label(), efa() or a function of numbers";

    /** What Mplus writes, and what stands for it here. */
    private static final Map<String, String> MPLUS =
            Map.of("by", "f =~ x1 + x2 + x3", "on", "y ~ x1 + x2", "with", "x1 ~~ x2", "pwith", "x1 ~~ x2");

    private Refusal() {}

    /** An operator that stands where a statement has its own. */
    static void of(Token token, TokenCursor cursor, int ahead) {
        switch (token.text()) {
            case "=" ->
                throw cursor.fault(
                        token,
                        "“=”",
                        "=~, == or :=",
                        "write f =~ x for a factor, a == b for a constraint, d := a*b for a definition");
            case "<=", ">=" ->
                throw cursor.fault(
                        token,
                        "“" + token.text() + "”",
                        "“" + token.text().charAt(0) + "”",
                        "write “" + token.text().charAt(0) + "”: the bound itself is allowed");
            case "<" -> {
                if (cursor.peek(ahead + 1).is("-")
                        && cursor.peek(ahead + 1).start() == token.end()
                        && isCode(cursor, ahead + 2)) {
                    throw cursor.fault(
                            token,
                            "“<-”, an assignment of R",
                            "the model alone",
                            "write only what stands between the quotes: f =~ x1 + x2 + x3");
                }
            }
            case "-" -> {
                if (cursor.peek(ahead + 1).is(">") && cursor.peek(ahead + 1).start() == token.end()) {
                    throw cursor.fault(
                            token,
                            "an arrow “->”",
                            OPERATORS,
                            "write y ~ x for an effect of x on y, f =~ x for a loading, x ~~ y for a covariance");
                }
            }
            default -> {}
        }
    }

    /** A text in quotes, or the call of a function that is none of numbers: R code rather than a constraint. */
    private static boolean isCode(TokenCursor cursor, int ahead) {
        Token token = cursor.peek(ahead);
        return token.kind() == Kind.STRING
                || token.kind() == Kind.NAME
                        && cursor.peek(ahead + 1).is("(")
                        && !Arithmetic.Function.names().contains(token.text());
    }

    static SyntaxFault withoutOperator(TokenCursor cursor) {
        for (int ahead = 1; !cursor.peek(ahead).endsStatement(); ahead++) {
            String instead = MPLUS.get(cursor.peek(ahead).text().toLowerCase(Locale.ROOT));
            if (cursor.peek(ahead).kind() == Kind.NAME && instead != null) {
                return cursor.fault(
                        cursor.peek(ahead),
                        "“" + cursor.peek(ahead).text() + "” as in Mplus, in a statement without operator",
                        OPERATORS,
                        "write it as in lavaan: " + instead);
            }
        }
        return cursor.fault(
                cursor.peek(),
                cursor.peek().described() + ", the beginning of a statement without operator",
                OPERATORS,
                "write f =~ x1 + x2 for a factor, y ~ x for a regression, x ~~ y for a covariance");
    }

    /** A “:” that is not between the names of two variables. */
    static SyntaxFault ofProduct(TokenCursor cursor) {
        return cursor.fault(
                cursor.peek(),
                "“:” that is not between two variables",
                "the product of two variables, such as x:z",
                "for a product of three add a column to the data, and use its name");
    }

    static SyntaxFault afterTerm(TokenCursor cursor) {
        Token token = cursor.peek();
        return cursor.fault(
                token,
                token.described(),
                AFTER_TERM,
                token.kind() == Kind.NAME || token.kind() == Kind.NUMBER
                        ? "write “+” between two variables; put a name with a space or a sign in it between backticks:"
                                + " `my item`"
                        : "");
    }

    /** A function before a variable, or around it. */
    static SyntaxFault ofCall(TokenCursor cursor, Token name) {
        return switch (name.text()) {
            case "rv" ->
                cursor.fault(
                        name,
                        "“rv()” (a random slope), which is not supported",
                        MODIFIERS,
                        "leave it out: slopes are the same for all clusters");
            case "prior" ->
                cursor.fault(
                        name,
                        "“prior()”, which is not supported",
                        MODIFIERS,
                        "write start() to give a starting value, or lower() and upper() to bound the parameter");
            default ->
                cursor.fault(
                        name,
                        "“" + name.text() + "()”, which is not known",
                        MODIFIERS,
                        "variables stand in a model as they are in the data: add a column for what is computed from them");
        };
    }

    /** A function or a modifier to the left of the operator. */
    static SyntaxFault onTheLeft(TokenCursor cursor, Token name) {
        return cursor.fault(
                name,
                name.described() + " with parentheses",
                "a variable",
                "write modifiers to the right of the operator, before the variable they belong to");
    }
}
