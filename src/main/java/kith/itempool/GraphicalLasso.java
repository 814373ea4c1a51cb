package kith.itempool;

/**
 * The inverse of a correlation matrix under a penalty on its elements off the diagonal (Friedman, Hastie and Tibshirani
 * 2008, doi 10.1093/biostatistics/kxm045): maximises log det K − tr(KS) − λ Σ<sub>i≠j</sub> |k<sub>ij</sub>| by block
 * coordinate descent, one column at a time, each a lasso regression by coordinate descent. Sums of a column begin where
 * the column ended before, so that a path of falling penalties is fast. Changes are taken relative to the mean
 * correlation; package glasso stops at 1e-4.
 */
final class GraphicalLasso {

    /** Changes at which the search stops, for results that are reported. */
    static final double CLOSE = 1e-9;

    /** The same for bootstrap samples, of which only the dimensions count. */
    static final double CLOSE_ENOUGH = 1e-5;

    private static final int MOST_SWEEPS = 1000;

    private final double[][] s;
    private final int k;
    private final double[][] w;
    private final double[][] beta;
    private final double scale;

    /** What the coefficients of a column leave of its covariances. */
    private final double[] left;

    private final double close;

    GraphicalLasso(double[][] s, double close) {
        this.s = s;
        this.close = close;
        k = s.length;
        w = new double[k][];
        beta = new double[k][k];
        left = new double[k];
        double sum = 0;
        for (int i = 0; i < k; i++) {
            w[i] = s[i].clone();
            for (int j = 0; j < k; j++) {
                w[i][j] = i == j ? s[i][i] : 0;
                sum += i == j ? 0 : Math.abs(s[i][j]);
            }
        }
        scale = Math.max(1e-12, sum / (k * (k - 1.0)));
    }

    /** The inverse for a penalty at most that of the call before. */
    double[][] inverse(double lambda) {
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && change > close * scale; sweep++) {
            change = 0;
            for (int j = 0; j < k; j++) {
                change = Math.max(change, column(j, lambda));
            }
        }
        double[][] inverse = new double[k][k];
        for (int j = 0; j < k; j++) {
            double rest = w[j][j];
            for (int i = 0; i < k; i++) {
                rest -= i == j ? 0 : w[i][j] * beta[j][i];
            }
            inverse[j][j] = 1 / rest;
        }
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < j; i++) {
                boolean zero = beta[j][i] == 0 || beta[i][j] == 0;
                inverse[i][j] = zero ? 0 : -(beta[j][i] * inverse[j][j] + beta[i][j] * inverse[i][i]) / 2;
                inverse[j][i] = inverse[i][j];
            }
        }
        return inverse;
    }

    /** The lasso regression of one column on the others; the largest change of its covariances. */
    private double column(int j, double lambda) {
        double[] b = beta[j];
        for (int i = 0; i < k; i++) {
            left[i] = s[i][j];
        }
        for (int l = 0; l < k; l++) {
            if (l != j && b[l] != 0) {
                subtract(l, b[l]);
            }
        }
        double step = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_SWEEPS && step > close * scale; round++) {
            step = sweep(j, b, lambda, false);
            double inner = step;
            for (int more = 0; more < MOST_SWEEPS && inner > close * scale; more++) {
                inner = sweep(j, b, lambda, true);
            }
        }
        double change = 0;
        for (int i = 0; i < k; i++) {
            if (i != j) {
                double value = s[i][j] - left[i];
                change = Math.max(change, Math.abs(value - w[i][j]));
                w[i][j] = value;
                w[j][i] = value;
            }
        }
        return change;
    }

    /** Updates each coefficient once, or those alone that are not 0; the largest change. */
    private double sweep(int j, double[] b, double lambda, boolean active) {
        double largest = 0;
        for (int i = 0; i < k; i++) {
            if (i == j || active && b[i] == 0) {
                continue;
            }
            double gradient = left[i] + w[i][i] * b[i];
            double next = Math.signum(gradient) * Math.max(0, Math.abs(gradient) - lambda) / w[i][i];
            double step = next - b[i];
            if (step != 0) {
                subtract(i, step);
                b[i] = next;
                largest = Math.max(largest, Math.abs(step));
            }
        }
        return largest;
    }

    private void subtract(int item, double coefficient) {
        double[] row = w[item];
        for (int i = 0; i < k; i++) {
            left[i] -= row[i] * coefficient;
        }
    }
}
