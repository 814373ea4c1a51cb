package kith.grouplevel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How responses are distributed if members do not agree at all: a share for each response option.
 *
 * <p>Those of five options other than the uniform are of LeBreton and Senter (2008, doi 10.1177/1094428106296642, table
 * 2): slight, moderate and heavy skew (towards agreement with the statement), triangular and normal. For other numbers
 * of options the uniform distribution is used, and what the user gives.
 *
 * @param name such as {@code uniform}
 * @param shares one an option, from the lowest; their sum is 1
 */
public record NullDistribution(String name, double[] shares) {

    private static final double ROUNDING = 1e-6;

    public NullDistribution {
        shares = shares.clone();
        double sum = Arrays.stream(shares).sum();
        if (shares.length < 2
                || Arrays.stream(shares).anyMatch(share -> !(share >= 0))
                || Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("shares " + Arrays.toString(shares));
        }
    }

    /** The distribution, if these are shares of two options or more whose sum is 1. */
    public static Optional<NullDistribution> of(String name, List<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        boolean sensible = !name.isBlank()
                && shares.stream().allMatch(share -> share >= 0)
                && shares.stream().filter(share -> share > 0).count() > 1
                && Math.abs(sum - 1) <= ROUNDING;
        return sensible
                ? Optional.of(new NullDistribution(
                        name, shares.stream().mapToDouble(Double::doubleValue).toArray()))
                : Optional.empty();
    }

    @Override
    public double[] shares() {
        return shares.clone();
    }

    /** Every option equally likely. */
    public static NullDistribution uniform(int options) {
        return new NullDistribution(
                "uniform",
                DoubleStream.generate(() -> 1.0 / options).limit(options).toArray());
    }

    /** The distributions that are in use for a number of options. */
    public static List<NullDistribution> usual(int options) {
        if (options != 5) {
            return List.of(uniform(options));
        }
        return List.of(
                uniform(5),
                new NullDistribution("slight", new double[] {.05, .15, .20, .35, .25}),
                new NullDistribution("moderate", new double[] {0, .10, .15, .40, .35}),
                new NullDistribution("heavy", new double[] {0, 0, .10, .40, .50}),
                new NullDistribution("triangular", new double[] {.11, .22, .34, .22, .11}),
                new NullDistribution("normal", new double[] {.07, .24, .38, .24, .07}));
    }

    int options() {
        return shares.length;
    }

    /** σ²_E of responses 1, 2, …. */
    public double variance() {
        double mean = 0;
        double square = 0;
        for (int option = 0; option < shares.length; option++) {
            mean += shares[option] * option;
            square += shares[option] * option * option;
        }
        return square - mean * mean;
    }
}
