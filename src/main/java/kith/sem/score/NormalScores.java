package kith.sem.score;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import kith.sem.estimation.ContinuousTerm;
import kith.sem.implied.CovarianceStructure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Regression and Bartlett scores of one group; from the variables answered where some are missing. */
final class NormalScores implements FactorScorer.GroupScorer {

    private final FactorScoring method;
    private final int factors;
    private final DMatrixRMaj sigma;
    private final DMatrixRMaj loadings;
    private final DMatrixRMaj cross;
    private final DMatrixRMaj latent;
    private final double[] centre;
    private final double[] latentMean;
    private final Map<BitSet, Weights> weights = new HashMap<>();

    /**
     * What rows with the same variables answered have in common.
     *
     * @param coefficients factors × variables answered
     */
    private record Weights(int[] observed, DMatrixRMaj coefficients, double[] errors) {}

    /**
     * @param structure at the estimates
     * @param factors how many of the structure's factors are asked for, the first ones
     */
    NormalScores(ContinuousTerm term, CovarianceStructure structure, int factors, FactorScoring method) {
        this.method = method;
        this.factors = factors;
        this.sigma = structure.sigma().copy();
        this.loadings = structure.directLoadings().copy();
        this.cross = structure.cross().copy();
        this.latent = structure.latentCovariance().copy();
        this.centre = term.centre().clone();
        this.latentMean = structure.latentMean().clone();
    }

    @Override
    public boolean score(double[] row, double[] score, double[] error) {
        BitSet observed = new BitSet();
        IntStream.range(0, row.length).filter(i -> !Double.isNaN(row[i])).forEach(observed::set);
        Weights own = weights.computeIfAbsent(observed, this::weights);
        for (int k = 0; k < factors; k++) {
            double sum = latentMean[k];
            for (int i = 0; i < own.observed.length; i++) {
                int variable = own.observed[i];
                sum += own.coefficients.get(k, i) * (row[variable] - centre[variable]);
            }
            score[k] = sum;
            error[k] = own.errors[k];
        }
        return true;
    }

    private Weights weights(BitSet answered) {
        int[] observed = answered.stream().toArray();
        int m = latent.numRows;
        DMatrixRMaj inverse = CholeskyFactor.inverseOf(select(sigma, observed, observed));
        int[] all = IntStream.range(0, m).toArray();
        DMatrixRMaj lambda = select(method == FactorScoring.REGRESSION ? cross : loadings, observed, all);
        DMatrixRMaj half = new DMatrixRMaj(m, observed.length);
        CommonOps_DDRM.multTransA(lambda, inverse, half);
        DMatrixRMaj information = new DMatrixRMaj(m, m);
        CommonOps_DDRM.mult(half, lambda, information);
        double[] errors = new double[m];
        if (method == FactorScoring.REGRESSION) {
            for (int k = 0; k < m; k++) {
                errors[k] = root(latent.get(k, k) - information.get(k, k));
            }
            return new Weights(observed, half, errors);
        }
        DMatrixRMaj spread = new DMatrixRMaj(m, m);
        CommonOps_DDRM.pinv(information, spread);
        DMatrixRMaj coefficients = new DMatrixRMaj(m, observed.length);
        CommonOps_DDRM.mult(spread, half, coefficients);
        for (int k = 0; k < m; k++) {
            errors[k] = root(spread.get(k, k) - latent.get(k, k));
            if (!(information.get(k, k) > 0)) {
                errors[k] = Double.NaN;
                for (int i = 0; i < observed.length; i++) {
                    coefficients.set(k, i, Double.NaN);
                }
            }
        }
        return new Weights(observed, coefficients, errors);
    }

    @Override
    public double[] determinacy() {
        int[] everything = IntStream.range(0, sigma.numRows).toArray();
        DMatrixRMaj inverse = CholeskyFactor.inverseOf(select(sigma, everything, everything));
        DMatrixRMaj half = new DMatrixRMaj(latent.numRows, sigma.numRows);
        CommonOps_DDRM.multTransA(cross, inverse, half);
        DMatrixRMaj explained = new DMatrixRMaj(latent.numRows, latent.numRows);
        CommonOps_DDRM.mult(half, cross, explained);
        double[] determinacy = new double[factors];
        Arrays.setAll(determinacy, k -> Math.sqrt(explained.get(k, k) / latent.get(k, k)));
        return determinacy;
    }

    private static double root(double variance) {
        return variance < 1e-5 ? Double.NaN : Math.sqrt(variance);
    }

    private static DMatrixRMaj select(DMatrixRMaj matrix, int[] rows, int[] cols) {
        DMatrixRMaj selected = new DMatrixRMaj(rows.length, cols.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < cols.length; j++) {
                selected.set(i, j, matrix.get(rows[i], cols[j]));
            }
        }
        return selected;
    }
}
