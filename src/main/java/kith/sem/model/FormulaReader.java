package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.model.Token.Kind;

/** Reads the right side of a formula: terms, each a chain of modifiers before a variable. */
final class FormulaReader {

    private static final String AFTER_TERM = "“+”, “*” or the end of the statement";
    private static final String BACKTICKS = "put a name with a space or a sign in it between backticks: `my item`";
    private static final Set<String> NOT_SUPPORTED = Set.of("efa", "rv", "prior");

    /** A piece of a chain: a modifier, or what may be the variable at its end. */
    private record Piece(Token token, String name, double number, Modifier modifier) {
        boolean isName() {
            return !name.isEmpty();
        }
    }

    private final TokenCursor cursor;

    private FormulaReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** The terms up to the end of the statement, with repeated terms merged into the first. */
    static List<Term> read(TokenCursor cursor, Operator operator) {
        FormulaReader reader = new FormulaReader(cursor);
        Map<String, Term> terms = new LinkedHashMap<>();
        do {
            Term term = reader.term(operator);
            terms.merge(term.variable(), term, reader::merged);
        } while (cursor.accept("+"));
        if (!cursor.peek().endsStatement()) {
            throw cursor.fault(cursor.peek(), cursor.peek().described(), AFTER_TERM, BACKTICKS);
        }
        return List.copyOf(terms.values());
    }

    /** A repeated term adds modifiers to the first, as in lavaan; one that adds nothing is a slip. */
    private Term merged(Term first, Term second) {
        if (first.modifiers().isEmpty() && second.modifiers().isEmpty()) {
            throw cursor.fault(
                    new Token(Kind.NAME, "", second.place(), 0, 0),
                    "“" + (second.variable().isEmpty() ? "1" : second.variable()) + "” for the second time",
                    "each variable once",
                    "see whether another one was meant");
        }
        List<Modifier> modifiers = new ArrayList<>(first.modifiers());
        second.modifiers().forEach(modifier -> addOnce(modifiers, modifier, second.place()));
        return new Term(first.variable(), modifiers, first.place());
    }

    private void addOnce(List<Modifier> modifiers, Modifier modifier, Place place) {
        for (Modifier other : modifiers) {
            if (other.getClass() == modifier.getClass() && !other.equals(modifier)) {
                throw cursor.fault(
                        new Token(Kind.NAME, "", place, 0, 0),
                        "“" + modifier.text() + "*” for a parameter that has “" + other.text() + "*” already",
                        "one of the two",
                        "");
            }
        }
        if (!modifiers.contains(modifier)) {
            modifiers.add(modifier);
        }
    }

    private Term term(Operator operator) {
        Place place = cursor.peek().place();
        List<Modifier> modifiers = new ArrayList<>();
        Piece piece = piece();
        while (cursor.peek().is("*") || cursor.peek().is("?")) {
            boolean start = cursor.next().is("?");
            addOnce(modifiers, start ? starting(piece) : modifying(piece), piece.token.place());
            piece = piece();
        }
        return new Term(variable(piece, operator, modifiers), modifiers, place);
    }

    private Modifier starting(Piece piece) {
        if (piece.isName() || piece.modifier != null) {
            throw cursor.fault(piece.token, piece.token.described(), "a number before “?” (a starting value)", "");
        }
        return new Modifier.Start(List.of(piece.number));
    }

    private static Modifier modifying(Piece piece) {
        if (piece.modifier != null) {
            return piece.modifier;
        }
        return piece.isName() ? new Modifier.Label(List.of(piece.name)) : new Modifier.Fixed(List.of(piece.number));
    }

    private String variable(Piece piece, Operator operator, List<Modifier> modifiers) {
        Token token = piece.token;
        if (cursor.peek().is(":")) {
            throw cursor.fault(
                    cursor.peek(),
                    "an interaction “:”, which is not supported",
                    AFTER_TERM,
                    "put the product into the data as a variable of its own");
        }
        if (piece.isName()) {
            return piece.name;
        }
        if (operator == Operator.REGRESSION && piece.modifier == null) {
            if (piece.number == 1) {
                return "";
            }
            if (piece.number == 0 && modifiers.isEmpty()) {
                modifiers.add(new Modifier.Fixed(List.of(0.0)));
                return "";
            }
            throw cursor.fault(
                    token,
                    token.described(),
                    "a variable, or 1 for an intercept",
                    "write “2*1” to fix an intercept to 2");
        }
        throw cursor.fault(
                token,
                token.described(),
                operator == Operator.THRESHOLD ? "a threshold such as t1" : "a variable",
                token.kind() == Kind.STRING ? BACKTICKS : "");
    }

    private Piece piece() {
        Token token = cursor.peek();
        if (token.kind() == Kind.STRING) {
            cursor.next();
            return new Piece(token, "", Double.NaN, new Modifier.Label(List.of(token.text())));
        }
        if (token.kind() == Kind.NAME
                && cursor.peek(1).is("(")
                && !Arithmetic.Function.names().contains(token.text())) {
            return new Piece(token, "", Double.NaN, call());
        }
        if (token.kind() == Kind.NAME
                && !cursor.peek(1).is("(")
                && !token.text().equals("NA")) {
            cursor.next();
            return new Piece(token, token.text(), Double.NaN, null);
        }
        if (token.endsStatement() || token.kind() == Kind.SYMBOL && !token.is("-") && !token.is("(")) {
            throw cursor.fault("a variable, a number, a label or a modifier such as start(0.5)");
        }
        return new Piece(token, "", constant(), null);
    }

    private double constant() {
        Token token = cursor.peek();
        Arithmetic read = ArithmeticReader.readFactor(cursor);
        for (String label : read.labels()) {
            if (!Set.of("NA", "Inf", "pi").contains(label)) {
                throw cursor.fault(token, "“" + read.text() + "”, which is not a number", "a number or NA", "");
            }
        }
        return read.value(label -> switch (label) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "pi" -> Math.PI;
            default -> Double.NaN;
        });
    }

    private Modifier call() {
        Token name = cursor.next();
        if (NOT_SUPPORTED.contains(name.text())) {
            throw cursor.fault(name, "“" + name.text() + "()”, which is not supported", "another modifier", "");
        }
        return switch (name.text()) {
            case "start" -> new Modifier.Start(numbers(name));
            case "lower" -> new Modifier.Lower(numbers(name));
            case "upper" -> new Modifier.Upper(numbers(name));
            case "equal", "label" -> new Modifier.Label(labels(name));
            case "c" -> byGroup(name);
            default ->
                throw cursor.fault(
                        name,
                        "“" + name.text() + "()”, which is not known",
                        "c(), start(), lower(), upper(), equal(), label() or a function of numbers",
                        "");
        };
    }

    private List<Double> numbers(Token name) {
        List<Object> values = arguments();
        if (values.stream().anyMatch(value -> value instanceof String)) {
            throw cursor.fault(name, "a label in " + name.text() + "()", "numbers", "");
        }
        return values.stream().map(Double.class::cast).toList();
    }

    private List<String> labels(Token name) {
        List<Object> values = arguments();
        if (values.stream().anyMatch(value -> value instanceof Double number && !number.isNaN())) {
            throw cursor.fault(name, "a number in " + name.text() + "()", "labels", "");
        }
        return values.stream().map(FormulaReader::labelOf).toList();
    }

    private Modifier byGroup(Token name) {
        List<Object> values = arguments();
        boolean labels = values.stream().anyMatch(value -> value instanceof String);
        boolean numbers = values.stream().anyMatch(value -> value instanceof Double number && !number.isNaN());
        if (labels && numbers) {
            throw cursor.fault(
                    name,
                    "numbers and labels in one c()",
                    "either numbers (NA frees) or labels (NA gives none)",
                    "write two, such as c(1,NA)*c(\"\",a)*x");
        }
        return labels
                ? new Modifier.Label(values.stream().map(FormulaReader::labelOf).toList())
                : new Modifier.Fixed(values.stream().map(Double.class::cast).toList());
    }

    private static String labelOf(Object value) {
        return value instanceof String label ? label : "";
    }

    /** Between parentheses: numbers, NaN for NA, and labels; {@code c()} within is taken as if its arguments stood there. */
    private List<Object> arguments() {
        cursor.expect("(", "“(”");
        List<Object> values = new ArrayList<>();
        do {
            Token token = cursor.peek();
            if (token.isName("c") && cursor.peek(1).is("(")) {
                cursor.next();
                values.addAll(arguments());
            } else if (token.kind() == Kind.STRING
                    || token.kind() == Kind.NAME
                            && !cursor.peek(1).is("(")
                            && !Set.of("NA", "Inf", "pi").contains(token.text())) {
                values.add(cursor.next().text());
            } else {
                values.add(constant());
            }
        } while (cursor.accept(","));
        cursor.expect(")", "“,” or “)”");
        return values;
    }
}
