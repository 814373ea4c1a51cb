package kith.efa.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Setting;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.PearsonCorrelation;
import kith.moments.Missing;
import kith.moments.MomentsAccumulator;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;
import kith.moments.missing.MissingPatterns;
import kith.moments.missing.SaturatedMoments;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;

/**
 * How the items of a factor analysis go together, and the answers from which that is known. Unless asked for otherwise,
 * only people who answered every item take part, and a finding tells how many did not (psych's {@code fa} of raw data
 * takes pairwise complete correlations and counts all rows as its n; {@link #pairwise} does so too).
 *
 * @param correlation p × p
 * @param n how many people it rests on
 * @param rows complete answers, one column an item; for rank correlations the ranks; none where only the correlations
 *     are known
 * @param kind of the correlations
 * @param sampling how polychoric correlations vary from sample to sample
 * @param missing what is done about missing answers
 * @param findings about the correlations and the rows left out
 * @param clusters the number of the cluster of each of the rows; empty where rows were drawn one by one
 */
public record AnsweredItems(
        Matrix correlation,
        double n,
        double[][] rows,
        CorrelationKind kind,
        Optional<OrdinalMoments> sampling,
        Missing missing,
        List<Finding> findings,
        int[] clusters) {

    /** Rows that were drawn one by one. */
    public AnsweredItems(
            Matrix correlation,
            double n,
            double[][] rows,
            CorrelationKind kind,
            Optional<OrdinalMoments> sampling,
            Missing missing,
            List<Finding> findings) {
        this(correlation, n, rows, kind, sampling, missing, findings, new int[0]);
    }

    public AnsweredItems {
        rows = copy(rows);
        findings = List.copyOf(findings);
        clusters = clusters.clone();
        if (clusters.length > 0 && clusters.length != rows.length) {
            throw new IllegalArgumentException(clusters.length + " clusters of " + rows.length + " rows");
        }
    }

    @Override
    public int[] clusters() {
        return clusters.clone();
    }

    /**
     * The same rows, drawn in clusters.
     *
     * @param responses that the rows come from
     * @param column of the clusters; each row has one
     */
    public AnsweredItems clusteredBy(Responses responses, String column) {
        int[] code = responses.grouping(column).code();
        double[][] columns = correlation.rows().stream().map(responses::column).toArray(double[][]::new);
        int[] own = IntStream.range(0, code.length)
                .filter(row -> Arrays.stream(columns).noneMatch(answers -> Double.isNaN(answers[row])))
                .map(row -> code[row])
                .toArray();
        List<Finding> all = new ArrayList<>(findings);
        all.add(Finding.of("exploration_tests_assume_independence").at(column));
        return new AnsweredItems(correlation, n, rows, kind, sampling, missing, all, own);
    }

    @Override
    public double[][] rows() {
        return copy(rows);
    }

    /**
     * Correlations alone.
     *
     * @param matrix correlations, or covariances, which are made into correlations
     * @param n how many people they rest on
     */
    public static AnsweredItems ofMatrix(Matrix matrix, double n, CorrelationKind kind) {
        double[][] correlation = matrix.toArray();
        for (int i = 0; i < correlation.length; i++) {
            for (int j = 0; j < correlation.length; j++) {
                double scale = Math.sqrt(matrix.at(i, i) * matrix.at(j, j));
                correlation[i][j] = scale > 0 ? matrix.at(i, j) / scale : Double.NaN;
            }
        }
        return new AnsweredItems(
                Matrix.square(matrix.rows(), correlation),
                n,
                new double[0][],
                kind,
                Optional.empty(),
                Missing.LISTWISE,
                List.of(Finding.of("rows_needed", Map.of("without", "factors"))));
    }

    /**
     * Pearson's correlations of the answers as numbers.
     *
     * @throws InputException when fewer than two people answered every item
     */
    public static AnsweredItems pearson(Responses responses, List<String> items) {
        double[][] rows = complete(responses, items);
        return ofRows(items, rows, CorrelationKind.PEARSON, responses.size());
    }

    private static AnsweredItems ofRows(List<String> items, double[][] rows, CorrelationKind kind, int all) {
        return new AnsweredItems(
                correlation(items, rows),
                rows.length,
                rows,
                kind,
                Optional.empty(),
                Missing.LISTWISE,
                leftOut(all, rows.length));
    }

    /**
     * Pearson's correlations of those who answered both items, as {@code cor(x, use = "pairwise")} of R; n counts every
     * row with an answer.
     *
     * @throws InputException when nobody answered some two of the items
     */
    public static AnsweredItems pairwise(Responses responses, List<String> items) {
        MissingPatterns patterns = MissingPatterns.of(responses, items);
        if (patterns.isComplete() && patterns.emptyRows() == 0) {
            return pearson(responses, items);
        }
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(items);
        double[][] columns = items.stream().map(responses::column).toArray(double[][]::new);
        double[] row = new double[columns.length];
        for (int i = 0; i < responses.size(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = columns[j][i];
            }
            accumulator.add(row);
        }
        PairwiseMoments moments = accumulator.moments();
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < i; j++) {
                fewest = Math.min(fewest, moments.pairs().at(i, j));
            }
        }
        if (fewest < 2) {
            throw new InputException(
                    responses.source(),
                    "two items that fewer than two people answered both",
                    "at least two for every two items",
                    "leave out one of them, or screen the missing responses");
        }
        return incomplete(moments.pairCorrelation(), moments.rows() - patterns.emptyRows(), Missing.PAIRWISE, fewest);
    }

    /**
     * Pearson's correlations by maximum likelihood from every answer there is, for answers missing at random (psych's
     * {@code corFiml}); n counts every row with an answer.
     */
    public static AnsweredItems fiml(Responses responses, List<String> items) {
        MissingPatterns patterns = MissingPatterns.of(responses, items);
        if (patterns.isComplete() && patterns.emptyRows() == 0) {
            return pearson(responses, items);
        }
        SaturatedMoments saturated = patterns.saturated();
        List<Finding> findings = new ArrayList<>(saturated.findings());
        AnsweredItems found = incomplete(
                saturated.moments().correlation(), responses.size() - patterns.emptyRows(), Missing.FIML, Double.NaN);
        findings.addAll(found.findings());
        return new AnsweredItems(
                found.correlation(),
                found.n(),
                found.rows(),
                found.kind(),
                found.sampling(),
                found.missing(),
                findings);
    }

    private static AnsweredItems incomplete(Matrix correlation, double n, Missing missing, double fewest) {
        return new AnsweredItems(
                correlation,
                n,
                new double[0][],
                CorrelationKind.PEARSON,
                Optional.empty(),
                missing,
                List.of(Finding.of("incomplete_answers_used", Map.of("fewest", fewest, "method", missing))));
    }

    /**
     * Spearman's rank correlations; equal answers share the mean of their ranks.
     *
     * @throws InputException when fewer than two people answered every item
     */
    public static AnsweredItems spearman(Responses responses, List<String> items) {
        double[][] rows = complete(responses, items);
        for (int j = 0; j < items.size(); j++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            double[] ranks = PearsonCorrelation.ranks(column);
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = ranks[i];
            }
        }
        return ofRows(items, rows, CorrelationKind.SPEARMAN, responses.size());
    }

    /**
     * Polychoric correlations, as {@link OrdinalMoments} estimates them.
     *
     * @throws InputException when fewer than two people answered every item, or an item has too many different answers
     */
    public static AnsweredItems polychoric(Responses responses, List<String> items, Parallel parallel) {
        double[][] rows = complete(responses, items);
        OrdinalMoments moments = OrdinalMoments.of(
                responses, OrdinalDesign.of(items).with(CovarianceDetail.FULL).with(parallel));
        List<Finding> findings = new ArrayList<>(leftOut(responses.size(), rows.length));
        findings.addAll(moments.findings());
        return new AnsweredItems(
                moments.correlation(),
                rows.length,
                rows,
                CorrelationKind.POLYCHORIC,
                Optional.of(moments),
                Missing.LISTWISE,
                findings);
    }

    /**
     * For each polychoric correlation the reciprocal of its sampling variance: the weights of diagonally weighted least
     * squares.
     */
    public static Matrix precisions(OrdinalMoments moments) {
        List<String> names = moments.names();
        double[] variances = moments.asymptotic().diagonal();
        double[][] precisions = new double[names.size()][names.size()];
        int at = variances.length - names.size() * (names.size() - 1) / 2;
        for (int j = 0; j < names.size(); j++) {
            for (int i = j + 1; i < names.size(); i++) {
                precisions[i][j] = 1 / variances[at++];
                precisions[j][i] = precisions[i][j];
            }
        }
        return Matrix.square(names, precisions);
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
                    "leave out items that few respondents answered, or use incomplete rows too: "
                            + Setting.to("efa_missing", "pairwise"));
        }
        return rows.toArray(new double[0][]);
    }

    private static List<Finding> leftOut(int all, int complete) {
        return all == complete
                ? List.of()
                : List.of(Finding.of("incomplete_rows", Map.of("left_out", all - complete, "rows", all)));
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
