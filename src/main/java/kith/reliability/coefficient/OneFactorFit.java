package kith.reliability.coefficient;

/** The iterations behind {@link OneFactor}, on correlations: parameters are k loadings, then k unique variances. */
final class OneFactorFit {

    private final double[][] r;
    private final int k;
    private final double[] weighted;
    private double[] now;

    OneFactorFit(double[][] r, double[] start) {
        this.r = r;
        this.k = r.length;
        this.weighted = new double[k];
        this.now = new double[2 * k];
        for (int i = 0; i < k; i++) {
            now[i] = start[i];
            now[k + i] = Math.max(OneFactor.LEAST_UNIQUENESS, 1 - start[i] * start[i]);
        }
    }

    OneFactor run(double tolerance, int limit) {
        double[] first = new double[2 * k];
        double[] second = new double[2 * k];
        double[] leap = new double[2 * k];
        double[] after = new double[2 * k];
        int iteration = 0;
        boolean converged = false;
        while (iteration < limit && !converged) {
            iteration++;
            step(now, first);
            step(first, second);
            if (Double.isNaN(second[0])) {
                break;
            }
            converged = change(first, second) < tolerance;
            if (!converged && extrapolate(first, second, leap)) {
                step(leap, after);
                if (discrepancy(after) <= discrepancy(second)) {
                    System.arraycopy(after, 0, second, 0, 2 * k);
                }
            }
            double[] old = now;
            now = second;
            second = old;
        }
        return result(converged, iteration);
    }

    /** One EM step: regress the factor on the items, then the items on the factor. */
    private void step(double[] from, double[] to) {
        double information = 1;
        for (int i = 0; i < k; i++) {
            information += from[i] * from[i] / from[k + i];
        }
        for (int i = 0; i < k; i++) {
            weighted[i] = from[i] / (from[k + i] * information);
        }
        double scoreVariance = 1 / information;
        for (int i = 0; i < k; i++) {
            double covariance = 0;
            double[] row = r[i];
            for (int j = 0; j < k; j++) {
                covariance += row[j] * weighted[j];
            }
            to[i] = covariance;
            scoreVariance += weighted[i] * covariance;
        }
        for (int i = 0; i < k; i++) {
            double loading = to[i] / scoreVariance;
            to[k + i] = Math.max(OneFactor.LEAST_UNIQUENESS, r[i][i] - loading * to[i]);
            to[i] = loading;
        }
    }

    private boolean extrapolate(double[] first, double[] second, double[] leap) {
        double stepSquare = 0;
        double bendSquare = 0;
        for (int i = 0; i < 2 * k; i++) {
            double step = first[i] - now[i];
            double bend = second[i] - first[i] - step;
            stepSquare += step * step;
            bendSquare += bend * bend;
        }
        if (bendSquare == 0) {
            return false;
        }
        double length = -Math.max(1, Math.sqrt(stepSquare / bendSquare));
        for (int i = 0; i < 2 * k; i++) {
            double step = first[i] - now[i];
            double bend = second[i] - first[i] - step;
            leap[i] = now[i] - 2 * length * step + length * length * bend;
            if (i >= k && leap[i] < OneFactor.LEAST_UNIQUENESS) {
                leap[i] = OneFactor.LEAST_UNIQUENESS;
            }
        }
        return true;
    }

    /** log|Σ| + tr(RΣ⁻¹), by the formulas for a matrix of rank one beside a diagonal. */
    private double discrepancy(double[] at) {
        double information = 1;
        double value = 0;
        for (int i = 0; i < k; i++) {
            weighted[i] = at[i] / at[k + i];
            information += at[i] * weighted[i];
            value += Math.log(at[k + i]) + r[i][i] / at[k + i];
        }
        double form = 0;
        for (int i = 0; i < k; i++) {
            double row = 0;
            for (int j = 0; j < k; j++) {
                row += r[i][j] * weighted[j];
            }
            form += weighted[i] * row;
        }
        return value + Math.log(information) - form / information;
    }

    private double change(double[] first, double[] second) {
        double largest = 0;
        for (int i = 0; i < 2 * k; i++) {
            largest = Math.max(largest, Math.max(Math.abs(second[i] - first[i]), Math.abs(first[i] - now[i])));
        }
        return largest;
    }

    private OneFactor result(boolean converged, int iterations) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += now[i];
        }
        double[] loadings = new double[k];
        double[] unique = new double[k];
        for (int i = 0; i < k; i++) {
            loadings[i] = sum < 0 ? -now[i] : now[i];
            unique[i] = now[k + i];
        }
        return new OneFactor(loadings, unique, loadings, converged, iterations);
    }
}
