package kith.moments.ordered;

/**
 * The second step for one pair of variables: the correlation of what their margins leave, and what each row says of it.
 * Two ordered variables without covariates have a contingency table ({@link PolychoricTable}); all others are taken row
 * by row.
 */
sealed interface Pair permits PolychoricTable, RowPair {

    PairEstimate estimate();

    /**
     * What each row adds to the deviation from its limit of the correlation, or of the covariance where a continuous
     * variable takes part.
     *
     * @param rho the estimate
     */
    PairInfluence influence(double rho);
}
