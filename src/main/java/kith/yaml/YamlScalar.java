package kith.yaml;

/**
 * A text, number, truth value or nothing.
 *
 * @param text as it stands in the file, without quotes; so {@code 1.10} stays {@code 1.10}
 */
public record YamlScalar(Mark mark, Kind kind, String text) implements YamlNode {

    /** What a scalar is by the core schema of YAML 1.2: {@code NO} and {@code yes} are texts, {@code 012} is twelve. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        NOTHING
    }

    /**
     * The value as a number.
     *
     * @throws NumberFormatException when it is none
     */
    public double number() {
        return kind == Kind.WHOLE_NUMBER ? whole().doubleValue() : Double.parseDouble(text);
    }

    /**
     * The value as a whole number.
     *
     * @throws ArithmeticException when it does not fit
     */
    public int wholeNumber() {
        return kind == Kind.WHOLE_NUMBER
                ? whole().intValueExact()
                : new java.math.BigDecimal(text).intValueExact(); // 5.0 is a whole number for JSON Schema too
    }

    /** Whether the value is true. */
    public boolean truth() {
        return "true".equalsIgnoreCase(text);
    }

    java.math.BigInteger whole() {
        if (text.startsWith("0x")) {
            return new java.math.BigInteger(text.substring(2), 16);
        }
        if (text.startsWith("0o")) {
            return new java.math.BigInteger(text.substring(2), 8);
        }
        return new java.math.BigInteger(text.startsWith("+") ? text.substring(1) : text);
    }

    @Override
    public String inWords() {
        return switch (kind) {
            case TEXT -> text.isEmpty() ? "an empty text" : "text “" + shortened() + "”";
            case WHOLE_NUMBER, NUMBER -> "the number " + text;
            case TRUTH -> "the truth value " + text;
            case NOTHING -> "nothing";
        };
    }

    /** The text on one line, cut when it is long. */
    private String shortened() {
        String line = text.strip().replaceAll("\\s+", " ");
        int most = 60;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
