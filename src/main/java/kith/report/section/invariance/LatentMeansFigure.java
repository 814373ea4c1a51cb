package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kith.invariance.ladder.LatentMean;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;
import kith.report.section.word.Labels;

/** Draws means of factors by context. */
record LatentMeansFigure(List<LatentMean> means, List<String> contexts, Labels labels) {

    private static final List<Column> COLUMNS = List.of(
            Column.text("Group"),
            Column.number("Difference [95% CI]"),
            Column.statistic("SE"),
            Column.statistic("p"),
            Column.number("d [95% CI]"));

    private static final List<String> NOTES = List.of(
            "d: the difference divided by the standard deviation of the factor, pooled over the groups by their size and taken as"
                    + " known.");

    Figure figure() {
        List<String> factors = means.stream().map(LatentMean::factor).distinct().toList();
        List<Figure.IntervalSeries> series = contexts.stream()
                .map(context -> new Figure.IntervalSeries(
                        labels.title(context),
                        values(factors, context, LatentMean::standardised),
                        values(factors, context, LatentMean::standardisedLower),
                        values(factors, context, LatentMean::standardisedUpper)))
                .toList();
        return new Figure(
                "invariance-means",
                "Latent means by group",
                "Points: latent means with 95% confidence intervals. Vertical line: the reference group, "
                        + labels.title(contexts.get(0)) + ", fixed at 0.",
                new Figure.Intervals(
                        factors.stream().map(labels::title).toList(),
                        series,
                        "Latent mean difference (SD)",
                        0,
                        Format.TWO_DECIMALS),
                table(factors));
    }

    /** The differences of means in standard deviations with their intervals, without the reference. */
    Table differences() {
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        for (String factor : means.stream().map(LatentMean::factor).distinct().toList()) {
            headings.add(new RowGroup(rows.size(), labels.title(factor)));
            means.stream()
                    .filter(mean -> mean.factor().equals(factor) && mean.se() != 0)
                    .forEach(mean -> rows.add(row(mean)));
        }
        return new Table(
                "invariance-mean-differences",
                "Latent mean differences against " + labels.title(contexts.get(0)),
                COLUMNS,
                rows,
                headings,
                NOTES);
    }

    private Table table(List<String> factors) {
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        for (String factor : factors) {
            headings.add(new RowGroup(rows.size(), labels.title(factor)));
            means.stream().filter(mean -> mean.factor().equals(factor)).forEach(mean -> rows.add(row(mean)));
        }
        return new Table("invariance-means-table", "Latent means by group", COLUMNS, rows, headings, NOTES);
    }

    private double[] values(List<String> factors, String context, ToDoubleFunction<LatentMean> value) {
        return factors.stream()
                .mapToDouble(factor -> means.stream()
                        .filter(mean ->
                                mean.factor().equals(factor) && mean.context().equals(context))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
    }

    private List<Cell> row(LatentMean mean) {
        boolean reference = mean.se() == 0;
        return List.of(
                Cell.text(labels.title(mean.context())),
                reference
                        ? Cell.number(mean.estimate(), Format.TWO_DECIMALS)
                        : new Cell.Interval(mean.estimate(), mean.lower(), mean.upper(), Format.TWO_DECIMALS),
                reference ? Cell.empty() : Cell.number(mean.se(), Format.THREE_DECIMALS),
                reference ? Cell.empty() : Cell.number(mean.pValue(), Format.P_VALUE),
                reference
                        ? Cell.number(0, Format.TWO_DECIMALS)
                        : new Cell.Interval(
                                mean.standardised(),
                                mean.standardisedLower(),
                                mean.standardisedUpper(),
                                Format.TWO_DECIMALS));
    }
}
