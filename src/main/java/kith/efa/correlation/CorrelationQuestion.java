package kith.efa.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.PackedRows;
import kith.data.Responses;
import kith.data.SamplingWeights;
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
import kith.moments.missing.MissingPatternsAccumulator;
import kith.moments.missing.SaturatedMoments;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.OrdinalDesign;
import kith.moments.ordered.OrdinalMoments;

/**
 * Which correlations of which rows a factor analysis takes.
 *
 * <p>Sampling weights make every correlation a weighted one (R's {@code cov.wt}; polychoric ones as in lavaan), with
 * the number of rows for n. Spearman's are those of weighted mid-ranks: the weight of all lower responses plus half
 * that of equal ones (as Hmisc's {@code wtd.rank}). Rows with a weight of 0 take no part.
 *
 * @param missing listwise: the complete rows; pairwise: of those who answered both items, as {@code cor(x, use =
 *     "pairwise")} of R, with every row with an answer for n; FIML: by maximum likelihood from every answer, for
 *     responses missing at random (psych's {@code corFiml}). The last two are for Pearson's correlations.
 * @param cluster column of the clusters that rows were drawn in
 * @param weights column of the sampling weights
 */
public record CorrelationQuestion(
        CorrelationKind kind, Missing missing, Optional<String> cluster, Optional<String> weights, Parallel parallel) {

    public CorrelationQuestion {
        if (missing != Missing.LISTWISE && kind != CorrelationKind.PEARSON) {
            throw new IllegalArgumentException(missing + " with " + kind + " correlations");
        }
    }

    /** Of complete rows that were drawn one by one and count once each. */
    public static CorrelationQuestion of(CorrelationKind kind, Parallel parallel) {
        return new CorrelationQuestion(kind, Missing.LISTWISE, Optional.empty(), Optional.empty(), parallel);
    }

    public CorrelationQuestion with(Missing other) {
        return new CorrelationQuestion(kind, other, cluster, weights, parallel);
    }

    public CorrelationQuestion clusteredBy(Optional<String> column) {
        return new CorrelationQuestion(kind, missing, column, weights, parallel);
    }

    public CorrelationQuestion weightedBy(Optional<String> column) {
        return new CorrelationQuestion(kind, missing, cluster, column, parallel);
    }

    /**
     * The rows whose cluster is known and whose weight is not 0.
     *
     * @param findings receives how many others there are
     * @throws InputException with every row whose weight is missing, negative or infinite
     */
    public Responses rows(Responses responses, List<Finding> findings) {
        Responses weighted = weights.map(column -> SamplingWeights.weighted(responses, column, findings))
                .orElse(responses);
        if (cluster.isEmpty()) {
            return weighted;
        }
        int[] code = weighted.grouping(cluster.get()).code();
        int[] known = IntStream.range(0, code.length)
                .filter(row -> code[row] != Grouping.NONE)
                .toArray();
        if (known.length == code.length) {
            return weighted;
        }
        findings.add(Finding.of(
                        "rows_without_cluster",
                        Map.of("rows", code.length - known.length, "all", code.length, "column", cluster.get()))
                .at(cluster.get()));
        return weighted.rows(known);
    }

    /**
     * The correlations of the {@link #rows}.
     *
     * @throws InputException when fewer than two respondents answered every item (pairwise: some two of them), or an
     *     item has too many different answers for polychoric correlations
     */
    public AnsweredItems of(Responses responses, List<String> items) {
        List<Finding> findings = new ArrayList<>();
        Responses rows = rows(responses, findings);
        return new Rows(this, rows, items, findings).answered();
    }

    /** The rows used, and what is said about them. */
    private record Rows(CorrelationQuestion question, Responses responses, List<String> items, List<Finding> findings) {

        AnsweredItems answered() {
            question.cluster.ifPresent(column -> findings.add(
                    Finding.of("exploration_tests_assume_independence").at(column)));
            question.weights.ifPresent(column -> findings.add(
                    Finding.of("exploration_tests_assume_equal_weights").at(column)));
            if (question.missing == Missing.LISTWISE) {
                return complete();
            }
            MissingPatterns patterns = patterns();
            if (patterns.isComplete() && patterns.emptyRows() == 0) {
                return complete();
            }
            return question.missing == Missing.PAIRWISE ? pairwise() : fiml(patterns);
        }

        private AnsweredItems complete() {
            List<PackedNumbers> columns = columns();
            int[] rows = IntStream.range(0, responses.size())
                    .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column.at(row))))
                    .toArray();
            if (rows.length < 2) {
                throw new InputException(
                        responses.source(),
                        rows.length + " of " + responses.size() + " rows have an answer to every item",
                        "at least 2, and many more to find factors",
                        "leave out items that few respondents answered, or use incomplete rows too: "
                                + Setting.to("efa_missing", "pairwise"));
            }
            if (rows.length < responses.size()) {
                findings.add(Finding.of(
                        "incomplete_rows",
                        Map.of("left_out", responses.size() - rows.length, "rows", responses.size())));
            }
            double[] weights = question.weights
                    .map(column -> SamplingWeights.normalised(chosen(responses.column(column), rows)))
                    .orElse(new double[0]);
            PackedRows answers = answers(columns, rows, weights);
            Optional<OrdinalMoments> moments =
                    question.kind == CorrelationKind.POLYCHORIC ? Optional.of(polychoric(rows)) : Optional.empty();
            moments.ifPresent(found -> findings.addAll(found.findings()));
            int[] code = question.cluster
                    .map(column -> responses.grouping(column).code())
                    .orElse(new int[0]);
            return new AnsweredItems(
                    moments.map(OrdinalMoments::correlation).orElseGet(() -> correlation(answers, weights)),
                    rows.length,
                    answers,
                    question.kind,
                    moments,
                    Missing.LISTWISE,
                    findings,
                    code.length == 0
                            ? code
                            : Arrays.stream(rows).map(row -> code[row]).toArray(),
                    weights);
        }

        private PackedRows answers(List<PackedNumbers> columns, int[] rows, double[] weights) {
            return PackedRows.of(columns.stream()
                    .map(column -> column.of(rows))
                    .map(column -> question.kind == CorrelationKind.SPEARMAN
                            ? PackedNumbers.of(PearsonCorrelation.ranks(column.toArray(), weights))
                            : column)
                    .toList());
        }

        private OrdinalMoments polychoric(int[] rows) {
            Set<Integer> complete = Arrays.stream(rows).boxed().collect(Collectors.toSet());
            OrdinalDesign design =
                    OrdinalDesign.of(items).with(CovarianceDetail.FULL).with(question.parallel);
            return question.weights
                    .map(column -> OrdinalMoments.of(
                            SamplingWeights.normalised(responses, column, complete::contains),
                            design.weightedBy(column)))
                    .orElseGet(() -> OrdinalMoments.of(responses, design));
        }

        private Matrix correlation(PackedRows answers, double[] weights) {
            MomentsAccumulator accumulator = new MomentsAccumulator(items);
            double[] answer = new double[items.size()];
            for (int row = 0; row < answers.size(); row++) {
                answers.read(row, answer);
                accumulator.add(answer, weights.length == 0 ? 1 : weights[row]);
            }
            return accumulator.moments().correlation();
        }

        private AnsweredItems pairwise() {
            PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(items);
            forEachRow(accumulator::add);
            PairwiseMoments moments = accumulator.moments();
            double fewest = moments.fewestPairs();
            if (fewest < 2) {
                throw new InputException(
                        responses.source(),
                        "two items that fewer than two people answered both",
                        "at least two for every two items",
                        "leave out one of them, or screen the missing responses");
            }
            return incomplete(moments.pairCorrelation(), fewest);
        }

        private AnsweredItems fiml(MissingPatterns patterns) {
            SaturatedMoments saturated = patterns.saturated();
            findings.addAll(saturated.findings());
            return incomplete(saturated.moments().correlation(), Double.NaN);
        }

        private AnsweredItems incomplete(Matrix correlation, double fewest) {
            List<PackedNumbers> columns = columns();
            long n = IntStream.range(0, responses.size())
                    .filter(row -> columns.stream().anyMatch(column -> !Double.isNaN(column.at(row))))
                    .count();
            findings.add(Finding.of("incomplete_answers_used", Map.of("fewest", fewest, "method", question.missing)));
            return new AnsweredItems(
                    correlation,
                    n,
                    PackedRows.NONE,
                    CorrelationKind.PEARSON,
                    Optional.empty(),
                    question.missing,
                    findings);
        }

        private MissingPatterns patterns() {
            MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(items);
            forEachRow(accumulator::add);
            return accumulator.patterns();
        }

        /** Gives every row with its weight; the array is the same for all rows. */
        private void forEachRow(ObjDoubleConsumer<double[]> use) {
            double[] weights = weights();
            List<PackedNumbers> columns = columns();
            double[] answers = new double[columns.size()];
            for (int row = 0; row < responses.size(); row++) {
                for (int j = 0; j < answers.length; j++) {
                    answers[j] = columns.get(j).at(row);
                }
                use.accept(answers, weights[row]);
            }
        }

        /** Of every row; they sum to the number of rows. */
        private double[] weights() {
            double[] ones = new double[responses.size()];
            Arrays.fill(ones, 1);
            return question.weights
                    .map(column -> SamplingWeights.normalised(responses.column(column)))
                    .orElse(ones);
        }

        private List<PackedNumbers> columns() {
            return items.stream().map(responses::packed).toList();
        }

        private static double[] chosen(double[] column, int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
        }
    }
}
