package kith.report.render;

import kith.report.document.Figure;

/** Draws the plot of a figure as SVG that needs no script: on screens without one, and in print. */
final class Drawing {

    private static final Figure.PlotVisitor<Svg> BY_KIND = new Figure.PlotVisitor<>() {

        @Override
        public Svg stackedBars(Figure.StackedBars bars) {
            return StackedBarsDrawing.draw(bars);
        }

        @Override
        public Svg bars(Figure.Bars bars) {
            return BarsDrawing.draw(bars);
        }

        @Override
        public Svg heatMap(Figure.HeatMap map) {
            return HeatMapDrawing.draw(map);
        }

        @Override
        public Svg lines(Figure.Lines lines) {
            return LinesDrawing.draw(lines);
        }

        @Override
        public Svg intervals(Figure.Intervals intervals) {
            return IntervalsDrawing.draw(intervals);
        }

        @Override
        public Svg curves(Figure.Curves curves) {
            return CurvesDrawing.draw(curves);
        }

        @Override
        public Svg pathDiagram(Figure.PathDiagram diagram) {
            return PathDiagramDrawing.draw(diagram);
        }

        @Override
        public Svg dendrogram(Figure.Dendrogram tree) {
            return DendrogramDrawing.draw(tree);
        }

        @Override
        public Svg places(Figure.Places places) {
            return PlacesDrawing.draw(places);
        }

        @Override
        public Svg flow(Figure.Flow flow) {
            return FlowDrawing.draw(flow);
        }
    };

    private Drawing() {}

    static String of(Figure figure) {
        String words = figure.description().isBlank() ? figure.caption() : figure.description();
        return figure.plot().accept(BY_KIND).element(words);
    }
}
