package kith.moments.ordered;

/** How much of the asymptotic covariance of ordered moments can be asked for. */
public enum CovarianceDetail {
    /** Only its diagonal, which the tables of the pairs hold; the rows need not be kept. */
    DIAGONAL,
    /** All of it; keeps the distinct rows of answers. */
    FULL
}
