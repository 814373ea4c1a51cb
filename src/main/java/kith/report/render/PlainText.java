package kith.report.render;

/**
 * Text from questionnaires and data, made safe to stand in any output without changing what it says.
 *
 * <p>Control characters (a terminal would obey them, XML forbids them), lone halves of surrogate pairs and the two
 * non-characters of the basic plane become U+FFFD, the sign for a character that cannot be shown. Tabs and line ends
 * stay; a carriage return becomes a line end. Characters that turn the direction of writing stay too: the writers
 * isolate each text.
 */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text with what no output can hold replaced. */
    static String of(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    /** Whether it is of letters, digits and signs of ASCII only, as most texts are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (c == '\r') {
                clean.append('\n');
                if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            } else {
                clean.append(isShowable(c) ? c : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /**
     * The text with lone halves of surrogate pairs replaced and everything else, control characters too, left as it is.
     */
    static String wholePairs(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            whole.appendCodePoint(lone ? REPLACEMENT : point);
        });
        return whole.toString();
    }

    private static boolean isShowable(char c) {
        return c == '\t'
                || c == '\n'
                || !(Character.isISOControl(c) || Character.isSurrogate(c) || c == '\uFFFE' || c == '\uFFFF');
    }

    /** The text on one line: every run of white space becomes one space. */
    public static String line(String text) {
        return of(text).replaceAll("[\\s\u2028\u2029]+", " ").strip();
    }

    /** At most {@code length} characters of the text, with a mark where it was cut; pairs of surrogates stay whole. */
    public static String cut(String text, int length, String mark) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - mark.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, Math.max(end, 0)) + mark;
    }

    /** Columns of a terminal that the text takes: two for wide characters and emoji, none for combining marks. */
    static int width(String text) {
        return text.codePoints().map(PlainText::width).sum();
    }

    static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
