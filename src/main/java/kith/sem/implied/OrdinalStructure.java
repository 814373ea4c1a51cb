package kith.sem.implied;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Thresholds and correlations implied for ordered variables (and means, variances and covariances of continuous ones beside
 * them): the latent responses follow a {@link CovarianceStructure}, and an answer says between which thresholds they lie.
 *
 * <p>With scaling factors δ, the moments are κ = δ (τ − μ) and ρ_ij = δ_i δ_j σ_ij (Muthén 1984, doi 10.1007/BF02294210; Muthén
 * & Asparouhov 2002, Mplus Web Note 4). In the delta parameterisation δ is a parameter, and the residual variance is what is
 * left of 1 ∕ δ². In the theta parameterisation the residual variance is a parameter and δ = σ_ii^(−½). A continuous variable
 * has δ = 1 and contributes −μ in the place of a threshold, its variance, and its covariances.
 */
public final class OrdinalStructure implements MomentStructure {

    private final GroupModel model;
    private final Scaling scaling;
    private final CovarianceStructure inner;
    private final int p;
    private final int[] thresholdVariable;
    private final boolean[] ordered;
    private final int[] varianceOf;
    private final double[] tau;
    private final double[] delta;
    private final int[] tauParameter;
    private final int[] deltaParameter;
    private final int thresholdCount;
    private final int varianceCount;
    private final double[] moments;
    private final double[] innerDerivative;
    private final double[] deltaDerivative;
    private final DMatrixRMaj innerJacobian = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj deltaJacobian;

    /** Which parameter identifies the scale of the latent responses. */
    public enum Scaling {
        DELTA,
        THETA
    }

    /**
     * @param model with a mean structure
     * @param order for each place among the thresholds, the index of its variable; a continuous variable has one place
     * @param orderedVariables for each variable whether it is ordered
     */
    public OrdinalStructure(GroupModel model, Scaling scaling, List<Integer> order, boolean[] orderedVariables) {
        this.model = model;
        this.scaling = scaling;
        this.inner = new CovarianceStructure(model);
        this.p = model.observed().size();
        this.thresholdVariable = order.stream().mapToInt(Integer::intValue).toArray();
        this.ordered = orderedVariables.clone();
        this.thresholdCount = thresholdVariable.length;
        this.varianceOf = new int[p];
        int variances = 0;
        for (int i = 0; i < p; i++) {
            varianceOf[i] = ordered[i] ? -1 : variances++;
        }
        this.varianceCount = variances;
        this.tau = new double[thresholdCount];
        this.delta = new double[p];
        java.util.Arrays.fill(delta, 1);
        this.tauParameter = new int[thresholdCount];
        java.util.Arrays.fill(tauParameter, Cell.FIXED);
        this.deltaParameter = new int[p];
        java.util.Arrays.fill(deltaParameter, Cell.FIXED);
        placeThresholds();
        this.moments = new double[thresholdCount + varianceCount + p * (p - 1) / 2];
        this.innerDerivative = new double[inner.momentCount()];
        this.deltaDerivative = new double[p];
        this.deltaJacobian = new DMatrixRMaj(p, Math.max(1, model.parameterCount()));
    }

    private void placeThresholds() {
        int[] places = new int[model.thresholds().size()];
        int k = 0;
        for (int place = 0; place < thresholdCount; place++) {
            if (ordered[thresholdVariable[place]]) {
                places[k++] = place;
            }
        }
        for (Cell cell : model.cells()) {
            if (cell.slot() == Cell.Slot.TAU) {
                int place = places[cell.row()];
                tauParameter[place] = cell.parameter();
                tau[place] = cell.value();
            } else if (cell.slot() == Cell.Slot.DELTA) {
                deltaParameter[cell.row()] = cell.parameter();
                delta[cell.row()] = cell.isFree() ? 1 : cell.value();
            }
        }
    }

    @Override
    public int momentCount() {
        return moments.length;
    }

    @Override
    public int parameterCount() {
        return model.parameterCount();
    }

    @Override
    public double[] moments() {
        return moments;
    }

    /** The structure of the latent responses. */
    public CovarianceStructure latentResponses() {
        return inner;
    }

    /** The scaling factors at the last evaluation; not to be changed. */
    public double[] delta() {
        return delta;
    }

    /** How many places the thresholds (and means of continuous variables) take among the moments. */
    public int thresholdCount() {
        return thresholdCount;
    }

    /** How many variances stand behind the thresholds. */
    public int varianceCount() {
        return varianceCount;
    }

    @Override
    public boolean evaluate(double[] theta) {
        if (!inner.evaluate(theta)) {
            return false;
        }
        double[] sigma = inner.sigma().data;
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                continue;
            }
            if (scaling == Scaling.THETA) {
                double variance = sigma[i * p + i];
                if (!(variance > 0)) {
                    return false;
                }
                delta[i] = 1 / Math.sqrt(variance);
            } else if (deltaParameter[i] != Cell.FIXED) {
                delta[i] = theta[deltaParameter[i]];
            }
        }
        for (int k = 0; k < thresholdCount; k++) {
            int i = thresholdVariable[k];
            if (tauParameter[k] != Cell.FIXED) {
                tau[k] = theta[tauParameter[k]];
            }
            double mean = inner.moments()[i];
            moments[k] = ordered[i] ? delta[i] * (tau[k] - mean) : -mean;
        }
        int k = thresholdCount;
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                moments[k++] = sigma[i * p + i];
            }
        }
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                moments[k++] = delta[i] * delta[j] * sigma[i * p + j];
            }
        }
        return true;
    }

    @Override
    public void addGradient(double[] dMoments, double scale, double[] gradient) {
        java.util.Arrays.fill(innerDerivative, 0);
        java.util.Arrays.fill(deltaDerivative, 0);
        double[] sigma = inner.sigma().data;
        for (int k = 0; k < thresholdCount; k++) {
            int i = thresholdVariable[k];
            if (!ordered[i]) {
                innerDerivative[i] -= dMoments[k];
                continue;
            }
            innerDerivative[i] -= delta[i] * dMoments[k];
            deltaDerivative[i] += dMoments[k] * (tau[k] - inner.moments()[i]);
            if (tauParameter[k] != Cell.FIXED) {
                gradient[tauParameter[k]] += scale * delta[i] * dMoments[k];
            }
        }
        int k = thresholdCount;
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                innerDerivative[p + HalfVector.index(i, i, p)] += dMoments[k++];
            }
        }
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                double slope = dMoments[k++];
                innerDerivative[p + HalfVector.index(i, j, p)] += delta[i] * delta[j] * slope;
                deltaDerivative[i] += slope * delta[j] * sigma[i * p + j];
                deltaDerivative[j] += slope * delta[i] * sigma[i * p + j];
            }
        }
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                continue;
            }
            if (scaling == Scaling.THETA) {
                innerDerivative[p + HalfVector.index(i, i, p)] -=
                        0.5 * delta[i] * delta[i] * delta[i] * deltaDerivative[i];
            } else if (deltaParameter[i] != Cell.FIXED) {
                gradient[deltaParameter[i]] += scale * deltaDerivative[i];
            }
        }
        inner.addGradient(innerDerivative, scale, gradient);
    }

    @Override
    public void jacobian(DMatrixRMaj jacobian) {
        int q = parameterCount();
        inner.jacobian(innerJacobian);
        jacobian.reshape(moments.length, q);
        CommonOps_DDRM.fill(jacobian, 0);
        differentiateDelta(q);
        for (int k = 0; k < thresholdCount; k++) {
            int i = thresholdVariable[k];
            double factor = ordered[i] ? delta[i] : 1;
            addRow(jacobian, k, innerJacobian, i, -factor);
            if (ordered[i]) {
                addRow(jacobian, k, deltaJacobian, i, tau[k] - inner.moments()[i]);
                if (tauParameter[k] != Cell.FIXED) {
                    jacobian.data[k * q + tauParameter[k]] += delta[i];
                }
            }
        }
        int k = thresholdCount;
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                addRow(jacobian, k++, innerJacobian, p + HalfVector.index(i, i, p), 1);
            }
        }
        double[] sigma = inner.sigma().data;
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                addRow(jacobian, k, innerJacobian, p + HalfVector.index(i, j, p), delta[i] * delta[j]);
                addRow(jacobian, k, deltaJacobian, i, delta[j] * sigma[i * p + j]);
                addRow(jacobian, k, deltaJacobian, j, delta[i] * sigma[i * p + j]);
                k++;
            }
        }
    }

    private void differentiateDelta(int q) {
        deltaJacobian.reshape(p, q);
        CommonOps_DDRM.fill(deltaJacobian, 0);
        for (int i = 0; i < p; i++) {
            if (!ordered[i]) {
                continue;
            }
            if (scaling == Scaling.THETA) {
                addRow(
                        deltaJacobian,
                        i,
                        innerJacobian,
                        p + HalfVector.index(i, i, p),
                        -0.5 * delta[i] * delta[i] * delta[i]);
            } else if (deltaParameter[i] != Cell.FIXED) {
                deltaJacobian.data[i * q + deltaParameter[i]] = 1;
            }
        }
    }

    private static void addRow(DMatrixRMaj target, int row, DMatrixRMaj source, int sourceRow, double factor) {
        int q = target.numCols;
        for (int a = 0; a < q; a++) {
            target.data[row * q + a] += factor * source.data[sourceRow * q + a];
        }
    }
}
