package kith.change.trial;

/** How the scores of a respondent at several visits vary together. */
public enum Structure {
    /** A variance for each visit and a covariance for each pair of visits: nothing is assumed. */
    UNSTRUCTURED,
    /** One variance, one correlation. */
    COMPOUND_SYMMETRY,
    /** One variance; correlations ρ, ρ², ρ³ … with the distance in visits. */
    AUTOREGRESSIVE;

    /** The covariances of so many visits. */
    VisitCovariance covariance(int visits) {
        return this == UNSTRUCTURED || visits == 1
                ? new UnstructuredCovariance(visits)
                : new PowerCovariance(visits, this == AUTOREGRESSIVE);
    }
}
