package kith.reliability;

/** Where an interval comes from. */
public enum IntervalMethod {
    NONE("none", ""),
    /** Feldt (1965): exact for normal, parallel items. */
    FELDT("feldt", "Feldt"),
    /** Bonett (2002): log-transformed, for normal, parallel items. */
    BONETT("bonett", "Bonett"),
    /** Estimate ± z × the standard error of Duhachek & Iacobucci (2004), for normal items of any covariance. */
    ASYMPTOTIC("asymptotic", "asymptotic"),
    /** Percentiles of the bootstrap, resampling people. */
    BOOTSTRAP_PERCENTILE("bootstrap_percentile", "bootstrap, percentile"),
    /** Bias-corrected and accelerated percentiles of the bootstrap, resampling people (Efron 1987). */
    BOOTSTRAP_BCA("bootstrap_bca", "bootstrap, bias-corrected");

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

    /** For people; empty for none. */
    public String title() {
        return title;
    }
}
