package kith.screening;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.data.PackedRows;

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

    private static double[] spread(double[] values, int[] rows, int all) {
        double[] spread = new double[all];
        Arrays.fill(spread, Double.NaN);
        for (int k = 0; k < rows.length; k++) {
            spread[rows[k]] = values[k];
        }
        return spread;
    }
}
