package kith.report.section.cfa;

import java.util.List;
import java.util.Optional;
import kith.citation.Citation;
import kith.data.Responses;
import kith.report.document.Block;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.sem.fit.SemFit;
import kith.sem.score.FactorScores;
import kith.sem.score.FactorScoring;

/**
 * Presents scores on the factors of a model: the scores themselves, a row per person, and how well they stand for the
 * factors.
 */
public final class FactorScoreTables {

    private FactorScoreTables() {}

    /**
     * The scores of every row of the answers, in their order.
     *
     * @param id heading of the first column
     * @param group column of the groups, if there is one
     */
    public static Table scores(
            FactorScores scores, SemFit fit, Responses responses, String id, Optional<String> group) {
        List<String> factors = scores.scores().cols();
        List<String> items = fit.table().observed();
        List<double[]> answers = items.stream().map(responses::column).toList();
        List<String> groups = group.map(responses::grouping)
                .map(grouping -> java.util.Arrays.stream(grouping.code())
                        .mapToObj(code -> code < 0 ? "" : grouping.names().get(code))
                        .toList())
                .orElse(List.of());
        return Table.of("factor-scores", "Factor scores", responses.size())
                .text(id, responses.rowIds()::get)
                .when(group.isPresent(), table -> table.text(group.orElseThrow(), groups::get))
                .each(
                        factors,
                        (table, factor) -> table.threeDecimals(
                                factor, row -> scores.scores().at(row, factors.indexOf(factor))))
                .each(
                        factors,
                        (table, factor) -> table.threeDecimals(
                                factor + "_se", row -> scores.standardErrors().at(row, factors.indexOf(factor))))
                .count(
                        "answered",
                        row -> answers.stream()
                                .filter(column -> !Double.isNaN(column[row]))
                                .count())
                .table(method(scores, fit));
    }

    /** How well the scores stand for the factors. */
    public static Table quality(FactorScores scores, SemFit fit) {
        int factors = scores.determinacy().cols().size();
        return Table.of(
                        "factor-score-quality",
                        "Determinacy and reliability of the factor scores",
                        scores.determinacy().rows().size() * factors)
                .text("Group", row -> scores.determinacy().rows().get(row / factors))
                .text("Factor", row -> scores.determinacy().cols().get(row % factors))
                .correlation("Determinacy", row -> scores.determinacy().at(row / factors, row % factors))
                .correlation("Reliability", row -> scores.reliability().at(row / factors, row % factors))
                .table(
                        method(scores, fit),
                        "Determinacy: correlation of the regression score with its factor, for complete responses"
                                + " " + Citation.parenthetical("grice2001")
                                + "; there is none for ordered responses. Reliability: share of the variance of the"
                                + " scores that is the factor’s, averaged over the respondents scored "
                                + Citation.parenthetical("green1984") + ".");
    }

    /** Which rows have no score or lack answers. */
    public static List<Block> notices(FactorScores scores) {
        return Notices.of(scores.findings());
    }

    private static String method(FactorScores scores, SemFit fit) {
        return "Method: " + name(scores.method(), fit) + ".";
    }

    private static String name(FactorScoring method, SemFit fit) {
        boolean ordered = !fit.table().ordered().isEmpty();
        return switch (method) {
            case REGRESSION ->
                ordered ? "empirical Bayes modal (EBM)" : "regression " + Citation.parenthetical("thurstone1935");
            case BARTLETT -> ordered ? "maximum likelihood given the factors" : Citation.narrative("bartlett1937");
        };
    }

    /** What is to be known about the scores, for programs. */
    public static Tree tree(FactorScores scores, SemFit fit) {
        int rows = scores.scores().rows().size();
        long scored = java.util.stream.IntStream.range(0, rows)
                .filter(r -> !Double.isNaN(scores.scores().at(r, 0)))
                .count();
        return new Tree()
                .put("method", name(scores.method(), fit))
                .put("rows", rows)
                .put("scored", scored)
                .putMatrix(
                        "determinacy",
                        scores.determinacy().rows(),
                        scores.determinacy().cols(),
                        scores.determinacy().toArray())
                .putMatrix(
                        "reliability",
                        scores.reliability().rows(),
                        scores.reliability().cols(),
                        scores.reliability().toArray());
    }
}
