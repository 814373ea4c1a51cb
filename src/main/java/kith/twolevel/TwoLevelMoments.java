package kith.twolevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.MomentStructure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The moments that a model implies at both levels of one group: means and covariances within clusters, then those
 * between, each over all variables of the model. A variable that does not exist at a level has the moments 0 there.
 */
final class TwoLevelMoments implements MomentStructure {

    private final CovarianceStructure within;
    private final CovarianceStructure between;
    private final int half;
    private final double[] moments;
    private final double[] part;

    TwoLevelMoments(CovarianceStructure within, CovarianceStructure between) {
        this.within = within;
        this.between = between;
        this.half = within.momentCount();
        this.moments = new double[2 * half];
        this.part = new double[half];
    }

    CovarianceStructure within() {
        return within;
    }

    CovarianceStructure between() {
        return between;
    }

    @Override
    public int momentCount() {
        return moments.length;
    }

    @Override
    public int parameterCount() {
        return within.parameterCount();
    }

    @Override
    public boolean evaluate(double[] theta) {
        if (!within.evaluate(theta) || !between.evaluate(theta)) {
            return false;
        }
        System.arraycopy(within.moments(), 0, moments, 0, half);
        System.arraycopy(between.moments(), 0, moments, half, half);
        return true;
    }

    @Override
    public double[] moments() {
        return moments;
    }

    @Override
    public void addGradient(double[] dMoments, double scale, double[] gradient) {
        System.arraycopy(dMoments, 0, part, 0, half);
        within.addGradient(part, scale, gradient);
        System.arraycopy(dMoments, half, part, 0, half);
        between.addGradient(part, scale, gradient);
    }

    /** Adds {@code scale} × Σ dMoments[k] × (second derivatives of moment k by the parameters) to {@code hessian}. */
    void addCurvature(double[] dMoments, double scale, DMatrixRMaj hessian) {
        within.addCurvature(Arrays.copyOf(dMoments, half), scale, hessian);
        between.addCurvature(Arrays.copyOfRange(dMoments, half, 2 * half), scale, hessian);
    }

    @Override
    public int[] ownParameters() {
        return both(within, between);
    }

    /** The parameters that the moments at either level depend on. */
    static int[] both(MomentStructure within, MomentStructure between) {
        return IntStream.concat(IntStream.of(within.ownParameters()), IntStream.of(between.ownParameters()))
                .sorted()
                .distinct()
                .toArray();
    }

    @Override
    public void addJacobian(int[] columns, DMatrixRMaj jacobian) {
        within.addJacobian(columns, jacobian);
        DMatrixRMaj lower = new DMatrixRMaj(half, jacobian.numCols);
        between.addJacobian(columns, lower);
        CommonOps_DDRM.insert(lower, jacobian, half, 0);
    }
}
