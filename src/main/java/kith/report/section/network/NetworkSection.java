package kith.report.section.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.grouplevel.Ecometrics;
import kith.network.NetworkMeasure;
import kith.network.NetworkOutcome;
import kith.network.NetworkRegression;
import kith.network.PersonalNetworks;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Presents personal networks and how they go with scores. */
public final class NetworkSection {

    private NetworkSection() {}

    /** The reliability that the number of ties is given for. */
    static final double TARGET = 0.8;

    static final String ID = "network";
    static final String TITLE = "Personal networks";

    /** @param labels of scores and profile questions */
    public static Section of(PersonalNetworks answer, List<Finding> findings, Labels labels) {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        blocks.addAll(conclusions(answer, labels));
        blocks.add(measures(answer));
        answer.efficacy().ifPresent(found -> blocks.add(efficacy(found.model())));
        for (NetworkOutcome outcome : answer.outcomes()) {
            blocks.add(correlations(outcome, labels));
            if (!outcome.regression().coefficients().isEmpty()) {
                blocks.add(regression(outcome, labels));
            }
            if (!outcome.profile().isEmpty()) {
                blocks.add(profile(outcome, labels));
            }
        }
        blocks.addAll(Notices.ofOthers(findings));
        return new Section(ID, TITLE, blocks);
    }

    /** What was found, in sentences. */
    static List<Block> conclusions(PersonalNetworks answer, Labels labels) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(NumberWords.counted(answer.respondents().size(), "respondent", "respondents")
                + " named " + NumberWords.counted(answer.ties(), "tie", "ties") + "."));
        answer.efficacy()
                .map(found -> found.model().reliability().get(0))
                .ifPresent(found ->
                        blocks.add(new Block.Paragraph("Scores of the collective efficacy of networks had a mean"
                                + " reliability of λ = " + NumberWords.correlation(found.exactMean()) + "; "
                                + NumberWords.percent(found.icc())
                                + " of the variance between ties lay between networks (ICC = "
                                + NumberWords.correlation(found.icc()) + ").")));
        answer.outcomes().forEach(outcome -> blocks.add(new Block.Paragraph(sentence(outcome, labels))));
        return blocks;
    }

    private static String title(NetworkOutcome outcome, Labels labels) {
        return outcome.score().equals("collective_efficacy")
                ? "collective efficacy of the network"
                : labels.title(outcome.score());
    }

    private static Table efficacy(Ecometrics model) {
        Ecometrics.DomainReliability found = model.reliability().get(0);
        double ties = found.curve().respondents(TARGET);
        return new Table(
                "network-efficacy",
                "Collective efficacy of networks by the ecometric model",
                List.of(
                        Column.number("Networks"),
                        Column.number("Ties"),
                        Column.number("Variance between networks"),
                        Column.number("Variance between ties"),
                        Column.number("Residual variance"),
                        Column.number("ICC"),
                        Column.number("Mean reliability λ"),
                        Column.number("Ties for λ = " + NumberWords.correlation(TARGET))),
                List.of(List.of(
                        Cell.count(model.groups()),
                        Cell.count(model.respondents()),
                        Cell.number(model.between()[0][0], Format.THREE_DECIMALS),
                        Cell.number(model.persons()[0][0], Format.THREE_DECIMALS),
                        Cell.number(model.residual(), Format.THREE_DECIMALS),
                        Cell.number(found.icc(), Format.CORRELATION),
                        Cell.number(found.exactMean(), Format.CORRELATION),
                        Cell.count(ties))),
                List.of("Items within ties within networks " + Citation.parenthetical("raudenbushSampson1999")
                        + "; ties with some missing responses contribute the responses they have."));
    }

    static String sentence(NetworkOutcome outcome, Labels labels) {
        NetworkRegression regression = outcome.regression();
        if (regression.coefficients().isEmpty()) {
            return "A regression of " + title(outcome, labels)
                    + " on all measures was not possible: too few respondents had all"
                    + " of them, or some measures determine others.";
        }
        String explained = String.format(Locale.ROOT, "%.0f%%", 100 * regression.rSquared()) + " of the variance of "
                + title(outcome, labels) + " (n = " + NumberWords.count(regression.respondents()) + "). ";
        if (regression.coefficients().size() == 1) {
            NetworkRegression.Coefficient only = regression.coefficients().get(0);
            return "The regression on " + words(only.measure()) + " explained " + explained + "Its coefficient was "
                    + (only.isSignificant() ? "" : "not ") + "significant (β = " + NumberWords.correlation(only.beta())
                    + ").";
        }
        List<String> significant = regression.coefficients().stream()
                .filter(NetworkRegression.Coefficient::isSignificant)
                .map(one -> words(one.measure()) + " (β = " + NumberWords.correlation(one.beta()) + ")")
                .toList();
        return "Together, the measures explained " + explained
                + (significant.isEmpty()
                        ? "No measure had a significant coefficient of its own."
                        : "Significant with the other measures held constant: " + String.join(", ", significant) + ".");
    }

    private static String words(NetworkMeasure measure) {
        return switch (measure.kind()) {
            case SIZE -> "size";
            case DENSITY -> "density";
            case HETEROGENEITY -> "heterogeneity of " + measure.variable();
            case MEAN -> "mean " + measure.variable();
            case SPREAD -> "SD of " + measure.variable();
            case COLLECTIVE_EFFICACY -> "collective efficacy of the network";
        };
    }

    private static Table measures(PersonalNetworks answer) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int m = 0; m < answer.measures().size(); m++) {
            NetworkSummary summary = NetworkSummary.of(answer.existing(m));
            rows.add(List.of(
                    Cell.text(words(answer.measures().get(m))),
                    Cell.count(summary.n()),
                    Cell.number(summary.mean(), Format.TWO_DECIMALS),
                    Cell.number(summary.deviation(), Format.TWO_DECIMALS),
                    Cell.number(summary.smallest(), Format.TWO_DECIMALS),
                    Cell.number(summary.largest(), Format.TWO_DECIMALS)));
        }
        return new Table(
                "network-measures",
                "Measures of personal networks",
                List.of(
                        Column.text("Measure"),
                        Column.statistic("n"),
                        Column.statistic("M"),
                        Column.statistic("SD"),
                        Column.number("Smallest"),
                        Column.number("Largest")),
                rows,
                List.of("Heterogeneity is 1 less the sum of the squared shares of the categories "
                        + Citation.parenthetical("blau1977")
                        + ": 0 where all ties are alike. Density is the share of the pairs of ties that know each other. Density and"
                        + " SD need two ties."));
    }

    static Table correlations(NetworkOutcome outcome, Labels labels) {
        return Table.of(
                        "network-correlations-" + outcome.score(),
                        "Correlations with " + title(outcome, labels),
                        outcome.correlations())
                .text("Measure", one -> words(one.measure()))
                .statistic("n", Format.COUNT, one -> one.respondents())
                .number("r [95% CI]", one -> new Cell.Interval(one.r(), one.lower(), one.upper(), Format.CORRELATION))
                .statistic("p", Format.P_VALUE, one -> one.pValue())
                .table();
    }

    private static Table regression(NetworkOutcome outcome, Labels labels) {
        return Table.of(
                        "network-regression-" + outcome.score(),
                        "Regression of " + title(outcome, labels) + " on all measures",
                        outcome.regression().coefficients())
                .text("Measure", one -> words(one.measure()))
                .number(
                        "β [95% CI]",
                        one -> new Cell.Interval(one.beta(), one.lower(), one.upper(), Format.TWO_DECIMALS))
                .statistic("SE", Format.THREE_DECIMALS, one -> one.standardError())
                .statistic("p", Format.P_VALUE, one -> one.pValue())
                .table("Least squares, all variables in standard deviations of the "
                        + NumberWords.count(outcome.regression().respondents())
                        + " respondents who have all measures. R² = "
                        + NumberWords.correlation(outcome.regression().rSquared()) + ".");
    }

    private static Table profile(NetworkOutcome outcome, Labels labels) {
        return Table.of(
                        "network-profile-" + outcome.score(),
                        "Profile questions as known groups: " + title(outcome, labels),
                        outcome.profile())
                .text("Question", one -> labels.title(one.question()))
                .number("Median", Format.TWO_DECIMALS, one -> one.median())
                .number("n up to the median", Format.COUNT, one -> one.lowerCount())
                .statistic("M", Format.TWO_DECIMALS, one -> one.lowerMean())
                .number("n above it", Format.COUNT, one -> one.upperCount())
                .statistic("M", Format.TWO_DECIMALS, one -> one.upperMean())
                .number("g [95% CI]", one -> new Cell.Interval(one.g(), one.lower(), one.upper(), Format.TWO_DECIMALS))
                .table(
                        "Respondents above the median of a question less the others, in pooled standard deviations (Hedges' g).");
    }

    /** One row per respondent: the one table that a spreadsheet wants. */
    public static Table byRespondent(PersonalNetworks answer) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Respondent")));
        answer.measures().forEach(measure -> columns.add(Column.number(measure.name())));
        answer.efficacy().ifPresent(found -> columns.add(Column.number("collective_efficacy")));
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < answer.respondents().size(); row++) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.text(answer.respondents().get(row))));
            for (double value : answer.values()[row]) {
                cells.add(Cell.number(value, Format.THREE_DECIMALS));
            }
            int at = row;
            answer.efficacy().ifPresent(found -> cells.add(Cell.number(found.scores()[at], Format.THREE_DECIMALS)));
            rows.add(cells);
        }
        return new Table("network-respondents", "Measures by respondent", columns, rows, List.of());
    }
}
