package kith.report.render;

import kith.report.document.Figure;

/** Draws the plot of a figure as SVG that needs no script: on screens without one, and in print. */
final class Drawing {

    private Drawing() {}

    static String of(Figure figure) {
        String words = figure.description().isBlank() ? figure.caption() : figure.description();
        Figure.Plot plot = figure.plot();
        if (plot instanceof Figure.StackedBars bars) {
            return StackedBarsDrawing.draw(bars).element(words);
        }
        if (plot instanceof Figure.Bars bars) {
            return BarsDrawing.draw(bars).element(words);
        }
        if (plot instanceof Figure.HeatMap map) {
            return HeatMapDrawing.draw(map).element(words);
        }
        if (plot instanceof Figure.Lines lines) {
            return LinesDrawing.draw(lines).element(words);
        }
        if (plot instanceof Figure.Intervals intervals) {
            return IntervalsDrawing.draw(intervals).element(words);
        }
        if (plot instanceof Figure.Curves curves) {
            return CurvesDrawing.draw(curves).element(words);
        }
        if (plot instanceof Figure.PathDiagram diagram) {
            return PathDiagramDrawing.draw(diagram).element(words);
        }
        throw new IllegalStateException("no drawing for " + plot.getClass().getName());
    }
}
