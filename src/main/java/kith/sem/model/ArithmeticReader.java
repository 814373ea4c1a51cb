package kith.sem.model;

import java.util.Locale;
import kith.sem.model.Arithmetic.Binary;
import kith.sem.model.Arithmetic.BinaryOperator;
import kith.sem.model.Arithmetic.Call;
import kith.sem.model.Arithmetic.Constant;
import kith.sem.model.Arithmetic.Function;
import kith.sem.model.Arithmetic.Label;
import kith.sem.model.Arithmetic.Negation;

/** Reads arithmetic expressions by recursive descent: sums of products of signed powers of atoms. */
final class ArithmeticReader {

    /** So that a text of nothing but parentheses or signs is told rather than overflowing the stack. */
    private static final int DEEPEST = 200;

    /** As many terms or factors in a row are evaluated one inside the other. */
    private static final int MOST_IN_A_ROW = 1_000;

    private final TokenCursor cursor;
    private int depth;

    private ArithmeticReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    static Arithmetic read(TokenCursor cursor) {
        return new ArithmeticReader(cursor).sum();
    }

    /** Of signs, quotients and powers, but no bare product: what may stand before the {@code *} of a term. */
    static Arithmetic readFactor(TokenCursor cursor) {
        ArithmeticReader reader = new ArithmeticReader(cursor);
        Arithmetic quotient = reader.signed();
        while (cursor.accept("/")) {
            quotient = new Binary(BinaryOperator.DIVIDED_BY, quotient, reader.signed());
        }
        return quotient;
    }

    private Arithmetic sum() {
        Arithmetic left = product();
        for (int terms = 1; true; terms++) {
            requireFew(terms);
            if (cursor.accept("+")) {
                left = new Binary(BinaryOperator.PLUS, left, product());
            } else if (cursor.accept("-")) {
                left = new Binary(BinaryOperator.MINUS, left, product());
            } else {
                return left;
            }
        }
    }

    private Arithmetic product() {
        Arithmetic left = signed();
        for (int factors = 1; true; factors++) {
            requireFew(factors);
            if (cursor.accept("*")) {
                left = new Binary(BinaryOperator.TIMES, left, signed());
            } else if (cursor.accept("/")) {
                left = new Binary(BinaryOperator.DIVIDED_BY, left, signed());
            } else {
                return left;
            }
        }
    }

    private void requireFew(int inARow) {
        if (inARow > MOST_IN_A_ROW) {
            throw cursor.fault("at most " + MOST_IN_A_ROW + " terms or factors in a row; put parentheses around parts");
        }
    }

    private Arithmetic signed() {
        if (++depth > DEEPEST) {
            throw cursor.fault("an expression less deeply nested");
        }
        Arithmetic read;
        if (cursor.accept("-")) {
            read = new Negation(signed());
        } else if (cursor.accept("+")) {
            read = signed();
        } else {
            read = power();
        }
        depth--;
        return read;
    }

    private Arithmetic power() {
        Arithmetic base = atom();
        return cursor.accept("^") ? new Binary(BinaryOperator.POWER, base, signed()) : base;
    }

    private Arithmetic atom() {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            cursor.next();
            return new Constant(Double.parseDouble(token.text()));
        }
        if (token.kind() == Token.Kind.NAME) {
            return cursor.peek(1).is("(") ? call() : new Label(cursor.next().text());
        }
        if (token.kind() == Token.Kind.STRING) {
            return new Label(cursor.next().text());
        }
        if (cursor.accept("(")) {
            Arithmetic inner = sum();
            cursor.expect(")", "+, -, *, /, ^ or “)”");
            return inner;
        }
        throw cursor.fault("a label, a number, a function, “-” or “(”");
    }

    private Arithmetic call() {
        Token name = cursor.next();
        Function function = Function.names().contains(name.text())
                ? Function.valueOf(name.text().toUpperCase(Locale.ROOT))
                : null;
        if (function == null) {
            throw cursor.fault(
                    name,
                    "the function “" + name.text() + "”, which is not known",
                    "one of " + String.join(", ", Function.names()),
                    "");
        }
        cursor.expect("(", "“(”");
        Arithmetic argument = sum();
        cursor.expect(")", "+, -, *, /, ^ or “)”");
        return new Call(function, argument);
    }
}
