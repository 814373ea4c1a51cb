package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.MeanComparison;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.effect.AnswerCurve;
import kith.math.NormalDistribution;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.word.Labels;

/** Draws item parameters by group, expected responses, effect sizes and means. */
record ComparabilityFigures(ComparabilityAnswer answer, Labels labels) {

    /** Rows of a forest that fit on a printed page with three contexts. */
    private static final int MOST_ROWS = 14;

    private static final int TABLE_STEP = 4;
    private static final double Z95 = NormalDistribution.twoSided(0.95);

    /** A row of a forest of item parameters. */
    private record Line(String factor, String name, boolean differs, List<AlignmentAnswer.Aligned> values) {}

    /** Forests of loadings, and of intercepts or thresholds, on the scale on which contexts are aligned. */
    List<Figure> parameters() {
        List<Line> loadings = new ArrayList<>();
        List<Line> locations = new ArrayList<>();
        boolean ordered = false;
        for (AlignmentAnswer.Factor factor : answer.alignment().factors()) {
            for (AlignmentAnswer.Item item : factor.items()) {
                boolean differs = item.nonInvariant() > 0 || isFreed(item.item());
                loadings.add(new Line(factor.factor(), item.item(), differs, item.loadings()));
                for (AlignmentAnswer.Location location : item.locations()) {
                    ordered |= location.threshold().isPresent();
                    String name = location.threshold()
                            .map(number -> item.item() + ", threshold " + number)
                            .orElse(item.item());
                    locations.add(new Line(factor.factor(), name, differs, location.values()));
                }
            }
        }
        List<Figure> figures = new ArrayList<>(forests("loading", "Loadings", loadings, loadings));
        List<Line> shown = ordered ? locations.stream().filter(Line::differs).toList() : locations;
        figures.addAll(forests("location", ordered ? "Thresholds" : "Intercepts", shown, locations));
        return figures;
    }

    private boolean isFreed(String item) {
        return answer.conclusion().released().stream()
                .anyMatch(one -> one.parameter().lhs().equals(item)
                        || one.parameter().rhs().equals(item));
    }

    /**
     * One figure a page; the tables behind them hold all lines of the factors extracted, also those that are not drawn.
     */
    private List<Figure> forests(String id, String what, List<Line> shown, List<Line> all) {
        List<Figure> figures = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        for (String factor : shown.stream().map(Line::factor).distinct().toList()) {
            List<Line> own =
                    shown.stream().filter(line -> line.factor().equals(factor)).toList();
            if (!page.isEmpty() && page.size() + own.size() > MOST_ROWS) {
                figures.add(forest(id + "-" + (figures.size() + 1), what, page, all));
                page = new ArrayList<>();
            }
            page.addAll(own);
        }
        if (!page.isEmpty()) {
            figures.add(forest(id + "-" + (figures.size() + 1), what, page, all));
        }
        return figures;
    }

    private Figure forest(String id, String what, List<Line> lines, List<Line> all) {
        List<String> contexts = answer.alignment().contexts();
        List<Figure.IntervalSeries> series = IntStream.range(0, contexts.size())
                .mapToObj(context -> new Figure.IntervalSeries(
                        labels.title(contexts.get(context)),
                        values(lines, context, 0),
                        values(lines, context, -Z95),
                        values(lines, context, Z95)))
                .toList();
        Set<String> factors = new LinkedHashSet<>();
        lines.forEach(line -> factors.add(line.factor()));
        boolean some = lines.size()
                < all.stream().filter(line -> factors.contains(line.factor())).count();
        String caption = what + " by group: "
                + String.join(", ", factors.stream().map(labels::title).toList()) + (some ? ", items that differ" : "");
        return new Figure(
                "invariance-" + id,
                caption,
                "One row per parameter, one point with its 95% interval per group, all on the scale of "
                        + labels.title(contexts.get(0))
                        + ". Where the points of a row coincide, the parameter is the same in the groups.",
                new Figure.Intervals(
                        lines.stream().map(Line::name).toList(), series, what, Double.NaN, Format.TWO_DECIMALS),
                table("invariance-" + id + "-table", caption, factors, all));
    }

    private static double[] values(List<Line> lines, int context, double reach) {
        return lines.stream()
                .map(line -> line.values().get(context))
                .mapToDouble(one -> one.estimate() + (reach == 0 ? 0 : reach * one.se()))
                .toArray();
    }

    private Table table(String id, String caption, Set<String> factors, List<Line> all) {
        List<String> contexts = answer.alignment().contexts();
        TableColumns<Line> table = Table.of(id, caption, List.of());
        factors.forEach(factor -> table.group(
                labels.title(factor),
                all.stream().filter(line -> line.factor().equals(factor)).toList()));
        return table.text("Parameter", Line::name)
                .each(
                        contexts,
                        (columns, context) -> columns.number(
                                labels.title(context) + " [95% CI]",
                                line -> interval(line.values().get(contexts.indexOf(context)))))
                .<String>part(
                        line -> Optional.of(apart(line, contexts)).filter(names -> !names.isEmpty()),
                        names -> names.text("Differs", some -> some))
                .table(
                        "On the metric of the alignment solution (Asparouhov & Muthén, 2014).",
                        "Differs: from the largest set of groups that agree, at p < .001.");
    }

    private static Cell interval(AlignmentAnswer.Aligned one) {
        return new Cell.Interval(
                one.estimate(), one.estimate() - Z95 * one.se(), one.estimate() + Z95 * one.se(), Format.TWO_DECIMALS);
    }

    private String apart(Line line, List<String> contexts) {
        return IntStream.range(0, contexts.size())
                .filter(context -> !line.values().get(context).invariant())
                .mapToObj(context -> labels.title(contexts.get(context)))
                .collect(Collectors.joining(", "));
    }

    /** What is expected of each item that was left free, group by group. */
    List<Figure> curves() {
        List<Figure> figures = new ArrayList<>();
        answer.effects().curves().stream()
                .filter(curve -> isFree(curve.item()))
                .forEach(curve -> figures.add(curve(curve, figures.size() + 1)));
        return figures;
    }

    private boolean isFree(String item) {
        return isFreed(item);
    }

    private Figure curve(AnswerCurve curve, int number) {
        List<Figure.Curve> curves = curve.contexts().stream()
                .map(one -> new Figure.Curve(
                        labels.title(one.context()),
                        one.expected(),
                        Arrays.stream(curve.points())
                                .map(x -> density((x - one.mean()) / one.deviation()) / one.deviation())
                                .toArray()))
                .toList();
        String caption =
                "Expected response to " + curve.item() + " over " + labels.title(curve.factor()) + ", by group";
        return new Figure(
                "invariance-curve-" + number,
                caption,
                "One curve per group; the densities below show the distribution of the factor in it. Where curves part, expected"
                        + " responses differ at equal levels of the factor.",
                new Figure.Curves(
                        curve.points(),
                        labels.title(curve.factor()) + " (SD)",
                        "Expected response",
                        curves,
                        Format.TWO_DECIMALS),
                Table.of(
                                "invariance-curve-" + number + "-table",
                                caption,
                                IntStream.range(0, curve.points().length)
                                        .filter(i -> i % TABLE_STEP == 0)
                                        .boxed()
                                        .toList())
                        .twoDecimals(labels.title(curve.factor()), i -> curve.points()[i])
                        .each(
                                curve.contexts(),
                                (table, one) -> table.twoDecimals(labels.title(one.context()), i -> one.expected()[i]))
                        .table("On the metric of " + answer.effects().metric().title()
                                + "; the factor is in standard deviations of "
                                + labels.title(curve.contexts().get(0).context()) + "."));
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Differences of means by what is taken as equal, in standard deviations. */
    Figure means() {
        String reference = answer.ladder().contexts().get(0);
        List<MeanComparison> others = answer.means().stream()
                .filter(mean -> !mean.context().equals(reference))
                .toList();
        List<Figure.IntervalSeries> series = new ArrayList<>();
        series.add(series(
                "Observed scores",
                others,
                mean -> Optional.of(new double[] {
                    mean.observed().standardised(),
                    mean.observed().lower() / mean.observed().deviation(),
                    mean.observed().upper() / mean.observed().deviation()
                })));
        series.add(series("All items held equal", others, mean -> mean.full().map(ComparabilityFigures::ends)));
        if (others.stream().anyMatch(mean -> mean.partial().isPresent())) {
            series.add(
                    series("Partial invariance", others, mean -> mean.partial().map(ComparabilityFigures::ends)));
        }
        series.add(series(
                "Aligned",
                others,
                mean -> mean.aligned()
                        .map(one -> new double[] {one.difference(), one.differenceLower(), one.differenceUpper()})));
        boolean several = others.stream().map(MeanComparison::factor).distinct().count() > 1;
        List<String> names = others.stream()
                .map(mean -> several
                        ? labels.title(mean.factor()) + ", " + labels.title(mean.context())
                        : labels.title(mean.context()))
                .toList();
        String caption = "Mean differences against " + labels.title(reference) + " in standard deviations";
        return new Figure(
                "invariance-mean-comparison-figure",
                caption,
                "One row per group" + (several ? " and factor" : "")
                        + ", one point with its 95% interval for each way of comparing; the line marks no difference. Agreement"
                        + " within a row is reassuring, but bias shared by most items would not show in it.",
                new Figure.Intervals(names, series, "Difference in standard deviations", 0, Format.TWO_DECIMALS),
                new Table(
                        "invariance-mean-comparison-figure-table",
                        caption,
                        Stream.concat(
                                        Stream.of(Column.text("Group")),
                                        series.stream().map(one -> Column.number(one.name() + " [95% CI]")))
                                .toList(),
                        IntStream.range(0, names.size())
                                .mapToObj(i -> row(names.get(i), series, i))
                                .toList(),
                        List.of("The standard deviations that divide are taken as known.")));
    }

    static List<Cell> row(String name, List<Figure.IntervalSeries> series, int i) {
        List<Cell> row = new ArrayList<>(List.of(Cell.text(name)));
        for (Figure.IntervalSeries one : series) {
            double estimate = one.estimates()[i];
            row.add(
                    Double.isNaN(estimate)
                            ? Cell.empty()
                            : Cell.interval(estimate, one.lower()[i], one.upper()[i], Format.TWO_DECIMALS));
        }
        return row;
    }

    private static double[] ends(kith.invariance.ladder.LatentMean mean) {
        return new double[] {mean.standardised(), mean.standardisedLower(), mean.standardisedUpper()};
    }

    private static Figure.IntervalSeries series(
            String name, List<MeanComparison> means, Function<MeanComparison, Optional<double[]>> ends) {
        double[][] columns = new double[3][means.size()];
        for (int i = 0; i < means.size(); i++) {
            Optional<double[]> own = ends.apply(means.get(i));
            for (int k = 0; k < 3; k++) {
                columns[k][i] = own.isPresent() ? own.get()[k] : Double.NaN;
            }
        }
        return new Figure.IntervalSeries(name, columns[0], columns[1], columns[2]);
    }
}
