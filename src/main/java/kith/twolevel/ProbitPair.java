package kith.twolevel;

import kith.math.Minimum;
import kith.math.Objective;
import kith.math.QuasiNewton;
import org.ejml.data.DMatrixRMaj;

/**
 * The correlation within clusters and the covariance between clusters of the latent responses to two ordered items, by
 * maximum likelihood with thresholds and variances at their estimates from each item alone (Asparouhov &amp; Muthén
 * 2007).
 *
 * <p>The likelihood has no correlation between clusters beyond ±1. Where the search ends near that bound, the
 * covariance is that of one Newton step from the bound, so that its distribution is not cut off.
 *
 * @param correlation within clusters
 * @param covariance between clusters
 * @param influence by cluster, how much it moves the two
 * @param atBound whether the covariance comes from a step beyond the bound
 * @param converged whether the search ended at a maximum
 */
record ProbitPair(double correlation, double covariance, double[][] influence, boolean atBound, boolean converged) {

    /** Correlations between clusters are searched below this size, correlations within below {@link #LARGEST}. */
    private static final double BOUND = 0.98;

    private static final double LARGEST = 0.995;
    private static final double STEP = 1e-4;
    private static final double AT_BOUND = 0.979;
    /** Two responses tell of a difference between two correlated latent responses more than one does. */
    private static final double INFORMATION = 1.5;

    static ProbitPair of(PairCells data, ProbitMargin first, ProbitMargin second) {
        double largest = data.largest();
        NormalGrid grid = NormalGrid.of(new double[] {
            ProbitMargin.spacing(largest, Math.hypot(first.sd(), second.sd()), INFORMATION / 2),
            ProbitMargin.spacing(largest, second.sd(), INFORMATION)
        });
        ProbitPairLikelihood likelihood = new ProbitPairLikelihood(data, grid);
        Search search = new Search(likelihood, first, second, data.responses() / data.clusters());
        Minimum minimum =
                new QuasiNewton(search, 100, 1e-6).minimize(search, new double[] {Math.asin(0.3), Math.asin(0.5)});
        return answer(likelihood, search.at(minimum.point()), first, second, minimum.converged());
    }

    private static ProbitPair answer(
            ProbitPairLikelihood likelihood,
            double[] point,
            ProbitMargin first,
            ProbitMargin second,
            boolean converged) {
        int q = point.length;
        double[][] rows = new double[2][];
        rows[0] = slopes(likelihood, point, q - 2);
        rows[1] = slopes(likelihood, point, q - 1);
        double[] gradient = new double[q];
        likelihood.valueAndGradient(point, gradient);
        double a = rows[0][q - 2];
        double b = (rows[0][q - 1] + rows[1][q - 2]) / 2;
        double d = rows[1][q - 1];
        boolean flat = !(first.sd() > 0 && second.sd() > 0);
        if (flat) {
            b = 0;
            d = 1;
            rows[1] = new double[q];
        }
        double determinant = a * d - b * b;
        boolean beyond = !flat && Math.abs(point[q - 1]) > AT_BOUND;
        double correlation = point[q - 2];
        double r = point[q - 1];
        if (beyond && determinant > 0 && d > 0) {
            correlation -= (d * gradient[q - 2] - b * gradient[q - 1]) / determinant;
            r -= (a * gradient[q - 1] - b * gradient[q - 2]) / determinant;
        }
        double[][] influence = likelihood.scores(point);
        int clusters = influence.length;
        for (int c = 0; c < clusters; c++) {
            double one = influence[c][0] / clusters + (beyond ? gradient[q - 2] / clusters : 0);
            double other = influence[c][1] / clusters + (beyond ? gradient[q - 1] / clusters : 0);
            one -= product(rows[0], first.influence()[c], second.influence()[c]);
            other -= product(rows[1], first.influence()[c], second.influence()[c]);
            double ofR = (a * other - b * one) / determinant;
            influence[c][0] = (d * one - b * other) / determinant;
            influence[c][1] = first.sd() * second.sd() * ofR
                    + r * (second.sd() * last(first.influence()[c]) + first.sd() * last(second.influence()[c]));
        }
        return new ProbitPair(
                correlation, first.sd() * second.sd() * r, influence, beyond, converged && determinant > 0 && d > 0);
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    /** A row of second derivatives by the parameters of the items, times how a cluster moves these. */
    private static double product(double[] row, double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += row[k] * first[k];
        }
        for (int k = 0; k < second.length; k++) {
            sum += row[first.length + k] * second[k];
        }
        return sum;
    }

    /** The derivatives of the gradient by one variable, by central differences. */
    private static double[] slopes(ProbitPairLikelihood likelihood, double[] point, int variable) {
        double[] up = new double[point.length];
        double[] down = new double[point.length];
        double[] moved = point.clone();
        moved[variable] = point[variable] + STEP;
        likelihood.valueAndGradient(moved, up);
        moved[variable] = point[variable] - STEP;
        likelihood.valueAndGradient(moved, down);
        for (int k = 0; k < up.length; k++) {
            up[k] = (up[k] - down[k]) / (2 * STEP);
        }
        return up;
    }

    /** The search for the two correlations, as arcs of their share of the bounds. */
    private static final class Search implements Objective, QuasiNewton.Curvature {
        private final ProbitPairLikelihood likelihood;
        private final double[] point;
        private final double[] gradient;
        private final double size;

        Search(ProbitPairLikelihood likelihood, ProbitMargin first, ProbitMargin second, double size) {
            this.likelihood = likelihood;
            this.point = new double[likelihood.dimension()];
            this.gradient = new double[likelihood.dimension()];
            this.size = size;
            int k = first.thresholds().length;
            System.arraycopy(first.thresholds(), 0, point, 0, k);
            point[k] = first.sd();
            System.arraycopy(second.thresholds(), 0, point, k + 1, second.thresholds().length);
            point[point.length - 3] = second.sd();
        }

        double[] at(double[] arcs) {
            point[point.length - 2] = LARGEST * Math.sin(arcs[0]);
            point[point.length - 1] = BOUND * Math.sin(arcs[1]);
            return point.clone();
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double value(double[] arcs) {
            return valueAndGradient(arcs, new double[2]);
        }

        @Override
        public double valueAndGradient(double[] arcs, double[] slope) {
            at(arcs);
            double value = likelihood.valueAndGradient(point, gradient);
            slope[0] = gradient[point.length - 2] * LARGEST * Math.cos(arcs[0]);
            slope[1] = gradient[point.length - 1] * BOUND * Math.cos(arcs[1]);
            return value;
        }

        /** Of the size that a response, and a cluster, tells of a correlation. */
        @Override
        public boolean inverse(double[] arcs, DMatrixRMaj inverse) {
            inverse.zero();
            inverse.set(0, 0, 1 / size);
            inverse.set(1, 1, 2);
            return true;
        }
    }
}
