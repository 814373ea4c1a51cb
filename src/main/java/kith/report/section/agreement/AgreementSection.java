package kith.report.section.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.BlandAltman;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.reliability.agreement.IntraclassCorrelations;
import kith.reliability.agreement.Kappa;
import kith.reliability.coefficient.MeasurementError;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;

/** Presents the agreement of raters or occasions. */
public final class AgreementSection {

    private AgreementSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(Agreement agreement, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(sentence(agreement));
        blocks.add(intraclass(agreement));
        blocks.add(error(agreement));
        blocks.add(limits(agreement));
        if (agreement.pairs().stream().anyMatch(pair -> pair.kappa().isPresent())) {
            blocks.add(kappa(agreement));
        }
        blocks.addAll(Notices.of(findings));
        return new Section("agreement", "Agreement", blocks);
    }

    static Block.Paragraph sentence(Agreement agreement) {
        IntraclassCorrelation one = agreement.intraclass().of(Kind.ICC2);
        if (!Double.isFinite(one.interval().lower())) {
            return new Block.Paragraph("The agreement of the ratings cannot be judged by a correlation.");
        }
        if (one.interval().lower() <= 0) {
            return new Block.Paragraph(
                    "The interval of ICC(2,1) reaches 0: these ratings do not show that any of the variance of a"
                            + " single rating is true differences between the persons rated.");
        }
        return new Block.Paragraph(String.format(
                Locale.ROOT,
                "With %s confidence at least %s of the variance of a single rating is true differences between the persons rated,"
                        + " with differences between raters counted as error: %s agreement by the guide of %s, applied to the lower"
                        + " limit of ICC(2,1).",
                Confidence.percent(agreement.level()),
                NumberWords.correlation(one.interval().lower()),
                AgreementQuality.of(one.interval().lower()).word(),
                Citation.narrative("kooLi2016")));
    }

    /** Agreement of single ratings in one sentence, for the summary of a study. */
    static String brief(Agreement agreement) {
        IntraclassCorrelation one = agreement.intraclass().of(Kind.ICC2);
        if (!Double.isFinite(one.interval().lower())) {
            return "The agreement of the ratings could not be judged by an intraclass correlation.";
        }
        return String.format(
                Locale.ROOT,
                "Agreement of single ratings was %s %s: ICC(2,1) = %s, %s CI [%s, %s], labelled by its lower limit.",
                AgreementQuality.of(one.interval().lower()).word(),
                Citation.parenthetical("kooLi2016"),
                NumberWords.correlation(one.estimate()),
                Confidence.percent(agreement.level()),
                NumberWords.correlation(one.interval().lower()),
                NumberWords.correlation(one.interval().upper()));
    }

    /** The six forms: the one table that a spreadsheet wants. */
    public static Table intraclass(Agreement agreement) {
        IntraclassCorrelations found = agreement.intraclass();
        return Table.of(
                        "agreement-icc",
                        "Intraclass correlations of " + found.raters() + " ratings of " + found.people() + " persons",
                        agreement.intraclass().correlations())
                .text("Shrout & Fleiss", row -> row.kind().shroutFleiss())
                .text("McGraw & Wong", row -> row.kind().mcGrawWong())
                .text("What it is", row -> row.kind().words())
                .number(
                        Confidence.heading("ICC", agreement.level()),
                        row -> Confidence.cell(row.estimate(), row.interval(), Format.CORRELATION))
                .statistic("F", Format.TWO_DECIMALS, IntraclassCorrelation::f)
                .statistic("df1", Format.COUNT, IntraclassCorrelation::df1)
                .statistic("df2", Format.COUNT, IntraclassCorrelation::df2)
                .statistic("p", Format.P_VALUE, IntraclassCorrelation::pvalue)
                .table(
                        "Absolute agreement counts differences between raters’ means as error, consistency does not. Intervals:"
                                + " " + Citation.narrative("shroutFleiss1979") + ".");
    }

    private static Table error(Agreement agreement) {
        IntraclassCorrelations found = agreement.intraclass();
        MeasurementError consistent =
                MeasurementError.ofStandardError(found.consistencyError(), found.people(), agreement.level());
        return new Table(
                "agreement-error",
                "How far ratings are off",
                List.of(
                        Column.text("Of"),
                        Column.number(Confidence.heading("SEM", agreement.level())),
                        Column.number("Smallest detectable change"),
                        Column.number("of a group mean")),
                List.of(
                        error(
                                "one rating, agreement",
                                agreement.one(),
                                found.agreementErrorInterval(agreement.level())),
                        error("one rating, consistency", consistent, found.consistencyErrorInterval(agreement.level())),
                        error("mean of the raters, agreement", agreement.mean(), Interval.NONE)),
                List.of("SEM: standard error of measurement. Smallest detectable change: "
                        + "z √2 SEM; of the mean of a group of this size, divided by the root of their number."));
    }

    private static List<Cell> error(String what, MeasurementError error, Interval interval) {
        return List.of(
                Cell.text(what),
                Confidence.cell(error.standardError(), interval, Format.TWO_DECIMALS),
                Cell.number(error.detectableChange(), Format.TWO_DECIMALS),
                Cell.number(error.detectableGroupChange(), Format.TWO_DECIMALS));
    }

    private static Table limits(Agreement agreement) {
        return Table.of("agreement-limits", "Limits of agreement (Bland and Altman)", agreement.pairs())
                .text("Difference", pair -> pair.first() + " − " + pair.second())
                .part(
                        Agreement.Pair::limits,
                        limits -> limits.statistic("n", Format.COUNT, BlandAltman::n)
                                .number(Confidence.heading("Mean", agreement.level()), found -> limit(found.bias()))
                                .statistic("SD", Format.TWO_DECIMALS, BlandAltman::sd)
                                .number(
                                        Confidence.heading("Lower limit", agreement.level()),
                                        found -> limit(found.lower()))
                                .number(
                                        Confidence.heading("Upper limit", agreement.level()),
                                        found -> limit(found.upper()))
                                .twoDecimals("Slope", found -> found.slope().estimate())
                                .statistic(
                                        "p",
                                        Format.P_VALUE,
                                        found -> found.slope().pvalue()))
                .table(Confidence.percent(agreement.level())
                        + " of the differences lie between the limits if they are normal. Slope: of the"
                        + " difference over the mean of both, 0 when the difference is the same at every height.");
    }

    private static Cell limit(BlandAltman.Limit limit) {
        return Confidence.cell(limit.estimate(), limit.interval(), Format.TWO_DECIMALS);
    }

    /** Agreement about categories that are words. */
    public static Section of(CategoryAgreement agreement, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>(List.of(kappa(agreement)));
        blocks.addAll(Notices.of(findings));
        return new Section("agreement", "Agreement", blocks);
    }

    /** Kappa of each two raters: the one table that a spreadsheet wants. */
    public static Table kappa(CategoryAgreement agreement) {
        return kappa(agreement.pairs(), agreement.level());
    }

    private static Table kappa(Agreement agreement) {
        List<CategoryAgreement.Pair> pairs = new ArrayList<>();
        for (Agreement.Pair pair : agreement.pairs()) {
            pair.kappa().ifPresent(kappa -> pairs.add(new CategoryAgreement.Pair(pair.first(), pair.second(), kappa)));
        }
        return kappa(pairs, agreement.level());
    }

    private static Table kappa(List<CategoryAgreement.Pair> pairs, double level) {
        Kappa.Weights weights = pairs.isEmpty()
                ? Kappa.Weights.UNWEIGHTED
                : pairs.get(0).kappa().weights();
        return Table.of(
                        "agreement-kappa",
                        "Kappa, " + weights.name().toLowerCase(Locale.ROOT)
                                + (weights == Kappa.Weights.UNWEIGHTED ? "" : " weights"),
                        pairs)
                .text("Raters", pair -> pair.first() + ", " + pair.second())
                .statistic("n", Format.COUNT, pair -> pair.kappa().n())
                .count("Categories", pair -> pair.kappa().categories().length)
                .number(
                        Confidence.heading("κ", level),
                        pair -> Confidence.cell(
                                pair.kappa().estimate(), pair.kappa().interval(), Format.CORRELATION))
                .correlation("Observed agreement", pair -> pair.kappa().observed())
                .correlation("Agreement by chance", pair -> pair.kappa().expected())
                .table("Interval: standard error of " + Citation.narrative("fleissCohenEveritt1969") + ".");
    }
}
