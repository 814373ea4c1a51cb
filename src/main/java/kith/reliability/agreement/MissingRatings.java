package kith.reliability.agreement;

/**
 * What becomes of persons whom not all raters rated. Apart from {@link kith.moments.Missing}: it chooses between two
 * estimators, the analysis of variance and the mixed model, and none of factor models' treatments applies.
 */
public enum MissingRatings {
    /** They are left out. */
    LISTWISE,
    /**
     * Their ratings are used: the variances of persons, raters and residual are estimated by restricted maximum
     * likelihood ({@link RatingVariances}). Without missing ratings the analysis of variance is taken, which says the
     * same where no variance is negative.
     */
    MIXED_MODEL
}
