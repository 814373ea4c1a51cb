package kith.reliability;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.math.Descriptives;

/** Coefficients in samples of people drawn with replacement, and the percentiles of them. */
final class ReliabilityBootstrap {

    private static final int DRAWS_PER_PIECE = 16;

    private static final int MOST_GROUPS = 100;

    private final Map<Coefficient, double[]> drawn = new EnumMap<>(Coefficient.class);
    private final Map<Coefficient, double[]> jackknife = new EnumMap<>(Coefficient.class);

    /**
     * @param coefficients what to compute from the covariances of a sample, in the order of {@code compute}
     * @param compute the coefficients of a sample; must not keep the matrix
     */
    ReliabilityBootstrap(
            ResampledCovariance sample,
            ReliabilityOptions.Resampling resampling,
            List<Coefficient> coefficients,
            Function<double[][], double[]> compute) {
        int draws = resampling.draws();
        int pieces = (draws + DRAWS_PER_PIECE - 1) / DRAWS_PER_PIECE;
        List<double[][]> answers = resampling
                .parallel()
                .map(
                        pieces,
                        piece -> sample.draws(
                                resampling.seed(),
                                piece * DRAWS_PER_PIECE,
                                Math.min(draws, (piece + 1) * DRAWS_PER_PIECE),
                                compute));
        for (int c = 0; c < coefficients.size(); c++) {
            int at = c;
            double[] sorted = answers.stream()
                    .flatMap(Arrays::stream)
                    .mapToDouble(values -> values[at])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            drawn.put(coefficients.get(c), sorted);
        }
    }

    /**
     * Computes coefficients without each of some groups of people, for {@link #biasCorrected}.
     *
     * @param all what {@code compute} gives, in order
     */
    void jackknife(
            ResampledCovariance sample,
            ReliabilityOptions.Resampling resampling,
            List<Coefficient> all,
            Function<double[][], double[]> compute) {
        int groups = Math.min(MOST_GROUPS, sample.people());
        List<double[]> answers = resampling.parallel().map(groups, group -> sample.without(group, groups, compute));
        for (int c = 0; c < all.size(); c++) {
            int at = c;
            jackknife.put(
                    all.get(c),
                    answers.stream().mapToDouble(values -> values[at]).toArray());
        }
    }

    /** The bias-corrected and accelerated interval; after {@link #jackknife}. */
    Interval biasCorrected(Coefficient coefficient, double estimate, double level) {
        return BiasCorrected.of(
                drawn.getOrDefault(coefficient, new double[0]),
                estimate,
                jackknife.getOrDefault(coefficient, new double[0]),
                level);
    }

    /** Percentiles (R's type 7) of the samples in which the coefficient exists. */
    Interval interval(Coefficient coefficient, double level) {
        double[] sorted = drawn.getOrDefault(coefficient, new double[0]);
        return new Interval(
                Descriptives.quantile(sorted, (1 - level) / 2), Descriptives.quantile(sorted, 1 - (1 - level) / 2));
    }

    /** In how many samples the coefficient exists. */
    int existing(Coefficient coefficient) {
        return drawn.getOrDefault(coefficient, new double[0]).length;
    }

    /** The standard deviation over the samples. */
    double standardError(Coefficient coefficient) {
        return Descriptives.of(drawn.getOrDefault(coefficient, new double[0])).sd();
    }
}
