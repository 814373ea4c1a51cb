package kith.report.section.invariance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import kith.invariance.ladder.LatentMean;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.word.Labels;

/** Draws means of factors by context. */
record LatentMeansFigure(List<LatentMean> means, List<String> contexts, Labels labels) {

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
                table("invariance-means-table", "Latent means by group", mean -> true));
    }

    /** The differences of means in standard deviations with their intervals, without the reference. */
    Table differences() {
        return table(
                "invariance-mean-differences",
                "Latent mean differences against " + labels.title(contexts.get(0)),
                mean -> mean.se() != 0);
    }

    private Table table(String id, String caption, Predicate<LatentMean> shown) {
        TableColumns<LatentMean> table = Table.of(id, caption, List.of());
        means.stream()
                .map(LatentMean::factor)
                .distinct()
                .forEach(factor -> table.group(
                        labels.title(factor),
                        means.stream()
                                .filter(mean -> mean.factor().equals(factor) && shown.test(mean))
                                .toList()));
        return table.text("Group", mean -> labels.title(mean.context()))
                .number(
                        "Difference [95% CI]",
                        mean -> mean.se() == 0
                                ? Cell.number(mean.estimate(), Format.TWO_DECIMALS)
                                : new Cell.Interval(mean.estimate(), mean.lower(), mean.upper(), Format.TWO_DECIMALS))
                .<LatentMean>part(
                        mean -> Optional.of(mean).filter(one -> one.se() != 0),
                        other -> other.statistic("SE", Format.THREE_DECIMALS, LatentMean::se)
                                .statistic("p", Format.P_VALUE, LatentMean::pValue))
                .number(
                        "d [95% CI]",
                        mean -> mean.se() == 0
                                ? Cell.number(0, Format.TWO_DECIMALS)
                                : new Cell.Interval(
                                        mean.standardised(),
                                        mean.standardisedLower(),
                                        mean.standardisedUpper(),
                                        Format.TWO_DECIMALS))
                .table(
                        "d: the difference divided by the standard deviation of the factor, pooled over the groups by their size and taken as"
                                + " known.");
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
}
