package kith.sem.estimation;

import java.util.Optional;

/**
 * What is inferred from estimates: which information the standard errors rest on, how they are made robust, and how the
 * test of fit is corrected. Each may be chosen apart from the estimator, as lavaan's {@code information}, {@code se}
 * and {@code test}.
 *
 * @param information on which standard errors and corrected tests rest
 * @param spread of the estimates
 * @param correction of the test of fit
 */
public record Inference(Estimator.Information information, Estimator.Spread spread, Estimator.Correction correction) {

    /**
     * What is chosen; what is left open follows from the estimator.
     *
     * <p>Left open, the information is the estimator's, with two exceptions that are lavaan's: observed with missing
     * responses (and with full-information maximum likelihood even where no response is missing), since expected
     * information supposes that responses are missing completely at random; and observed with
     * {@link Estimator.Spread#CASEWISE} chosen for an estimator that has not got it.
     */
    public record Choice(
            Optional<Estimator.Information> information,
            Optional<Estimator.Spread> spread,
            Optional<Estimator.Correction> correction) {

        /** Everything as the estimator has it. */
        public static Choice usual() {
            return new Choice(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /**
         * @param fullInformation whether estimates are by full-information maximum likelihood, or responses are missing
         */
        public Inference with(Estimator estimator, boolean fullInformation) {
            boolean casewise = spread.filter(chosen ->
                            chosen == Estimator.Spread.CASEWISE && estimator.spread() != Estimator.Spread.CASEWISE)
                    .isPresent();
            boolean observed = casewise || fullInformation;
            Estimator.Information usual = observed && estimator.information() == Estimator.Information.EXPECTED
                    ? Estimator.Information.OBSERVED
                    : estimator.information();
            return new Inference(
                    information.orElse(usual),
                    spread.orElse(estimator.spread()),
                    correction.orElse(estimator.correction()));
        }
    }

    /** Whether standard errors and test allow for rows drawn in clusters or with unequal chances. */
    public boolean allowsForDesign(boolean ordered) {
        Estimator.Spread needed = ordered ? Estimator.Spread.ASYMPTOTIC : Estimator.Spread.CASEWISE;
        return spread == needed && correction != Estimator.Correction.NONE && ofTest().spread() == needed;
    }

    /**
     * The same with what the correction of the test is made of. Satorra and Bentler's corrections (1994) take the
     * expected information, whichever the standard errors rest on. lavaan 0.6-14 takes observed information about the
     * moments there: with MLM and observed information on three factors of Holzinger and Swineford it gives χ² = 80.38
     * in place of 80.87.
     */
    public Inference ofTest() {
        return switch (correction) {
            case NONE -> this;
            case YUAN_BENTLER_MPLUS ->
                new Inference(
                        information == Estimator.Information.FIRST_ORDER ? Estimator.Information.OBSERVED : information,
                        Estimator.Spread.CASEWISE,
                        correction);
            case SATORRA_BENTLER, SCALED_SHIFTED, MEAN_VAR_ADJUSTED ->
                new Inference(Estimator.Information.EXPECTED, Estimator.Spread.ASYMPTOTIC, correction);
        };
    }

    /** Whether it needs the responses, of which means and covariances do not tell enough. */
    public boolean needsResponses() {
        return spread.isSandwich()
                || information == Estimator.Information.FIRST_ORDER
                || correction != Estimator.Correction.NONE;
    }
}
