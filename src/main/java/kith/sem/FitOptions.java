package kith.sem;

/**
 * How a model is fitted beside its estimator.
 *
 * @param likelihood what the covariances of the sample are divided by under maximum likelihood
 * @param maxIterations limit of the search
 * @param baseline whether the baseline model is fitted too, which CFI and its like need
 * @param threads how many at the most
 */
public record FitOptions(Likelihood likelihood, int maxIterations, boolean baseline, int threads) {

    /** The two forms of the normal likelihood. */
    public enum Likelihood {
        /** Divides by N; χ² is N times the discrepancy. */
        NORMAL,
        /** Divides by N − 1; χ² is N − 1 times the discrepancy, as in AMOS and EQS. */
        WISHART
    }

    public static FitOptions defaults() {
        return new FitOptions(Likelihood.NORMAL, 1000, true, 1);
    }

    public FitOptions withLikelihood(Likelihood newLikelihood) {
        return new FitOptions(newLikelihood, maxIterations, baseline, threads);
    }

    public FitOptions withBaseline(boolean on) {
        return new FitOptions(likelihood, maxIterations, on, threads);
    }

    public FitOptions withMaxIterations(int limit) {
        return new FitOptions(likelihood, limit, baseline, threads);
    }
}
