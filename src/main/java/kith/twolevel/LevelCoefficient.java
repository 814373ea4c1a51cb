package kith.twolevel;

/** What a coefficient of a factor at two levels is of. */
public enum LevelCoefficient {
    /**
     * Deviations of respondents from their cluster: (Σλ)² ψ_W ∕ the variance within clusters of the sum (Geldhof,
     * Preacher &amp; Zyphur 2014).
     */
    WITHIN("omega_within"),
    /**
     * Cluster components, as if every cluster were infinitely large: (Σλ)² ψ_B ∕ the variance between clusters of the
     * sum (Geldhof, Preacher &amp; Zyphur 2014). No score that can be observed has this reliability.
     */
    LATENT_BETWEEN("omega_between_latent"),
    /**
     * Observed cluster means: (Σλ)² ψ_B ∕ (the variance between clusters + that within ∕ ñ), with ñ the harmonic mean
     * cluster size (Lai 2021: of a configural construct where loadings are equal across levels, of a shared one where
     * they are not).
     */
    CLUSTER_MEANS("omega_between_means"),
    /** Observed scores of respondents over all clusters, where loadings are equal across levels (Lai 2021). */
    OVERALL("omega_two_level"),
    /**
     * The share of the factor's variance between clusters, ψ_B ∕ (ψ_B + ψ_W), where loadings are equal across levels.
     */
    FACTOR_INTRACLASS("icc_factor");

    private final String id;

    LevelCoefficient(String id) {
        this.id = id;
    }

    /** As it is written in JSON. */
    public String id() {
        return id;
    }
}
