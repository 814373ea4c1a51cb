package kith.math;

import java.util.Arrays;

/**
 * The standard error of a weighted mean x̄ = Σwx/Σw by linearisation: √(C/(C − 1) Σ u²), u the sum of w(x − x̄)/Σw over
 * the rows of each of the C units drawn (rows, or clusters of them), as {@code svymean} of R's survey without strata
 * and with replacement. Where each row is a unit and counts once it is SD/√n (Binder 1983, International Statistical
 * Review 51:279).
 */
public final class LinearisedMean {

    private LinearisedMean() {}

    /**
     * @param values NaN where missing
     * @param weights one a value, above 0
     * @param drawnFrom number of the unit that each value belongs to, from 0
     * @return NaN of fewer than two units
     */
    public static double standardError(double[] values, double[] weights, int[] drawnFrom) {
        int[] units = numbered(drawnFrom);
        double total = 0;
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                total += weights[i];
                mean += weights[i] / total * (values[i] - mean);
            }
        }
        double[] influences = new double[Arrays.stream(units).max().orElse(-1) + 1];
        boolean[] drawn = new boolean[influences.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                influences[units[i]] += weights[i] * (values[i] - mean);
                drawn[units[i]] = true;
            }
        }
        double count = 0;
        double squares = 0;
        for (int unit = 0; unit < drawn.length; unit++) {
            count += drawn[unit] ? 1 : 0;
            squares += influences[unit] * influences[unit];
        }
        return count < 2 ? Double.NaN : Math.sqrt(count / (count - 1) * squares) / total;
    }

    /** Units numbered anew in the same order where they are few of many, so that work does not grow with all units. */
    private static int[] numbered(int[] units) {
        if (Arrays.stream(units).max().orElse(0) < 4L * units.length) {
            return units;
        }
        int[] own = Arrays.stream(units).sorted().distinct().toArray();
        return Arrays.stream(units).map(unit -> Arrays.binarySearch(own, unit)).toArray();
    }
}
