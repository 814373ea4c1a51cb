package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Figure.Dendrogram;
import kith.report.document.Figure.Join;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/** A tree from left to right: leaves with their names on the left, merges at their heights. */
final class DendrogramDrawing {

    private static final double ROW = 22;

    private final Dendrogram plot;
    private final Svg svg;
    private final Axis axis;
    private final Frame frame;
    private final double[] rowOfLeaf;

    private DendrogramDrawing(Dendrogram plot) {
        this.plot = plot;
        double[] heights = plot.joins().stream().mapToDouble(Join::height).toArray();
        double[] withZero = java.util.Arrays.copyOf(heights, heights.length + 1);
        axis = Axis.around(withZero, 6);
        double left = Svg.room(plot.leaves(), 240) + 10;
        frame = new Frame(left, 10, Marks.WIDTH - 20, 10 + ROW * plot.leaves().size());
        svg = new Svg(Marks.WIDTH, frame.bottom() + 62);
        rowOfLeaf = new double[plot.leaves().size()];
    }

    static Svg draw(Dendrogram plot) {
        return new DendrogramDrawing(plot).drawn();
    }

    private Svg drawn() {
        Marks.horizontalAxis(svg, axis, frame, plot.format(), plot.axis());
        List<Integer> order = order();
        ShortNames names = ShortNames.of(plot.leaves(), frame.left() - 10, 1);
        for (int row = 0; row < order.size(); row++) {
            int leaf = order.get(row);
            rowOfLeaf[leaf] = frame.top() + ROW * (row + 0.5);
            svg.label(frame.left() - 8, rowOfLeaf[leaf], names.get(leaf), Anchor.END);
        }
        double[] rows = new double[plot.joins().size()];
        for (int j = 0; j < rows.length; j++) {
            rows[j] = join(plot.joins().get(j), rows);
        }
        return svg;
    }

    private double join(Join join, double[] rows) {
        double x = place(join.height());
        double first = row(join.first(), rows);
        double second = row(join.second(), rows);
        svg.group(Rounding.TYPESET.number(join.height(), plot.format()), "");
        String stroke = "class=\"line " + Marks.series(0) + "\"";
        svg.line(start(join.first()), first, x, first, stroke);
        svg.line(start(join.second()), second, x, second, stroke);
        svg.line(x, first, x, second, stroke);
        svg.end();
        return (first + second) / 2;
    }

    private double row(int node, double[] rows) {
        return node < 0 ? rowOfLeaf[-node - 1] : rows[node - 1];
    }

    private double start(int node) {
        return node < 0 ? frame.left() : place(plot.joins().get(node - 1).height());
    }

    private double place(double height) {
        return axis.place(height, frame.left(), frame.right());
    }

    /**
     * Leaves so that no lines cross: those of each merge side by side, trees that were not merged one after another.
     */
    private List<Integer> order() {
        List<List<Integer>> below = new ArrayList<>();
        List<List<Integer>> left = new ArrayList<>();
        for (int leaf = 0; leaf < plot.leaves().size(); leaf++) {
            left.add(new ArrayList<>(List.of(leaf)));
        }
        for (Join join : plot.joins()) {
            List<Integer> together = new ArrayList<>(leaves(join.first(), below));
            together.addAll(leaves(join.second(), below));
            below.add(together);
            left.removeIf(tree -> together.containsAll(tree));
            left.add(together);
        }
        return left.stream().flatMap(List::stream).toList();
    }

    private static List<Integer> leaves(int node, List<List<Integer>> below) {
        return node < 0 ? List.of(-node - 1) : below.get(node - 1);
    }
}
