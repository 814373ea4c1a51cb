package kith.screening;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.PackedRows;
import kith.finding.Finding;

/**
 * How unusual the responses of each respondent are as a whole, by two methods that need no distribution. NaN for
 * respondents with a missing response.
 *
 * @param isolation score of the isolation forest, about .5 for the usual respondent
 * @param localFactor local outlier factor, about 1 for the usual respondent
 */
public record Outlyingness(double[] isolation, double[] localFactor) {

    /** Flagged above it: a choice of Kith's, without a confirmed source. */
    public static final double MOST_ISOLATION = 0.65;

    /** Flagged above it: a choice of Kith's, without a confirmed source. */
    public static final double MOST_LOCAL_FACTOR = 2;

    public Outlyingness {
        isolation = isolation.clone();
        localFactor = localFactor.clone();
    }

    static Outlyingness of(PackedRows turned, long seed) {
        int[] complete = IntStream.range(0, turned.size())
                .filter(row -> Arrays.stream(turned.get(row)).noneMatch(Double::isNaN))
                .toArray();
        double[][] rows = Arrays.stream(complete).mapToObj(turned::get).toArray(double[][]::new);
        return new Outlyingness(
                spread(IsolationForest.of(rows, seed), complete, turned.size()),
                spread(LocalOutlierFactor.of(rows, LocalOutlierFactor.NEIGHBOURS), complete, turned.size()));
    }

    /** Where local outlier factors take more or fewer complete rows than there are. */
    static Optional<Finding> withoutLocalFactors(int complete) {
        return LocalOutlierFactor.isFor(complete, LocalOutlierFactor.NEIGHBOURS)
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "local_outlier_factor_not_computed",
                        Map.of(
                                "complete",
                                complete,
                                "fewest",
                                LocalOutlierFactor.NEIGHBOURS + 1,
                                "most",
                                LocalOutlierFactor.MOST_ROWS)));
    }

    private static double[] spread(double[] values, int[] rows, int all) {
        double[] spread = new double[all];
        Arrays.fill(spread, Double.NaN);
        for (int k = 0; k < rows.length; k++) {
            spread[rows[k]] = values[k];
        }
        return spread;
    }
}
