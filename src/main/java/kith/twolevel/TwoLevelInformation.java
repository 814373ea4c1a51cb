package kith.twolevel;

import java.util.List;
import java.util.function.BiConsumer;
import kith.math.ArrowFactor;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.Reduction;
import kith.sem.implied.GroupJacobian;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The observed information about the parameters that remain under the constraints, and the cross-products of the
 * clusters' scores, both as sums over the sample. Second derivatives are analytic for complete rows, and central
 * differences of the analytic gradient for incomplete ones.
 *
 * @param information A, r × r
 * @param inverse A⁻¹; NaN where A has not full rank
 * @param meat B, the sum over clusters of the squared scores
 * @param identified whether A has full rank
 */
record TwoLevelInformation(DMatrixRMaj information, DMatrixRMaj inverse, DMatrixRMaj meat, boolean identified) {

    private static final double RANK = 1e-9;
    private static final double STEP = 1e-4;

    /** @param point of the objective */
    static TwoLevelInformation of(ModelObjective objective, double[] point) {
        objective.value(point);
        List<ModelObjective.Term> terms = objective.terms();
        double n = terms.stream()
                .mapToDouble(term -> likelihood(term).sample().size())
                .sum();
        boolean complete = terms.stream().allMatch(term -> term.discrepancy() instanceof CompleteLikelihood);
        DMatrixRMaj information = complete ? analytic(objective) : differences(objective, point);
        CommonOps_DDRM.scale(n, information);
        objective.value(point);
        DMatrixRMaj meat = meat(objective);
        DMatrixRMaj inverse = new DMatrixRMaj(information.numRows, information.numCols);
        boolean identified = invert(information, inverse);
        if (!identified) {
            CommonOps_DDRM.fill(inverse, Double.NaN);
        }
        return new TwoLevelInformation(information, inverse, meat, identified);
    }

    static TwoLevelLikelihood likelihood(ModelObjective.Term term) {
        return (TwoLevelLikelihood) term.discrepancy();
    }

    private static DMatrixRMaj analytic(ModelObjective objective) {
        Reduction reduction = objective.reduction();
        DMatrixRMaj hessian = new DMatrixRMaj(reduction.full(), reduction.full());
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        for (ModelObjective.Term term : objective.terms()) {
            double[] moments = term.structure().moments();
            double[] derivative = new double[moments.length];
            CompleteLikelihood likelihood = (CompleteLikelihood) term.discrepancy();
            likelihood.valueAndDerivative(moments, derivative);
            GroupJacobian jacobian = term.structure().jacobian();
            likelihood.observed(moments).multiply(jacobian.block(), weighted);
            jacobian.times(weighted, term.share()).addTo(hessian, 1);
            ((TwoLevelMoments) term.structure()).addCurvature(derivative, term.share(), hessian);
        }
        return reduction.reduce(hessian);
    }

    private static DMatrixRMaj differences(ModelObjective objective, double[] point) {
        int r = point.length;
        double[] units = objective.units(point);
        DMatrixRMaj hessian = new DMatrixRMaj(r, r);
        double[] up = new double[r];
        double[] down = new double[r];
        double[] moved = point.clone();
        for (int i = 0; i < r; i++) {
            double step = STEP * (Double.isFinite(units[i]) ? units[i] : Math.max(1, Math.abs(point[i])));
            moved[i] = point[i] + step;
            objective.valueAndGradient(moved, up);
            moved[i] = point[i] - step;
            objective.valueAndGradient(moved, down);
            moved[i] = point[i];
            for (int j = 0; j < r; j++) {
                hessian.set(i, j, (up[j] - down[j]) / (2 * step));
            }
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (hessian.get(i, j) + hessian.get(j, i)) / 2;
                hessian.set(i, j, mean);
                hessian.set(j, i, mean);
            }
        }
        return hessian;
    }

    private static DMatrixRMaj meat(ModelObjective objective) {
        Reduction reduction = objective.reduction();
        int r = reduction.reduced();
        DMatrixRMaj meat = new DMatrixRMaj(r, r);
        double[] score = new double[r];
        for (ModelObjective.Term term : objective.terms()) {
            DMatrixRMaj reduced =
                    reduction.reduceColumns(term.structure().jacobian()).whole();
            likelihood(term).scores(term.structure().moments(), slopes -> {
                java.util.Arrays.fill(score, 0);
                for (int k = 0; k < slopes.length; k++) {
                    double slope = slopes[k];
                    for (int a = 0; slope != 0 && a < r; a++) {
                        score[a] += slope * reduced.data[k * r + a];
                    }
                }
                for (int a = 0; a < r; a++) {
                    for (int b = 0; b < r; b++) {
                        meat.data[a * r + b] += score[a] * score[b];
                    }
                }
            });
        }
        return meat;
    }

    /**
     * Gives the derivatives of each cluster's log-likelihood by the moments of its group, and those of the moments by
     * the parameters. The arrays are used again.
     */
    static void forEachScore(ModelObjective objective, BiConsumer<double[], DMatrixRMaj> use) {
        for (ModelObjective.Term term : objective.terms()) {
            DMatrixRMaj jacobian = term.structure().jacobian().whole();
            likelihood(term).scores(term.structure().moments(), slopes -> use.accept(slopes, jacobian));
        }
    }

    /** Inverts by units in which the diagonal is 1; false where it has not full rank or is not positive definite. */
    static boolean invert(DMatrixRMaj matrix, DMatrixRMaj inverse) {
        int r = matrix.numRows;
        if (r == 0) {
            return true;
        }
        double[] units = new double[r];
        DMatrixRMaj scaled = new DMatrixRMaj(r, r);
        for (int i = 0; i < r; i++) {
            units[i] = 1 / Math.sqrt(Math.abs(matrix.get(i, i)));
            if (!Double.isFinite(units[i])) {
                return false;
            }
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                scaled.set(i, j, matrix.get(i, j) * units[i] * units[j]);
            }
        }
        ArrowFactor factored = new ArrowFactor(r);
        if (!factored.factor(scaled) || factored.smallestPivot() < RANK) {
            return false;
        }
        factored.inverse(inverse);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                inverse.set(i, j, inverse.get(i, j) * units[i] * units[j]);
            }
        }
        return true;
    }

    /** tr(B A⁻¹). */
    double trace() {
        double sum = 0;
        for (int k = 0; k < meat.data.length; k++) {
            sum += meat.data[k] * inverse.data[k];
        }
        return sum;
    }

    /** The covariance of the estimates that remain: A⁻¹, or A⁻¹ B A⁻¹ where it is to be robust. */
    DMatrixRMaj covariance(boolean robust) {
        if (!robust || !identified) {
            return inverse;
        }
        DMatrixRMaj half = new DMatrixRMaj(meat.numRows, meat.numCols);
        DMatrixRMaj covariance = new DMatrixRMaj(meat.numRows, meat.numCols);
        CommonOps_DDRM.mult(inverse, meat, half);
        CommonOps_DDRM.mult(half, inverse, covariance);
        return covariance;
    }
}
