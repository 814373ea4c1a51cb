package kith.reliability.coefficient;

import java.util.Optional;
import kith.math.SmallMatrices;

/**
 * Covariances of the items of a scale, in the sample or in a bootstrap sample, and what several coefficients take from
 * them.
 *
 * @param factor behind omega; empty for fewer than three items
 * @param strata the part that each item is in; empty when there are none
 */
record CovarianceSample(
        double[][] covariance,
        double[][] correlation,
        GuttmanLambdas lambdas,
        HalvesOfOddAndEvenItems halves,
        Optional<OneFactor> factor,
        int[] strata) {

    static CovarianceSample of(double[][] covariance, Optional<OneFactor> factor, int[] strata) {
        double[][] correlation = SmallMatrices.correlations(covariance);
        return new CovarianceSample(
                covariance,
                correlation,
                GuttmanLambdas.of(correlation),
                HalvesOfOddAndEvenItems.of(covariance),
                factor,
                strata);
    }
}
