package kith.report.render;

import java.util.List;
import kith.report.document.Cell.Format;
import kith.report.document.Figure.StackedBars;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;
import kith.text.ApaNumber;

/** Stacked horizontal bars with their shares inside, in whole per cent where there is room. */
final class StackedBarsDrawing {

    private static final double ROW = 30;
    private static final double BAR = 22;
    private static final double LONGEST_NAME = 250;

    private StackedBarsDrawing() {}

    static List<String> colours(StackedBars plot) {
        int count = plot.segments().size();
        return plot.diverging() ? Palette.diverging(count) : Palette.named(count);
    }

    static Svg draw(StackedBars plot) {
        double names = Svg.room(plot.bars(), LONGEST_NAME);
        double legend = Marks.legendHeight(plot.segments()) + 8;
        Frame frame = new Frame(
                names + 12, legend, Marks.WIDTH - 18, legend + ROW * plot.bars().size() + 4);
        Svg svg = new Svg(Marks.WIDTH, frame.bottom() + 48);
        List<String> colours = colours(plot);
        Marks.legend(
                svg,
                plot.segments(),
                (i, x, y) -> svg.rect(x, y - 7, 18, 14, "class=\"segment\" fill=\"" + colours.get(i) + "\""));
        Axis axis = Axis.around(new double[] {0, 1}, 6);
        Marks.horizontalAxis(svg, axis, frame, Format.PERCENT, "");
        ShortNames shown = ShortNames.of(plot.bars(), names, 2);
        for (int bar = 0; bar < plot.bars().size(); bar++) {
            double y = frame.top() + ROW * (bar + 0.5) + 2;
            svg.label(frame.left() - 12, y, shown.get(bar), Anchor.END);
            bar(svg, plot, bar, frame, y, colours);
        }
        return svg;
    }

    private static void bar(Svg svg, StackedBars plot, int bar, Frame frame, double y, List<String> colours) {
        double width = frame.right() - frame.left();
        double x = frame.left();
        for (int s = 0; s < plot.segments().size(); s++) {
            double share = plot.shares()[bar][s];
            if (!(share > 0)) {
                continue;
            }
            String tooltip = plot.bars().get(bar) + ", " + plot.segments().get(s) + ": "
                    + Rounding.TYPESET.number(share, Format.PERCENT);
            svg.group(PlainText.cut(PlainText.line(tooltip), 400, "…"), "");
            svg.rect(x, y - BAR / 2, share * width, BAR, "class=\"segment\" fill=\"" + colours.get(s) + "\"");
            if (share * width > 24) {
                String percent = ApaNumber.TYPESET.decimals(100 * share, 0);
                String fill = "class=\"inside\" style=\"fill:" + Palette.textOn(colours.get(s)) + "\"";
                svg.text(x + share * width / 2, y, percent, Anchor.MIDDLE, fill);
            }
            svg.end();
            x += share * width;
        }
    }
}
