package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import kith.change.AgreementLimits;
import kith.change.ChangeAnswer;
import kith.change.DefinedError;
import kith.change.ErrorDefinition;
import kith.change.Retest;
import kith.citation.Citation;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.resampling.Interval;

/** Presents reliability and measurement error from a retest. */
final class RetestTables {

    private RetestTables() {}

    static List<Block> of(ChangeAnswer answer, Retest retest) {
        return List.of(reliability(answer, retest), errors(answer, retest), limits(answer, retest.limits()));
    }

    private static Table reliability(ChangeAnswer answer, Retest retest) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Kind kind : List.of(Kind.ICC2, Kind.ICC3, Kind.ICC1)) {
            IntraclassCorrelation found = retest.intraclass(kind);
            rows.add(List.of(
                    Cell.text(kind.shroutFleiss() + ", " + kind.words()),
                    Confidence.cell(found.estimate(), found.interval(), Format.CORRELATION)));
        }
        rows.add(List.of(
                Cell.text("Pearson correlation"),
                Confidence.cell(retest.moments().r(), retest.pearsonInterval(), Format.CORRELATION)));
        return new Table(
                "change-retest",
                "Reliability over time, " + answer.from() + " and "
                        + answer.question().retest().orElse("") + ", n = "
                        + retest.moments().n(),
                List.of(
                        Column.text("Coefficient"),
                        Column.number(
                                Confidence.heading("Estimate", answer.question().level()))),
                rows,
                List.of("ICC(2,1) counts a shift between the occasions as error"
                        + (answer.restsOnRetest() ? "; reliable change rests on it" : "")
                        + ". Respondents with both scores are taken to be stable between the two occasions."));
    }

    private static Table errors(ChangeAnswer answer, Retest retest) {
        return Table.of(
                        "change-error",
                        "Measurement error, by definition of the standard error of measurement (SEM)",
                        retest.errors())
                .text("SEM", error -> error.definition().title())
                .text("Formula", error -> error.definition().formula())
                .number(
                        "Estimate",
                        error -> Confidence.cell(
                                error.sem(),
                                error.definition() == ErrorDefinition.CONSISTENCY
                                        ? retest.consistencyInterval()
                                        : Interval.NONE,
                                Format.TWO_DECIMALS))
                .twoDecimals("SDC, one respondent", DefinedError::sdcIndividual)
                .twoDecimals("SDC, mean of " + retest.moments().n(), DefinedError::sdcGroup)
                .twoDecimals("MDC90, one respondent", DefinedError::mdc90Individual)
                .table("SDC: smallest detectable change, 1.96 √2 SEM at 95%, and over √n for a mean "
                        + Citation.parenthetical("deVet2006")
                        + ". The definitions are different quantities; name the one that is reported. In brackets: "
                        + Confidence.percent(answer.question().level()) + " CI.");
    }

    private static Table limits(ChangeAnswer answer, AgreementLimits limits) {
        List<List<Cell>> rows = List.of(
                row(
                        "Mean difference",
                        limits.agreement().bias().estimate(),
                        limits.agreement().bias().interval()),
                row("Lower limit", limits.lower(), limits.lowerExact()),
                row("Upper limit", limits.upper(), limits.upperExact()),
                row(
                        "Slope of the difference on the mean",
                        limits.agreement().slope().estimate(),
                        Interval.NONE));
        return new Table(
                "change-limits",
                "Limits of agreement of " + answer.question().retest().orElse("") + " with " + answer.from(),
                List.of(
                        Column.text("Statistic"),
                        Column.number(
                                Confidence.heading("Estimate", answer.question().level()))),
                rows,
                List.of("Intervals of the limits are exact for normal differences "
                        + Citation.parenthetical("carkeet2015") + "."));
    }

    private static List<Cell> row(String what, double value, Interval interval) {
        return List.of(Cell.text(what), Confidence.cell(value, interval, Format.TWO_DECIMALS));
    }
}
