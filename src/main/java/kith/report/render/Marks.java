package kith.report.render;

import java.util.List;
import kith.report.document.Figure;

/** The parts that several plots share: points of several shapes, legends, ticks. */
final class Marks {

    /** Width of every drawing. */
    static final double WIDTH = 760;

    private static final int SERIES = 6;
    private static final double LEGEND_LINE = 22;
    private static final double LONGEST_ENTRY = 300;
    private static final double ENTRY_GAP = 20;

    private Marks() {}

    /** The class that colours the n-th series. */
    static String series(int n) {
        return "s" + n % SERIES;
    }

    /** A point whose shape tells the series apart where colours cannot. */
    static void point(Svg svg, int n, double x, double y, double r) {
        String attributes = "class=\"point " + series(n) + "\"";
        switch (n % 4) {
            case 0 -> svg.circle(x, y, r, attributes);
            case 1 -> svg.rect(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r, attributes);
            case 2 ->
                svg.path(polygon(x, y - 1.2 * r, x + 1.15 * r, y + 0.85 * r, x - 1.15 * r, y + 0.85 * r), attributes);
            default -> svg.path(polygon(x, y - 1.3 * r, x + 1.3 * r, y, x, y + 1.3 * r, x - 1.3 * r, y), attributes);
        }
    }

    static String polygon(double... points) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            data.append(i == 0 ? 'M' : 'L')
                    .append(Svg.number(points[i]))
                    .append(' ')
                    .append(Svg.number(points[i + 1]));
        }
        return data.append('Z').toString();
    }

    /** Height of a legend of these names over the whole width. */
    static double legendHeight(List<String> names) {
        ShortNames shown = shown(names);
        double x = 0;
        int lines = 1;
        for (int i = 0; i < names.size(); i++) {
            double room = entryRoom(shown.get(i));
            if (x > 0 && x + room - ENTRY_GAP > WIDTH) {
                lines++;
                x = 0;
            }
            x += room;
        }
        return LEGEND_LINE * lines;
    }

    /** Draws a key before each name at the top; the names flow over as many lines as they need. */
    static void legend(Svg svg, List<String> names, Key key) {
        ShortNames shown = shown(names);
        double x = 0;
        double y = 10;
        for (int i = 0; i < names.size(); i++) {
            double room = entryRoom(shown.get(i));
            if (x > 0 && x + room - ENTRY_GAP > WIDTH) {
                x = 0;
                y += LEGEND_LINE;
            }
            key.draw(i, x, y);
            svg.label(x + 24, y, shown.get(i), Svg.Anchor.START);
            x += room;
        }
    }

    private static ShortNames shown(List<String> names) {
        return ShortNames.of(names, LONGEST_ENTRY, 1);
    }

    private static double entryRoom(ShortNames.Label name) {
        return 24 + Svg.room(name.line()) + ENTRY_GAP;
    }

    /** Draws the sign of the n-th entry with its left middle at a place. */
    interface Key {
        void draw(int n, double x, double y);
    }

    /** Grid lines with numbers below for a horizontal axis. */
    static void horizontalAxis(Svg svg, Axis axis, Frame frame, kith.report.document.Cell.Format format, String title) {
        for (double tick : axis.ticks()) {
            double x = axis.place(tick, frame.left(), frame.right());
            svg.line(x, frame.top(), x, frame.bottom(), "class=\"grid\"");
            svg.text(x, frame.bottom() + 14, axis.tick(tick, format), Svg.Anchor.MIDDLE, "class=\"tick\"");
        }
        svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "class=\"axis\"");
        svg.title((frame.left() + frame.right()) / 2, frame.bottom() + 36, title);
    }

    /** The part of a drawing that holds the data. */
    record Frame(double left, double top, double right, double bottom) {}

    /** Names of the series of a forest. */
    static List<String> names(Figure.Intervals plot) {
        return plot.series().stream().map(Figure.IntervalSeries::name).toList();
    }
}
