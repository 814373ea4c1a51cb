package kith.reliability;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.math.NormalDistribution;

/** Coefficients in samples like the one at hand, and the intervals from them. */
final class ReliabilityBootstrap {

    private static final int DRAWS_PER_PIECE = 16;

    private final Map<Coefficient, double[]> drawn = new EnumMap<>(Coefficient.class);

    /**
     * @param coefficients what to compute from the covariances of a sample, in the order of {@code compute}
     * @param compute the coefficients of a sample; must not keep the matrix
     */
    ReliabilityBootstrap(
            CovarianceDraws sample,
            ReliabilityOptions.Resampling resampling,
            List<Coefficient> coefficients,
            Function<double[][], double[]> compute) {
        List<double[]> sorted = drawn(sample, resampling, coefficients.size(), compute);
        for (int c = 0; c < coefficients.size(); c++) {
            drawn.put(coefficients.get(c), sorted.get(c));
        }
    }

    /**
     * Values in samples of people.
     *
     * @param values how many {@code compute} gives
     * @param compute of the covariances of a sample; must not keep the matrix
     * @return one array a value: ascending, of the samples in which it exists
     */
    static List<double[]> drawn(
            CovarianceDraws sample,
            ReliabilityOptions.Resampling resampling,
            int values,
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
        return IntStream.range(0, values)
                .mapToObj(at -> answers.stream()
                        .flatMap(Arrays::stream)
                        .mapToDouble(each -> each[at])
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray())
                .toList();
    }

    /** Normal around the estimate less its bias, 2·estimate − mean ± z·sd. */
    Interval normal(Coefficient coefficient, double estimate, double level) {
        return normal(drawn.getOrDefault(coefficient, new double[0]), estimate, level);
    }

    /** The same from values of samples; none where they are fewer than two. */
    static Interval normal(double[] values, double estimate, double level) {
        Descriptives samples = Descriptives.of(values);
        double width = NormalDistribution.twoSided(level) * samples.sd();
        double middle = 2 * estimate - samples.mean();
        return Double.isNaN(middle + width) ? Interval.NONE : new Interval(middle - width, middle + width);
    }

    /** Percentiles (R's type 7) of the samples in which the coefficient exists. */
    Interval interval(Coefficient coefficient, double level) {
        return percentiles(drawn.getOrDefault(coefficient, new double[0]), level);
    }

    /** The same from values of samples, ascending. */
    static Interval percentiles(double[] sorted, double level) {
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
