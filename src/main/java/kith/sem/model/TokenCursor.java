package kith.sem.model;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Finding;
import kith.finding.Problem;

/** A place among the tokens of a model, which only moves forward. */
final class TokenCursor {

    private final String source;
    private final List<Token> tokens;
    private final List<Finding> findings = new ArrayList<>();
    private int at;

    TokenCursor(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Notes what was read otherwise than it may have been meant. */
    void tell(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Moves over {@code symbol} if it stands here. */
    boolean accept(String symbol) {
        boolean here = peek().is(symbol);
        if (here) {
            at++;
        }
        return here;
    }

    void expect(String symbol, String expected) {
        if (!accept(symbol)) {
            throw fault(expected);
        }
    }

    /** To the end of the statement. */
    void skipStatement() {
        while (!peek().endsStatement()) {
            at++;
        }
    }

    SyntaxFault fault(String expected) {
        return fault(peek(), peek().described(), expected, "");
    }

    SyntaxFault fault(Token token, String found, String expected, String remedy) {
        return new SyntaxFault(new Problem(token.place().in(source), found, expected, remedy));
    }
}
