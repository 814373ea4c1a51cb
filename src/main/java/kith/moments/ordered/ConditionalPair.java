package kith.moments.ordered;

/**
 * The second step for one pair of outcomes given covariates: the correlation of what their regressions leave, and what each row says
 * of it.
 */
interface ConditionalPair {

    PairEstimate estimate();

    /**
     * The derivatives of the log-likelihood of one row: by the correlation, and for each outcome by the two numbers through which its
     * regression acts on the row (see {@link CovariateRegression#addScore}).
     *
     * @param scores gets five numbers: by ρ, two of the first outcome, two of the second
     */
    void scores(int u, double rho, double[] scores);
}
