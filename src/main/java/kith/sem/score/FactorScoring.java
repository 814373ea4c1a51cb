package kith.sem.score;

/** How persons are given scores on factors. */
public enum FactorScoring {
    /**
     * The mean of the factors given the answers, Φ Λ′ Σ⁻¹ (y − μ) (Thurstone 1935; Thomson 1951): least error of
     * prediction, drawn towards the mean. Of ordered variables the mode of the factors given the answers (empirical
     * Bayes modal, lavaan's {@code EBM}).
     */
    REGRESSION,
    /**
     * The factors under which the answers are likeliest, (Λ′ Σ⁻¹ Λ)⁻¹ Λ′ Σ⁻¹ (y − μ) (Bartlett 1937, doi
     * 10.1111/j.2044-8295.1937.tb00863.x): unbiased given the factors, with more error. Of ordered variables lavaan's
     * {@code ML}, which keeps answers all at one end finite by a prior with the variance 100 000.
     */
    BARTLETT
}
