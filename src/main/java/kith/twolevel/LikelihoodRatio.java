package kith.twolevel;

import java.util.Optional;
import kith.fit.TestStatistic;
import kith.math.ChiSquare;

/**
 * The test of a model against the unrestricted one.
 *
 * @param chisq 2 (log L₁ − log L₀); 0 where rounding makes it negative
 * @param scaled the Yuan–Bentler correction in the form of Mplus, where the test is robust
 */
record LikelihoodRatio(double chisq, double df, Optional<Scaling> scaled) {

    /**
     * Scaling factors: c = (tr₁ − tr₀) ∕ df, with tr the trace of the scores' cross-products by the inverse information
     * (Yuan &amp; Bentler 2000, doi 10.1111/0081-1750.00078).
     *
     * @param factor c; NaN where it is negative or there are no degrees of freedom
     * @param unrestricted tr₁ by the parameters of the unrestricted model
     * @param model tr₀ by the parameters that remain under the equalities of the model, as Mplus has it
     * @param modelByAll tr₀ by all free parameters, those held equal counted apart, as lavaan 0.6-14 has it
     */
    record Scaling(double factor, double unrestricted, double model, double modelByAll) {}

    double pValue() {
        return df > 0 ? ChiSquare.upperTail(chisq, df) : Double.NaN;
    }

    TestStatistic plain() {
        return new TestStatistic(chisq, df);
    }

    /** The corrected statistic. */
    Optional<TestStatistic> corrected() {
        return scaled.map(scaling -> new TestStatistic(df > 0 ? chisq / scaling.factor : chisq, df));
    }

    /** The plain statistic with its scaling factor, which robust indices rest on. */
    Optional<TestStatistic> robust() {
        return scaled.map(scaling -> new TestStatistic(chisq, df, scaling.factor));
    }
}
