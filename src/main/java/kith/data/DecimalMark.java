package kith.data;

/** What stands before the decimals of a number; told by whoever knows the file, never guessed. */
public enum DecimalMark {
    POINT('.'),
    COMMA(',');

    private final char character;

    DecimalMark(char character) {
        this.character = character;
    }

    public char character() {
        return character;
    }
}
