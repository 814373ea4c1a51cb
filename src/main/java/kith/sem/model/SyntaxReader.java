package kith.sem.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.finding.Problems;
import kith.sem.model.Statement.BlockHeader;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Statement.Formula;
import kith.sem.model.Statement.Relation;
import kith.sem.model.Token.Kind;

/**
 * Reads the statements of a model; after a problem it goes on with the next statement, so that all are told at once.
 */
final class SyntaxReader {

    private static final Map<String, Operator> FORMULAS = Map.of(
            "=~", Operator.LOADING,
            "<~", Operator.COMPOSITE,
            "~~", Operator.COVARIANCE,
            "~", Operator.REGRESSION,
            "|", Operator.THRESHOLD,
            "~*~", Operator.SCALE);

    private static final Map<String, Operator> RELATIONS = Map.of(
            ":=", Operator.DEFINITION,
            "==", Operator.EQUAL,
            "<", Operator.LESS,
            ">", Operator.GREATER);

    private final String source;
    private final String text;
    private final Problems problems = new Problems();
    private final TokenCursor cursor;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Place> parameters = new HashMap<>();
    private String block = "";

    private SyntaxReader(String source, String text) {
        this.source = source;
        this.text = text;
        this.cursor = new TokenCursor(source, Tokenizer.cut(source, text, problems));
    }

    /** The statements, with findings on how they were read. */
    static ModelSyntax read(String source, String text) {
        SyntaxReader reader = new SyntaxReader(source, text);
        reader.run();
        if (!reader.problems.isEmpty()) {
            throw new InputException(reader.problems.list().stream()
                    .sorted(Comparator.comparingInt((Problem problem) -> number(problem, 2))
                            .thenComparingInt(problem -> number(problem, 1)))
                    .toList());
        }
        return new ModelSyntax(source, reader.statements, reader.cursor.findings());
    }

    /** The line (2) or column (1) of a problem. */
    private static int number(Problem problem, int fromEnd) {
        String[] parts = problem.where().split(":");
        return parts.length > fromEnd && parts[parts.length - fromEnd].matches("[0-9]{1,9}")
                ? Integer.parseInt(parts[parts.length - fromEnd])
                : 0;
    }

    private void run() {
        while (cursor.peek().kind() != Kind.END) {
            if (cursor.peek().kind() == Kind.SEPARATOR) {
                cursor.next();
                continue;
            }
            try {
                statements.add(statement());
            } catch (SyntaxFault fault) {
                problems.add(fault.problem());
                cursor.skipStatement();
            }
        }
        if (statements.isEmpty() && problems.isEmpty()) {
            problems.add(source, "an empty model", "at least one formula such as f =~ x1 + x2 + x3", "");
        }
    }

    private Statement statement() {
        if (cursor.peek().kind() == Kind.NAME && cursor.peek(1).is(":") && !ProductReader.begins(cursor)) {
            return header();
        }
        Token operator = operator();
        if (RELATIONS.containsKey(operator.text())) {
            return relation();
        }
        return formula(operator);
    }

    /** The first operator of a model in the statement. */
    private Token operator() {
        int ahead = 0;
        int depth = 0;
        while (!cursor.peek(ahead).endsStatement()) {
            Token token = cursor.peek(ahead);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0 && token.kind() == Kind.SYMBOL) {
                Refusal.of(token, cursor, ahead);
                if (FORMULAS.containsKey(token.text()) || RELATIONS.containsKey(token.text())) {
                    return token;
                }
            }
            ahead++;
        }
        throw Refusal.withoutOperator(cursor);
    }

    private Statement header() {
        Token name = cursor.next();
        Optional<BlockKind> kind = java.util.Arrays.stream(BlockKind.values())
                .filter(value -> value.symbol().equals(name.text().toLowerCase(Locale.ROOT)))
                .findFirst();
        if (kind.isEmpty()) {
            throw cursor.fault(
                    name,
                    "the block “" + name.text() + ":”",
                    "group: or level:",
                    "for a product of two variables add it to the data as a column");
        }
        cursor.next();
        Token first = cursor.peek();
        if (first.endsStatement()) {
            throw cursor.fault("the number or label of a " + kind.get().symbol());
        }
        int end = first.end();
        while (!cursor.peek().endsStatement()) {
            end = cursor.next().end();
        }
        String label =
                first.kind() == Kind.STRING && first.end() == end ? first.text() : text.substring(first.start(), end);
        block = (kind.get() == BlockKind.GROUP ? "" : block.replaceAll("\nlevel.*", "")) + "\n"
                + kind.get().symbol() + label;
        return new BlockHeader(kind.get(), label, name.place());
    }

    private Statement relation() {
        Place place = cursor.peek().place();
        Arithmetic left = ArithmeticReader.read(cursor);
        Token symbol = cursor.peek();
        Operator operator = RELATIONS.get(symbol.text());
        if (operator == null || symbol.kind() != Kind.SYMBOL) {
            throw cursor.fault("+, -, *, /, ^ or one of :=, ==, <, >");
        }
        if (operator == Operator.DEFINITION && !(left instanceof Arithmetic.Label)) {
            throw cursor.fault(symbol, "“" + left.text() + "” before “:=”", "one name", "");
        }
        cursor.next();
        Arithmetic right = ArithmeticReader.read(cursor);
        if (!cursor.peek().endsStatement()) {
            throw cursor.fault("+, -, *, /, ^ or the end of the statement");
        }
        return new Relation(left, operator, right, place);
    }

    private Statement formula(Token symbol) {
        Place place = cursor.peek().place();
        List<String> left = new ArrayList<>();
        Set<String> blocks = new LinkedHashSet<>();
        do {
            boolean exploratory = cursor.peek().isName("efa") && cursor.peek(1).is("(");
            blocks.add(exploratory ? FormulaReader.block(cursor) : "");
            left.add(leftName());
        } while (cursor.accept("+"));
        requireOneBlock(symbol, blocks);
        if (!cursor.peek().is(symbol.text())) {
            throw cursor.fault("“+” or an operator");
        }
        cursor.next();
        Operator operator = FORMULAS.get(symbol.text());
        if (operator == Operator.REGRESSION && cursor.peek().is("=")) {
            throw cursor.fault(symbol, "“~=”", "=~ (a factor) or ~ (a regression)", "write f =~ x1 + x2 for a factor");
        }
        String exploratory = blocks.iterator().next();
        List<Term> right = FormulaReader.read(cursor, operator).stream()
                .map(term -> exploratory.isEmpty() ? term : term.exploratory(exploratory))
                .toList();
        Formula formula = new Formula(left, operator, right, place);
        check(formula);
        return formula;
    }

    private void requireOneBlock(Token symbol, Set<String> blocks) {
        if (blocks.size() > 1) {
            throw cursor.fault(
                    symbol,
                    "factors of different efa() blocks in one formula",
                    "a formula of its own for each block",
                    "write efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1 + x2 + x3 + x4 in one line, the next block in another");
        }
    }

    private String leftName() {
        Token token = cursor.peek();
        if (token.kind() != Kind.NAME && token.kind() != Kind.STRING) {
            throw cursor.fault("a variable");
        }
        if (cursor.peek(1).is("(")) {
            throw Refusal.onTheLeft(cursor, token);
        }
        if (cursor.peek(1).is("*")) {
            throw cursor.fault(
                    token,
                    "a modifier on the left of the operator",
                    "a variable",
                    "write it to the right of the operator, before the variable it belongs to");
        }
        String name = cursor.next().text();
        return cursor.peek().is(":") ? ProductReader.read(cursor, name) : name;
    }

    /** Notes what is wrong with each parameter of a formula that could be read. */
    private void check(Formula formula) {
        for (String left : formula.left()) {
            for (Term term : formula.right()) {
                checkSides(left, formula.operator(), term);
                checkOnce(left, formula.operator(), term);
            }
        }
    }

    private void checkSides(String left, Operator operator, Term term) {
        String where = term.place().in(source);
        boolean same = left.equals(term.variable());
        if (operator != Operator.LOADING && term.block().isPresent()) {
            problems.add(
                    where,
                    "an efa() block with “" + operator.symbol() + "”",
                    "an efa() block with =~",
                    "write efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1 + x2 + x3 + x4");
        }
        if (same && operator == Operator.COMPOSITE) {
            problems.add(where, "“" + left + "” composed of itself", "other variables", "");
        } else if (same && operator == Operator.LOADING) {
            problems.add(where, "“" + left + "” measured by itself", "other variables", "");
        } else if (same && operator == Operator.REGRESSION) {
            problems.add(where, "“" + left + "” predicted by itself", "other variables", "");
        } else if (!same && operator == Operator.SCALE) {
            problems.add(where, "“" + term.variable() + "”", "“" + left + "”, as on the left of ~*~", "");
        } else if (operator == Operator.THRESHOLD && !term.variable().matches("t[1-9][0-9]*")) {
            problems.add(where, "“" + term.variable() + "”", "a threshold: t1, t2, …", "");
        }
    }

    private void checkOnce(String left, Operator operator, Term term) {
        boolean swap = operator == Operator.COVARIANCE && left.compareTo(term.variable()) > 0;
        String first = swap ? term.variable() : left;
        String second = swap ? left : term.variable();
        String key = block + "\n" + first + "\n" + operator + "\n" + second;
        Place before = parameters.putIfAbsent(key, term.place());
        if (before != null) {
            problems.add(
                    term.place().in(source),
                    "“" + left + " " + operator + " " + (term.variable().isEmpty() ? "1" : term.variable())
                            + "”, which is in use at " + before.in(source) + " already",
                    "each parameter once",
                    "write both modifiers in one term, such as NA*a*"
                            + (term.variable().isEmpty() ? "1" : term.variable()));
        }
    }
}
