package kith.sem.model;

/** Kinds of parameters that can be held equal across groups (lavaan's {@code group.equal}). */
public enum EqualAcrossGroups {
    LOADINGS("loadings"),
    INTERCEPTS("intercepts"),
    THRESHOLDS("thresholds"),
    RESIDUALS("residuals"),
    RESIDUAL_COVARIANCES("residual.covariances"),
    /** Variances of factors. */
    VARIANCES("lv.variances"),
    /** Covariances of factors. */
    COVARIANCES("lv.covariances"),
    REGRESSIONS("regressions"),
    /** Means of factors. */
    MEANS("means");

    private final String lavaanName;

    EqualAcrossGroups(String lavaanName) {
        this.lavaanName = lavaanName;
    }

    /** The name that lavaan gives it. */
    public String lavaanName() {
        return lavaanName;
    }
}
