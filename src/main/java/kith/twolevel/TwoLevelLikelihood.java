package kith.twolevel;

import java.util.function.Consumer;
import kith.sem.discrepancy.Discrepancy;

/**
 * The likelihood of one group's rows in clusters as a function of the moments at both levels ({@link TwoLevelMoments}),
 * in lavaan's scale: F = −(log L + ½ v log 2π) ∕ N, with N rows and v observed values.
 */
interface TwoLevelLikelihood extends Discrepancy {

    /** The sample. */
    ClusteredSample sample();

    /**
     * Gives the derivatives of each cluster's log-likelihood by the moments, one cluster after the other. The array is
     * used again for the next one.
     */
    void scores(double[] moments, Consumer<double[]> each);

    /** That of a sample. */
    static TwoLevelLikelihood of(ClusteredSample sample) {
        return sample.isComplete() ? new CompleteLikelihood(sample) : new IncompleteLikelihood(sample);
    }
}
