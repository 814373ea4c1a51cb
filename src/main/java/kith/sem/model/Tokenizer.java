package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.finding.Problems;
import kith.sem.model.Token.Kind;

/**
 * Cuts the text of a model into tokens. Comments run from {@code #} or {@code !} to the end of the line. A line end
 * separates statements unless the line before ends, or the line after begins, with something that cannot stand there:
 * inside parentheses, after an operator, before an operator.
 */
final class Tokenizer {

    /** Longer ones first, so that the longest fits. */
    private static final List<String> SYMBOLS = List.of(
            "~*~", "=~", "<~", "~~", "==", ":=", "<=", ">=", "~", "<", ">", "|", "=", ":", "+", "*", "-", "/", "^", "(",
            ")", ",", "?");

    private static final Set<String> MODEL_OPERATORS =
            Set.of("~*~", "=~", "<~", "~~", "==", ":=", "<=", ">=", "~", "<", ">", "|", "=", ":");

    private static final Set<String> NEVER_FIRST = Set.of("+", "*", "/", "^", ")", ",", "?");

    private final String source;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Tokenizer(String source, String text, Problems problems) {
        this.source = source;
        this.text = text;
        this.problems = problems;
    }

    /** The tokens, the last of kind {@link Kind#END}; characters that fit nowhere are told and left out. */
    static List<Token> cut(String source, String text, Problems problems) {
        Tokenizer tokenizer = new Tokenizer(source, text, problems);
        tokenizer.run();
        return withoutContinuedLines(tokenizer.tokens);
    }

    private void run() {
        while (at < text.length()) {
            int start = at;
            int c = text.codePointAt(at);
            if (c == '\n' || c == '\r') {
                lineEnd();
            } else if (c == '#' || c == '!') {
                skipComment();
            } else if (c == ';') {
                at++;
                add(Kind.SEPARATOR, ";", start);
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF) {
                at += Character.charCount(c);
            } else if (!closing(c).isEmpty()) {
                quoted(closing(c));
            } else if (startsNumber()) {
                number();
            } else if (startsName(c)) {
                at = endOfName(at);
                add(Kind.NAME, text.substring(start, at), start);
            } else {
                symbol();
            }
        }
        add(Kind.END, "", at);
    }

    private void lineEnd() {
        int start = at;
        if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at++;
        }
        at++;
        add(Kind.SEPARATOR, "\n", start);
        line++;
        lineStart = at;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    /**
     * What ends a quoted text that begins with {@code quote}, curly quotes of documents among them; empty where none
     * begins.
     */
    private static String closing(int quote) {
        return switch (quote) {
            case '`' -> "`";
            case '"', '“', '”', '„' -> "\"“”";
            case '\'', '‘', '’', '‚' -> "'‘’";
            default -> "";
        };
    }

    private void quoted(String closing) {
        int start = at;
        boolean straight = closing.indexOf(text.charAt(start)) == 0;
        String ends = straight ? closing.substring(0, 1) : closing;
        at++;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0 && text.charAt(at) != '\n') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '\n') {
            problems.add(
                    place(start).in(source),
                    "a quoted text that does not end on its line",
                    "a closing " + ends.charAt(0),
                    "");
            add(Kind.STRING, text.substring(start + 1, at), start);
            return;
        }
        at++;
        if (ends.equals("`") && text.substring(start + 1, at - 1).isBlank()) {
            problems.add(place(start).in(source), "a name without characters", "a name between the backticks", "");
        }
        add(ends.equals("`") ? Kind.NAME : Kind.STRING, text.substring(start + 1, at - 1), start);
    }

    private boolean startsNumber() {
        char c = text.charAt(at);
        return isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private void number() {
        int start = at;
        skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int digits = at + 1;
            if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
                digits++;
            }
            if (digits < text.length() && isDigit(text.charAt(digits))) {
                at = digits;
                skipDigits();
            }
        }
        int end = endOfName(at);
        Kind kind = end > at ? Kind.NAME : Kind.NUMBER;
        if (end > at) {
            at = end;
            problems.add(
                    place(start).in(source),
                    "“" + text.substring(start, at) + "”",
                    "a number or a name; a name begins with a letter, “.” or “_”",
                    "write a “*” between a number and a name");
        }
        add(kind, text.substring(start, at), start);
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            int end = endOf(symbol);
            if (end > 0) {
                int start = at;
                at = end;
                add(Kind.SYMBOL, symbol, start);
                return;
            }
        }
        int c = text.codePointAt(at);
        problems.add(
                place(at).in(source),
                "“" + Character.toString(c) + "”",
                "a name, a number or an operator",
                "put a name with such characters between backticks");
        at += Character.charCount(c);
    }

    /**
     * Where a symbol ends that stands here, blanks between its characters allowed as in lavaan; 0 where it does not
     * stand here.
     */
    private int endOf(String symbol) {
        int end = at;
        for (int i = 0; i < symbol.length(); i++) {
            while (i > 0 && end < text.length() && isBlank(text.charAt(end))) {
                end++;
            }
            if (end >= text.length() || plain(text.charAt(end)) != symbol.charAt(i)) {
                return 0;
            }
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Whether a character is a tilde, or one that documents put in its place. */
    static boolean isTilde(int c) {
        return c == '~' || c == '\u02dc' || c == '\u223c' || c == '\uff5e';
    }

    /** The sign that a look-alike of documents stands for. */
    private static char plain(char c) {
        if (isTilde(c)) {
            return '~';
        }
        return c == '\u2212' || c == '\u2013' ? '-' : c;
    }

    private void add(Kind kind, String piece, int start) {
        tokens.add(new Token(kind, piece, place(start), start, at));
    }

    private Place place(int offset) {
        return new Place(line, text.codePointCount(lineStart, offset) + 1);
    }

    /** Whether {@code name} can be written without quotes. */
    static boolean isPlainName(String name) {
        return !name.isEmpty()
                && startsName(name.codePointAt(0))
                && !(name.length() > 1 && name.charAt(0) == '.' && isDigit(name.charAt(1)))
                && name.codePoints().allMatch(Tokenizer::continuesName)
                && !name.equals("NA");
    }

    /** {@code name} as it is written in a model: between backticks where it has to be. */
    static String written(String name) {
        Optional<ProductName> product = ProductName.of(name);
        if (product.isPresent()) {
            return written(product.get().first()) + ":" + written(product.get().second());
        }
        return isPlainName(name) ? name : "`" + name + "`";
    }

    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && continuesName(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean startsName(int c) {
        return Character.isLetter(c) || c == '.' || c == '_';
    }

    private static boolean continuesName(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '_'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static List<Token> withoutContinuedLines(List<Token> all) {
        List<Token> kept = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth = Math.max(0, depth - 1);
            }
            if (token.kind() != Kind.SEPARATOR) {
                kept.add(token);
            } else if (token.text().equals(";")) {
                depth = 0;
                kept.add(token);
            } else if (depth == 0 && !kept.isEmpty() && separates(kept.get(kept.size() - 1), all, i)) {
                kept.add(token);
            }
        }
        return kept;
    }

    private static boolean separates(Token before, List<Token> all, int lineEnd) {
        if (before.kind() == Kind.SEPARATOR || before.kind() == Kind.SYMBOL && !before.is(")")) {
            return false;
        }
        int next = lineEnd;
        while (all.get(next).kind() == Kind.SEPARATOR && all.get(next).text().equals("\n")) {
            next++;
        }
        Token after = all.get(next);
        if (after.kind() != Kind.SYMBOL || after.is("(")) {
            return true;
        }
        if (after.is("-")) {
            return hasModelOperator(all, next);
        }
        return !NEVER_FIRST.contains(after.text()) && !MODEL_OPERATORS.contains(after.text());
    }

    private static boolean hasModelOperator(List<Token> all, int from) {
        for (int i = from; !all.get(i).endsStatement(); i++) {
            if (all.get(i).kind() == Kind.SYMBOL
                    && MODEL_OPERATORS.contains(all.get(i).text())) {
                return true;
            }
        }
        return false;
    }
}
