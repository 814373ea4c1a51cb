package kith.report.render;

import java.util.List;
import kith.report.document.Cell.Format;
import kith.report.document.Figure.Flow;
import kith.report.document.Figure.FlowBox;
import kith.report.document.Figure.FlowStep;
import kith.report.render.Svg.Anchor;

/** A flow of participants: boxes from top to bottom, those who leave beside them, groups in a row at the end. */
final class FlowDrawing {

    private static final double LINE = 18;
    private static final double PADDING = 10;
    private static final double GAP = 34;
    private static final double BOX = 250;
    private static final double STEM = 40;
    private static final double ASIDE = Marks.WIDTH - BOX - STEM - 12;
    private static final double BETWEEN = 12;

    private final Svg svg;
    private double y = 4;

    private FlowDrawing(Svg svg) {
        this.svg = svg;
    }

    static Svg draw(Flow flow) {
        FlowDrawing drawing = new FlowDrawing(new Svg(Marks.WIDTH, height(flow)));
        double centre = BOX / 2 + 4;
        for (int step = 0; step < flow.steps().size(); step++) {
            drawing.step(
                    flow.steps().get(step),
                    centre,
                    step + 1 < flow.steps().size() || !flow.ends().isEmpty());
        }
        drawing.ends(flow.ends(), centre);
        return drawing.svg;
    }

    private static double height(Flow flow) {
        double height = 8;
        for (FlowStep step : flow.steps()) {
            height += height(step.box()) + gap(step);
        }
        return height
                + flow.ends().stream().mapToDouble(FlowDrawing::height).max().orElse(-GAP);
    }

    private static double height(FlowBox box) {
        return 2 * PADDING + LINE * (1 + box.lines().size());
    }

    /** Room below a box, in which those who leave stand. */
    private static double gap(FlowStep step) {
        return step.aside().map(aside -> height(aside) + GAP).orElse(GAP);
    }

    private void step(FlowStep step, double centre, boolean goesOn) {
        box(step.box(), centre, BOX);
        double from = y + height(step.box());
        double to = from + gap(step);
        if (goesOn) {
            arrow(centre, from, to);
        }
        step.aside().ifPresent(aside -> {
            double middle = from + GAP / 2 + height(aside) / 2;
            svg.line(centre, middle, BOX + STEM, middle, "class=\"axis\"");
            y = from + GAP / 2;
            box(aside, BOX + STEM + ASIDE / 2, ASIDE);
        });
        y = to;
    }

    private void ends(List<FlowBox> ends, double centre) {
        double width = (Marks.WIDTH - 8 - BETWEEN * (ends.size() - 1)) / Math.max(1, ends.size());
        double line = y - GAP / 2;
        if (!ends.isEmpty()) {
            svg.line(centre, y - GAP, centre, line, "class=\"axis\"");
        }
        for (int k = 0; k < ends.size(); k++) {
            double x = 4 + width / 2 + k * (width + BETWEEN);
            svg.line(centre, line, x, line, "class=\"axis\"");
            arrow(x, line, y);
            box(ends.get(k), x, width);
        }
    }

    private void arrow(double x, double from, double to) {
        svg.line(x, from, x, to, "class=\"axis\"");
        svg.path(
                "M" + Svg.number(x - 4) + " " + Svg.number(to - 7) + "L" + Svg.number(x) + " " + Svg.number(to) + "L"
                        + Svg.number(x + 4) + " " + Svg.number(to - 7),
                "class=\"axis\" fill=\"none\"");
    }

    private void box(FlowBox box, double centre, double width) {
        svg.rect(centre - width / 2, y, width, height(box), "class=\"node\" rx=\"2\"");
        double line = y + PADDING + LINE / 2;
        String n = " (n = " + Rounding.TYPESET.number(box.n(), Format.COUNT) + ")";
        double room = width - 2 * PADDING;
        String title = ShortNames.of(List.of(box.title()), room - Svg.room(n), 1)
                .get(0)
                .line();
        svg.text(centre, line, title + n, Anchor.MIDDLE, "");
        for (String text : box.lines()) {
            line += LINE;
            String shown = ShortNames.of(List.of(text), room, 1).get(0).line();
            svg.text(centre, line, shown, Anchor.MIDDLE, "class=\"tick\"");
        }
    }
}
