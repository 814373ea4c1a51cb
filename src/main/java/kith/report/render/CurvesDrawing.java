package kith.report.render;

import java.util.Arrays;
import java.util.List;
import kith.report.document.Cell.Format;
import kith.report.document.Figure.Curve;
import kith.report.document.Figure.Curves;
import kith.report.document.Figure.Line;
import kith.report.document.Figure.Lines;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/**
 * Curves over an axis of numbers, each with points of its own shape here and there and its density as a hill at the
 * bottom.
 */
final class CurvesDrawing {

    /** The part of the height that the densest place takes. */
    static final double DENSITY_SHARE = 0.25;

    /** A point on every so many places. */
    static final int POINT_EVERY = 8;

    private static final double HEIGHT = 260;
    private static final int KINDS = 3;

    private CurvesDrawing() {}

    static Axis across(Curves plot) {
        return Axis.around(plot.x(), 7);
    }

    static Axis up(Curves plot) {
        return Axis.around(
                plot.curves().stream()
                        .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                        .toArray(),
                6);
    }

    static double densest(Curves plot) {
        return plot.curves().stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.density()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The same without densities, over places written out, for charts that know no axis of numbers. */
    static Lines lines(Curves plot) {
        List<String> places = Arrays.stream(plot.x())
                .mapToObj(x -> Rounding.TYPESET.number(x, Format.TWO_DECIMALS))
                .toList();
        List<Line> lines = plot.curves().stream()
                .map(curve -> new Line(curve.name(), curve.values(), false))
                .toList();
        return new Lines(places, plot.xAxis(), plot.yAxis(), lines, plot.format());
    }

    static Svg draw(Curves plot) {
        Axis across = across(plot);
        Axis up = up(plot);
        List<String> names = plot.curves().stream().map(Curve::name).toList();
        double ticks =
                Svg.room(up.ticks().stream().map(t -> up.tick(t, plot.format())).toList(), 90);
        double legend = Marks.legendHeight(names) + 10;
        Frame frame = new Frame(ticks + (plot.yAxis().isEmpty() ? 14 : 36), legend, Marks.WIDTH - 20, legend + HEIGHT);
        Svg svg = new Svg(Marks.WIDTH, frame.bottom() + (plot.xAxis().isEmpty() ? 28 : 50));
        Marks.legend(svg, names, (i, x, y) -> {
            svg.line(x, y, x + 20, y, stroke(i));
            Marks.point(svg, i, x + 10, y, 4);
        });
        for (int c = 0; c < plot.curves().size(); c++) {
            hill(svg, plot, c, across, frame);
        }
        for (double tick : up.ticks()) {
            double y = up.place(tick, frame.bottom(), frame.top());
            svg.line(frame.left(), y, frame.right(), y, "class=\"grid\"");
            svg.text(frame.left() - 8, y, up.tick(tick, plot.format()), Anchor.END, "class=\"tick\"");
        }
        double middle = (frame.top() + frame.bottom()) / 2;
        svg.verticalTitle(middle, plot.yAxis());
        Marks.horizontalAxis(svg, across, frame, Format.TWO_DECIMALS, plot.xAxis());
        for (int c = 0; c < plot.curves().size(); c++) {
            curve(svg, plot, c, across, up, frame);
        }
        return svg;
    }

    /** Lines of different kinds, since curves of contexts that work alike lie above each other. */
    private static String stroke(int n) {
        return "class=\"line " + Marks.series(n) + (n % KINDS == 0 ? "" : " dash" + n % KINDS) + "\"";
    }

    private static void hill(Svg svg, Curves plot, int c, Axis across, Frame frame) {
        double[] density = plot.curves().get(c).density();
        double highest = densest(plot);
        if (!(highest > 0)) {
            return;
        }
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < plot.x().length; i++) {
            double share = Double.isFinite(density[i]) ? density[i] / highest * DENSITY_SHARE : 0;
            data.append(data.isEmpty() ? "M" + at(across, plot.x()[i], frame) + " " + Svg.number(frame.bottom()) : "");
            data.append('L').append(at(across, plot.x()[i], frame)).append(' ');
            data.append(Svg.number(frame.bottom() - share * (frame.bottom() - frame.top())));
        }
        data.append('L')
                .append(at(across, plot.x()[plot.x().length - 1], frame))
                .append(' ');
        data.append(Svg.number(frame.bottom())).append('Z');
        svg.path(data.toString(), "class=\"hill point " + Marks.series(c) + "\"");
    }

    private static String at(Axis across, double x, Frame frame) {
        return Svg.number(across.place(x, frame.left(), frame.right()));
    }

    private static void curve(Svg svg, Curves plot, int c, Axis across, Axis up, Frame frame) {
        Curve curve = plot.curves().get(c);
        StringBuilder data = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < plot.x().length; i++) {
            double value = curve.values()[i];
            if (!Double.isFinite(value)) {
                pen = false;
                continue;
            }
            data.append(pen ? 'L' : 'M').append(at(across, plot.x()[i], frame)).append(' ');
            data.append(Svg.number(up.place(value, frame.bottom(), frame.top())));
            pen = true;
        }
        svg.path(data.isEmpty() ? "M0 0" : data.toString(), stroke(c));
        for (int i = POINT_EVERY / 2; i < plot.x().length; i += POINT_EVERY) {
            double value = curve.values()[i];
            if (Double.isFinite(value)) {
                svg.group(
                        curve.name() + ", " + Rounding.TYPESET.number(plot.x()[i], Format.TWO_DECIMALS) + ": "
                                + Rounding.TYPESET.number(value, plot.format()),
                        "");
                double x = across.place(plot.x()[i], frame.left(), frame.right());
                Marks.point(svg, c, x, up.place(value, frame.bottom(), frame.top()), 4.5);
                svg.end();
            }
        }
    }
}
