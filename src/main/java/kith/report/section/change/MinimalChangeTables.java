package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import kith.change.ChangeAnswer;
import kith.change.CutPoint;
import kith.change.MinimalImportantChange;
import kith.change.MinimalImportantChange.Adjusted;
import kith.change.MinimalImportantChange.Rating;
import kith.citation.Citation;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** Presents the minimal important change. */
final class MinimalChangeTables {

    private MinimalChangeTables() {}

    static List<Block> of(ChangeAnswer answer, MinimalImportantChange minimal) {
        return List.of(estimates(answer, minimal), ratings(minimal));
    }

    private static Table estimates(ChangeAnswer answer, MinimalImportantChange minimal) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("Predictive", minimal.predictive(), minimal.predictiveError()));
        rows.add(row("Adjusted for the share of improved (version of 2017)", minimal.adjusted2017(), Double.NaN));
        for (Adjusted adjusted : minimal.adjusted2022()) {
            rows.add(row(
                    "Adjusted for an anchor of reliability " + NumberWords.correlation(adjusted.reliability())
                            + " (version of 2022)",
                    adjusted.value(),
                    Double.NaN));
        }
        rows.add(cut(
                "ROC, largest sensitivity + specificity (Youden)", minimal.roc().youden()));
        rows.add(cut("ROC, closest to the corner", minimal.roc().closestTopLeft()));
        rows.add(cut("ROC, sensitivity equal to specificity", minimal.roc().balanced()));
        return new Table(
                "change-mic",
                "Minimal important change (MIC), " + minimal.improved() + " of " + minimal.n()
                        + " improved by the anchor",
                List.of(
                        Column.text("Method"),
                        Column.number("MIC"),
                        Column.statistic("SE"),
                        Column.number("Sensitivity"),
                        Column.number("Specificity")),
                rows,
                List.of(
                        "AUC = " + NumberWords.correlation(minimal.roc().auc()) + ", "
                                + Confidence.percent(answer.question().level()) + " CI ["
                                + NumberWords.correlation(
                                        minimal.roc().aucInterval().lower()) + ", "
                                + NumberWords.correlation(
                                        minimal.roc().aucInterval().upper()) + "]; anchor and change correlate "
                                + NumberWords.correlation(minimal.spearman()) + " (Spearman).",
                        "Predictive and ROC thresholds are biased unless half of the respondents improved; the adjusted ones"
                                + " correct it " + Citation.parenthetical("terluin2015", "terluin2017", "terluin2022")
                                + ". SE: share of improved taken as known."));
    }

    private static List<Cell> row(String method, double value, double error) {
        return List.of(
                Cell.text(method),
                Cell.number(value, Format.TWO_DECIMALS),
                Cell.number(error, Format.TWO_DECIMALS),
                Cell.empty(),
                Cell.empty());
    }

    private static List<Cell> cut(String method, CutPoint cut) {
        return List.of(
                Cell.text(method),
                Cell.number(cut.threshold(), Format.TWO_DECIMALS),
                Cell.empty(),
                Cell.number(cut.sensitivity(), Format.CORRELATION),
                Cell.number(cut.specificity(), Format.CORRELATION));
    }

    private static Table ratings(MinimalImportantChange minimal) {
        return Table.of("change-anchor", "Improvement by rating of change", minimal.ratings())
                .count("Rating", Rating::rating)
                .text("Counted as", rating -> rating.improved() ? "improved" : "")
                .statistic("n", Format.COUNT, rating -> rating.change().n())
                .twoDecimals("M improvement", rating -> rating.change().mean())
                .statistic("SD", Format.TWO_DECIMALS, rating -> rating.change().sd())
                .table("The mean improvement of those who rate the smallest improvement is the MIC by mean change.");
    }
}
