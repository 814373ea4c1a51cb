package kith.invariance.level;

import kith.invariance.model.LadderOrder;

/**
 * A level of invariance. What it holds equal, besides what the steps below it do, is said by the sequence’s
 * {@link LadderOrder}.
 *
 * <p>Up to {@link #STRICT} the steps ask whether the items measure alike. Those above ask how the contexts differ in
 * what is measured: whether factors vary as much, go together as closely, and have the same means.
 */
public enum Level {
    /** The same items belong to the same factors; nothing is equal. */
    CONFIGURAL("configural"),
    /** For ordered variables: thresholds are equal, so that latent responses have a common unit. */
    THRESHOLDS("thresholds"),
    /** Loadings too: relations of scores may be compared. */
    METRIC("metric"),
    /** Intercepts too: means may be compared. */
    SCALAR("scalar"),
    /** Residual variances too: observed scores are equally precise. */
    STRICT("strict"),
    /** Variances of factors: respondents differ as much in every context. */
    VARIANCES("variances"),
    /** Covariances of factors: they go together as closely in every context. */
    COVARIANCES("covariances"),
    /** Means of factors: the contexts do not differ in what is measured. */
    MEANS("means");

    private final String id;

    Level(String id) {
        this.id = id;
    }

    /** As it is written on the command line and in JSON. */
    public String id() {
        return id;
    }

    /** Whether the step is about the distribution of the factors rather than about how items measure them. */
    public boolean isOfFactors() {
        return compareTo(STRICT) > 0;
    }
}
