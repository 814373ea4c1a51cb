package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.sem.model.Token.Kind;

/** Reads the right side of a formula: terms, each a chain of modifiers before a variable. */
final class FormulaReader {

    /** A piece of a chain: a modifier, or what may be the variable at its end. */
    private record Piece(Token token, String name, double number, Modifier modifier) {
        boolean isName() {
            return !name.isEmpty();
        }
    }

    private final TokenCursor cursor;
    private final VectorReader vectors;

    private FormulaReader(TokenCursor cursor) {
        this.cursor = cursor;
        this.vectors = new VectorReader(cursor);
    }

    /** The terms up to the end of the statement, with repeated terms merged into the first. */
    static List<Term> read(TokenCursor cursor, Operator operator) {
        FormulaReader reader = new FormulaReader(cursor);
        Map<String, Term> terms = new LinkedHashMap<>();
        do {
            Term term = reader.term(operator);
            terms.merge(term.variable(), term, reader::merged);
        } while (cursor.accept("+"));
        if (operator == Operator.LOADING && terms.size() > 1 && terms.containsKey("")) {
            throw cursor.fault(
                    new Token(Kind.NAME, "", terms.get("").place(), 0, 0),
                    "“0” among indicators",
                    "indicators, or 0 alone for a factor without indicators",
                    "leave 0 out");
        }
        if (!cursor.peek().endsStatement()) {
            throw Refusal.afterTerm(cursor);
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
            return ProductReader.read(cursor, piece.name);
        }
        if (piece.isName()) {
            return piece.name;
        }
        if (token.kind() == Kind.STRING) {
            return token.text();
        }
        if (operator == Operator.LOADING && piece.modifier == null && piece.number == 0 && modifiers.isEmpty()) {
            return "";
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
                piece.modifier == null ? "" : "write a variable behind it, such as " + piece.modifier.text() + "*x");
    }

    private Piece piece() {
        Token token = cursor.peek();
        if (token.kind() == Kind.STRING) {
            cursor.next();
            return new Piece(token, "", Double.NaN, new Modifier.Label(List.of(token.text())));
        }
        if (vectors.isHere()) {
            return new Piece(token, "", Double.NaN, byGroup(token, vectors.values()));
        }
        if (token.kind() == Kind.NAME
                && cursor.peek(1).is("(")
                && !Arithmetic.Function.names().contains(token.text())) {
            return new Piece(token, "", Double.NaN, call());
        }
        if (token.kind() == Kind.NAME && !cursor.peek(1).is("(") && !VectorReader.isNumber(token.text())) {
            vectors.requireNoLogical(token.text(), token);
            cursor.next();
            return new Piece(token, token.text(), Double.NaN, null);
        }
        if (token.endsStatement() || token.kind() == Kind.SYMBOL && !token.is("-") && !token.is("(")) {
            throw cursor.fault("a variable, a number, a label or a modifier such as start(0.5)");
        }
        VectorReader.Value value = vectors.value(ArithmeticReader.readFactor(cursor), token);
        return new Piece(token, value.label(), value.number(), null);
    }

    private Modifier call() {
        Token name = cursor.next();
        return switch (name.text()) {
            case "start" -> new Modifier.Start(numbers(name));
            case "lower" -> new Modifier.Lower(numbers(name));
            case "upper" -> new Modifier.Upper(numbers(name));
            case "equal", "label" -> new Modifier.Label(labels(name));
            case "efa" -> new Modifier.Block(block(name));
            default -> throw Refusal.ofCall(cursor, name);
        };
    }

    private List<Double> numbers(Token name) {
        List<VectorReader.Value> values = vectors.arguments();
        if (values.stream().anyMatch(VectorReader.Value::isLabel)) {
            throw cursor.fault(name, "a label in " + name.text() + "()", "numbers", "");
        }
        return values.stream().map(VectorReader.Value::number).toList();
    }

    private List<String> labels(Token name) {
        List<VectorReader.Value> values = vectors.arguments();
        if (values.stream().anyMatch(value -> !Double.isNaN(value.number()))) {
            throw cursor.fault(name, "a number in " + name.text() + "()", "labels", "");
        }
        return values.stream().map(VectorReader.Value::label).toList();
    }

    private String block(Token name) {
        List<String> names = labels(name);
        if (names.size() != 1 || names.get(0).isEmpty()) {
            throw cursor.fault(name, "efa() with " + names.size() + " names", "one name, such as efa(\"block\")", "");
        }
        return names.get(0);
    }

    /** The name of the block in {@code efa("name")*} before a factor on the left of a formula. */
    static String block(TokenCursor cursor) {
        Token name = cursor.next();
        FormulaReader reader = new FormulaReader(cursor);
        String block = reader.block(name);
        if (!cursor.accept("*")) {
            throw cursor.fault("“*” and a factor behind efa()");
        }
        return block;
    }

    /**
     * As in lavaan, NA beside labels in quotes stands for no label; beside a name it is dropped, and a name that is
     * left alone is the label of all groups.
     */
    private List<String> labels(Token place, List<VectorReader.Value> values) {
        boolean named = values.stream().anyMatch(value -> value.form() == VectorReader.Form.NAME);
        List<String> labels = values.stream()
                .filter(value -> !named || value.form() != VectorReader.Form.MISSING)
                .map(VectorReader.Value::label)
                .toList();
        if (labels.size() == values.size()) {
            return labels;
        }
        if (labels.size() > 1) {
            throw cursor.fault(
                    place,
                    labels.size() + " labels and NA in one c()",
                    "a label for each group",
                    "write labels in quotes, beside which NA stands for none, such as c(\"a\",NA)");
        }
        cursor.tell(Finding.of("label_for_all_groups", Map.of("label", labels.get(0))));
        return labels;
    }

    private Modifier byGroup(Token place, List<VectorReader.Value> values) {
        boolean labels = values.stream().anyMatch(VectorReader.Value::isLabel);
        if (labels && values.stream().anyMatch(value -> !Double.isNaN(value.number()))) {
            throw cursor.fault(
                    place,
                    "numbers and labels in one c()",
                    "either numbers (NA frees) or labels (NA gives none)",
                    "write two, such as c(1,NA)*c(\"\",a)*x");
        }
        return labels
                ? new Modifier.Label(labels(place, values))
                : new Modifier.Fixed(
                        values.stream().map(VectorReader.Value::number).toList());
    }
}
