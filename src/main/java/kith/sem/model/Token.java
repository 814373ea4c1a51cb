package kith.sem.model;

/**
 * One piece of the text of a model.
 *
 * @param text the piece; of a quoted one, what stands between the quotes
 * @param start offset of its first character in the text
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, Place place, int start, int end) {

    /** What a piece of text can be. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        /** Any operator or punctuation. */
        SYMBOL,
        /** A line end or a semicolon where a statement may end. */
        SEPARATOR,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean endsStatement() {
        return kind == Kind.SEPARATOR || kind == Kind.END;
    }

    /** As an error message names it. */
    String described() {
        return switch (kind) {
            case NAME, NUMBER, SYMBOL -> "“" + text + "”";
            case STRING -> "the quoted text “" + text + "”";
            case SEPARATOR -> "the end of the statement";
            case END -> "the end of the model";
        };
    }
}
