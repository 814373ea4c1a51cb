package kith.twolevel;

import java.util.Arrays;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.MomentStructure;
import org.ejml.data.DMatrixRMaj;

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
    public void jacobian(DMatrixRMaj jacobian) {
        DMatrixRMaj own = new DMatrixRMaj(1, 1);
        jacobian.reshape(moments.length, parameterCount());
        within.jacobian(own);
        System.arraycopy(own.data, 0, jacobian.data, 0, half * parameterCount());
        between.jacobian(own);
        System.arraycopy(own.data, 0, jacobian.data, half * parameterCount(), half * parameterCount());
    }
}
