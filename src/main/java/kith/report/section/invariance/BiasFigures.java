package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kith.invariance.effect.EffectSizes;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Labels;
import kith.resampling.Interval;

/**
 * Draws how many points each item contributes to the expected bias of its sum score, a forest a scale with the sum in
 * the last row.
 *
 * @param shown the items to draw; the sum is of all items of its scale
 */
record BiasFigures(EffectSizes sizes, Predicate<EffectSizes.OfItem> shown, Labels labels) {

    private record Bias(String name, String context, double points, Interval interval) {}

    /** Empty for scales without an item to draw. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (String scale : sizes.items().stream()
                .filter(shown)
                .map(EffectSizes.OfItem::factor)
                .distinct()
                .toList()) {
            figures.add(figure(scale, figures.size() + 1));
        }
        return figures;
    }

    private List<Bias> biases(String scale) {
        List<Bias> biases = new ArrayList<>();
        sizes.items().stream()
                .filter(shown.and(item -> item.factor().equals(scale)))
                .map(item -> new Bias(item.item(), item.context(), item.points(), item.pointsInterval()))
                .forEach(biases::add);
        sizes.scales().stream()
                .filter(sum -> sum.factor().equals(scale))
                .map(sum -> new Bias("Sum of " + sum.items() + " items", sum.context(), sum.points(), sum.interval()))
                .forEach(biases::add);
        return biases;
    }

    private Figure figure(String scale, int number) {
        List<Bias> biases = biases(scale);
        List<String> rows = biases.stream().map(Bias::name).distinct().toList();
        List<String> contexts = biases.stream().map(Bias::context).distinct().toList();
        List<Figure.IntervalSeries> series =
                contexts.stream().map(context -> series(rows, context, biases)).toList();
        String reference = labels.title(sizes.reference());
        String caption = "Bias of items on the sum score against " + reference + ": " + labels.title(scale);
        String intervals = sizes.replicates() == 0
                ? "Points without intervals, since no bootstrap samples were requested."
                : "Intervals: 95%, from " + sizes.replicates() + " bootstrap samples.";
        return new Figure(
                "invariance-bias-" + number,
                caption,
                "One row per item, one point per group: the points by which the item raises (right of the line) or lowers (left)"
                        + " the expected sum score at equal levels of the factor, compared with " + reference
                        + ". Last row: all items of the scale. " + intervals,
                new Figure.Intervals(rows, series, "Points of the sum score", 0, Format.TWO_DECIMALS),
                table("invariance-bias-" + number + "-table", caption, rows, series, intervals));
    }

    private Table table(
            String id, String caption, List<String> rows, List<Figure.IntervalSeries> series, String intervals) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        String suffix = sizes.replicates() == 0 ? "" : " [95% CI]";
        series.forEach(one -> columns.add(Column.number(one.name() + suffix)));
        List<List<Cell>> cells = IntStream.range(0, rows.size())
                .mapToObj(row -> ComparabilityFigures.row(rows.get(row), series, row))
                .toList();
        return new Table(
                id,
                caption,
                columns,
                cells,
                List.of("In points of the sum score; on the metric of "
                        + sizes.metric().title() + ". " + intervals));
    }

    private Figure.IntervalSeries series(List<String> rows, String context, List<Bias> biases) {
        double[][] ends = new double[3][rows.size()];
        for (double[] column : ends) {
            Arrays.fill(column, Double.NaN);
        }
        for (Bias bias : biases) {
            if (bias.context().equals(context)) {
                int row = rows.indexOf(bias.name());
                ends[0][row] = bias.points();
                ends[1][row] = bias.interval().lower();
                ends[2][row] = bias.interval().upper();
            }
        }
        return new Figure.IntervalSeries(labels.title(context), ends[0], ends[1], ends[2]);
    }
}
