package kith.cli;

/** Running text on a terminal. */
final class PlainLines {

    private PlainLines() {}

    /**
     * The text on lines of at most {@code width} characters, each ended; all but the first begin with {@code indent}.
     */
    static String wrap(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.replaceAll("\\p{Cntrl}+", " ").split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > width) {
                lines.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += length;
        }
        return lines.append('\n').toString();
    }
}
