package kith.sem.comparison;

import java.util.List;
import kith.math.CholeskyFactor;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.Reduction;
import kith.sem.fit.FittedModel;
import kith.sem.fit.TestOfFit;
import kith.sem.fit.Uncertainty;

/**
 * The scaling factor of a model's test at the estimates of a model that restricts it.
 *
 * @param factor NaN where it does not exist
 * @param definite whether the information is positive definite there
 */
record ScalingAtRestricted(double factor, boolean definite) {

    static ScalingAtRestricted of(FittedModel free, FittedModel restricted) {
        double[] theta = TransferredEstimates.areComplete(restricted, free)
                ? TransferredEstimates.of(restricted, free)
                : Nesting.reproducing(free, restricted).orElseGet(() -> TransferredEstimates.of(restricted, free));
        Reduction tangent = Reduction.tangent(
                free.table(), theta, List.of(), free.reduction().units());
        Evaluation there = free.evaluation().at(tangent, tangent.closest(theta));
        Uncertainty spread = Uncertainty.of(there);
        TestOfFit test = TestOfFit.of(there, spread, free.test().df());
        boolean definite = new CholeskyFactor(tangent.reduced()).factor(spread.reducedInverse());
        return new ScalingAtRestricted(
                test.scaled().map(TestOfFit.Scaled::factor).orElse(Double.NaN), definite);
    }
}
