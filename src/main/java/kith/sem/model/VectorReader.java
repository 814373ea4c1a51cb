package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kith.sem.model.Token.Kind;

/**
 * Reads the values of a modifier, of which there may be one a group: numbers, {@code NA}, labels, arithmetic of
 * numbers, and the functions of R that put values together, one in the other: {@code c()}, {@code rep()},
 * {@code as.numeric()}.
 */
final class VectorReader {

    private static final Set<String> FUNCTIONS = Set.of("c", "rep", "as.numeric", "as.double");
    private static final Set<String> MISSING = Set.of("NA", "NA_real_", "NA_integer_", "NA_character_");
    private static final Set<String> LOGICAL = Set.of("TRUE", "FALSE");
    private static final int MOST = 10_000;
    private static final int DEEPEST = 200;

    /** A label, or where it is empty a number (NaN for {@code NA}). */
    record Value(String label, double number, Form form) {
        boolean isLabel() {
            return !label.isEmpty();
        }
    }

    private final TokenCursor cursor;
    private int depth;

    VectorReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** How a value was written. */
    enum Form {
        NUMBER,
        MISSING,
        NAME,
        QUOTED
    }

    /** Whether a vector of values begins here, maybe within brackets. */
    boolean isHere() {
        int ahead = 0;
        while (cursor.peek(ahead).is("(")) {
            ahead++;
        }
        return isFunction(ahead);
    }

    private boolean isFunction(int ahead) {
        Token token = cursor.peek(ahead);
        return token.kind() == Kind.NAME
                && FUNCTIONS.contains(token.text())
                && cursor.peek(ahead + 1).is("(");
    }

    /** Whether a name stands for a number, as in R. */
    static boolean isNumber(String name) {
        return MISSING.contains(name) || name.equals("Inf") || name.equals("pi");
    }

    /** Between parentheses, commas between them. */
    List<Value> arguments() {
        cursor.expect("(", "“(”");
        List<Value> values = new ArrayList<>(values());
        while (cursor.accept(",")) {
            values.addAll(values());
        }
        cursor.expect(")", "“,” or “)”");
        return values;
    }

    /** A vector, or a value by itself. */
    List<Value> values() {
        if (depth == DEEPEST) {
            throw cursor.fault("a vector less deeply nested");
        }
        depth++;
        List<Value> read = read();
        depth--;
        return read;
    }

    private List<Value> read() {
        if (!isHere()) {
            Token token = cursor.peek();
            return List.of(value(ArithmeticReader.read(cursor), token));
        }
        if (cursor.accept("(")) {
            List<Value> inner = values();
            cursor.expect(")", "“)”");
            return inner;
        }
        Token name = cursor.next();
        return switch (name.text()) {
            case "rep" -> repeated(name);
            case "c" -> arguments();
            default -> numbers(name);
        };
    }

    private List<Value> numbers(Token name) {
        List<Value> values = arguments();
        if (values.stream().anyMatch(Value::isLabel)) {
            throw cursor.fault(name, "a label in " + name.text() + "()", "numbers or NA", "");
        }
        return values;
    }

    /** {@code rep(values, times)}, {@code rep(values, times = 2)}, {@code rep(values, each = 2)}. */
    private List<Value> repeated(Token name) {
        cursor.expect("(", "“(”");
        List<Value> values = values();
        int times = 1;
        int each = 1;
        while (cursor.accept(",")) {
            boolean named = cursor.peek().kind() == Kind.NAME && cursor.peek(1).is("=");
            String which = named ? cursor.next().text() : "times";
            if (named) {
                cursor.next();
            }
            switch (which) {
                case "times" -> times = count();
                case "each" -> each = count();
                default -> throw cursor.fault(name, "“" + which + " =” in rep()", "times or each", "");
            }
        }
        cursor.expect(")", "“,” or “)”");
        if ((long) values.size() * times * each > MOST) {
            throw cursor.fault(name, "more than " + MOST + " values", "one value, or one a group", "");
        }
        List<Value> all = new ArrayList<>();
        for (int t = 0; t < times; t++) {
            for (Value value : values) {
                for (int e = 0; e < each; e++) {
                    all.add(value);
                }
            }
        }
        return all;
    }

    private int count() {
        Token token = cursor.peek();
        Value value = value(ArithmeticReader.read(cursor), token);
        if (value.isLabel() || !(value.number() >= 1) || value.number() > MOST || value.number() % 1 != 0) {
            throw cursor.fault(token, token.described(), "how often: a whole number of at least 1", "");
        }
        return (int) value.number();
    }

    /** What an expression before {@code *} or within {@code c()} is: one label, or a number. */
    Value value(Arithmetic read, Token token) {
        if (read instanceof Arithmetic.Label label && !isNumber(label.name())) {
            requireNoLogical(label.name(), token);
            return new Value(label.name(), Double.NaN, token.kind() == Kind.STRING ? Form.QUOTED : Form.NAME);
        }
        for (String label : read.labels()) {
            if (!isNumber(label)) {
                throw cursor.fault(
                        token,
                        "“" + read.text() + "”, which is not a number",
                        "a number, NA, or one label",
                        "write a label of its own here and tie it by a constraint, such as d == " + read.text());
            }
        }
        boolean missing = read instanceof Arithmetic.Label label && MISSING.contains(label.name());
        return new Value("", read.value(VectorReader::number), missing ? Form.MISSING : Form.NUMBER);
    }

    void requireNoLogical(String name, Token token) {
        if (LOGICAL.contains(name)) {
            throw cursor.fault(
                    token,
                    "“" + name + "”",
                    "a number, NA or a label",
                    "write NA to free, or a number to fix a parameter");
        }
    }

    private static double number(String label) {
        return switch (label) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "pi" -> Math.PI;
            default -> Double.NaN;
        };
    }
}
