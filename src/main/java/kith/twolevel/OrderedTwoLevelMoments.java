package kith.twolevel;

import java.util.Arrays;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MomentStructure;
import kith.sem.implied.OrdinalStructure;
import org.ejml.data.DMatrixRMaj;

/**
 * The moments that a model of ordered items implies at two levels, in the units in which latent responses have the
 * variance 1 within clusters: with δ_i = σ_Wii^(−½), thresholds δ_i τ_ik and correlations δ_i δ_j σ_Wij within, then
 * variances and covariances δ_i δ_j σ_Bij between clusters, column by column from the diagonal down.
 */
final class OrderedTwoLevelMoments implements MomentStructure {

    private final OrdinalStructure within;
    private final CovarianceStructure between;
    private final int p;
    private final int upper;
    private final int means;
    private final double[] moments;
    private final double[] part;
    private final double[] inner;
    private final double[] outer;

    /**
     * @param within with the thresholds, in the theta parameterisation
     * @param between its means are 0
     */
    OrderedTwoLevelMoments(OrdinalStructure within, CovarianceStructure between) {
        this.within = within;
        this.between = between;
        this.p = between.sigma().numRows;
        this.upper = within.momentCount();
        this.means = between.momentCount() - HalfVector.length(p);
        this.moments = new double[upper + HalfVector.length(p)];
        this.part = new double[upper];
        this.inner = new double[within.latentResponses().momentCount()];
        this.outer = new double[between.momentCount()];
    }

    /** The structure of the latent responses within clusters. */
    CovarianceStructure latentWithin() {
        return within.latentResponses();
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
    public double[] moments() {
        return moments;
    }

    @Override
    public boolean evaluate(double[] theta) {
        if (!within.evaluate(theta) || !between.evaluate(theta)) {
            return false;
        }
        System.arraycopy(within.moments(), 0, moments, 0, upper);
        double[] delta = within.delta();
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                moments[upper + HalfVector.index(i, j, p)] =
                        delta[i] * delta[j] * between.sigma().get(i, j);
            }
        }
        return true;
    }

    @Override
    public void addGradient(double[] dMoments, double scale, double[] gradient) {
        System.arraycopy(dMoments, 0, part, 0, upper);
        within.addGradient(part, scale, gradient);
        Arrays.fill(inner, 0);
        Arrays.fill(outer, 0);
        double[] delta = within.delta();
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                int k = HalfVector.index(i, j, p);
                double slope = dMoments[upper + k];
                outer[means + k] = slope * delta[i] * delta[j];
                inner[variance(i)] -= 0.5 * slope * moments[upper + k] * delta[i] * delta[i];
                inner[variance(j)] -= 0.5 * slope * moments[upper + k] * delta[j] * delta[j];
            }
        }
        latentWithin().addGradient(inner, scale, gradient);
        between.addGradient(outer, scale, gradient);
    }

    /** The place of σ_Wii among the moments of the latent responses. */
    private int variance(int i) {
        return inner.length - HalfVector.length(p) + HalfVector.index(i, i, p);
    }

    @Override
    public int[] ownParameters() {
        return TwoLevelMoments.both(within, between);
    }

    @Override
    public void addJacobian(int[] columns, DMatrixRMaj jacobian) {
        int q = jacobian.numCols;
        DMatrixRMaj ofLatent = new DMatrixRMaj(latentWithin().momentCount(), q);
        DMatrixRMaj ofBetween = new DMatrixRMaj(between.momentCount(), q);
        within.addJacobian(columns, jacobian);
        latentWithin().addJacobian(columns, ofLatent);
        between.addJacobian(columns, ofBetween);
        double[] delta = within.delta();
        for (int j = 0; j < p; j++) {
            for (int i = j; i < p; i++) {
                int k = HalfVector.index(i, j, p);
                double half = 0.5 * moments[upper + k];
                for (int a = 0; a < q; a++) {
                    jacobian.data[(upper + k) * q + a] = delta[i] * delta[j] * ofBetween.get(means + k, a)
                            - half * delta[i] * delta[i] * ofLatent.get(variance(i), a)
                            - half * delta[j] * delta[j] * ofLatent.get(variance(j), a);
                }
            }
        }
    }
}
