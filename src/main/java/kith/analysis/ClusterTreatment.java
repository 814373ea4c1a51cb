package kith.analysis;

/** What an analysis of a study makes of clusters that the study declares. */
public enum ClusterTreatment {
    /** Standard errors, intervals and tests allow for clusters. */
    ALLOWED_FOR("allowed for"),
    /** The same with an estimator that allows for them; with another one a finding says that it does not. */
    BY_ESTIMATOR("allowed for by MLR, WLSMV and similar estimators"),
    /** Some standard errors, intervals and tests allow for clusters; a finding says which ones do not. */
    PARTLY("allowed for in part"),
    /** Rows are taken as independent, which a finding says. */
    INDEPENDENT("assumes independent rows"),
    /** There are no standard errors, intervals or tests. */
    NO_INFERENCE("no standard errors or tests");

    private final String words;

    ClusterTreatment(String words) {
        this.words = words;
    }

    /** As the documentation says it. */
    public String words() {
        return words;
    }
}
