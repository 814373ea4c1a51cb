package kith.sem.implied;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Thresholds and correlations implied for ordered variables (and means, variances and covariances of continuous ones
 * beside them): the latent responses follow a {@link CovarianceStructure}, and an answer says between which thresholds
 * they lie.
 *
 * <p>With scaling factors δ, the moments are κ = δ (τ − μ) and ρ_ij = δ_i δ_j σ_ij (Muthén 1984, doi
 * 10.1007/BF02294210; Muthén and Asparouhov 2002, Mplus Web Note 4). In the delta parameterisation δ is a parameter,
 * and the residual variance is what is left of 1 ∕ δ². In the theta parameterisation the residual variance is a
 * parameter and δ = σ_ii^(−½). A continuous variable has δ = 1 and contributes −μ in the place of a threshold, its
 * variance, and its covariances.
 *
 * <p>Given predictors (Muthén 1984, case B), the variables are all but these, the moments those of what is left when
 * the predictors are 0, and the slopes δ_i A_ix on them, A = Λ (I − B)⁻¹, stand behind the thresholds, predictor by
 * predictor.
 */
public final class OrdinalStructure implements MomentStructure {

    private final GroupModel model;
    private final Scaling scaling;
    private final CovarianceStructure inner;
    private final LoadingSlopes loadingSlopes;
    private final int p;
    /** The variables that have moments: all but the given predictors. */
    private final int[] outcomes;
    /** The factors that stand for the given predictors; −1 for one that nothing depends on. */
    private final int[] predictors;

    private final int[] thresholdVariable;
    private final boolean[] ordered;
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
    private final DMatrixRMaj loadingDerivative;

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
        this.inner = new CovarianceStructure(model.withoutSpreadOfGiven());
        this.loadingSlopes = new LoadingSlopes(inner);
        this.p = model.observed().size();
        this.outcomes =
                IntStream.range(0, p).filter(i -> !model.given().contains(i)).toArray();
        this.predictors = model.given().stream()
                .mapToInt(i -> model.latent().indexOf(model.observed().get(i)))
                .toArray();
        this.thresholdVariable = order.stream().mapToInt(Integer::intValue).toArray();
        this.ordered = orderedVariables.clone();
        this.thresholdCount = thresholdVariable.length;
        int variances = 0;
        for (int i : outcomes) {
            variances += ordered[i] ? 0 : 1;
        }
        this.varianceCount = variances;
        this.tau = new double[thresholdCount];
        this.delta = new double[p];
        java.util.Arrays.fill(delta, 1);
        this.tauParameter = new int[thresholdCount];
        java.util.Arrays.fill(tauParameter, MatrixElement.FIXED);
        this.deltaParameter = new int[p];
        java.util.Arrays.fill(deltaParameter, MatrixElement.FIXED);
        placeThresholds();
        this.moments =
                new double[thresholdCount + slopeCount() + varianceCount + outcomes.length * (outcomes.length - 1) / 2];
        this.innerDerivative = new double[inner.momentCount()];
        this.deltaDerivative = new double[p];
        this.loadingDerivative = new DMatrixRMaj(p, model.latent().size());
        this.deltaJacobian = new DMatrixRMaj(1, 1);
    }

    private void placeThresholds() {
        int[] places = new int[model.thresholds().size()];
        int k = 0;
        for (int place = 0; place < thresholdCount; place++) {
            if (ordered[thresholdVariable[place]]) {
                places[k++] = place;
            }
        }
        for (MatrixElement cell : model.cells()) {
            if (cell.slot() == MatrixElement.Slot.TAU) {
                int place = places[cell.row()];
                tauParameter[place] = cell.parameter();
                tau[place] = cell.value();
            } else if (cell.slot() == MatrixElement.Slot.DELTA) {
                deltaParameter[cell.row()] = cell.parameter();
                delta[cell.row()] = cell.isFree() ? 1 : cell.value();
            }
        }
    }

    /** The same for another model of the same variables, with memory of its own. */
    public OrdinalStructure of(GroupModel another) {
        List<Integer> order = IntStream.of(thresholdVariable).boxed().toList();
        return new OrdinalStructure(another, scaling, order, ordered);
    }

    public GroupModel model() {
        return model;
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

    /** How many slopes on given predictors stand behind the thresholds. */
    public int slopeCount() {
        return outcomes.length * predictors.length;
    }

    /** How many variances stand behind the slopes. */
    public int varianceCount() {
        return varianceCount;
    }

    /** The indices of the observed variables that have moments: all but the given predictors; not to be changed. */
    public int[] outcomes() {
        return outcomes;
    }

    /** A_ix, the effect of a given predictor on the latent response of a variable through all paths. */
    private double effect(int variable, int predictor) {
        return predictors[predictor] < 0 ? 0 : inner.totalLoadings().get(variable, predictors[predictor]);
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
            } else if (deltaParameter[i] != MatrixElement.FIXED) {
                delta[i] = theta[deltaParameter[i]];
            }
        }
        for (int k = 0; k < thresholdCount; k++) {
            int i = thresholdVariable[k];
            if (tauParameter[k] != MatrixElement.FIXED) {
                tau[k] = theta[tauParameter[k]];
            }
            double mean = inner.moments()[i];
            moments[k] = ordered[i] ? delta[i] * (tau[k] - mean) : -mean;
        }
        int k = thresholdCount;
        for (int x = 0; x < predictors.length; x++) {
            for (int i : outcomes) {
                moments[k++] = delta[i] * effect(i, x);
            }
        }
        for (int i : outcomes) {
            if (!ordered[i]) {
                moments[k++] = sigma[i * p + i];
            }
        }
        for (int b = 0; b < outcomes.length; b++) {
            int j = outcomes[b];
            for (int a = b + 1; a < outcomes.length; a++) {
                int i = outcomes[a];
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
            if (tauParameter[k] != MatrixElement.FIXED) {
                gradient[tauParameter[k]] += scale * delta[i] * dMoments[k];
            }
        }
        int k = addSlopeDerivatives(dMoments, scale, gradient);
        for (int i : outcomes) {
            if (!ordered[i]) {
                innerDerivative[p + HalfVector.index(i, i, p)] += dMoments[k++];
            }
        }
        for (int b = 0; b < outcomes.length; b++) {
            int j = outcomes[b];
            for (int a = b + 1; a < outcomes.length; a++) {
                int i = outcomes[a];
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
            } else if (deltaParameter[i] != MatrixElement.FIXED) {
                gradient[deltaParameter[i]] += scale * deltaDerivative[i];
            }
        }
        inner.addGradient(innerDerivative, scale, gradient);
    }

    /**
     * What the slopes on predictors add to the gradient and to the derivatives by δ; answers with the place behind
     * them.
     */
    private int addSlopeDerivatives(double[] dMoments, double scale, double[] gradient) {
        int k = thresholdCount;
        if (predictors.length == 0) {
            return k;
        }
        CommonOps_DDRM.fill(loadingDerivative, 0);
        for (int x = 0; x < predictors.length; x++) {
            for (int i : outcomes) {
                double slope = dMoments[k++];
                deltaDerivative[i] += slope * effect(i, x);
                if (predictors[x] >= 0) {
                    loadingDerivative.set(i, predictors[x], slope * delta[i]);
                }
            }
        }
        loadingSlopes.addGradient(loadingDerivative, scale, gradient);
        return k;
    }

    @Override
    public int[] ownParameters() {
        return Stream.of(inner.ownParameters(), tauParameter, deltaParameter)
                .flatMapToInt(IntStream::of)
                .filter(parameter -> parameter != MatrixElement.FIXED)
                .sorted()
                .distinct()
                .toArray();
    }

    @Override
    public void addJacobian(int[] columns, DMatrixRMaj jacobian) {
        int q = jacobian.numCols;
        innerJacobian.reshape(inner.momentCount(), q);
        CommonOps_DDRM.fill(innerJacobian, 0);
        inner.addJacobian(columns, innerJacobian);
        differentiateDelta(columns, q);
        for (int k = 0; k < thresholdCount; k++) {
            int i = thresholdVariable[k];
            double factor = ordered[i] ? delta[i] : 1;
            addRow(jacobian, k, innerJacobian, i, -factor);
            if (ordered[i]) {
                addRow(jacobian, k, deltaJacobian, i, tau[k] - inner.moments()[i]);
                if (tauParameter[k] != MatrixElement.FIXED) {
                    jacobian.data[k * q + columns[tauParameter[k]]] += delta[i];
                }
            }
        }
        int k = thresholdCount;
        for (int x = 0; x < predictors.length; x++) {
            for (int i : outcomes) {
                addRow(jacobian, k, deltaJacobian, i, effect(i, x));
                if (predictors[x] >= 0) {
                    loadingSlopes.addSlopes(i, predictors[x], delta[i], columns, jacobian, k);
                }
                k++;
            }
        }
        for (int i : outcomes) {
            if (!ordered[i]) {
                addRow(jacobian, k++, innerJacobian, p + HalfVector.index(i, i, p), 1);
            }
        }
        double[] sigma = inner.sigma().data;
        for (int b = 0; b < outcomes.length; b++) {
            int j = outcomes[b];
            for (int a = b + 1; a < outcomes.length; a++) {
                int i = outcomes[a];
                addRow(jacobian, k, innerJacobian, p + HalfVector.index(i, j, p), delta[i] * delta[j]);
                addRow(jacobian, k, deltaJacobian, i, delta[j] * sigma[i * p + j]);
                addRow(jacobian, k, deltaJacobian, j, delta[i] * sigma[i * p + j]);
                k++;
            }
        }
    }

    private void differentiateDelta(int[] columns, int q) {
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
            } else if (deltaParameter[i] != MatrixElement.FIXED) {
                deltaJacobian.data[i * q + columns[deltaParameter[i]]] = 1;
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
