package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Cell;
import kith.report.document.Figure.IntervalSeries;
import kith.report.document.Figure.Intervals;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/** A forest: a point and its interval in each row, one colour and shape a series. */
final class IntervalsDrawing {

    private static final double LONGEST_NAME = 240;
    private static final double STEP = 16;

    private IntervalsDrawing() {}

    static Axis axis(Intervals plot) {
        List<Double> values = new ArrayList<>(List.of(plot.mark()));
        for (IntervalSeries series : plot.series()) {
            for (double[] ends : List.of(series.estimates(), series.lower(), series.upper())) {
                for (double end : ends) {
                    values.add(end);
                }
            }
        }
        return Axis.around(values.stream().mapToDouble(Double::doubleValue).toArray(), 7);
    }

    static Svg draw(Intervals plot) {
        Axis axis = axis(plot);
        boolean several = plot.series().size() > 1;
        double names = Svg.room(plot.rows(), LONGEST_NAME);
        double top = several ? Marks.legendHeight(Marks.names(plot)) + 10 : 6;
        double row = Math.max(28, STEP * plot.series().size() + 14);
        Frame frame = new Frame(
                names + 14, top, Marks.WIDTH - 20, top + row * plot.rows().size());
        Svg svg = new Svg(Marks.WIDTH, frame.bottom() + (plot.axis().isEmpty() ? 28 : 50));
        if (several) {
            Marks.legend(svg, Marks.names(plot), (i, x, y) -> {
                svg.line(x, y, x + 20, y, "class=\"line " + Marks.series(i) + "\"");
                Marks.point(svg, i, x + 10, y, 4.5);
            });
        }
        Marks.horizontalAxis(svg, axis, frame, plot.format(), plot.axis());
        if (Double.isFinite(plot.mark())) {
            double x = axis.place(plot.mark(), frame.left(), frame.right());
            svg.line(x, frame.top(), x, frame.bottom(), "class=\"mark\"");
        }
        ShortNames rows = ShortNames.of(plot.rows(), names, 2);
        for (int r = 0; r < plot.rows().size(); r++) {
            double middle = frame.top() + row * (r + 0.5);
            svg.label(frame.left() - 14, middle, rows.get(r), Anchor.END);
            if (r > 0) {
                svg.line(0, frame.top() + row * r, frame.right(), frame.top() + row * r, "class=\"grid\"");
            }
            for (int s = 0; s < plot.series().size(); s++) {
                double y = middle + STEP * (s - (plot.series().size() - 1) / 2.0);
                interval(svg, plot, r, s, axis, frame, y);
            }
        }
        return svg;
    }

    private static void interval(Svg svg, Intervals plot, int r, int s, Axis axis, Frame frame, double y) {
        IntervalSeries series = plot.series().get(s);
        double estimate = series.estimates()[r];
        if (!Double.isFinite(estimate)) {
            return;
        }
        String shown =
                Rounding.TYPESET.cell(Cell.interval(estimate, series.lower()[r], series.upper()[r], plot.format()));
        svg.group(plot.rows().get(r) + ", " + series.name() + ": " + shown, "");
        if (Double.isFinite(series.lower()[r]) && Double.isFinite(series.upper()[r])) {
            double from = axis.place(series.lower()[r], frame.left(), frame.right());
            double to = axis.place(series.upper()[r], frame.left(), frame.right());
            String stroke = "class=\"line " + Marks.series(s) + "\"";
            svg.line(from, y, to, y, stroke)
                    .line(from, y - 4, from, y + 4, stroke)
                    .line(to, y - 4, to, y + 4, stroke);
        }
        Marks.point(svg, s, axis.place(estimate, frame.left(), frame.right()), y, 5);
        svg.end();
    }
}
