package kith.resampling;

/** Where a confidence interval comes from. */
public enum IntervalMethod {
    NONE("none", ""),

    // By formula.
    /** Estimate ± z × its standard error. */
    WALD("wald", "normal"),
    /** Estimate ± t × its standard error. */
    T("t", "t distribution"),
    /** Values of the parameter under which the t statistic found is not in a tail of its noncentral t distribution. */
    NONCENTRAL_T("noncentral_t", "noncentral t distribution"),
    /** From quantiles of F, for a ratio of mean squares of normal values. */
    F("f", "F distribution"),
    /** From quantiles of χ², for a variance of normal values. */
    CHI_SQUARED("chi_squared", "χ² distribution"),
    /** Normal on Fisher's scale artanh r. */
    FISHER_Z("fisher_z", "Fisher’s z"),
    /** Of a share: values under which the share found is not in a tail, variance taken at the value (Wilson 1927). */
    SCORE("score", "score"),
    /** Values whose likelihood, all else at its best, is near enough to the largest. */
    PROFILE_LIKELIHOOD("profile_likelihood", "profile likelihood"),
    /** Feldt (1965): exact for normal, parallel items. */
    FELDT("feldt", "Feldt"),
    /** Bonett (2002): log-transformed, for normal, parallel items. */
    BONETT("bonett", "Bonett"),
    /** Estimate ± z × the standard error of Duhachek and Iacobucci (2004), for normal items of any covariance. */
    ASYMPTOTIC("asymptotic", "asymptotic"),
    /**
     * Normal, with a standard error by the delta method: of a bifactor model around the estimate; of ordinal
     * coefficients on ln(1 − coefficient), from the influence of each person on what the coefficient is a function of,
     * less a bias where it has one.
     */
    DELTA("delta", "delta method"),

    /** Percentiles over parameters simulated from the normal distribution of their estimates. */
    MONTE_CARLO("monte_carlo", "simulated parameters"),

    // By resampling.
    /** Percentiles of the bootstrap, resampling respondents. */
    BOOTSTRAP_PERCENTILE("bootstrap_percentile", "bootstrap, percentile"),
    /** Normal around the estimate less its bias, both from the bootstrap, resampling respondents. */
    BOOTSTRAP_NORMAL("bootstrap_normal", "bootstrap, normal, less bias"),
    /** Percentiles of the bootstrap, corrected for bias and acceleration. */
    BOOTSTRAP_CORRECTED("bootstrap_bca", "bootstrap, corrected for bias and acceleration"),
    /** Percentiles of covariances drawn from the Wishart distribution around those given: of normal answers. */
    BOOTSTRAP_PARAMETRIC("bootstrap_parametric", "bootstrap, parametric"),
    /** Normal around the estimate less its bias, both from covariances drawn from the Wishart distribution. */
    BOOTSTRAP_PARAMETRIC_NORMAL("bootstrap_parametric_normal", "bootstrap, parametric, normal, less bias"),
    /**
     * From a cross-validated value to the estimate, with the standard error of each, for what a search makes extreme.
     */
    CROSS_VALIDATED("cross_validated", "cross-validated");

    private final String id;
    private final String title;

    IntervalMethod(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in JSON. */
    public String id() {
        return id;
    }

    /** For readers; empty for none. */
    public String title() {
        return title;
    }
}
