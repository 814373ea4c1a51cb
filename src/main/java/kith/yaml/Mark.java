package kith.yaml;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Mark(int line, int column) implements Comparable<Mark> {

    /** The beginning of a file. */
    public static final Mark START = new Mark(1, 1);

    /** By line, then column. */
    @Override
    public int compareTo(Mark other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
