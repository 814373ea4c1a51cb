package kith.report.render;

import java.util.List;
import kith.report.document.Figure.HeatMap;
import kith.report.render.Svg.Anchor;

/**
 * A coloured matrix. Shade grows with distance from zero (or from the lowest value where none is below zero); below
 * zero the hue changes, and cells too small for their number show a minus sign, so that grey prints keep the sign.
 */
final class HeatMapDrawing {

    private static final double LONGEST_NAME = 220;
    private static final double LONGEST_HEADING = 150;
    private static final double SMALLEST_WITH_NUMBER = 29;

    private HeatMapDrawing() {}

    /** Depth of shade from −1 (lowest) to 1 (highest). */
    static double depth(HeatMap plot, double value) {
        double origin = plot.lowest() < 0 && plot.highest() > 0 ? 0 : plot.lowest();
        double reach = Math.max(plot.highest() - origin, origin - plot.lowest());
        return Math.max(-1, Math.min(1, (value - origin) / reach));
    }

    static Svg draw(HeatMap plot) {
        double names = Svg.room(plot.rows(), LONGEST_NAME);
        double left = names + 10;
        double cell =
                Math.min(46, (Marks.WIDTH - left - 88) / Math.max(1, plot.cols().size()));
        double height = Math.min(34, Math.max(cell, 13));
        double top = headingRoom(plot, cell) + 8;
        double bottom = top + height * plot.rows().size();
        Svg svg = new Svg(Marks.WIDTH, Math.max(bottom, top + 140) + 6);
        ShortNames cols = ShortNames.of(plot.cols(), LONGEST_HEADING, 1);
        for (int c = 0; c < plot.cols().size(); c++) {
            heading(svg, cols.get(c), left + cell * (c + 0.5), top - 8, cell);
        }
        ShortNames rows = ShortNames.of(plot.rows(), names, 2);
        for (int r = 0; r < plot.rows().size(); r++) {
            double y = top + height * r;
            svg.label(left - 10, y + height / 2, rows.get(r), Anchor.END);
            for (int c = 0; c < plot.cols().size(); c++) {
                cell(svg, plot, r, c, new Place(left + cell * c, y, cell, height));
            }
        }
        scale(svg, plot, left + cell * plot.cols().size() + 22, top);
        return svg;
    }

    private record Place(double x, double y, double width, double height) {}

    private static void cell(Svg svg, HeatMap plot, int r, int c, Place place) {
        double value = plot.values()[r][c];
        if (!Double.isFinite(value)) {
            return;
        }
        String shown = Rounding.TYPESET.number(value, plot.format());
        String tooltip = plot.rows().get(r) + ", " + plot.cols().get(c) + ": " + shown;
        svg.group(PlainText.cut(PlainText.line(tooltip), 400, "…"), "");
        svg.rect(place.x(), place.y(), place.width(), place.height(), shade(depth(plot, value)));
        double x = place.x() + place.width() / 2;
        double y = place.y() + place.height() / 2;
        if (place.width() >= SMALLEST_WITH_NUMBER) {
            svg.text(x, y, shown, Anchor.MIDDLE, "class=\"" + (place.width() >= 36 ? "cell" : "cell small") + "\"");
        } else if (depth(plot, value) < -0.1) {
            svg.text(x, y, "−", Anchor.MIDDLE, "class=\"cell small\"");
        }
        svg.end();
    }

    private static String shade(double depth) {
        return "class=\"" + (depth < 0 ? "below" : "above") + " tile\" fill-opacity=\""
                + Svg.number(Math.abs(depth) * Palette.DEEPEST) + "\"";
    }

    private static boolean upright(String name, double cell) {
        return Svg.room(List.of(name), cell) <= cell - 4;
    }

    private static double headingRoom(HeatMap plot, double cell) {
        boolean allFit = plot.cols().stream().allMatch(name -> upright(name, cell));
        return allFit ? 16 : Svg.room(plot.cols(), LONGEST_HEADING) + 4;
    }

    private static void heading(Svg svg, ShortNames.Label name, double x, double y, double cell) {
        if (upright(name.whole(), cell)) {
            svg.text(x, y - 4, name.whole(), Anchor.MIDDLE, "");
            return;
        }
        String turned = "transform=\"rotate(-90 " + Svg.number(x) + " " + Svg.number(y) + ")\"";
        svg.text(x, y, name.line(), Anchor.START, turned);
    }

    private static void scale(Svg svg, HeatMap plot, double x, double top) {
        int steps = 12;
        double height = 120.0 / steps;
        for (int i = 0; i < steps; i++) {
            double value = plot.highest() - (plot.highest() - plot.lowest()) * (i + 0.5) / steps;
            svg.rect(x, top + height * i, 12, height + 0.3, shade(depth(plot, value)));
        }
        svg.rect(x, top, 12, 120, "class=\"outline\"");
        String highest = Rounding.TYPESET.number(plot.highest(), plot.format());
        String lowest = Rounding.TYPESET.number(plot.lowest(), plot.format());
        svg.text(x + 18, top + 5, highest, Anchor.START, "class=\"tick\"");
        svg.text(x + 18, top + 115, lowest, Anchor.START, "class=\"tick\"");
    }
}
