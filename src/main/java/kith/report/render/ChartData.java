package kith.report.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Tree;

/**
 * What the page's script needs to draw a plot with ECharts: exact values for the geometry and, beside them, each number as text
 * already rounded, so that a page never rounds in two places. Written as JSON that may stand inside a script element.
 */
final class ChartData {

    private ChartData() {}

    /** The JSON; empty for plots that are drawn once and for all, such as path diagrams. */
    static String of(Figure figure) {
        Figure.Plot plot = figure.plot();
        if (plot instanceof Figure.StackedBars bars) {
            return json(stackedBars(bars));
        }
        if (plot instanceof Figure.Bars bars) {
            return json(bars(bars));
        }
        if (plot instanceof Figure.HeatMap map) {
            return json(heatMap(map));
        }
        if (plot instanceof Figure.Lines lines) {
            return json(lines(lines));
        }
        if (plot instanceof Figure.Intervals intervals) {
            return json(intervals(intervals));
        }
        if (plot instanceof Figure.Curves curves) {
            return json(curves(curves));
        }
        return "";
    }

    private static String json(Tree tree) {
        return JsonWriter.write(tree)
                .strip()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Tree stackedBars(Figure.StackedBars plot) {
        List<String> colours = StackedBarsDrawing.colours(plot);
        return new Tree()
                .put("kind", "stacked-bars")
                .put("bars", lines(plot.bars()))
                .put("segments", lines(plot.segments()))
                .put("shares", rows(plot.shares()))
                .put("shown", shownRows(plot.shares(), Format.PERCENT))
                .put("whole", Arrays.stream(plot.shares()).map(ChartData::whole).toList())
                .put("colours", colours)
                .put("inks", colours.stream().map(Palette::textOn).toList());
    }

    private static List<String> whole(double[] shares) {
        return Arrays.stream(shares)
                .mapToObj(share -> Rounding.TYPESET.fixed(100 * share, 0, false))
                .toList();
    }

    private static Tree bars(Figure.Bars plot) {
        return new Tree()
                .put("kind", "bars")
                .put("bars", lines(plot.bars()))
                .put("values", row(plot.values()))
                .put("shown", shown(plot.values(), plot.format()))
                .put("title", title(plot.axis()))
                .put("axis", axis(BarsDrawing.axis(plot), plot.format()))
                .put("mark", plot.mark())
                .put("mark_shown", Rounding.TYPESET.number(plot.mark(), plot.format()));
    }

    private static Tree heatMap(Figure.HeatMap plot) {
        double[][] depths = new double[plot.values().length][];
        for (int r = 0; r < depths.length; r++) {
            depths[r] = Arrays.stream(plot.values()[r])
                    .map(value -> HeatMapDrawing.depth(plot, value) * Palette.DEEPEST)
                    .toArray();
        }
        return new Tree()
                .put("kind", "heat-map")
                .put("rows", lines(plot.rows()))
                .put("cols", lines(plot.cols()))
                .put("depths", rows(depths))
                .put("shown", shownRows(plot.values(), plot.format()));
    }

    private static Tree lines(Figure.Lines plot) {
        return new Tree()
                .put("kind", "lines")
                .put("points", lines(plot.axisPoints()))
                .put("x_title", title(plot.xAxis()))
                .put("y_title", title(plot.yAxis()))
                .put("axis", axis(LinesDrawing.axis(plot), plot.format()))
                .put(
                        "lines",
                        plot.lines(),
                        line -> new Tree()
                                .put("name", PlainText.line(line.name()))
                                .put("dashed", line.dashed())
                                .put("values", row(line.values()))
                                .put("shown", shown(line.values(), plot.format())));
    }

    private static Tree intervals(Figure.Intervals plot) {
        return new Tree()
                .put("kind", "intervals")
                .put("rows", lines(plot.rows()))
                .put("title", title(plot.axis()))
                .put("axis", axis(IntervalsDrawing.axis(plot), plot.format()))
                .put("mark", plot.mark())
                .put("series", plot.series(), series -> series(series, plot.format()));
    }

    private static Tree curves(Figure.Curves plot) {
        return new Tree()
                .put("kind", "curves")
                .put("x", row(plot.x()))
                .put("x_shown", shown(plot.x(), Format.TWO_DECIMALS))
                .put("x_title", title(plot.xAxis()))
                .put("x_axis", axis(CurvesDrawing.across(plot), Format.TWO_DECIMALS))
                .put("y_title", title(plot.yAxis()))
                .put("axis", axis(CurvesDrawing.up(plot), plot.format()))
                .put("densest", CurvesDrawing.densest(plot))
                .put("share", CurvesDrawing.DENSITY_SHARE)
                .put("every", CurvesDrawing.POINT_EVERY)
                .put(
                        "curves",
                        plot.curves(),
                        curve -> new Tree()
                                .put("name", PlainText.line(curve.name()))
                                .put("values", row(curve.values()))
                                .put("shown", shown(curve.values(), plot.format()))
                                .put("density", row(curve.density())));
    }

    private static Tree series(Figure.IntervalSeries series, Format format) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < series.estimates().length; i++) {
            shown.add(Rounding.TYPESET.cell(
                    new Cell.Interval(series.estimates()[i], series.lower()[i], series.upper()[i], format)));
        }
        return new Tree()
                .put("name", PlainText.line(series.name()))
                .put("estimates", row(series.estimates()))
                .put("lower", row(series.lower()))
                .put("upper", row(series.upper()))
                .put("shown", shown);
    }

    private static Tree axis(Axis axis, Format format) {
        return new Tree()
                .put("lowest", axis.lowest())
                .put("highest", axis.highest())
                .put("ticks", axis.ticks(), tick -> axis.tick(tick, format));
    }

    private static String title(String title) {
        return PlainText.cut(PlainText.line(title), 60, "…");
    }

    private static List<String> lines(List<String> names) {
        return names.stream().map(PlainText::line).toList();
    }

    private static List<Double> row(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<List<Double>> rows(double[][] values) {
        return Arrays.stream(values).map(ChartData::row).toList();
    }

    private static List<String> shown(double[] values, Format format) {
        return Arrays.stream(values)
                .mapToObj(value -> Rounding.TYPESET.number(value, format))
                .toList();
    }

    private static List<List<String>> shownRows(double[][] values, Format format) {
        return Arrays.stream(values).map(row -> shown(row, format)).toList();
    }
}
