package kith.yaml;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Mark(int line, int column) {

    /** The beginning of a file. */
    public static final Mark START = new Mark(1, 1);

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
