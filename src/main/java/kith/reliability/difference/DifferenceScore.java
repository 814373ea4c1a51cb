package kith.reliability.difference;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.StratifiedAlpha;
import kith.reliability.difference.DifferenceReliability.Estimated;
import kith.resampling.IntervalMethod;

/**
 * The difference of two scores that the same respondents have, and how reliable it is.
 *
 * <p>With variances σ₁², σ₂², covariance C and reliabilities ρ₁, ρ₂ of two scores whose errors are unrelated, the
 * reliability of their difference D is 1 − (σ₁²(1 − ρ₁) + σ₂²(1 − ρ₂))/σ_D², σ_D² = σ₁² + σ₂² − 2C (Lord 1963, in
 * Harris, ed., Problems in Measuring Change, pp. 21–38), that of the difference of z scores ((ρ₁ + ρ₂)/2 − r)/(1 − r),
 * r their correlation. It is low when the scores correlate nearly as high as their reliabilities allow, however
 * reliable each of them is. By alpha it equals stratified alpha ({@link StratifiedAlpha}) of the items of the first
 * scale and those of the second with their sign changed.
 *
 * <p>A score is the mean of the items that vary. Its variance, the covariance and the reliabilities all come from one
 * matrix of covariances of the items of both scales, of the respondents who have both scores (an answer to each scale;
 * or, where only complete rows are taken, every answer), divided by n − 1 and pairwise where responses are missing:
 * they are those of scores with every item answered. So alpha and omega of a scale may differ a little from those of
 * all respondents who answered it.
 *
 * <p>By omega the error variance of a score is the sum of the unique variances ψ of one factor (maximum likelihood)
 * over k², and its reliability 1 − Σψ/σ², with σ² the observed variance of the sum of its k items (as psych's
 * {@code omega} divides). A difference has an observed variance only, so that this is the form which adds up: σ_D² less
 * the unique variances of both is the variance of what is not error. Where one factor fits it is what
 * {@link Coefficient#OMEGA_TOTAL} says; where items share more than the factor, what they share counts as reliable. It
 * needs three items in each scale.
 *
 * <p>Two scores at the same sitting may have related errors; then the difference is more reliable than said here when
 * they go together, less when they go against each other (Williams and Zimmerman 1977, doi 10.1177/001316447703700310).
 *
 * @param first name of the scale that is subtracted from
 * @param second name of the scale that is subtracted
 * @param n how many respondents have both scores
 * @param correlation of the two scores
 * @param sd standard deviation of the difference
 * @param meansOfSameRange whether the scores have the same lowest and highest value; empty where that is not known
 * @param reliability by alpha, and by omega where both scales have three items that vary
 * @param method where the intervals come from
 * @param findings what is worth knowing
 */
public record DifferenceScore(
        String first,
        String second,
        int n,
        Estimated correlation,
        double sd,
        Optional<Boolean> meansOfSameRange,
        List<DifferenceReliability> reliability,
        IntervalMethod method,
        List<Finding> findings) {

    /** Between the names of the two scales. */
    public static final String MINUS = " − ";

    public DifferenceScore {
        reliability = List.copyOf(reliability);
        findings = List.copyOf(findings);
    }

    /** By one coefficient of the scores; empty where it was not computed. */
    public Optional<DifferenceReliability> by(Coefficient coefficient) {
        return reliability.stream()
                .filter(row -> row.coefficient() == coefficient)
                .findFirst();
    }

    /** Both scales, as findings and headings name the pair. */
    public String name() {
        return first + MINUS + second;
    }
}
