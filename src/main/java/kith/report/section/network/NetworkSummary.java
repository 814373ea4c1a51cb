package kith.report.section.network;

import java.util.Arrays;

/** What a measure is like over networks; NaN without any. */
record NetworkSummary(int n, double mean, double deviation, double smallest, double largest) {

    static NetworkSummary of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new NetworkSummary(
                values.length,
                mean,
                values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
                Arrays.stream(values).min().orElse(Double.NaN),
                Arrays.stream(values).max().orElse(Double.NaN));
    }
}
