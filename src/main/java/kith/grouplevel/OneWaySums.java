package kith.grouplevel;

import java.util.Arrays;

/**
 * What one-way analyses need of a variable: size and mean of each group, and the sum of squares within.
 *
 * @param sizes nⱼ
 * @param means ȳⱼ
 * @param within Σ(y − ȳⱼ)²
 */
record OneWaySums(int[] sizes, double[] means, double within) {

    /** @param values one a row of the data; those of the rows used exist */
    static OneWaySums of(double[] values, GroupRows groups) {
        int[] sizes = new int[groups.groups()];
        double[] means = new double[sizes.length];
        double within = 0;
        for (int group = 0; group < sizes.length; group++) {
            int[] rows = groups.rows()[group];
            sizes[group] = rows.length;
            double first = values[rows[0]];
            double sum = 0;
            for (int row : rows) {
                sum += values[row] - first;
            }
            means[group] = first + sum / rows.length;
            for (int row : rows) {
                double deviation = values[row] - means[group];
                within += deviation * deviation;
            }
        }
        return new OneWaySums(sizes, means, within);
    }

    int groups() {
        return sizes.length;
    }

    /** N. */
    int total() {
        return Arrays.stream(sizes).sum();
    }

    /** Σnⱼᵖ. */
    double powers(int exponent) {
        return Arrays.stream(sizes).mapToDouble(n -> Math.pow(n, exponent)).sum();
    }

    /** Σnⱼ(ȳⱼ − ȳ)². */
    double between() {
        double mean = 0;
        for (int group = 0; group < sizes.length; group++) {
            mean += sizes[group] * means[group];
        }
        mean /= total();
        double sum = 0;
        for (int group = 0; group < sizes.length; group++) {
            sum += sizes[group] * (means[group] - mean) * (means[group] - mean);
        }
        return sum;
    }
}
