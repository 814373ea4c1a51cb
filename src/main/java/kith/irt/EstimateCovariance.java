package kith.irt;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Covariances of the estimates. Parameters that are held at a limit are taken as fixed: they have none (NaN), and those
 * of the others are conditional on them.
 */
final class EstimateCovariance {

    private final int[] kept;
    private final int size;

    private EstimateCovariance(boolean[] held) {
        kept = IntStream.range(0, held.length).filter(a -> !held[a]).toArray();
        size = held.length;
    }

    /** @param information observed information at the estimates */
    static double[][] of(
            IrtQuestion.StandardErrorKind kind,
            double[][] information,
            MarginalLikelihood likelihood,
            Expectation expectation,
            double[] free,
            boolean[] held) {
        EstimateCovariance of = new EstimateCovariance(held);
        if (kind == IrtQuestion.StandardErrorKind.NONE) {
            return of.whole(new InformationFactor(new double[of.kept.length][of.kept.length]).inverse());
        }
        double[][] bread = new InformationFactor(of.part(information)).inverse();
        if (kind == IrtQuestion.StandardErrorKind.OAKES || !expectation.isAdmissible()) {
            return of.whole(bread);
        }
        double[][] meat =
                of.part(PatternScores.of(likelihood, expectation, free).crossProduct(likelihood.patterns, free.length));
        return of.whole(
                kind == IrtQuestion.StandardErrorKind.CROSS_PRODUCT
                        ? new InformationFactor(meat).inverse()
                        : MarginalLikelihood.sandwich(bread, meat, bread));
    }

    /** Whether the information of what is not held is positive definite. */
    static boolean isIdentified(double[][] information, boolean[] held) {
        EstimateCovariance of = new EstimateCovariance(held);
        return of.kept.length == 0 || new InformationFactor(of.part(information)).isPositiveDefinite();
    }

    private double[][] part(double[][] matrix) {
        return Arrays.stream(kept)
                .mapToObj(
                        a -> Arrays.stream(kept).mapToDouble(b -> matrix[a][b]).toArray())
                .toArray(double[][]::new);
    }

    private double[][] whole(double[][] part) {
        double[][] whole = new double[size][size];
        for (double[] row : whole) {
            Arrays.fill(row, Double.NaN);
        }
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                whole[kept[a]][kept[b]] = part[a][b];
            }
        }
        return whole;
    }
}
