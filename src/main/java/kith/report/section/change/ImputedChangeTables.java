package kith.report.section.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.change.ChangeAnswer;
import kith.change.ImputedChange;
import kith.citation.Citation;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.PooledEstimate;
import kith.scoring.imputation.PooledInterval;

/** Presents change from imputed scores. */
final class ImputedChangeTables {

    private ImputedChangeTables() {}

    static List<Table> of(ChangeAnswer answer, ImputedChange imputed) {
        return Stream.concat(
                        Stream.of(responsiveness(answer, imputed)),
                        imputed.minimal().map(minimal -> minimal(answer, minimal)).stream())
                .toList();
    }

    private static Table responsiveness(ChangeAnswer answer, ImputedChange imputed) {
        double level = answer.question().level();
        return Table.of(
                        "change-imputed",
                        "Standardised change from " + answer.from() + " to " + answer.to() + ", "
                                + imputed.plan().sets() + " imputed data sets",
                        imputed.groups())
                .text("Arm", group -> ChangeSection.arm(group.arm()))
                .statistic("n", Format.COUNT, ImputedChange.Group::n)
                .number(Confidence.heading("M change", level), group -> cell(group.change(), level))
                .statistic(
                        "SE",
                        Format.TWO_DECIMALS,
                        group -> group.change()
                                .map(PooledInterval::pooled)
                                .map(PooledEstimate::standardError)
                                .orElse(Double.NaN))
                .number(Confidence.heading("ES", level), group -> cell(group.effectSize(), level))
                .number(Confidence.heading("SRM", level), group -> cell(group.srm(), level))
                .twoDecimals("Guyatt", group -> group.guyatt().orElse(Double.NaN))
                .table(note(imputed));
    }

    private static String note(ImputedChange imputed) {
        return imputed.imputed() + " scores imputed in each data set from the other waves, the arm and the anchor, "
                + method(imputed.plan())
                + ". Mean change, ES and SRM are pooled by Rubin’s rules; degrees of freedom: "
                + Citation.narrative("barnardRubin1999")
                + ". The intervals of ES and SRM are those of large samples. Guyatt’s index is the mean over the data"
                + " sets. Scores are assumed to be missing at random given what they are imputed from.";
    }

    /** By which chained equations scores are imputed. */
    static String method(ChainedEquations.Plan plan) {
        return "by chained equations with " + plan.method().words() + " ("
                + Citation.unbracketed(plan.method().source()) + ")";
    }

    private static Table minimal(ChangeAnswer answer, ImputedChange.Minimal minimal) {
        return new Table(
                "change-mic-imputed",
                "Minimal important change from " + answer.from() + " to " + answer.to() + ", imputed data sets",
                List.of(
                        Column.text("Method"),
                        Column.statistic("n"),
                        Column.number(
                                Confidence.heading("MIC", answer.question().level()))),
                List.of(
                        List.of(
                                Cell.text("Predictive modelling"),
                                Cell.count(minimal.n()),
                                cell(minimal.predictive(), answer.question().level())),
                        List.of(
                                Cell.text("Adjusted for the share of improved respondents"),
                                Cell.count(minimal.n()),
                                Cell.number(minimal.adjusted().orElse(Double.NaN), Format.TWO_DECIMALS))),
                List.of(
                        "Of respondents with a rating; ratings are not imputed. The interval takes the share of improved"
                                + " respondents as known. The adjusted value is the mean over the data sets, without an interval."));
    }

    private static Cell cell(Optional<PooledInterval> found, double level) {
        return found.map(each -> Confidence.cell(
                        each.estimate(),
                        Interval.ordered(each.lower(), each.upper(), level, IntervalMethod.WALD),
                        Format.TWO_DECIMALS))
                .orElseGet(() -> Confidence.cell(Double.NaN, Interval.NONE, Format.TWO_DECIMALS));
    }
}
