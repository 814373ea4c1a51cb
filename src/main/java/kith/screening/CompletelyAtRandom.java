package kith.screening;

import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.math.ChiSquare;
import kith.math.PositiveDefinite;
import kith.moments.missing.MissingPattern;
import kith.moments.missing.MissingPatterns;
import kith.moments.missing.SaturatedMoments;

/**
 * The test that responses are missing completely at random (Little 1988, doi 10.1080/01621459.1988.10478722).
 *
 * <p>χ² = Σ_j n_j (ȳ_j − μ̂_j)′ Σ̂_j⁻¹ (ȳ_j − μ̂_j) over patterns of missing responses, with means and covariances of
 * the unrestricted normal model by maximum likelihood; Σ p_j − p degrees of freedom. With the covariances divided by n,
 * as naniar, misty and SPSS, and with n/(n − 1) times them, as Little's paper. Rows without any response are left out.
 * A large p-value does not show that responses are missing completely at random.
 *
 * @param n rows with a response
 * @param variables how many
 * @param patterns of missing responses, the complete one included
 * @param chiSquare with the covariances divided by n
 * @param chiSquareUnbiased with n/(n − 1) times them
 */
public record CompletelyAtRandom(
        int n,
        int variables,
        int patterns,
        double chiSquare,
        int df,
        double pvalue,
        double chiSquareUnbiased,
        double pvalueUnbiased) {

    /** The level at which the screening says that responses are not missing completely at random. */
    public static final double LEVEL = 0.05;

    /** Whether the test rejects. */
    public boolean isRejected() {
        return pvalue < LEVEL;
    }

    /** @return empty where nothing is missing, or means and covariances cannot be estimated */
    public static Optional<CompletelyAtRandom> of(Responses responses, List<String> variables) {
        MissingPatterns patterns = MissingPatterns.of(responses, variables);
        if (patterns.isComplete() || patterns.patterns().size() < 2) {
            return Optional.empty();
        }
        SaturatedMoments saturated = patterns.saturated();
        if (!saturated.converged()) {
            return Optional.empty();
        }
        double distance = 0;
        int df = -variables.size();
        for (MissingPattern pattern : patterns.patterns()) {
            int[] observed = pattern.observed();
            int k = observed.length;
            double[] inverse = new double[k * k];
            double[] away = new double[k];
            for (int a = 0; a < k; a++) {
                away[a] = pattern.moments().mean()[a] - saturated.moments().mean()[observed[a]];
                for (int b = 0; b < k; b++) {
                    inverse[a * k + b] = saturated.moments().covariance().at(observed[a], observed[b]);
                }
            }
            if (Double.isNaN(PositiveDefinite.invert(inverse, k))) {
                return Optional.empty();
            }
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    distance += pattern.n() * away[a] * inverse[a * k + b] * away[b];
                }
            }
            df += k;
        }
        double n = patterns.n();
        double unbiased = distance * (n - 1) / n;
        return Optional.of(new CompletelyAtRandom(
                (int) n,
                variables.size(),
                patterns.patterns().size(),
                distance,
                df,
                df > 0 ? ChiSquare.upperTail(distance, df) : Double.NaN,
                unbiased,
                df > 0 ? ChiSquare.upperTail(unbiased, df) : Double.NaN));
    }
}
