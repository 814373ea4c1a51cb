package kith.report.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * A drawing in SVG, written as text. Colours come from classes and variables of the page's style sheet, so that one
 * drawing serves light, dark and print. Every text that enters is escaped here. Coordinates have at most two decimals.
 */
final class Svg {

    /** Size of plain text in the units of the drawing, which are CSS pixels at full width. */
    static final double FONT = 13;

    /** Characters of about the same width, and that width as a share of the font's size in a wide sans-serif face. */
    private static final Map<String, Double> WIDTHS = Map.of(
            "ijl'|.,:;! ", 0.34,
            "frtI()[]/-", 0.41,
            "csvxyz", 0.6,
            "w=+<>−±~#", 0.84,
            "mM@%W…–\uFFFD", 1.04);

    private static final double LOWER_CASE = 0.62;
    private static final double UPPER_CASE = 0.72;

    /** Width below which a drawing scrolls instead of shrinking. */
    private static final double NARROWEST = 580;

    private static final double LONGEST_TITLE = 440;

    /** Characters of a name that are measured; no place in a drawing has room for more. */
    private static final int LONGEST_NAME = 300;

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Where a text stands in relation to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String css() {
            return switch (this) {
                case START -> "start";
                case MIDDLE -> "middle";
                case END -> "end";
            };
        }
    }

    Svg rect(double x, double y, double w, double h, String attributes) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
        return close(attributes);
    }

    Svg line(double x1, double y1, double x2, double y2, String attributes) {
        body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        body.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        return close(attributes);
    }

    Svg circle(double x, double y, double r, String attributes) {
        body.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        body.append("\" r=\"").append(number(r));
        return close(attributes);
    }

    Svg ellipse(double x, double y, double rx, double ry, String attributes) {
        body.append("<ellipse cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        body.append("\" rx=\"").append(number(rx)).append("\" ry=\"").append(number(ry));
        return close(attributes);
    }

    /** A path; {@code data} is built from {@link #number} and letters only. */
    Svg path(String data, String attributes) {
        body.append("<path d=\"").append(data);
        return close(attributes);
    }

    /** Text with its vertical middle at {@code y}. */
    Svg text(double x, double y, String text, Anchor anchor, String attributes) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" dy=\".35em\" text-anchor=\"").append(anchor.css()).append('"');
        body.append(attributes.isEmpty() ? "" : " " + attributes).append('>');
        body.append(escape(text)).append("</text>\n");
        return this;
    }

    /** A name around {@code y}; where it is cut the whole stands in a tooltip. */
    Svg label(double x, double y, ShortNames.Label label, Anchor anchor) {
        if (label.isCut()) {
            group(PlainText.cut(label.whole(), 400, "…"), "");
        }
        double lineHeight = FONT * 1.15;
        double first = y - lineHeight * (label.lines().size() - 1) / 2;
        for (int i = 0; i < label.lines().size(); i++) {
            text(x, first + i * lineHeight, label.lines().get(i), anchor, "");
        }
        return label.isCut() ? end() : this;
    }

    /** The title of a horizontal axis, on one line. */
    Svg title(double x, double y, String title) {
        return title(x, y, title, LONGEST_TITLE, "class=\"title\"");
    }

    /** The title of a vertical axis, on one line at the left end, no longer than the drawing is high. */
    Svg verticalTitle(double y, String title) {
        double room = 2 * Math.min(y, height - y);
        return title(10, y, title, room, "class=\"title\" transform=\"rotate(-90 10 " + number(y) + ")\"");
    }

    private Svg title(double x, double y, String title, double room, String attributes) {
        return title.isBlank()
                ? this
                : text(x, y, ShortNames.of(List.of(title), room, 1).get(0).line(), Anchor.MIDDLE, attributes);
    }

    /** Opens a group that shows {@code tooltip}; to be closed by {@link #end}. */
    Svg group(String tooltip, String attributes) {
        body.append("<g").append(attributes.isEmpty() ? "" : " " + attributes).append('>');
        if (!tooltip.isEmpty()) {
            body.append("<title>").append(escape(tooltip)).append("</title>");
        }
        body.append('\n');
        return this;
    }

    Svg end() {
        body.append("</g>\n");
        return this;
    }

    private Svg close(String attributes) {
        body.append('"').append(attributes.isEmpty() ? "" : " " + attributes).append("/>\n");
        return this;
    }

    /** The whole element; {@code description} is what a screen reader says. */
    String element(String description) {
        return "<svg class=\"plot\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" width=\""
                + number(width) + "\" height=\"" + number(height)
                + "\" style=\"min-width:" + number(Math.min(width, NARROWEST)) + "px"
                + "\" role=\"img\" aria-label=\""
                + escape(PlainText.line(description)) + "\" xmlns=\"http://www.w3.org/2000/svg\">\n" + body + "</svg>";
    }

    /** Room that a text takes at the usual size. */
    static double room(String text) {
        return text.codePoints().mapToDouble(Svg::width).sum() * FONT + 4;
    }

    private static double width(int character) {
        String own = Character.toString(character);
        return WIDTHS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(own))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> PlainText.width(character)
                        * (Character.isUpperCase(character) || character > 0x2000 ? UPPER_CASE : LOWER_CASE));
    }

    /** The widest of some names, at most {@code most}. */
    static double room(List<String> names, double most) {
        return names.stream()
                .mapToDouble(name -> room(PlainText.line(PlainText.cut(name, LONGEST_NAME, ShortNames.CUT))))
                .map(room -> Math.min(room, most))
                .max()
                .orElse(0);
    }

    /** A coordinate: at most two decimals, a point, no exponent, no minus before zero. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Text as it may stand in an element or a quoted attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : PlainText.of(text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
