package kith.change.trial;

/** Which likelihood of a mixed model is maximised. */
public enum Likelihood {
    /** Restricted: variances are not biased by the estimation of the means. */
    REML,
    ML
}
