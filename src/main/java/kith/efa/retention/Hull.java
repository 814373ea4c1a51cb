package kith.efa.retention;

import java.util.ArrayList;
import java.util.List;
import kith.efa.correlation.Adequacy;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;

/**
 * The hull method (Lorenzo-Seva, Timmerman and Kiers 2011, doi 10.1080/00273171.2011.564527): among solutions with 0,
 * 1, 2, … factors the one after which more parameters improve fit the least, on the upper boundary of the convex hull
 * of fit against parameters. With fit f and number of parameters c of neighbours on the hull:
 *
 * <pre>st_m = [(f_m − f_prev)/(c_m − c_prev)] / [(f_next − f_m)/(c_next − c_m)]</pre>
 *
 * <p>The last point of the hull has no such ratio. Where it is followed by a solution that fits no better (CFI at its
 * ceiling of 1, CAF that falls again), more parameters improve nothing and its st is infinite; the authors, and the R
 * packages that follow them, leave it out and then stop one corner short.
 *
 * @param index what the fit is
 * @param fit of 0, 1, 2, … factors (1 − RMSEA for RMSEA)
 * @param statistic st of 0, 1, 2, … factors; NaN off the hull and at its ends but for the case above
 * @param factors with the largest st; 0 when the hull has no corner
 */
public record Hull(Index index, double[] fit, double[] statistic, int factors) {

    /** What counts as fit. */
    public enum Index {
        /** Common part accounted for: 1 − KMO of the residuals, from minres. */
        CAF,
        /** Comparative fit index, from maximum likelihood. */
        CFI,
        /** 1 − RMSEA, from maximum likelihood. */
        RMSEA
    }

    public Hull {
        fit = fit.clone();
        statistic = statistic.clone();
    }

    @Override
    public double[] fit() {
        return fit.clone();
    }

    @Override
    public double[] statistic() {
        return statistic.clone();
    }

    /**
     * @param mostFactors the largest number of factors looked at; the authors take one more than parallel analysis says
     * @return one a fit index
     */
    public static List<Hull> of(Matrix correlation, double n, int mostFactors) {
        DMatrixRMaj r = Symmetric.of(correlation);
        int p = r.numRows;
        List<double[]> fits = new ArrayList<>();
        for (int m = 0; m <= mostFactors && degreesOfFreedom(p, m) > 0; m++) {
            fits.add(fits(correlation, r, n, m));
        }
        List<Hull> hulls = new ArrayList<>();
        for (Index index : Index.values()) {
            double[] fit =
                    fits.stream().mapToDouble(values -> values[index.ordinal()]).toArray();
            hulls.add(of(index, fit, p));
        }
        return hulls;
    }

    private static int degreesOfFreedom(int p, int m) {
        return (p * (p - 1) - 2 * p * m + m * (m - 1)) / 2;
    }

    private static double[] fits(Matrix correlation, DMatrixRMaj r, double n, int m) {
        int p = r.numRows;
        DMatrixRMaj proper = Symmetric.smooth(r);
        double nullChiSquare = -logDeterminant(proper) * (n - 1);
        double nullExcess = nullChiSquare - degreesOfFreedom(p, 0);
        double chiSquare = nullChiSquare;
        DMatrixRMaj residuals = r.copy();
        if (m > 0) {
            ExtractedFactors likely =
                    Extraction.of(ExtractionMethod.ML, m).fit(Symmetric.named(correlation.rows(), proper));
            chiSquare = likely.objective() * (n - 1);
            DMatrixRMaj model = Symmetric.product(Extraction.leastSquares(r, m).loadings());
            for (int e = 0; e < residuals.getNumElements(); e++) {
                residuals.data[e] -= model.data[e];
            }
            for (int i = 0; i < p; i++) {
                residuals.set(i, i, 1);
            }
        }
        double df = degreesOfFreedom(p, m);
        double excess = Math.max(chiSquare - df, 0);
        double kmo = isProper(residuals)
                ? Adequacy.of(Symmetric.named(correlation.rows(), residuals), n).kmo()
                : Double.NaN;
        return new double[] {
            1 - kmo, 1 - excess / Math.max(Math.max(nullExcess, excess), 1e-300), 1 - Math.sqrt(excess / (df * (n - 1)))
        };
    }

    /** Whether there is no correlation beyond 1; a solution that is not admissible may leave one. */
    private static boolean isProper(DMatrixRMaj residuals) {
        for (int e = 0; e < residuals.getNumElements(); e++) {
            if (!(Math.abs(residuals.data[e]) <= 1)) {
                return false;
            }
        }
        return true;
    }

    private static double logDeterminant(DMatrixRMaj matrix) {
        double sum = 0;
        for (double value : Spectrum.values(matrix)) {
            sum += Math.log(value);
        }
        return sum;
    }

    /** @param fit of 0, 1, 2, … factors of {@code p} items */
    static Hull of(Index index, double[] fit, int p) {
        List<Integer> hull = new ArrayList<>();
        for (int m = 0; m < fit.length; m++) {
            if (hull.isEmpty() || fit[m] > fit[hull.get(hull.size() - 1)]) {
                hull.add(m);
            }
        }
        boolean removed = true;
        while (removed) {
            removed = false;
            for (int h = 1; h + 1 < hull.size() && !removed; h++) {
                if (ratio(fit, p, hull, h) <= 1) {
                    hull.remove(h);
                    removed = true;
                }
            }
        }
        double[] statistic = new double[fit.length];
        java.util.Arrays.fill(statistic, Double.NaN);
        int best = 0;
        for (int h = 1; h + 1 < hull.size(); h++) {
            int m = hull.get(h);
            statistic[m] = ratio(fit, p, hull, h);
            if (best == 0 || statistic[m] > statistic[best]) {
                best = m;
            }
        }
        int last = hull.get(hull.size() - 1);
        if (last > 0 && last + 1 < fit.length) {
            statistic[last] = Double.POSITIVE_INFINITY;
            best = last;
        }
        return new Hull(index, fit, statistic, best);
    }

    private static double ratio(double[] fit, int p, List<Integer> hull, int h) {
        int previous = hull.get(h - 1);
        int here = hull.get(h);
        int next = hull.get(h + 1);
        double gained = (fit[here] - fit[previous]) / (degreesOfFreedom(p, previous) - degreesOfFreedom(p, here));
        double toGain = (fit[next] - fit[here]) / (degreesOfFreedom(p, here) - degreesOfFreedom(p, next));
        return gained / toGain;
    }
}
