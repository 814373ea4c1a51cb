package kith.reliability.coefficient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.reliability.scale.CovarianceDraws;
import kith.reliability.scale.ReliabilityOptions;
import kith.resampling.Replicates;
import kith.resampling.Replication;

/**
 * Coefficients in samples like the one at hand.
 *
 * @param <K> names the coefficients
 */
public final class ReliabilityBootstrap<K> {

    private static final int DRAWS_PER_PIECE = 16;

    private final Map<K, Replicates> drawn = new HashMap<>();

    /**
     * @param coefficients what to compute from the covariances of a sample, in the order of {@code compute}
     * @param compute the coefficients of a sample; must not keep the matrix
     */
    ReliabilityBootstrap(
            CovarianceDraws sample,
            ReliabilityOptions.Resampling resampling,
            List<K> coefficients,
            Function<double[][], double[]> compute) {
        List<Replicates> all = drawn(sample, resampling, coefficients.size(), compute);
        for (int c = 0; c < coefficients.size(); c++) {
            drawn.put(coefficients.get(c), all.get(c));
        }
    }

    /**
     * Values in samples of respondents.
     *
     * @param values how many {@code compute} gives
     * @param compute of the covariances of a sample; must not keep the matrix
     * @return one a value
     */
    public static List<Replicates> drawn(
            CovarianceDraws sample,
            ReliabilityOptions.Resampling resampling,
            int values,
            Function<double[][], double[]> compute) {
        return Replication.inPieces(
                resampling.draws(),
                DRAWS_PER_PIECE,
                values,
                resampling.parallel(),
                (from, to) -> sample.draws(resampling.seed(), from, to, compute));
    }

    /** The values of a coefficient in the samples; none of one that was not computed. */
    Replicates of(K coefficient) {
        return drawn.getOrDefault(coefficient, Replicates.of(new double[0]));
    }
}
