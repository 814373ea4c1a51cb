package kith.change.trial;

import java.util.ArrayList;
import java.util.List;
import kith.finding.InputException;
import kith.math.PositiveDefinite;

/** A linear regression by least squares. */
final class LeastSquares {

    private final List<String> terms;
    private final double[][] x;
    private final double[] residuals;
    private final double[] estimates;
    private final double[] inverse;
    private final double sigma;
    private final double rSquared;
    private final int p;

    /** @param x one array a row, the first column being the intercept */
    LeastSquares(List<String> terms, double[][] x, double[] y) {
        this.terms = terms;
        this.x = x;
        p = terms.size();
        inverse = new double[p * p];
        double[] cross = new double[p];
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            mean += y[i] / y.length;
            for (int j = 0; j < p; j++) {
                cross[j] += x[i][j] * y[i];
                for (int k = 0; k < p; k++) {
                    inverse[j * p + k] += x[i][j] * x[i][k];
                }
            }
        }
        if (y.length <= p || Double.isNaN(PositiveDefinite.invert(inverse, p))) {
            throw new InputException(
                    "analysis of covariance",
                    y.length + " respondents whose baseline and arm do not give " + p + " estimates",
                    "respondents in each arm whose baseline scores differ",
                    "");
        }
        estimates = times(cross);
        residuals = new double[y.length];
        double rest = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            residuals[i] = y[i] - fitted(x[i]);
            rest += residuals[i] * residuals[i];
            all += (y[i] - mean) * (y[i] - mean);
        }
        sigma = Math.sqrt(rest / (y.length - p));
        rSquared = 1 - rest / all;
    }

    private double[] times(double[] vector) {
        double[] product = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                product[j] += inverse[j * p + k] * vector[k];
            }
        }
        return product;
    }

    int rows() {
        return x.length;
    }

    int size() {
        return p;
    }

    List<String> terms() {
        return terms;
    }

    double[] row(int i) {
        return x[i];
    }

    double residual(int i) {
        return residuals[i];
    }

    double[] estimates() {
        return estimates.clone();
    }

    double sigma() {
        return sigma;
    }

    double rSquared() {
        return rSquared;
    }

    double fitted(double[] at) {
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += at[j] * estimates[j];
        }
        return sum;
    }

    /** (X′X)⁻¹ times a vector. */
    double[] unscaled(double[] vector) {
        return times(vector);
    }

    double errorOf(double[] at) {
        return sigma * Math.sqrt(leverage(at, at));
    }

    double leverage(double[] a, double[] b) {
        double[] product = times(b);
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += a[j] * product[j];
        }
        return sum;
    }

    List<FixedEffect> effects(double level) {
        List<FixedEffect> effects = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            effects.add(FixedEffect.of(
                    terms.get(j), estimates[j], sigma * Math.sqrt(inverse[j * p + j]), x.length - p, level));
        }
        return effects;
    }

    /** HC0, or HC3, which divides each residual by one less its leverage. */
    double[] heteroscedastic(int kind) {
        double[] variance = new double[p];
        for (int i = 0; i < x.length; i++) {
            double residual = kind == 0 ? residuals[i] : residuals[i] / (1 - leverage(x[i], x[i]));
            double[] influence = times(x[i]);
            for (int j = 0; j < p; j++) {
                variance[j] += influence[j] * influence[j] * residual * residual;
            }
        }
        double[] errors = new double[p];
        java.util.Arrays.setAll(errors, j -> Math.sqrt(variance[j]));
        return errors;
    }
}
