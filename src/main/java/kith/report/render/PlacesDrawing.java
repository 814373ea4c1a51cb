package kith.report.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.report.document.Figure.Places;
import kith.report.render.Marks.Frame;
import kith.report.render.Svg.Anchor;

/** Named points in a plane. A name that would cover another stands on the other side of its point, or below it. */
final class PlacesDrawing {

    private static final double HEIGHT = 460;
    private static final double LINE = 15;

    private final Places plot;
    private final Axis horizontal;
    private final Axis vertical;
    private final Frame frame;
    private final Svg svg;
    private final List<double[]> taken = new ArrayList<>();

    private PlacesDrawing(Places plot) {
        this.plot = plot;
        horizontal = Axis.around(plot.x(), 7);
        vertical = Axis.around(plot.y(), 7);
        double ticks = Svg.room(
                vertical.ticks().stream()
                        .map(tick -> vertical.tick(tick, plot.format()))
                        .toList(),
                90);
        double legend = Marks.legendHeight(plot.groups()) + 10;
        frame = new Frame(ticks + 36, legend, Marks.WIDTH - 20, legend + HEIGHT);
        svg = new Svg(Marks.WIDTH, frame.bottom() + 62);
    }

    static Svg draw(Places plot) {
        return new PlacesDrawing(plot).drawn();
    }

    private Svg drawn() {
        Marks.legend(svg, plot.groups(), (i, x, y) -> Marks.point(svg, i, x + 10, y, 4));
        Marks.horizontalAxis(svg, horizontal, frame, plot.format(), plot.xAxis());
        for (double tick : vertical.ticks()) {
            double y = vertical.place(tick, frame.bottom(), frame.top());
            svg.line(frame.left(), y, frame.right(), y, "class=\"grid\"");
            svg.text(frame.left() - 8, y, vertical.tick(tick, plot.format()), Anchor.END, "class=\"tick\"");
        }
        double middle = (frame.top() + frame.bottom()) / 2;
        svg.verticalTitle(middle, plot.yAxis());
        ShortNames names = ShortNames.of(plot.names(), 140, 1);
        for (int i = 0; i < plot.names().size(); i++) {
            point(i, names.get(i));
        }
        return svg;
    }

    private void point(int i, ShortNames.Label name) {
        double x = horizontal.place(plot.x()[i], frame.left(), frame.right());
        double y = vertical.place(plot.y()[i], frame.bottom(), frame.top());
        svg.group(
                plot.names().get(i) + ": " + Rounding.TYPESET.number(plot.x()[i], plot.format()) + ", "
                        + Rounding.TYPESET.number(plot.y()[i], plot.format()),
                "");
        Marks.point(svg, plot.group()[i], x, y, 4.5);
        svg.end();
        double room = Svg.room(name.line());
        double[][] choices = {{x + 8, y}, {x - 8 - room, y}, {x - room / 2, y - LINE}, {x - room / 2, y + LINE}};
        double[] best = Arrays.stream(choices)
                .filter(one -> one[0] > frame.left() && one[0] + room < Marks.WIDTH && isFree(one, room))
                .findFirst()
                .orElse(choices[x + 8 + room < Marks.WIDTH ? 0 : 1]);
        taken.add(new double[] {best[0], best[0] + room, best[1]});
        svg.label(best[0], best[1], name, Anchor.START);
    }

    private boolean isFree(double[] place, double room) {
        return taken.stream()
                .noneMatch(one -> place[0] < one[1] && place[0] + room > one[0] && Math.abs(place[1] - one[2]) < LINE);
    }
}
