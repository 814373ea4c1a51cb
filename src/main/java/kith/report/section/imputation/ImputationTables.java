package kith.report.section.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.citation.Citation;
import kith.imputation.PooledModel;
import kith.imputation.PooledQuantity;
import kith.imputation.PooledStatistic;
import kith.imputation.PooledStatistics;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.scoring.imputation.PooledEstimate;

/** Tables of pooled statistics. */
final class ImputationTables {

    private final PooledStatistics pooled;
    private final Labels labels;

    ImputationTables(PooledStatistics pooled, Labels labels) {
        this.pooled = pooled;
        this.labels = labels;
    }

    private static String interval(String name) {
        return Confidence.heading(name, PooledStatistic.LEVEL);
    }

    private static Cell value(PooledStatistic row, Format format) {
        return new Cell.Interval(
                row.value().estimate(), row.value().lower(), row.value().upper(), format);
    }

    private static Cell missingInformation(PooledStatistic row) {
        return Cell.number(row.value().pooled().missingInformation(), Format.PERCENT);
    }

    private Cell title(String id) {
        return Cell.text(labels.title(id));
    }

    /** Alpha and omega of the scales. */
    Table reliability() {
        return Table.of("imputation-reliability", "Reliability from imputed data sets", pooled.reliability())
                .cell(Column.text("Scale"), row -> title(row.place().get(0)))
                .text(
                        "Coefficient",
                        row -> row.statistic() == PooledQuantity.ALPHA ? "Cronbach’s alpha" : "Omega, one factor")
                .number(interval("Estimate"), row -> value(row, Format.CORRELATION))
                .statistic(
                        "df", Format.TWO_DECIMALS, row -> row.value().pooled().df())
                .number("Missing information", row -> missingInformation(row))
                .table("Pooled as ln(1 − coefficient).");
    }

    private static final String OF_SDS =
            "SDs are pooled as logarithms, with the standard error of normal data, 1/√(2(n − 1)).";

    /** Means and standard deviations of the scores. */
    Table scores() {
        List<PooledStatistic> deviations = of(pooled.scores(), PooledQuantity.SCORE_SD);
        return Table.of(
                        "imputation-scores",
                        "Scores from imputed data sets",
                        of(pooled.scores(), PooledQuantity.SCORE_MEAN))
                .cell(Column.text("Scale"), mean -> title(mean.place().get(0)))
                .number(interval("M"), mean -> value(mean, Format.TWO_DECIMALS))
                .number("Missing information", ImputationTables::missingInformation)
                .number(interval("SD"), mean -> beside(mean, deviations, Format.TWO_DECIMALS))
                .table(OF_SDS);
    }

    private static Cell beside(PooledStatistic row, List<PooledStatistic> others, Format format) {
        return at(row, others).map(other -> value(other, format)).orElse(Cell.empty());
    }

    /** Means, standard deviations and corrected item–total correlations. */
    Table items() {
        List<PooledStatistic> totals = of(pooled.items(), PooledQuantity.ITEM_REST_CORRELATION);
        List<PooledStatistic> deviations = of(pooled.items(), PooledQuantity.ITEM_SD);
        return Table.of(
                        "imputation-items",
                        "Items from imputed data sets",
                        of(pooled.items(), PooledQuantity.ITEM_MEAN))
                .cell(Column.text("Scale"), mean -> title(mean.place().get(0)))
                .text("Item", mean -> mean.place().get(1))
                .number(interval("M"), mean -> value(mean, Format.TWO_DECIMALS))
                .number("Missing information", ImputationTables::missingInformation)
                .number(interval("SD"), mean -> beside(mean, deviations, Format.TWO_DECIMALS))
                .number(interval("Corrected item–total r"), mean -> beside(mean, totals, Format.CORRELATION))
                .number(
                        "Missing information, r",
                        mean -> at(mean, totals)
                                .map(ImputationTables::missingInformation)
                                .orElse(Cell.empty()))
                .table("Correlations are pooled by Fisher’s z. " + OF_SDS);
    }

    /** The statistic at the same place. */
    private static Optional<PooledStatistic> at(PooledStatistic place, List<PooledStatistic> others) {
        return others.stream()
                .filter(other -> other.place().equals(place.place()))
                .findFirst();
    }

    /** Correlations of the scores. */
    Table correlations() {
        return Table.of(
                        "imputation-correlations",
                        "Correlations of scores from imputed data sets",
                        pooled.correlations())
                .cell(Column.text("Scale"), row -> title(row.place().get(0)))
                .cell(Column.text("With"), row -> title(row.place().get(1)))
                .number(interval("r"), row -> value(row, Format.CORRELATION))
                .statistic(
                        "df", Format.TWO_DECIMALS, row -> row.value().pooled().df())
                .number("Missing information", row -> missingInformation(row))
                .table("Correlations are pooled by Fisher’s z.");
    }

    /** Parameters with their standardised values. */
    Table parameters(PooledModel model) {
        List<List<Cell>> rows = new ArrayList<>();
        List<PooledStatistic> standardized = of(model.parameters(), PooledQuantity.STANDARDIZED_PARAMETER);
        for (PooledStatistic row : of(model.parameters(), PooledQuantity.PARAMETER)) {
            rows.add(estimate(
                    Cell.text(String.join(" ", row.place()).strip()),
                    row,
                    at(row, standardized)
                            .map(other -> value(other, Format.CORRELATION))
                            .orElse(Cell.empty())));
        }
        return new Table(
                "imputation-parameters",
                "Model parameters from " + model.fitted() + " imputed data sets",
                estimateColumns("Parameter", interval("Standardised")),
                rows,
                List.of("Degrees of freedom: " + Citation.narrative("rubin1987")
                        + ", since inference from complete data is normal."));
    }

    /** Means of the factors. */
    Table latentMeans() {
        return new Table(
                "imputation-latent-means",
                "Latent means from imputed data sets",
                estimateColumns("Factor", "Group"),
                pooled.latentMeans().stream()
                        .map(row -> estimate(title(row.place().get(0)), row, title(row.group())))
                        .toList(),
                List.of("Against the first group, whose means are 0; loadings and intercepts are equal across groups."
                        + " The comparison presupposes scalar invariance."));
    }

    private static List<Column> estimateColumns(String first, String last) {
        return List.of(
                Column.text(first),
                Column.number(interval("Estimate")),
                Column.statistic("SE"),
                Column.statistic("df"),
                Column.statistic("p"),
                Column.number("Missing information"),
                Column.text(last));
    }

    private static List<Cell> estimate(Cell first, PooledStatistic row, Cell last) {
        PooledEstimate found = row.value().pooled();
        return List.of(
                first,
                value(row, Format.THREE_DECIMALS),
                Cell.number(found.standardError(), Format.THREE_DECIMALS),
                Cell.number(found.df(), Format.TWO_DECIMALS),
                Cell.number(found.pvalue(), Format.P_VALUE),
                missingInformation(row),
                last);
    }

    private static List<PooledStatistic> of(List<PooledStatistic> rows, PooledQuantity statistic) {
        return rows.stream().filter(row -> row.statistic() == statistic).toList();
    }
}
