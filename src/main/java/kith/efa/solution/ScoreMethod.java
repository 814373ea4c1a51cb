package kith.efa.solution;

/** How factor scores are estimated. */
public enum ScoreMethod {
    /** Regression (Thurstone 1935): R⁻¹ΛΦ; the highest correlation with the factor, biased towards the mean. */
    REGRESSION,
    /** Bartlett (1937): U⁻²Λ(ΛᵀU⁻²Λ)⁻¹; unbiased given the factor. */
    BARTLETT,
    /**
     * ten Berge, Krijnen, Wansbeek and Shapiro (1999, doi 10.1016/S0024-3795(97)10007-6): keeps the correlations of the
     * factors.
     */
    TEN_BERGE
}
