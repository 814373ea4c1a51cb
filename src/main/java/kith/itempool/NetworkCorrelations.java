package kith.itempool;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.efa.correlation.CorrelationKind;
import kith.math.Matrix;
import kith.math.Parallel;
import kith.math.PearsonCorrelation;
import kith.math.Symmetric;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalAccumulator;
import kith.moments.ordered.OrdinalDesign;
import org.ejml.data.DMatrixRMaj;

/**
 * Correlations that the network of items is estimated from.
 *
 * <p>Polychoric ones are those of {@code cor_auto} of qgraph, which EGAnet uses as well: items with up to seven
 * different responses are ordered, others continuous (polyserial with the ordered ones, Pearson among themselves). A
 * matrix with negative eigenvalues is smoothed by the rule of psych's {@code cor.smooth}; {@code cor_auto} takes the
 * nearest positive definite matrix.
 *
 * @param r one array an item; of items that vary and complete rows every correlation exists
 * @param smoothed whether there were negative eigenvalues
 */
record NetworkCorrelations(double[][] r, boolean smoothed) {

    private static final int MOST_CATEGORIES = 7;

    /** Which items are ordered follows from all respondents, so that it is the same in every sample of them. */
    static final class Question {

        private final List<String> items;
        private final CorrelationKind kind;
        private final boolean[] ordered;

        /** @param scores one array an item, none missing, none constant */
        Question(List<String> items, double[][] scores, CorrelationKind kind) {
            this.items = items;
            this.kind = kind;
            this.ordered = new boolean[scores.length];
            for (int i = 0; i < ordered.length; i++) {
                ordered[i] = Arrays.stream(scores[i])
                                .distinct()
                                .limit(MOST_CATEGORIES + 1L)
                                .count()
                        <= MOST_CATEGORIES;
            }
        }

        /** Of these respondents. */
        NetworkCorrelations of(double[][] scores, Parallel parallel) {
            return switch (kind) {
                case PEARSON -> new NetworkCorrelations(Correlations.of(scores), false);
                case SPEARMAN ->
                    new NetworkCorrelations(
                            Correlations.of(Arrays.stream(scores)
                                    .map(column -> PearsonCorrelation.ranks(column, new double[0]))
                                    .toArray(double[][]::new)),
                            false);
                case POLYCHORIC -> smoothed(polychoric(scores, parallel));
            };
        }

        private Matrix polychoric(double[][] scores, Parallel parallel) {
            List<ObservedVariable> variables = IntStream.range(0, items.size())
                    .mapToObj(i -> ordered[i]
                            ? ObservedVariable.orderedAsSeen(items.get(i), scores[i])
                            : ObservedVariable.continuous(items.get(i)))
                    .toList();
            OrdinalDesign design =
                    OrdinalDesign.of(items).with(CovarianceDetail.DIAGONAL).with(parallel);
            OrdinalAccumulator accumulator = new OrdinalAccumulator(variables, design);
            double[] row = new double[scores.length];
            for (int p = 0; p < scores[0].length; p++) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = scores[i][p];
                }
                accumulator.add(row);
            }
            return accumulator.moments().correlation();
        }
    }

    private static NetworkCorrelations smoothed(Matrix matrix) {
        DMatrixRMaj found = Symmetric.of(matrix);
        DMatrixRMaj smooth = Symmetric.smooth(found);
        double[][] r = new double[found.numRows][found.numRows];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r.length; j++) {
                r[i][j] = smooth.get(i, j);
            }
        }
        return new NetworkCorrelations(r, smooth != found);
    }
}
