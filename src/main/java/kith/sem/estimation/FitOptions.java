package kith.sem.estimation;

import kith.sem.model.ModelOptions;

/**
 * How a model is fitted beside its estimator.
 *
 * @param likelihood what the covariances of the sample are divided by under maximum likelihood
 * @param maxIterations limit of the search
 * @param baseline whether the baseline model is fitted too, which CFI and its like need
 * @param parameterization for ordered variables, the one the table was made with
 * @param detail how much is computed at the estimates
 * @param bounds which parameters are kept within bounds that follow from the sample
 * @param starts from how many points the search begins
 * @param inference what standard errors and test of fit rest on
 * @param rotation of the factors of exploratory blocks
 */
public record FitOptions(
        Likelihood likelihood,
        int maxIterations,
        boolean baseline,
        ModelOptions.Parameterization parameterization,
        Detail detail,
        Bounds bounds,
        Starts starts,
        Inference.Choice inference,
        FactorRotation rotation) {

    /** How much is computed at the estimates; a search or a bootstrap that fits a hundred models needs little of it. */
    public enum Detail {
        /** Estimates and the plain χ²; standard errors, corrected tests and measures of fit are NaN or absent. */
        ESTIMATES,
        /**
         * The same with the standard errors and the covariance of the estimates, but no corrected tests and no measures
         * of fit.
         */
        STANDARD_ERRORS,
        /** Everything. */
        EVERYTHING
    }

    /** The two forms of the normal likelihood. */
    public enum Likelihood {
        /** Divides by N; χ² is N times the discrepancy. */
        NORMAL,
        /** Divides by N − 1; χ² is N − 1 times the discrepancy, as in AMOS and EQS. */
        WISHART
    }

    public static FitOptions defaults() {
        return new FitOptions(
                Likelihood.NORMAL,
                1000,
                true,
                ModelOptions.Parameterization.DELTA,
                Detail.EVERYTHING,
                Bounds.NONE,
                Starts.one(),
                Inference.Choice.usual(),
                FactorRotation.usual());
    }

    public FitOptions withLikelihood(Likelihood newLikelihood) {
        return new FitOptions(
                newLikelihood, maxIterations, baseline, parameterization, detail, bounds, starts, inference, rotation);
    }

    public FitOptions withBaseline(boolean on) {
        return new FitOptions(
                likelihood, maxIterations, on, parameterization, detail, bounds, starts, inference, rotation);
    }

    public FitOptions withMaxIterations(int limit) {
        return new FitOptions(
                likelihood, limit, baseline, parameterization, detail, bounds, starts, inference, rotation);
    }

    public FitOptions withParameterization(ModelOptions.Parameterization another) {
        return new FitOptions(
                likelihood, maxIterations, baseline, another, detail, bounds, starts, inference, rotation);
    }

    public FitOptions withDetail(Detail another) {
        return new FitOptions(
                likelihood, maxIterations, baseline, parameterization, another, bounds, starts, inference, rotation);
    }

    public FitOptions withBounds(Bounds another) {
        return new FitOptions(
                likelihood, maxIterations, baseline, parameterization, detail, another, starts, inference, rotation);
    }

    public FitOptions withStarts(Starts others) {
        return new FitOptions(
                likelihood, maxIterations, baseline, parameterization, detail, bounds, others, inference, rotation);
    }

    public FitOptions withInference(Inference.Choice others) {
        return new FitOptions(
                likelihood, maxIterations, baseline, parameterization, detail, bounds, starts, others, rotation);
    }

    public FitOptions withRotation(FactorRotation another) {
        return new FitOptions(
                likelihood, maxIterations, baseline, parameterization, detail, bounds, starts, inference, another);
    }
}
