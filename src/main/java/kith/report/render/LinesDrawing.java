package kith.report.render;

import java.util.List;
import kith.report.document.Figure.Line;
import kith.report.document.Figure.Lines;
import kith.report.document.Figure.Stroke;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/**
 * Lines over an ordered axis, each with its own point shape; a gap where a value does not exist, and points alone where
 * the places have no order.
 */
final class LinesDrawing {

    private static final double HEIGHT = 240;

    /** Room for the name of a point below which names are left out rather than shortened. */
    private static final double READABLE = 40;

    private static final double LONGEST = 90;

    private LinesDrawing() {}

    static Axis axis(Lines plot) {
        return Axis.around(
                plot.lines().stream()
                        .flatMapToDouble(line -> java.util.Arrays.stream(line.values()))
                        .toArray(),
                6);
    }

    static Svg draw(Lines plot) {
        Axis axis = axis(plot);
        List<String> names = plot.lines().stream().map(Line::name).toList();
        double ticks = Svg.room(
                axis.ticks().stream().map(t -> axis.tick(t, plot.format())).toList(), 90);
        double legend = Marks.legendHeight(names) + 10;
        double left = ticks + (plot.yAxis().isEmpty() ? 14 : 36);
        Frame frame = new Frame(left, legend, Marks.WIDTH - 20, legend + HEIGHT);
        Svg svg = new Svg(Marks.WIDTH, frame.bottom() + (plot.xAxis().isEmpty() ? 42 : 62));
        Marks.legend(svg, names, (i, x, y) -> {
            if (plot.lines().get(i).stroke() != Stroke.POINTS) {
                svg.line(x, y, x + 20, y, stroke(plot.lines().get(i), i));
            }
            if (!plot.lines().get(i).dashed()) {
                Marks.point(svg, i, x + 10, y, 4);
            }
        });
        verticalAxis(svg, axis, frame, plot);
        double step =
                (frame.right() - frame.left()) / Math.max(1, plot.axisPoints().size());
        int every = every(plot.axisPoints(), step);
        ShortNames points = ShortNames.of(plot.axisPoints(), step * every - 8, 2);
        for (int i = 0; i < plot.axisPoints().size(); i++) {
            double x = frame.left() + step * (i + 0.5);
            svg.line(x, frame.bottom(), x, frame.bottom() + 4, "class=\"axis\"");
            if (i % every == 0) {
                svg.label(x, frame.bottom() + 20, points.get(i), Anchor.MIDDLE);
            }
        }
        svg.title((frame.left() + frame.right()) / 2, frame.bottom() + 50, plot.xAxis());
        for (int i = 0; i < plot.lines().size(); i++) {
            line(svg, plot, i, axis, frame, step);
        }
        return svg;
    }

    /** The distance of the named points where there are many, so that names stay whole; 1 where some have no name. */
    private static int every(List<String> points, double step) {
        if (step >= READABLE || points.contains("")) {
            return 1;
        }
        return (int) Math.max(1, Math.ceil((Svg.room(points, LONGEST) + 8) / step));
    }

    private static void verticalAxis(Svg svg, Axis axis, Frame frame, Lines plot) {
        for (double tick : axis.ticks()) {
            double y = axis.place(tick, frame.bottom(), frame.top());
            svg.line(frame.left(), y, frame.right(), y, "class=\"grid\"");
            svg.text(frame.left() - 8, y, axis.tick(tick, plot.format()), Anchor.END, "class=\"tick\"");
        }
        svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "class=\"axis\"");
        double middle = (frame.top() + frame.bottom()) / 2;
        svg.verticalTitle(middle, plot.yAxis());
    }

    private static void line(Svg svg, Lines plot, int n, Axis axis, Frame frame, double step) {
        Line line = plot.lines().get(n);
        if (line.stroke() != Stroke.POINTS) {
            joined(svg, line, n, axis, frame, step);
        }
        if (line.dashed()) {
            return;
        }
        for (int i = 0; i < line.values().length; i++) {
            double value = line.values()[i];
            if (Double.isFinite(value)) {
                double x = frame.left() + step * (i + 0.5);
                double y = axis.place(value, frame.bottom(), frame.top());
                svg.group(
                        line.name() + ", " + plot.axisPoints().get(i) + ": "
                                + Rounding.TYPESET.number(value, plot.format()),
                        "");
                Marks.point(svg, n, x, y, 4.5);
                svg.end();
            }
        }
    }

    private static void joined(Svg svg, Line line, int n, Axis axis, Frame frame, double step) {
        StringBuilder data = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.values().length; i++) {
            double value = line.values()[i];
            if (!Double.isFinite(value)) {
                pen = false;
                continue;
            }
            data.append(pen ? 'L' : 'M')
                    .append(Svg.number(frame.left() + step * (i + 0.5)))
                    .append(' ');
            data.append(Svg.number(axis.place(value, frame.bottom(), frame.top())));
            pen = true;
        }
        svg.path(data.isEmpty() ? "M0 0" : data.toString(), stroke(line, n));
    }

    private static String stroke(Line line, int n) {
        return "class=\"line " + Marks.series(n) + (line.dashed() ? " dashed" : "") + "\"";
    }
}
