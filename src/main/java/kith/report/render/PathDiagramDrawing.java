package kith.report.render;

import java.util.List;
import kith.report.document.Cell.Format;
import kith.report.document.Figure.Arrow;
import kith.report.document.Figure.Node;
import kith.report.document.Figure.PathDiagram;
import kith.report.render.PathLayout.Place;
import kith.report.render.PathLayout.Side;
import kith.report.render.Svg.Anchor;

/**
 * A path diagram with circles for factors, boxes for observed variables, straight arrows for effects, curved two-headed
 * arrows for covariances. The width of an arrow grows with its value; a negative one is dashed.
 */
final class PathDiagramDrawing {

    private static final double HEAD = 8;

    private final PathDiagram diagram;
    private final PathLayout layout;
    private final Svg svg;

    private PathDiagramDrawing(PathDiagram diagram) {
        this.diagram = diagram;
        this.layout = new PathLayout(diagram);
        this.svg = new Svg(layout.width(), layout.height());
    }

    static Svg draw(PathDiagram diagram) {
        PathDiagramDrawing drawing = new PathDiagramDrawing(diagram);
        diagram.arrows().stream().filter(drawing::isPlaced).forEach(drawing::arrow);
        diagram.arrows().stream().filter(drawing::isPlaced).forEach(drawing::value);
        diagram.nodes().forEach(drawing::node);
        return drawing.svg;
    }

    private boolean isPlaced(Arrow arrow) {
        return layout.place(arrow.from()) != null && layout.place(arrow.to()) != null;
    }

    private void node(Node node) {
        Place place = layout.place(node.id());
        if (place.side() == Side.INDICATOR) {
            svg.rect(
                    place.x() - place.halfWidth(),
                    place.y() - place.halfHeight(),
                    2 * place.halfWidth(),
                    2 * place.halfHeight(),
                    "class=\"node\" rx=\"2\"");
            svg.label(place.x(), place.y(), shown(node, place, 12, 1), Anchor.MIDDLE);
        } else {
            svg.ellipse(place.x(), place.y(), place.halfWidth(), place.halfHeight(), "class=\"node\"");
            svg.label(place.x(), place.y(), shown(node, place, 18, 2), Anchor.MIDDLE);
        }
    }

    /** The name of a node as it is among the names of its column. */
    private ShortNames.Label shown(Node node, Place place, double padding, int lines) {
        List<Node> column = diagram.nodes().stream()
                .filter(other -> layout.place(other.id()).side() == place.side())
                .toList();
        List<String> names = column.stream().map(Node::label).toList();
        return ShortNames.of(names, 2 * place.halfWidth() - padding, lines).get(column.indexOf(node));
    }

    private void arrow(Arrow arrow) {
        svg.group(tooltip(arrow), "");
        if (arrow.from().equals(arrow.to())) {
            residual(arrow);
        } else if (isArc(arrow)) {
            arc(arrow);
        } else {
            straight(arrow);
        }
        svg.end();
    }

    private boolean isArc(Arrow arrow) {
        return layout.place(arrow.from()).x() == layout.place(arrow.to()).x();
    }

    private String tooltip(Arrow arrow) {
        String sign = arrow.twoHeaded() ? " ↔ " : " → ";
        return PlainText.cut(
                PlainText.line(label(arrow.from()) + sign + label(arrow.to()) + ": " + shown(arrow)), 400, "…");
    }

    private String label(String id) {
        return diagram.nodes().stream()
                .filter(n -> n.id().equals(id))
                .map(Node::label)
                .findFirst()
                .orElse(id);
    }

    private static String shown(Arrow arrow) {
        return Rounding.TYPESET.number(arrow.value(), Format.CORRELATION);
    }

    private static String stroke(Arrow arrow) {
        double size = Double.isFinite(arrow.value()) ? Math.min(1, Math.abs(arrow.value())) : 0.3;
        String dashed = arrow.value() < 0 ? " dashed" : "";
        return "class=\"path" + dashed + "\" stroke-width=\"" + Svg.number(0.7 + 1.5 * size) + "\"";
    }

    private void straight(Arrow arrow) {
        double[] ends = ends(arrow);
        svg.line(ends[0], ends[1], ends[2], ends[3], stroke(arrow));
        head(ends[2], ends[3], Math.atan2(ends[3] - ends[1], ends[2] - ends[0]));
        if (arrow.twoHeaded()) {
            head(ends[0], ends[1], Math.atan2(ends[1] - ends[3], ends[0] - ends[2]));
        }
    }

    /** Where a straight arrow leaves the border of one node and meets that of the other. */
    private double[] ends(Arrow arrow) {
        Place from = layout.place(arrow.from());
        Place to = layout.place(arrow.to());
        double[] start = border(from, to.x(), to.y());
        double[] end = border(to, from.x(), from.y());
        return new double[] {start[0], start[1], end[0], end[1]};
    }

    private static double[] border(Place place, double towardsX, double towardsY) {
        if (place.side() == Side.INDICATOR) {
            double side = towardsX < place.x() ? -1 : 1;
            return new double[] {place.x() + side * place.halfWidth(), place.y()};
        }
        double dx = towardsX - place.x();
        double dy = towardsY - place.y();
        double reach = Math.hypot(dx / place.halfWidth(), dy / place.halfHeight());
        return reach == 0
                ? new double[] {place.x(), place.y()}
                : new double[] {place.x() + dx / reach, place.y() + dy / reach};
    }

    private void head(double x, double y, double angle) {
        double spread = 0.42;
        svg.path(
                Marks.polygon(
                        x,
                        y,
                        x - HEAD * Math.cos(angle - spread),
                        y - HEAD * Math.sin(angle - spread),
                        x - HEAD * Math.cos(angle + spread),
                        y - HEAD * Math.sin(angle + spread)),
                "class=\"head\"");
    }

    /**
     * Which way arcs of a node's column stand out: factors to the left, indicators and general factors to the right.
     */
    private static int outward(Place place) {
        return place.side() == Side.LATENT ? -1 : 1;
    }

    /** Start, end and reach of an arc: x1, y1, x2, y2, how far its control points stand out. */
    private double[] curve(Arrow arrow) {
        Place from = layout.place(arrow.from());
        Place to = layout.place(arrow.to());
        int side = outward(from);
        double down = Math.signum(to.y() - from.y());
        double[] start = edge(from, side, down * offset(arrow, from));
        double[] end = edge(to, side, -down * offset(arrow, to));
        double from0 = start[0] + layout.arcStart(arrow.from());
        double to0 = end[0] + layout.arcStart(arrow.to());
        return new double[] {from0, start[1], to0, end[1], side * layout.bow(arrow.from(), arrow.to()) * 4 / 3};
    }

    private void arc(Arrow arrow) {
        double[] curve = curve(arrow);
        svg.path(
                "M" + Svg.number(curve[0]) + " " + Svg.number(curve[1]) + "C" + Svg.number(curve[0] + curve[4]) + " "
                        + Svg.number(curve[1]) + " " + Svg.number(curve[2] + curve[4]) + " " + Svg.number(curve[3])
                        + " "
                        + Svg.number(curve[2]) + " " + Svg.number(curve[3]),
                stroke(arrow) + " fill=\"none\"");
        double inward = curve[4] < 0 ? 0 : Math.PI;
        head(curve[2], curve[3], inward);
        if (arrow.twoHeaded()) {
            head(curve[0], curve[1], inward);
        }
    }

    /** Longer arcs leave nearer to the middle of a node, so that arcs of one node do not cross. */
    private double offset(Arrow arrow, Place place) {
        int span = Math.abs(
                layout.place(arrow.from()).rank() - layout.place(arrow.to()).rank());
        double most = place.side() == Side.INDICATOR ? 6 : 14;
        return most / span;
    }

    private static double[] edge(Place place, int side, double dy) {
        double share = place.side() == Side.INDICATOR ? 1 : Math.sqrt(1 - Math.pow(dy / place.halfHeight(), 2));
        return new double[] {place.x() + side * place.halfWidth() * share, place.y() + dy};
    }

    private void residual(Arrow arrow) {
        Place place = layout.place(arrow.from());
        if (place.side() == Side.INDICATOR) {
            double x = place.x() + place.halfWidth();
            svg.line(x + 20, place.y(), x, place.y(), "class=\"path\" stroke-width=\"1\"");
            head(x, place.y(), Math.PI);
        } else {
            double y = place.y() - place.halfHeight();
            svg.line(place.x(), y - 16, place.x(), y, "class=\"path\" stroke-width=\"1\"");
            head(place.x(), y, Math.PI / 2);
        }
    }

    /** Writes the value of an arrow where no other arrow of the same fan is near. */
    private void value(Arrow arrow) {
        if (!Double.isFinite(arrow.value())) {
            return;
        }
        Place from = layout.place(arrow.from());
        if (arrow.from().equals(arrow.to())) {
            boolean box = from.side() == Side.INDICATOR;
            double x = box ? from.x() + from.halfWidth() + 24 : from.x() + 5;
            double y = box ? from.y() : from.y() - from.halfHeight() - 12;
            svg.text(x, y, shown(arrow), Anchor.START, "class=\"number halo\"");
            return;
        }
        if (isArc(arrow)) {
            double[] curve = curve(arrow);
            double x = (curve[0] + curve[2]) / 2 + curve[4] * 3 / 4;
            svg.text(x, (curve[1] + curve[3]) / 2, shown(arrow), Anchor.MIDDLE, "class=\"number halo\"");
            return;
        }
        double[] ends = ends(arrow);
        boolean cross = layout.place(arrow.to()).side() == Side.INDICATOR
                && from.side() == Side.LATENT
                && !layout.mainFactor(arrow.to()).equals(arrow.from());
        double share = cross ? 0.42 : 0.68;
        svg.text(
                ends[0] + share * (ends[2] - ends[0]),
                ends[1] + share * (ends[3] - ends[1]),
                shown(arrow),
                Anchor.MIDDLE,
                "class=\"number halo\"");
    }
}
