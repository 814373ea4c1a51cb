package kith.math;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values in ascending order, each with its weight.
 *
 * @param values without NaN
 * @param weights above 0, in the order of the values
 */
public record WeightedSample(double[] values, double[] weights) {

    private static final double ROUNDING = 1e-12;

    /**
     * @param values in any order, NaN where missing
     * @param weights one a value
     */
    public static WeightedSample of(double[] values, double[] weights) {
        int[] given = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        int[] order = AscendingOrder.of(given, values);
        return new WeightedSample(
                Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> weights[i]).toArray());
    }

    public int size() {
        return values.length;
    }

    public double totalWeight() {
        return Arrays.stream(weights).sum();
    }

    /** Σwx/Σw. */
    public double mean() {
        double mean = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += weights[i];
            mean += weights[i] / total * (values[i] - mean);
        }
        return values.length == 0 ? Double.NaN : mean;
    }

    /** Σw(x − x̄)ʲ/Σw. */
    public double centralMoment(int power) {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * Math.pow(values[i] - mean, power);
        }
        return sum / totalWeight();
    }

    public double lowest() {
        return values[0];
    }

    public double highest() {
        return values[values.length - 1];
    }

    /** Half of the weight lies below, half above; halfway between two values where the halves meet between them. */
    public double median() {
        double half = totalWeight() / 2;
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            below += weights[i];
            if (Math.abs(below - half) <= ROUNDING * half && i + 1 < values.length) {
                return (values[i] + values[i + 1]) / 2;
            }
            if (below > half) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** Without this share of the weight at each end; a value at the edge counts by what is left of its weight. */
    public double trimmedMean(double share) {
        double total = totalWeight();
        double from = share * total;
        double to = total - from;
        double below = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double above = below + weights[i];
            sum += Math.max(0, Math.min(above, to) - Math.max(below, from)) * values[i];
            below = above;
        }
        return sum / (to - from);
    }

    /** |x − centre|. */
    public WeightedSample deviationsFrom(double centre) {
        return of(Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray(), weights);
    }

    /** The lowest value up to which this share of the weight lies; with equal weights the ⌈share·n⌉-th. */
    public double reaching(double share) {
        double wanted = share * totalWeight() * (1 - ROUNDING);
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            below += weights[i];
            if (below >= wanted) {
                return values[i];
            }
        }
        return Double.NaN;
    }
}
