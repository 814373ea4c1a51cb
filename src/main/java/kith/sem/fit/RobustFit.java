package kith.sem.fit;

import java.util.Optional;
import kith.fit.TestStatistic;
import kith.sem.estimation.Estimator;

/**
 * What the robust versions of CFI, TLI and RMSEA rest on.
 *
 * @param model statistic, degrees of freedom and scaling factor of the model, for RMSEA
 * @param compared the same with the degrees of freedom that CFI counts
 * @param baseline the same of the baseline model
 * @param interval the model's scaled statistic and the factor by which the interval of RMSEA is widened; lavaan takes
 *     the bare scaling factor where the test is shifted too
 */
record RobustFit(TestStatistic model, TestStatistic compared, TestStatistic baseline, TestStatistic interval) {

    /**
     * For complete answers: the plain statistics with their own scaling factors (Brosseau-Liard and Savalei 2014;
     * Brosseau-Liard, Savalei and Li 2012). None for the mean- and variance-adjusted test, as in lavaan.
     */
    static Optional<RobustFit> complete(TestOfFit test, Optional<TestOfFit> baseline, Estimator.Correction correction) {
        boolean adjusted = correction == Estimator.Correction.MEAN_VAR_ADJUSTED;
        if (test.scaled().isEmpty() || baseline.isEmpty() || adjusted) {
            return Optional.empty();
        }
        TestOfFit.Scaled scaled = test.scaled().get();
        TestOfFit.Scaled scaledBase = baseline.get().scaled().orElseThrow();
        TestStatistic model = new TestStatistic(test.chisq(), test.df(), factor(scaled, correction));
        return Optional.of(new RobustFit(
                model,
                model,
                new TestStatistic(baseline.get().chisq(), baseline.get().df(), factor(scaledBase, correction)),
                new TestStatistic(scaled.chisq(), test.df(), scaled.factor())));
    }

    /** Where responses are missing: the statistics that complete answers would have had. */
    static Optional<RobustFit> incomplete(TestStatistic model, TestStatistic baseline) {
        TestStatistic interval = new TestStatistic(model.chisq() / model.c(), model.df(), model.c());
        return Optional.of(new RobustFit(model, model, baseline, interval));
    }

    private static double factor(TestOfFit.Scaled scaled, Estimator.Correction correction) {
        return correction == Estimator.Correction.SCALED_SHIFTED
                ? scaled.factor() * (scaled.df() - scaled.shift()) / scaled.df()
                : scaled.factor();
    }
}
