package kith.report.section.efa;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.data.Responses;
import kith.efa.solution.FactorScoreWeights;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Tree;

/**
 * Presents scores on the factors of an exploratory analysis: the scores themselves, and how well they stand for the
 * factors.
 */
public final class EfaScoreTables {

    private EfaScoreTables() {}

    /**
     * The scores of every row of the answers, in their order.
     *
     * @param scored n × factors, NaN for who left an item out
     * @param id heading of the first column
     */
    public static Table scores(FactorScoreWeights scores, double[][] scored, Responses responses, String id) {
        return Table.of("factor-scores", "Factor scores", scored.length)
                .text(id, i -> responses.rowIds().get(i))
                .numbers(scores.weights().cols(), Format.THREE_DECIMALS, i -> scored[i])
                .table(method(scores));
    }

    /** How well the scores stand for the factors, and how they go together. */
    public static Table quality(FactorScoreWeights scores) {
        List<String> factors = scores.weights().cols();
        return Table.of("factor-score-quality", "Factor scores", factors.size())
                .text("Factor", k -> factors.get(k))
                .correlation("Determinacy", k -> scores.determinacy()[k])
                .correlation("Validity", k -> scores.validity()[k])
                .numbers(factors, Format.CORRELATION, k -> scores.correlations().row(k))
                .table(
                        method(scores),
                        "Determinacy: multiple correlation of the factor with the items. Validity: correlation of the score with its"
                                + " factor. Then the correlations of the scores with each other "
                                + Citation.parenthetical("grice2001")
                                + ".");
    }

    private static String method(FactorScoreWeights scores) {
        return "Method: "
                + switch (scores.method()) {
                    case REGRESSION -> "regression " + Citation.parenthetical("thurstone1935");
                    case BARTLETT -> Citation.narrative("bartlett1937");
                    case TEN_BERGE -> Citation.narrative("tenBerge1999");
                }
                + ".";
    }

    /** What is to be known about the scores, for programs. */
    public static Tree tree(FactorScoreWeights scores, double[][] scored) {
        Tree tree = new Tree()
                .put("method", scores.method().name().toLowerCase(Locale.ROOT))
                .put("rows", scored.length)
                .put(
                        "scored",
                        Arrays.stream(scored)
                                .filter(row -> !Double.isNaN(row[0]))
                                .count());
        EfaTree.matrix(tree, "weights", scores.weights());
        EfaTree.matrix(tree, "correlations", scores.correlations());
        return tree.put("validity", Arrays.stream(scores.validity()).boxed().toList());
    }
}
