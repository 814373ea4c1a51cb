package kith.report.document;

import java.util.List;
import java.util.Optional;

/**
 * A figure with the table of its numbers behind it.
 *
 * @param id stable, unique in the document
 * @param caption what it shows, without a number
 * @param description what can be seen in it, for those who cannot see it
 * @param plot what to draw
 * @param table its numbers; shown where the figure cannot be, and on request beside it
 */
public record Figure(String id, String caption, String description, Plot plot, Table table) implements Block {

    /** What to draw. Values may be NaN where there is nothing to draw. */
    public sealed interface Plot {

        /** What a visitor makes of this kind of plot. */
        <T> T accept(PlotVisitor<T> visitor);
    }

    /** What is made of each kind of plot: a new kind does not compile before every drawing says what it makes of it. */
    public interface PlotVisitor<T> {

        T stackedBars(StackedBars bars);

        T bars(Bars bars);

        T heatMap(HeatMap map);

        T lines(Lines lines);

        T intervals(Intervals intervals);

        T curves(Curves curves);

        T pathDiagram(PathDiagram diagram);

        T dendrogram(Dendrogram tree);

        T places(Places places);

        T flow(Flow flow);
    }

    @Override
    public void accept(Block.Visitor visitor) {
        visitor.figure(this);
    }

    /**
     * Stacked horizontal bars that each add up to the whole, such as response distributions.
     *
     * @param bars name of each bar
     * @param segments name of each segment, in order
     * @param shares one array a bar, one share a segment (0 to 1)
     * @param diverging whether the segments are ordered answers, to be coloured from one end to the other
     */
    public record StackedBars(List<String> bars, List<String> segments, double[][] shares, boolean diverging)
            implements Plot {
        public StackedBars {
            bars = List.copyOf(bars);
            segments = List.copyOf(segments);
            shares = copy(shares);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.stackedBars(this);
        }
    }

    /**
     * A flow of participants from top to bottom.
     *
     * @param ends the groups at the end, side by side; may be empty
     */
    public record Flow(List<FlowStep> steps, List<FlowBox> ends) implements Plot {
        public Flow {
            steps = List.copyOf(steps);
            ends = List.copyOf(ends);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.flow(this);
        }
    }

    /** One step of a flow, and those who leave after it. */
    public record FlowStep(FlowBox box, Optional<FlowBox> aside) {}

    /** A box of a flow: how many, and what more is to be said of them. */
    public record FlowBox(String title, int n, List<String> lines) {
        public FlowBox {
            lines = List.copyOf(lines);
        }
    }

    /** Horizontal bars, such as item-total correlations; {@code mark} draws a line where it is a number. */
    public record Bars(List<String> bars, double[] values, String axis, double mark, Cell.Format format)
            implements Plot {
        public Bars {
            bars = List.copyOf(bars);
            values = values.clone();
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.bars(this);
        }
    }

    /** A coloured matrix from {@code lowest} to {@code highest}, such as correlations from −1 to 1. */
    public record HeatMap(
            List<String> rows, List<String> cols, double[][] values, double lowest, double highest, Cell.Format format)
            implements Plot {
        public HeatMap {
            rows = List.copyOf(rows);
            cols = List.copyOf(cols);
            values = copy(values);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.heatMap(this);
        }
    }

    /**
     * Lines over a common ordered axis of names or numbers, such as a fit index over the steps of a sequence of levels.
     */
    public record Lines(List<String> axisPoints, String xAxis, String yAxis, List<Line> lines, Cell.Format format)
            implements Plot {
        public Lines {
            axisPoints = List.copyOf(axisPoints);
            lines = List.copyOf(lines);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.lines(this);
        }
    }

    /** One line; {@code stroke} is dashed for a reference, and points alone where the places have no order. */
    public record Line(String name, double[] values, Stroke stroke) {
        public Line {
            values = values.clone();
        }

        public Line(String name, double[] values, boolean dashed) {
            this(name, values, dashed ? Stroke.DASHED : Stroke.SOLID);
        }

        public boolean dashed() {
            return stroke == Stroke.DASHED;
        }
    }

    /** How the values of a line are joined. */
    public enum Stroke {
        SOLID,
        DASHED,
        POINTS
    }

    /** Points with intervals, one row per name, one colour a series: a forest, such as latent means by context. */
    public record Intervals(
            List<String> rows, List<IntervalSeries> series, String axis, double mark, Cell.Format format)
            implements Plot {
        public Intervals {
            rows = List.copyOf(rows);
            series = List.copyOf(series);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.intervals(this);
        }
    }

    /** One series of a forest. */
    public record IntervalSeries(String name, double[] estimates, double[] lower, double[] upper) {
        public IntervalSeries {
            estimates = estimates.clone();
            lower = lower.clone();
            upper = upper.clone();
        }
    }

    /**
     * Smooth curves over an axis of numbers, such as expected answers over a factor, and below each how often its
     * places occur.
     *
     * @param x places, ascending; every curve has a value at each
     * @param format of the values
     */
    public record Curves(double[] x, String xAxis, String yAxis, List<Curve> curves, Cell.Format format)
            implements Plot {
        public Curves {
            x = x.clone();
            curves = List.copyOf(curves);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.curves(this);
        }
    }

    /**
     * One curve.
     *
     * @param density how often its places occur, in any unit that all curves of the plot share
     */
    public record Curve(String name, double[] values, double[] density) {
        public Curve {
            values = values.clone();
            density = density.clone();
        }
    }

    /** A path diagram: factors, their indicators, and arrows with standardised values. */
    public record PathDiagram(List<Node> nodes, List<Arrow> arrows) implements Plot {
        public PathDiagram {
            nodes = List.copyOf(nodes);
            arrows = List.copyOf(arrows);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.pathDiagram(this);
        }
    }

    /**
     * A variable in a path diagram; {@code level} is 0 for observed variables, 1 for first-order factors, 2 for
     * second-order factors.
     */
    public record Node(String id, String label, int level) {}

    /** An arrow; two-headed for a covariance or correlation. */
    public record Arrow(String from, String to, double value, boolean twoHeaded) {}

    /**
     * A tree of what is merged at which height; leaves stand in the order of the tree.
     *
     * @param leaves names
     * @param joins merges, in their order
     * @param axis title of the axis of heights
     */
    public record Dendrogram(List<String> leaves, List<Join> joins, String axis, Cell.Format format) implements Plot {
        public Dendrogram {
            leaves = List.copyOf(leaves);
            joins = List.copyOf(joins);
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.dendrogram(this);
        }
    }

    /** One merge: a negative number is a leaf, from −1, a positive one an earlier merge, from 1. */
    public record Join(int first, int second, double height) {}

    /**
     * Named points in a plane with the same unit on both axes, one point shape a group.
     *
     * @param groups name of each group
     * @param group of each point, an index into {@code groups}
     */
    public record Places(
            List<String> names,
            double[] x,
            double[] y,
            List<String> groups,
            int[] group,
            String xAxis,
            String yAxis,
            Cell.Format format)
            implements Plot {
        public Places {
            names = List.copyOf(names);
            x = x.clone();
            y = y.clone();
            groups = List.copyOf(groups);
            group = group.clone();
        }

        @Override
        public <T> T accept(PlotVisitor<T> visitor) {
            return visitor.places(this);
        }
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }
}
