package kith.report.section.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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
import kith.report.document.TableColumns;
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
        return Table.of("network-efficacy", "Collective efficacy of networks by the ecometric model", List.of(model))
                .count("Networks", Ecometrics::groups)
                .count("Ties", Ecometrics::respondents)
                .threeDecimals("Variance between networks", one -> one.between()[0][0])
                .threeDecimals("Variance between ties", one -> one.persons()[0][0])
                .threeDecimals("Residual variance", Ecometrics::residual)
                .correlation("ICC", one -> found.icc())
                .correlation("Mean reliability λ", one -> found.exactMean())
                .count("Ties for λ = " + NumberWords.correlation(TARGET), one -> ties)
                .table("Items within ties within networks " + Citation.parenthetical("raudenbushSampson1999")
                        + "; ties with some missing responses contribute the responses they have.");
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
        List<NetworkSummary> summaries = IntStream.range(0, answer.measures().size())
                .mapToObj(m -> NetworkSummary.of(answer.existing(m)))
                .toList();
        return Table.of("network-measures", "Measures of personal networks", summaries.size())
                .text("Measure", m -> words(answer.measures().get(m)))
                .statistic("n", Format.COUNT, m -> summaries.get(m).n())
                .statistic("M", Format.TWO_DECIMALS, m -> summaries.get(m).mean())
                .statistic("SD", Format.TWO_DECIMALS, m -> summaries.get(m).deviation())
                .twoDecimals("Smallest", m -> summaries.get(m).smallest())
                .twoDecimals("Largest", m -> summaries.get(m).largest())
                .table("Heterogeneity is 1 less the sum of the squared shares of the categories "
                        + Citation.parenthetical("blau1977")
                        + ": 0 where all ties are alike. Density is the share of the pairs of ties that know each other. Density and"
                        + " SD need two ties.");
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
                .twoDecimals("Median", one -> one.median())
                .count("n up to the median", one -> one.lowerCount())
                .statistic("M", Format.TWO_DECIMALS, one -> one.lowerMean())
                .count("n above it", one -> one.upperCount())
                .statistic("M", Format.TWO_DECIMALS, one -> one.upperMean())
                .number("g [95% CI]", one -> new Cell.Interval(one.g(), one.lower(), one.upper(), Format.TWO_DECIMALS))
                .table(
                        "Respondents above the median of a question less the others, in pooled standard deviations (Hedges' g).");
    }

    /** One row per respondent: the one table that a spreadsheet wants. */
    public static Table byRespondent(PersonalNetworks answer) {
        TableColumns<Integer> table = Table.of(
                        "network-respondents",
                        "Measures by respondent",
                        answer.respondents().size())
                .text("Respondent", row -> answer.respondents().get(row))
                .numbers(
                        answer.measures().stream().map(NetworkMeasure::name).toList(),
                        Format.THREE_DECIMALS,
                        row -> answer.values()[row]);
        answer.efficacy().ifPresent(found -> table.threeDecimals("collective_efficacy", row -> found.scores()[row]));
        return table.table();
    }
}
