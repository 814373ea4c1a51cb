package kith.report.section.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.finding.Finding;
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
import kith.report.section.word.NumberWords;

/** Presents personal networks and how they go with scores. */
public final class NetworkSection {

    private NetworkSection() {}

    public static Section of(PersonalNetworks answer, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        blocks.add(new Block.Paragraph(String.format(
                Locale.ROOT,
                "%,d respondents named %,d ties.",
                answer.respondents().size(),
                answer.ties())));
        answer.outcomes().forEach(outcome -> blocks.add(new Block.Paragraph(sentence(outcome))));
        blocks.add(measures(answer));
        for (NetworkOutcome outcome : answer.outcomes()) {
            blocks.add(correlations(outcome));
            if (!outcome.regression().coefficients().isEmpty()) {
                blocks.add(regression(outcome));
            }
            if (!outcome.profile().isEmpty()) {
                blocks.add(profile(outcome));
            }
        }
        blocks.addAll(Notices.ofOthers(findings));
        return new Section("network", "Personal networks", blocks);
    }

    private static String sentence(NetworkOutcome outcome) {
        NetworkRegression regression = outcome.regression();
        if (regression.coefficients().isEmpty()) {
            return "A regression of " + outcome.score()
                    + " on all measures was not possible: too few respondents had all"
                    + " of them, or some measures determine others.";
        }
        List<String> significant = regression.coefficients().stream()
                .filter(one -> one.pValue() < 0.05)
                .map(one -> words(one.measure()) + " (β = " + NumberWords.correlation(one.beta()) + ")")
                .toList();
        return "Together the measures explained "
                + String.format(Locale.ROOT, "%.0f%%", 100 * regression.rSquared())
                + " of the variance of " + outcome.score() + " (n = " + NumberWords.count(regression.respondents())
                + "). "
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

    private static Table correlations(NetworkOutcome outcome) {
        return new Table(
                "network-correlations-" + outcome.score(),
                "Correlations with " + outcome.score(),
                List.of(
                        Column.text("Measure"),
                        Column.statistic("n"),
                        Column.number("r [95% CI]"),
                        Column.statistic("p")),
                outcome.correlations().stream()
                        .map(one -> List.<Cell>of(
                                Cell.text(words(one.measure())),
                                Cell.count(one.respondents()),
                                new Cell.Interval(one.r(), one.lower(), one.upper(), Format.CORRELATION),
                                Cell.number(one.pValue(), Format.P_VALUE)))
                        .toList(),
                List.of());
    }

    private static Table regression(NetworkOutcome outcome) {
        return new Table(
                "network-regression-" + outcome.score(),
                "Regression of " + outcome.score() + " on all measures",
                List.of(
                        Column.text("Measure"),
                        Column.number("β [95% CI]"),
                        Column.statistic("SE"),
                        Column.statistic("p")),
                outcome.regression().coefficients().stream()
                        .map(one -> List.<Cell>of(
                                Cell.text(words(one.measure())),
                                new Cell.Interval(one.beta(), one.lower(), one.upper(), Format.TWO_DECIMALS),
                                Cell.number(one.standardError(), Format.THREE_DECIMALS),
                                Cell.number(one.pValue(), Format.P_VALUE)))
                        .toList(),
                List.of("Least squares, all variables in standard deviations of the "
                        + NumberWords.count(outcome.regression().respondents())
                        + " respondents who have all measures. R² = "
                        + NumberWords.correlation(outcome.regression().rSquared()) + "."));
    }

    private static Table profile(NetworkOutcome outcome) {
        return new Table(
                "network-profile-" + outcome.score(),
                "Profile questions as known groups: " + outcome.score(),
                List.of(
                        Column.text("Question"),
                        Column.number("Median"),
                        Column.number("n up to the median"),
                        Column.statistic("M"),
                        Column.number("n above it"),
                        Column.statistic("M"),
                        Column.number("g [95% CI]")),
                outcome.profile().stream()
                        .map(one -> List.<Cell>of(
                                Cell.text(one.question()),
                                Cell.number(one.median(), Format.TWO_DECIMALS),
                                Cell.count(one.lowerCount()),
                                Cell.number(one.lowerMean(), Format.TWO_DECIMALS),
                                Cell.count(one.upperCount()),
                                Cell.number(one.upperMean(), Format.TWO_DECIMALS),
                                new Cell.Interval(one.g(), one.lower(), one.upper(), Format.TWO_DECIMALS)))
                        .toList(),
                List.of(
                        "Respondents above the median of a question less the others, in pooled standard deviations (Hedges' g)."));
    }

    /** One row per respondent: the one table that a spreadsheet wants. */
    public static Table byRespondent(PersonalNetworks answer) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Respondent")));
        answer.measures().forEach(measure -> columns.add(Column.number(measure.name())));
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < answer.respondents().size(); row++) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.text(answer.respondents().get(row))));
            for (double value : answer.values()[row]) {
                cells.add(Cell.number(value, Format.THREE_DECIMALS));
            }
            rows.add(cells);
        }
        return new Table("network-respondents", "Measures by respondent", columns, rows, List.of());
    }
}
