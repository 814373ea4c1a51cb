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

    private final double close;

    GraphicalLasso(double[][] s, double close) {
        this.s = s;
        this.close = close;
        k = s.length;
        w = new double[k][];
        beta = new double[k][k];
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
        double step = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && step > close * scale; sweep++) {
            step = 0;
            for (int i = 0; i < k; i++) {
                if (i == j) {
                    continue;
                }
                double gradient = s[i][j];
                double[] row = w[i];
                for (int l = 0; l < k; l++) {
                    gradient -= l == i || l == j ? 0 : row[l] * b[l];
                }
                double next = Math.signum(gradient) * Math.max(0, Math.abs(gradient) - lambda) / row[i];
                step = Math.max(step, Math.abs(next - b[i]));
                b[i] = next;
            }
        }
        double change = 0;
        for (int i = 0; i < k; i++) {
            if (i == j) {
                continue;
            }
            double value = 0;
            for (int l = 0; l < k; l++) {
                value += l == j ? 0 : w[i][l] * b[l];
            }
            change = Math.max(change, Math.abs(value - w[i][j]));
            w[i][j] = value;
            w[j][i] = value;
        }
        return change;
    }
}
