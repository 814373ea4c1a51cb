package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;

import kith.sem.Population.Answers;
import kith.sem.estimation.Estimator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recovery by the least squares estimators whose standard errors or tests rest on an assumption of their own, in a
 * population in which it holds, and what becomes of them in an ordinary one. Γ is N times the covariance of the
 * sample's covariances or correlations, W the weight, U = W − WΔ(Δ′WΔ)⁻¹Δ′W; the statistic is distributed as the sum of
 * the eigenvalues of UΓ, each times a χ² with one degree of freedom (Satorra & Bentler 1994).
 *
 * <p><b>ULS and DWLS</b> take W for the inverse of Γ, which makes all these eigenvalues 1. Of variables with unit
 * variance, normal and independent, the covariances have Γ = I; of ordered answers, the correlations have a diagonal Γ.
 * The population therefore has weak loadings, 0.4 or less. Weak correlations are not enough by themselves: covariances
 * that share a variable are correlated, Γ(ij, ik) ≈ ρ(jk), the factors take up the directions in which they vary most,
 * and what is left to the test varies less, by a tenth and more at loadings of 0.4. With two orthogonal factors of
 * three items each, the loadings are found within the factors alone, and all that is tested are the nine covariances
 * between them, for which Γ = R₁ ⊗ R₂ (R the correlations within a factor): its diagonal is 1 whatever the loadings, so
 * that the mean of the eigenvalues is exactly 1, and with weak correlations they are near to each other. (Weak loadings
 * need thousands of people to be stable.) Unit weights suit no ordered answers: without a correlation Γ of two
 * categories is (π ∕ 2)² at best and falls to 1 only with very many.
 *
 * <p><b>ULSM and WLSM</b> divide the statistic by the mean of the eigenvalues, which is right where all are equal. One
 * factor of parallel items, of any loading, is such a population: Γ and Δ stay as they are when items change places,
 * and of the space of pairs of items the model leaves to the test one part that is irreducible under permutations, on
 * which UΓ can only be a number times the identity (Schur's lemma).
 *
 * <p>lavaan's statistics are the same numbers ({@code OwnEstimatorsTest}); for ULS it has no p value, as it calls the
 * distribution unknown, and neither has Kith. Here χ² is taken for it.
 */
@Tag("slow")
class LeastSquaresRecoveryTest {

    private static final int SAMPLES = 1000;
    private static final int FEWER_SAMPLES = 500;

    @ParameterizedTest
    @CsvSource({"ULS, NORMAL, 2000", "DWLS, ORDERED, 3000"})
    void weightsThatAreTheInverseOfTheCovarianceOfTheMoments(Estimator estimator, Answers answers, int people) {
        double[] loadings = {0.4, 0.4, 0.4, 0.35, 0.35, 0.35};
        Population orthogonal = new Population(loadings, 3, 0, answers, new double[] {-1, 0, 1});
        Recovered.of(estimator, orthogonal, people, SAMPLES).holds();
    }

    @ParameterizedTest
    @CsvSource({"WLSM, ORDERED, 800", "ULSM, HEAVY_TAILED, 800"})
    void meanCorrectedTestsOfParallelItems(Estimator estimator, Answers answers, int people) {
        double[] loadings = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
        Population parallel = new Population(loadings, 6, 0, answers, new double[] {-1.2, -0.3, 0.6});
        Recovered.of(estimator, parallel, people, SAMPLES).holds();
    }

    /**
     * With the loadings of ordinary items the plain ones find the truth too, but their intervals are too narrow, those
     * of the better items most, and their test hardly ever rejects. ULSMV and WLSMV, which have the same estimates, are
     * the ones to use: {@link RecoveryTest} finds nothing wrong with them in these samples.
     */
    @ParameterizedTest
    @CsvSource({"ULS, NORMAL, 600", "ULS, ORDERED, 500", "DWLS, ORDERED, 500"})
    void ordinaryItemsNeedRobustErrors(Estimator plain, Answers answers, int people) {
        Recovered own = Recovered.of(plain, Population.ordinary(answers), people, FEWER_SAMPLES);
        own.hasNoBias();
        assertThat(own.meanCovered()).isLessThan(0.93);
        assertThat(own.leastCovered()).isLessThan(0.89);
        assertThat(own.rejected()).isLessThan(0.01);
    }

    /**
     * The correction of the mean alone leaves the variance of the statistic too large where the eigenvalues differ, so
     * that these tests reject the true model somewhat too often however many people there are (Asparouhov & Muthén
     * 2010, Simple second order chi-square correction, Mplus technical appendix); the scaled and shifted ones do not.
     * Their intervals are right.
     */
    @ParameterizedTest
    @CsvSource({"WLSM, ORDERED, 500", "ULSM, HEAVY_TAILED, 800"})
    void meanCorrectedTestsOfOrdinaryItemsRejectTooOften(Estimator estimator, Answers answers, int people) {
        Recovered own = Recovered.of(estimator, Population.ordinary(answers), people, SAMPLES);
        own.hasNoBias();
        own.intervalsHoldTheTruth();
        assertThat(own.rejected()).isBetween(0.07, 0.11);
    }
}
