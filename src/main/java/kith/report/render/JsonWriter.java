package kith.report.render;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import kith.finding.Advice;
import kith.finding.WayIn;
import kith.report.document.ComputedList;
import kith.report.document.Tree;
import kith.text.ExactNumber;

/**
 * JSON of a {@link Tree}: keys in their order, 12 significant digits in the shortest form, {@code null} for a number
 * that is not finite, two spaces of indentation, lists of plain values on one line, lines ended by LF. Twelve digits
 * are more than any estimate holds and keep the last bit of a floating-point operation, which may differ between
 * machines, out of the file.
 *
 * <p>The layout is written here because Jackson's own printers put either every number of a matrix or no element at all
 * on a line of its own; quoting is Jackson's.
 */
public final class JsonWriter {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private static final int PIECE = 1 << 16;

    private final Appendable target;
    private final StringBuilder out = new StringBuilder();
    private final WayIn way;

    /** @param target gets the text piece by piece */
    private JsonWriter(WayIn way, Appendable target) {
        this.way = way;
        this.target = target;
    }

    /** The whole text, ended by a line end, for a user who asked on the command line. */
    public static String write(Tree tree) {
        return write(tree, WayIn.COMMAND_LINE);
    }

    /** The whole text, ended by a line end, with advice for a way in. */
    public static String write(Tree tree, WayIn way) {
        return text(tree, way);
    }

    /** The same, piece by piece, so that not even the text of a tree with a computed list has to fit into memory. */
    public static void write(Tree tree, Appendable target) throws IOException {
        new JsonWriter(WayIn.COMMAND_LINE, target).whole(tree);
    }

    /** The same of a list. */
    public static String write(List<Tree> trees) {
        return text(trees, WayIn.COMMAND_LINE);
    }

    private static String text(Object value, WayIn way) {
        StringBuilder text = new StringBuilder();
        try {
            new JsonWriter(way, text).whole(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void whole(Object value) throws IOException {
        value(value, 0);
        out.append('\n');
        target.append(out);
    }

    private void value(Object value, int depth) throws IOException {
        if (value instanceof Tree tree) {
            object(tree, depth);
        } else if (value instanceof List<?> list) {
            list(list, depth);
        } else {
            scalar(value);
        }
    }

    private void object(Tree tree, int depth) throws IOException {
        if (tree.entries().isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, Object>> entries = tree.entries().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Object> entry = entries.next();
            line(depth + 1);
            string(entry.getKey());
            out.append(": ");
            value(entry.getValue(), depth + 1);
            out.append(entries.hasNext() ? "," : "");
        }
        line(depth);
        out.append('}');
    }

    private void list(List<?> list, int depth) throws IOException {
        boolean flat = (list instanceof ComputedList<?> ? list.subList(0, Math.min(1, list.size())) : list)
                .stream().noneMatch(element -> element instanceof Tree || element instanceof List<?>);
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (flat) {
                out.append(i > 0 ? ", " : "");
            } else {
                out.append(i > 0 ? "," : "");
                line(depth + 1);
            }
            value(list.get(i), depth + 1);
            if (out.length() > PIECE) {
                target.append(out);
                out.setLength(0);
            }
        }
        if (!flat) {
            line(depth);
        }
        out.append(']');
    }

    private void scalar(Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            out.append(Double.isFinite(number) ? ExactNumber.shortest(number) : "null");
        } else if (value instanceof Number) {
            out.append(value);
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Character) {
            string(value.toString());
        } else if (value instanceof Advice advice) {
            string(advice.in(way));
        } else {
            throw new IllegalArgumentException(
                    "a tree holds no " + value.getClass().getName());
        }
    }

    private void string(String text) {
        out.append('"');
        ENCODER.quoteAsString(PlainText.wholePairs(text), out);
        out.append('"');
    }

    private void line(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }
}
