package kith.report.section.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.irt.IrtFit;
import kith.irt.IrtScaling;
import kith.irt.SumScoreResiduals;
import kith.math.NormalDistribution;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.section.word.NumberWords;

/** The figures of an item response model: information, precision, category curves, respondents beside items. */
final class IrtFigures {

    private static final double[] FINE =
            IntStream.rangeClosed(-16, 16).mapToDouble(k -> k / 4.0).toArray();

    private IrtFigures() {}

    private static List<String> axis() {
        return Arrays.stream(FINE).mapToObj(NumberWords::two).toList();
    }

    private static Figure lines(
            String id, String caption, String description, String yAxis, List<Figure.Line> lines, Format format) {
        return new Figure(
                id,
                caption,
                description,
                new Figure.Lines(axis(), "Trait (θ)", yAxis, lines, format),
                Table.of(id + "-table", caption, FINE.length)
                        .twoDecimals("Trait", q -> FINE[q])
                        .each(lines, (table, line) -> table.number(line.name(), format, q -> line.values()[q]))
                        .table());
    }

    static Figure information(IrtScaling scaling, IrtScaling.Statistics found, String id) {
        List<Figure.Line> lines = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            lines.add(new Figure.Line(scaling.items().get(i), found.curves().information(i, FINE), false));
        }
        return lines(
                "irt-item-information" + id,
                "Item information",
                "A line for each item over the trait; it is highest where the item measures best.",
                "Information",
                lines,
                Format.TWO_DECIMALS);
    }

    static Figure precision(IrtScaling.Statistics found, String id) {
        double[] test = found.curves().testInformation(FINE);
        return lines(
                "irt-test-information" + id,
                "Test information and standard error of measurement",
                "Test information over the trait, and the standard error of measurement, one over its root, dashed.",
                "Information; standard error",
                List.of(
                        new Figure.Line("Information", test, false),
                        new Figure.Line("Standard error", found.curves().standardErrors(FINE), true)),
                Format.TWO_DECIMALS);
    }

    static Figure characteristic(IrtScaling scaling, IrtScaling.Statistics found, int item, String id) {
        double[][] p = found.curves().probabilities(item, FINE);
        double[] values = scaling.fit().orElseThrow().patterns().values(item);
        List<Figure.Line> lines = new ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            lines.add(new Figure.Line("Category " + plain(values[k]), p[k], false));
        }
        return lines(
                "irt-curve-" + (item + 1) + id,
                "Category probabilities of " + scaling.items().get(item),
                "A line for each response category over the trait.",
                "Probability",
                lines,
                Format.CORRELATION);
    }

    /** Observed less expected scores of the items by sum score, standardised. */
    static Figure residuals(IrtScaling scaling, IrtScaling.Statistics found, String id) {
        SumScoreResiduals residuals = found.scoreResiduals();
        double limit = NormalDistribution.twoSided(0.95);
        double lowest = found.sumScores().lowest();
        List<String> ranges = ranges(residuals, lowest);
        List<Figure.Line> lines = new ArrayList<>();
        for (int i = 0; i < scaling.items().size(); i++) {
            lines.add(new Figure.Line(scaling.items().get(i), residuals.residuals()[i], false));
        }
        List<Figure.Line> items = List.copyOf(lines);
        for (double end : new double[] {-limit, limit}) {
            double[] flat = new double[ranges.size()];
            Arrays.fill(flat, end);
            lines.add(new Figure.Line((end < 0 ? "−" : "") + NumberWords.two(limit), flat, true));
        }
        String caption = "Standardised residuals of the items by sum score";
        return new Figure(
                "irt-residuals" + id,
                caption,
                "Observed less expected scores of each item among respondents with these sum scores, over their standard"
                        + " deviation under the model. A line that rises or falls beyond the dashed limits shows that the slope"
                        + " does not fit.",
                new Figure.Lines(ranges, "Sum score", "Standardised residual", lines, Format.TWO_DECIMALS),
                Table.of("irt-residuals-table" + id, caption, ranges.size())
                        .text("Sum score", r -> ranges.get(r))
                        .statistic("n", Format.COUNT, r -> residuals.respondents()[r])
                        .each(items, (table, item) -> table.twoDecimals(item.name(), r -> item.values()[r]))
                        .table());
    }

    private static List<String> ranges(SumScoreResiduals residuals, double lowest) {
        return IntStream.range(0, residuals.lowest().length)
                .mapToObj(r -> residuals.lowest()[r] == residuals.highest()[r]
                        ? plain(lowest + residuals.lowest()[r])
                        : plain(lowest + residuals.lowest()[r]) + "–"
                                + plain(lowest + residuals.highest()[r]))
                .toList();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static Figure personItemMap(IrtScaling scaling, IrtFit fit, String id) {
        List<String> names = new ArrayList<>();
        List<Double> middle = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        double sd = Math.sqrt(fit.covariances(0)[0][0]);
        names.add("Respondents");
        middle.add(fit.means(0)[0]);
        low.add(fit.means(0)[0] - NormalDistribution.twoSided(0.95) * sd);
        high.add(fit.means(0)[0] + NormalDistribution.twoSided(0.95) * sd);
        for (int i = 0; i < scaling.items().size(); i++) {
            double[] b = fit.item(0, i).difficulties();
            names.add(scaling.items().get(i));
            middle.add(Arrays.stream(b).average().orElse(Double.NaN));
            low.add(Arrays.stream(b).min().orElse(Double.NaN));
            high.add(Arrays.stream(b).max().orElse(Double.NaN));
        }
        String caption = "Item–person map";
        return new Figure(
                "irt-map" + id,
                caption,
                "The range that 95% of respondents are expected in, and below it the range of the thresholds of each item with their"
                        + " mean.",
                new Figure.Intervals(
                        names,
                        List.of(new Figure.IntervalSeries("Trait", array(middle), array(low), array(high))),
                        "Trait (θ)",
                        0,
                        Format.TWO_DECIMALS),
                Table.of("irt-map-table" + id, caption, names.size())
                        .text("Respondents and items", r -> names.get(r))
                        .twoDecimals("Mean", r -> middle.get(r))
                        .twoDecimals("Lowest", r -> low.get(r))
                        .twoDecimals("Highest", r -> high.get(r))
                        .table());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
