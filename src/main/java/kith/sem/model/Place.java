package kith.sem.model;

/**
 * Where something stands in the text of a model.
 *
 * @param line from 1; 0 when it was not read from a text
 * @param column from 1, counted in characters; 0 when it was not read from a text
 */
public record Place(int line, int column) {

    /** Of what was built rather than read. */
    public static final Place NOWHERE = new Place(0, 0);

    /** Such as {@code model:3:14}; only the source for {@link #NOWHERE}. */
    String in(String source) {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
