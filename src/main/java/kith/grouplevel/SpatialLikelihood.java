package kith.grouplevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import kith.math.Objective;
import kith.math.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of y_g = μ + u_g + e_g with u = ρWu + ε, ε_g ~ N(0, τ) and e_g ~ N(0, v_g), v known. With B = I − ρW,
 * A = B′B and M = A ∕ τ + V⁻¹: log |Σ| = log |V| + log |M| + n log τ − 2 log |B|, and log |B| from the eigenvalues of W
 * (Ord 1975, doi 10.1080/01621459.1975.10480272). The value is −2 log L without its constant, by the number of groups;
 * the variables are log τ and, unless it is held at 0, artanh ρ. μ is at its generalised least squares estimate. Not
 * thread-safe.
 */
final class SpatialLikelihood implements Objective {

    private final int n;
    private final boolean dependent;
    private final double[] y;
    private final double[] precision;
    private final DMatrixRMaj sums;
    private final DMatrixRMaj squares;
    private final double[] eigenvalues;
    private final DMatrixRMaj structure;
    private final DMatrixRMaj information;
    private final DMatrixRMaj inverse;
    private final CholeskyFactor factor;
    private double mean;
    private double meanInformation;
    private double[] posterior;

    /** @param dependent whether ρ is free; it is 0 otherwise */
    SpatialLikelihood(double[] y, double[] errorVariances, SpatialWeights weights, boolean dependent) {
        this.n = y.length;
        this.dependent = dependent;
        this.y = y.clone();
        this.precision = Arrays.stream(errorVariances).map(v -> 1 / v).toArray();
        DMatrixRMaj w = new DMatrixRMaj(n, n);
        DMatrixRMaj similar = new DMatrixRMaj(n, n);
        for (int g = 0; g < n; g++) {
            int[] own = weights.neighbours().get(g);
            for (int k = 0; k < own.length; k++) {
                double weight = weights.weights().get(g)[k];
                w.set(g, own[k], weight);
                similar.set(g, own[k], weight * Math.sqrt(weights.sums()[g] / weights.sums()[own[k]]));
            }
        }
        this.eigenvalues = dependent ? Spectrum.values(similar) : new double[0];
        this.sums = new DMatrixRMaj(n, n);
        CommonOps_DDRM.transpose(w, sums);
        CommonOps_DDRM.addEquals(sums, w);
        this.squares = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(w, w, squares);
        this.structure = new DMatrixRMaj(n, n);
        this.information = new DMatrixRMaj(n, n);
        this.inverse = new DMatrixRMaj(n, n);
        this.factor = new CholeskyFactor(n);
    }

    @Override
    public int dimension() {
        return dependent ? 2 : 1;
    }

    double correlation(double[] point) {
        return dependent ? Math.tanh(point[1]) : 0;
    }

    @Override
    public double value(double[] point) {
        return valueAndGradient(point, new double[dimension()]);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        double tau = Math.exp(point[0]);
        double rho = correlation(point);
        for (int k = 0; k < structure.data.length; k++) {
            structure.data[k] = -rho * sums.data[k] + rho * rho * squares.data[k];
            information.data[k] = structure.data[k] / tau;
        }
        for (int g = 0; g < n; g++) {
            structure.add(g, g, 1);
            information.set(g, g, structure.get(g, g) / tau + precision[g]);
        }
        if (!factor.factor(information)) {
            return Double.POSITIVE_INFINITY;
        }
        factor.inverse(inverse);
        double[] ofOnes = times(inverse, precision);
        double[] weightedOnes = IntStream.range(0, n)
                .mapToDouble(g -> precision[g] * (1 - ofOnes[g]))
                .toArray();
        meanInformation = Arrays.stream(weightedOnes).sum();
        mean = dot(weightedOnes, y) / meanInformation;
        double[] scaled = IntStream.range(0, n)
                .mapToDouble(g -> precision[g] * (y[g] - mean))
                .toArray();
        posterior = times(inverse, scaled);
        double square = IntStream.range(0, n)
                .mapToDouble(g -> scaled[g] * (y[g] - mean - posterior[g]))
                .sum();
        double logs = -Arrays.stream(precision).map(Math::log).sum() + factor.logDeterminant() + n * point[0];
        double slope = 0;
        for (double eigenvalue : eigenvalues) {
            logs -= 2 * Math.log1p(-rho * eigenvalue);
            slope += 2 * eigenvalue / (1 - rho * eigenvalue);
        }
        gradient[0] = (n - (trace(structure) + form(structure)) / tau) / n;
        if (dependent) {
            for (int k = 0; k < structure.data.length; k++) {
                structure.data[k] = -sums.data[k] + 2 * rho * squares.data[k];
            }
            gradient[1] = ((trace(structure) + form(structure)) / tau + slope) * (1 - rho * rho) / n;
        }
        return (logs + square) / n;
    }

    /** tr(M⁻¹ X), X symmetric. */
    private double trace(DMatrixRMaj x) {
        return dot(inverse.data, x.data);
    }

    /** m′ X m with m the posterior means. */
    private double form(DMatrixRMaj x) {
        return dot(posterior, times(x, posterior));
    }

    private double[] times(DMatrixRMaj symmetric, double[] vector) {
        double[] product = new double[n];
        for (int g = 0; g < n; g++) {
            double sum = 0;
            for (int h = 0; h < n; h++) {
                sum += symmetric.data[g * n + h] * vector[h];
            }
            product[g] = sum;
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** μ at the point of the last evaluation. */
    double mean() {
        return mean;
    }

    /** Posterior means of u at the point of the last evaluation. */
    double[] posterior() {
        return posterior.clone();
    }

    /** Standard errors of the predictions of μ + u, with the uncertainty of μ and with τ and ρ known. */
    double[] errors() {
        double[] ofOnes = times(inverse, precision);
        return IntStream.range(0, n)
                .mapToDouble(g -> Math.sqrt(inverse.get(g, g) + (1 - ofOnes[g]) * (1 - ofOnes[g]) / meanInformation))
                .toArray();
    }
}
