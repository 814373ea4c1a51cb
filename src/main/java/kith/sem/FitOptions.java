package kith.sem;

import kith.sem.model.ModelOptions;

/**
 * How a model is fitted beside its estimator.
 *
 * @param likelihood what the covariances of the sample are divided by under maximum likelihood
 * @param maxIterations limit of the search
 * @param baseline whether the baseline model is fitted too, which CFI and its like need
 * @param parameterization for ordered variables, the one the table was made with
 */
public record FitOptions(
        Likelihood likelihood, int maxIterations, boolean baseline, ModelOptions.Parameterization parameterization) {

    /** The two forms of the normal likelihood. */
    public enum Likelihood {
        /** Divides by N; χ² is N times the discrepancy. */
        NORMAL,
        /** Divides by N − 1; χ² is N − 1 times the discrepancy, as in AMOS and EQS. */
        WISHART
    }

    public static FitOptions defaults() {
        return new FitOptions(Likelihood.NORMAL, 1000, true, ModelOptions.Parameterization.DELTA);
    }

    public FitOptions withLikelihood(Likelihood newLikelihood) {
        return new FitOptions(newLikelihood, maxIterations, baseline, parameterization);
    }

    public FitOptions withBaseline(boolean on) {
        return new FitOptions(likelihood, maxIterations, on, parameterization);
    }

    public FitOptions withMaxIterations(int limit) {
        return new FitOptions(likelihood, limit, baseline, parameterization);
    }

    public FitOptions withParameterization(ModelOptions.Parameterization another) {
        return new FitOptions(likelihood, maxIterations, baseline, another);
    }
}
