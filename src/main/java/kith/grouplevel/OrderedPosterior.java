package kith.grouplevel;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Groups given their responses, and how sure the parameters are. The observed information is the central difference of
 * the analytic gradient; the same steps tell how posterior means move with the parameters.
 *
 * @param means posterior means of u, by group
 * @param deviations posterior standard deviations of u
 * @param meanErrors standard deviations of the posterior means that follow from the uncertainty of the parameters
 * @param covariance of the parameters; NaN where the information is not positive definite
 * @param point the parameters
 */
record OrderedPosterior(
        double[] means, double[] deviations, double[] meanErrors, double[][] covariance, double[] point) {

    private static final double STEP = 1e-4;

    static OrderedPosterior of(OrderedEcometricLikelihood likelihood, double[] point) {
        int r = likelihood.dimension();
        double[][] slopes = new double[r][];
        DMatrixRMaj information = new DMatrixRMaj(r, r);
        double[] up = new double[r];
        double[] down = new double[r];
        double[] moved = point.clone();
        double[] means = means(likelihood, point);
        double[] deviations = deviations(likelihood, point);
        for (int k = 0; k < r; k++) {
            double step = STEP * Math.max(1, Math.abs(point[k]));
            moved[k] = point[k] + step;
            likelihood.valueAndGradient(moved, up);
            double[] above = means(likelihood, moved);
            moved[k] = point[k] - step;
            likelihood.valueAndGradient(moved, down);
            double[] below = means(likelihood, moved);
            moved[k] = point[k];
            slopes[k] = new double[means.length];
            for (int g = 0; g < means.length; g++) {
                slopes[k][g] = (above[g] - below[g]) / (2 * step);
            }
            for (int a = 0; a < r; a++) {
                information.set(k, a, (up[a] - down[a]) / (2 * step) * means.length);
            }
        }
        if (FlooredDeviation.isNone(point[likelihood.personAt()])) {
            takeAsKnown(information, slopes, likelihood.personAt());
        }
        double[][] covariance = covariance(information);
        double[] errors = new double[means.length];
        for (int g = 0; g < means.length; g++) {
            double variance = 0;
            for (int a = 0; a < r; a++) {
                for (int b = 0; b < r; b++) {
                    variance += slopes[a][g] * covariance[a][b] * slopes[b][g];
                }
            }
            errors[g] = Math.sqrt(Math.max(0, variance));
        }
        return new OrderedPosterior(means, deviations, errors, covariance, point.clone());
    }

    /** A parameter at its bound: it has no part in the covariance of the others. */
    private static void takeAsKnown(DMatrixRMaj information, double[][] slopes, int parameter) {
        for (int k = 0; k < slopes.length; k++) {
            information.set(k, parameter, 0);
            information.set(parameter, k, 0);
        }
        information.set(parameter, parameter, 1);
        java.util.Arrays.fill(slopes[parameter], 0);
    }

    private static double[] means(OrderedEcometricLikelihood likelihood, double[] at) {
        return collected(likelihood, at, true);
    }

    private static double[] deviations(OrderedEcometricLikelihood likelihood, double[] at) {
        return collected(likelihood, at, false);
    }

    private static double[] collected(OrderedEcometricLikelihood likelihood, double[] at, boolean mean) {
        List<OrderedEcometricLikelihood.Piece> pieces = likelihood.pieces(at);
        double scale = at[likelihood.groupAt()];
        double[] all = new double
                [pieces.stream().mapToInt(piece -> piece.mean().length).sum()];
        for (OrderedEcometricLikelihood.Piece piece : pieces) {
            double[] own = mean ? piece.mean() : piece.deviation();
            for (int k = 0; k < own.length; k++) {
                all[piece.from() + k] = scale * own[k];
            }
        }
        return all;
    }

    private static double[][] covariance(DMatrixRMaj information) {
        int r = information.numRows;
        double[][] covariance = new double[r][r];
        DMatrixRMaj symmetric = new DMatrixRMaj(r, r);
        for (int a = 0; a < r; a++) {
            for (int b = 0; b < r; b++) {
                symmetric.set(a, b, (information.get(a, b) + information.get(b, a)) / 2);
            }
        }
        boolean there = CommonOps_DDRM.invert(symmetric);
        for (int a = 0; a < r; a++) {
            for (int b = 0; b < r; b++) {
                covariance[a][b] = there && symmetric.get(a, a) > 0 ? symmetric.get(a, b) : Double.NaN;
            }
        }
        return covariance;
    }

    /** Standard errors of the thresholds by the delta method. */
    double[][] thresholdErrors(ThresholdLayout layout) {
        double[][] errors = layout.thresholds(point);
        for (int j = 0; j < errors.length; j++) {
            for (int a = 0; a < errors[j].length; a++) {
                double[][] unit = new double[errors.length][];
                for (int i = 0; i < errors.length; i++) {
                    unit[i] = new double[layout.thresholds(i)];
                }
                unit[j][a] = 1;
                double[] slope = new double[point.length];
                layout.addGradient(point, unit, slope);
                double variance = 0;
                for (int k = 0; k < layout.count(); k++) {
                    for (int l = 0; l < layout.count(); l++) {
                        variance += slope[k] * covariance[k][l] * slope[l];
                    }
                }
                errors[j][a] = Math.sqrt(variance);
            }
        }
        return errors;
    }
}
