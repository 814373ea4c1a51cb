package kith.efa;

import java.util.ArrayList;
import java.util.List;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.moments.CovarianceDetail;
import kith.moments.MomentsAccumulator;
import kith.moments.OrdinalDesign;
import kith.moments.OrdinalMoments;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Answers to the items of a factor analysis and how they go together. Only people who answered every item take part, and a
 * finding tells how many did not (psych's {@code fa} of raw data takes pairwise complete correlations).
 *
 * @param correlation p × p
 * @param rows complete answers, one column an item; for rank correlations the ranks
 * @param kind of the correlations; rank correlations are Pearson's of the ranks
 * @param findings about the correlations and the rows left out
 */
public record AnsweredItems(Matrix correlation, double[][] rows, CorrelationKind kind, List<Finding> findings) {

    public AnsweredItems {
        rows = copy(rows);
        findings = List.copyOf(findings);
    }

    @Override
    public double[][] rows() {
        return copy(rows);
    }

    /** How many people answered every item. */
    public int n() {
        return rows.length;
    }

    /**
     * Pearson's correlations of the answers as numbers.
     *
     * @throws InputException when fewer than two people answered every item
     */
    public static AnsweredItems pearson(Responses responses, List<String> items) {
        double[][] rows = complete(responses, items);
        return new AnsweredItems(
                correlation(items, rows), rows, CorrelationKind.PEARSON, leftOut(responses.size(), rows.length));
    }

    /**
     * Spearman's rank correlations; equal answers share the mean of their ranks.
     *
     * @throws InputException when fewer than two people answered every item
     */
    public static AnsweredItems spearman(Responses responses, List<String> items) {
        double[][] rows = complete(responses, items);
        NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
        for (int j = 0; j < items.size(); j++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            double[] ranks = ranking.rank(column);
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = ranks[i];
            }
        }
        return new AnsweredItems(
                correlation(items, rows), rows, CorrelationKind.PEARSON, leftOut(responses.size(), rows.length));
    }

    /**
     * Polychoric correlations, as {@link OrdinalMoments} estimates them.
     *
     * @throws InputException when fewer than two people answered every item, or an item has too many different answers
     */
    public static AnsweredItems polychoric(Responses responses, List<String> items, Parallel parallel) {
        double[][] rows = complete(responses, items);
        OrdinalMoments moments = OrdinalMoments.of(
                responses,
                OrdinalDesign.of(items).with(CovarianceDetail.DIAGONAL).with(parallel));
        List<Finding> findings = new ArrayList<>(leftOut(responses.size(), rows.length));
        findings.addAll(moments.findings());
        return new AnsweredItems(moments.correlation(), rows, CorrelationKind.POLYCHORIC, findings);
    }

    private static Matrix correlation(List<String> items, double[][] rows) {
        MomentsAccumulator accumulator = new MomentsAccumulator(items);
        for (double[] row : rows) {
            accumulator.add(row);
        }
        return accumulator.moments().correlation();
    }

    private static double[][] complete(Responses responses, List<String> items) {
        double[][] columns = items.stream().map(responses::column).toArray(double[][]::new);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            double[] row = new double[columns.length];
            boolean complete = true;
            for (int j = 0; j < row.length; j++) {
                row[j] = columns[j][i];
                complete &= !Double.isNaN(row[j]);
            }
            if (complete) {
                rows.add(row);
            }
        }
        if (rows.size() < 2) {
            throw new InputException(
                    responses.source(),
                    rows.size() + " of " + responses.size() + " rows have an answer to every item",
                    "at least 2, and many more to find factors",
                    "leave out items that few people answered");
        }
        return rows.toArray(new double[0][]);
    }

    private static List<Finding> leftOut(int all, int complete) {
        return all == complete
                ? List.of()
                : List.of(Finding.note(
                        "incomplete_rows",
                        "",
                        (all - complete) + " of " + all
                                + " rows lack an answer to at least one item and take no part in the factor analysis",
                        "leave out items that many did not answer, if these are too many"));
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
