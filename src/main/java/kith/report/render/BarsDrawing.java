package kith.report.render;

import java.util.Arrays;
import kith.report.document.Figure.Bars;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/** Horizontal bars from zero, each with its value, and a dashed line at a mark. */
final class BarsDrawing {

    private static final double ROW = 26;
    private static final double BAR = 16;
    private static final double LONGEST_NAME = 250;

    private BarsDrawing() {}

    static Svg draw(Bars plot) {
        double names = Svg.room(plot.bars(), LONGEST_NAME);
        Axis axis = axis(plot);
        boolean marked = Double.isFinite(plot.mark());
        double top = marked ? 24 : 4;
        Frame frame = new Frame(
                names + 12, top, Marks.WIDTH - 52, top + ROW * plot.bars().size() + 4);
        Svg svg = new Svg(Marks.WIDTH, frame.bottom() + (plot.axis().isEmpty() ? 26 : 50));
        Marks.horizontalAxis(svg, axis, frame, plot.format(), plot.axis());
        double zero = axis.place(0, frame.left(), frame.right());
        ShortNames shown = ShortNames.of(plot.bars(), names, 2);
        for (int bar = 0; bar < plot.bars().size(); bar++) {
            double y = frame.top() + ROW * (bar + 0.5) + 2;
            double value = plot.values()[bar];
            svg.label(frame.left() - 12, y, shown.get(bar), Anchor.END);
            String words = Rounding.TYPESET.number(value, plot.format());
            if (!Double.isFinite(value)) {
                svg.text(zero + 6, y, words, Anchor.START, "class=\"value\"");
                continue;
            }
            double x = axis.place(value, frame.left(), frame.right());
            svg.group(PlainText.cut(PlainText.line(plot.bars().get(bar) + ": " + words), 400, "…"), "");
            svg.rect(Math.min(x, zero), y - BAR / 2, Math.abs(x - zero), BAR, "class=\"bar\"");
            svg.text(x + (value < 0 ? -6 : 6), y, words, value < 0 ? Anchor.END : Anchor.START, "class=\"value halo\"");
            svg.end();
        }
        svg.line(zero, frame.top(), zero, frame.bottom(), "class=\"axis\"");
        if (marked) {
            double x = axis.place(plot.mark(), frame.left(), frame.right());
            svg.line(x, frame.top() - 4, x, frame.bottom(), "class=\"mark\"");
            String at = Rounding.TYPESET.number(plot.mark(), plot.format());
            svg.text(x, frame.top() - 14, at, Anchor.MIDDLE, "class=\"tick\"");
        }
        return svg;
    }

    static Axis axis(Bars plot) {
        double[] shown = Arrays.copyOf(plot.values(), plot.values().length + 2);
        shown[shown.length - 2] = 0;
        shown[shown.length - 1] = plot.mark();
        return Axis.around(shown, 6);
    }
}
