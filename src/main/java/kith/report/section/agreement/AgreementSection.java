package kith.report.section.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        List<List<Cell>> rows = new ArrayList<>();
        for (IntraclassCorrelation row : agreement.intraclass().correlations()) {
            rows.add(List.of(
                    Cell.text(row.kind().shroutFleiss()),
                    Cell.text(row.kind().mcGrawWong()),
                    Cell.text(row.kind().words()),
                    Confidence.cell(row.estimate(), row.interval(), Format.CORRELATION),
                    Cell.number(row.f(), Format.TWO_DECIMALS),
                    Cell.count(row.df1()),
                    Cell.count(row.df2()),
                    Cell.number(row.pvalue(), Format.P_VALUE)));
        }
        IntraclassCorrelations found = agreement.intraclass();
        return new Table(
                "agreement-icc",
                "Intraclass correlations of " + found.raters() + " ratings of " + found.people() + " persons",
                List.of(
                        Column.text("Shrout & Fleiss"),
                        Column.text("McGraw & Wong"),
                        Column.text("What it is"),
                        Column.number(Confidence.heading("ICC", agreement.level())),
                        Column.statistic("F"),
                        Column.statistic("df1"),
                        Column.statistic("df2"),
                        Column.statistic("p")),
                rows,
                List.of(
                        "Absolute agreement counts differences between raters’ means as error, consistency does not. Intervals:"
                                + " " + Citation.narrative("shroutFleiss1979") + "."));
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
        List<List<Cell>> rows = new ArrayList<>();
        for (Agreement.Pair pair : agreement.pairs()) {
            Optional<BlandAltman> limits = pair.limits();
            rows.add(limits.map(found -> List.of(
                            Cell.text(pair.first() + " − " + pair.second()),
                            Cell.count(found.n()),
                            limit(found.bias()),
                            Cell.number(found.sd(), Format.TWO_DECIMALS),
                            limit(found.lower()),
                            limit(found.upper()),
                            Cell.number(found.slope().estimate(), Format.TWO_DECIMALS),
                            Cell.number(found.slope().pvalue(), Format.P_VALUE)))
                    .orElseGet(() -> List.of(
                            Cell.text(pair.first() + " − " + pair.second()),
                            Cell.empty(),
                            Cell.empty(),
                            Cell.empty(),
                            Cell.empty(),
                            Cell.empty(),
                            Cell.empty(),
                            Cell.empty())));
        }
        return new Table(
                "agreement-limits",
                "Limits of agreement (Bland and Altman)",
                List.of(
                        Column.text("Difference"),
                        Column.statistic("n"),
                        Column.number(Confidence.heading("Mean", agreement.level())),
                        Column.statistic("SD"),
                        Column.number(Confidence.heading("Lower limit", agreement.level())),
                        Column.number(Confidence.heading("Upper limit", agreement.level())),
                        Column.number("Slope"),
                        Column.statistic("p")),
                rows,
                List.of(Confidence.percent(agreement.level())
                        + " of the differences lie between the limits if they are normal. Slope: of the"
                        + " difference over the mean of both, 0 when the difference is the same at every height."));
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
        List<List<Cell>> rows = new ArrayList<>();
        for (CategoryAgreement.Pair pair : pairs) {
            Kappa kappa = pair.kappa();
            rows.add(List.of(
                    Cell.text(pair.first() + ", " + pair.second()),
                    Cell.count(kappa.n()),
                    Cell.count(kappa.categories().length),
                    Confidence.cell(kappa.estimate(), kappa.interval(), Format.CORRELATION),
                    Cell.number(kappa.observed(), Format.CORRELATION),
                    Cell.number(kappa.expected(), Format.CORRELATION)));
        }
        Kappa.Weights weights = pairs.isEmpty()
                ? Kappa.Weights.UNWEIGHTED
                : pairs.get(0).kappa().weights();
        return new Table(
                "agreement-kappa",
                "Kappa, " + weights.name().toLowerCase(Locale.ROOT)
                        + (weights == Kappa.Weights.UNWEIGHTED ? "" : " weights"),
                List.of(
                        Column.text("Raters"),
                        Column.statistic("n"),
                        Column.number("Categories"),
                        Column.number(Confidence.heading("κ", level)),
                        Column.number("Observed agreement"),
                        Column.number("Agreement by chance")),
                rows,
                List.of("Interval: standard error of " + Citation.narrative("fleissCohenEveritt1969") + "."));
    }
}
