package kith.grouplevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * What agreement looks like in a group of n that answers J items independently by a null distribution: the
 * distributions of the mean variance of the items and of their mean absolute deviation.
 *
 * <p>n times the sum of squares of one item, nΣx² − (Σx)², and n² times its mean absolute deviation, Σ|nx − Σx|, are
 * whole numbers. For small groups both distributions are exact: every composition of the n responses is enumerated with
 * its multinomial probability, and the sum over J independent items follows by the discrete Fourier transform. For
 * larger groups items are drawn from their exact distribution, and for still larger ones responses.
 *
 * @param n size of the group, at least 2
 * @param items J
 * @param distribution the null distribution
 * @param exact whether enumerated
 * @param squares of Σⱼ(nΣx² − (Σx)²)
 * @param deviations of Σⱼ Σ|nx − Σx|
 */
record AgreementNull(
        int n, int items, NullDistribution distribution, boolean exact, Cumulative squares, Cumulative deviations) {

    private static final int MOST_COMPOSITIONS = 300_000;
    private static final int LARGEST = 150;
    private static final int LONGEST = 1 << 15;
    private static final double NEGLIGIBLE = 1e-14;
    private static final double ROUNDING = 1e-12;

    /** @param draws how many groups are drawn where enumeration would take too long */
    static AgreementNull of(int n, int items, NullDistribution distribution, int draws, long seed) {
        int options = distribution.options();
        if (n > LARGEST
                || CombinatoricsUtils.binomialCoefficientDouble(n + options - 1, options - 1) > MOST_COMPOSITIONS) {
            return drawn(n, items, distribution, draws, seed);
        }
        int steps = options - 1;
        Enumeration one = new Enumeration(n, distribution.shares(), n * n * steps * steps / 4, n * n * steps / 2);
        one.from(0, n, 0, 0, CombinatoricsUtils.factorialDouble(n));
        if (items == 1 || one.squares.length * items < LONGEST) {
            return new AgreementNull(
                    n, items, distribution, true, summed(one.squares, items), summed(one.deviations, items));
        }
        RandomGenerator random = Seeds.stream(seed, n);
        return new AgreementNull(
                n,
                items,
                distribution,
                false,
                drawn(cumulative(one.squares, 0), items, draws, random),
                drawn(cumulative(one.deviations, 0), items, draws, random));
    }

    /** Of sums of independent items whose distribution is known. */
    private static Cumulative drawn(Cumulative one, int items, int draws, RandomGenerator random) {
        long[] sums = new long[draws];
        for (int draw = 0; draw < draws; draw++) {
            for (int item = 0; item < items; item++) {
                int at = Arrays.binarySearch(one.atMost(), random.nextDouble());
                sums[draw] += one.support()[Math.min(at >= 0 ? at + 1 : -at - 1, one.support().length - 1)];
            }
        }
        return cumulative(sums);
    }

    /** Goes through all compositions of the responses. */
    private static final class Enumeration {
        private final int n;
        private final double[][] terms;
        private final int[] counts;
        private final double[] squares;
        private final double[] deviations;

        Enumeration(int n, double[] shares, int largestSquare, int largestDeviation) {
            this.n = n;
            this.terms = new double[shares.length][n + 1];
            for (int option = 0; option < shares.length; option++) {
                terms[option][0] = 1;
                for (int count = 1; count <= n; count++) {
                    terms[option][count] = terms[option][count - 1] * shares[option] / count;
                }
            }
            this.counts = new int[shares.length];
            this.squares = new double[largestSquare + 1];
            this.deviations = new double[largestDeviation + 1];
        }

        /**
         * @param sum of the responses so far, and the sum of their squares
         * @param probability n! Π p^c/c! so far
         */
        void from(int option, int left, int sum, int square, double probability) {
            boolean last = option == counts.length - 1;
            for (int count = last ? left : 0; count <= left; count++) {
                double with = probability * terms[option][count];
                if (with == 0) {
                    return;
                }
                counts[option] = count;
                int withSum = sum + count * option;
                int withSquare = square + count * option * option;
                if (last) {
                    squares[n * withSquare - withSum * withSum] += with;
                    deviations[deviation(withSum)] += with;
                } else {
                    from(option + 1, left - count, withSum, withSquare, with);
                }
            }
        }

        private int deviation(int sum) {
            int deviation = 0;
            for (int x = 0; x < counts.length; x++) {
                deviation += counts[x] * Math.abs(n * x - sum);
            }
            return deviation;
        }
    }

    /** The distribution of the sum of independent variables that have the same distribution on 0, 1, …. */
    private static Cumulative summed(double[] one, int times) {
        double[] probabilities = one;
        if (times > 1) {
            int length = Integer.highestOneBit(Math.max(2, (one.length - 1) * times)) << 1;
            double[][] spectrum = {Arrays.copyOf(one, length), new double[length]};
            FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int i = 0; i < length; i++) {
                double real = spectrum[0][i];
                double imaginary = spectrum[1][i];
                for (int k = 1; k < times; k++) {
                    double next = spectrum[0][i] * real - spectrum[1][i] * imaginary;
                    spectrum[1][i] = spectrum[0][i] * imaginary + spectrum[1][i] * real;
                    spectrum[0][i] = next;
                }
            }
            FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.INVERSE);
            probabilities = spectrum[0];
        }
        return cumulative(probabilities, times > 1 ? NEGLIGIBLE : 0);
    }

    /** @param least what counts as impossible */
    private static Cumulative cumulative(double[] kept, double least) {
        int[] possible =
                IntStream.range(0, kept.length).filter(x -> kept[x] > least).toArray();
        double[] atMost = new double[possible.length];
        double sum = 0;
        for (int i = 0; i < possible.length; i++) {
            sum += kept[possible[i]];
            atMost[i] = sum;
        }
        return new Cumulative(Arrays.stream(possible).asLongStream().toArray(), atMost);
    }

    private static AgreementNull drawn(int n, int items, NullDistribution distribution, int draws, long seed) {
        MultinomialCounts counts = new MultinomialCounts(n, distribution.shares());
        RandomGenerator random = Seeds.stream(seed, n);
        long[] squares = new long[draws];
        long[] deviations = new long[draws];
        for (int draw = 0; draw < draws; draw++) {
            for (int item = 0; item < items; item++) {
                int[] drawn = counts.next(random);
                squares[draw] += square(drawn, n);
                deviations[draw] += deviation(drawn, n);
            }
        }
        return new AgreementNull(n, items, distribution, false, cumulative(squares), cumulative(deviations));
    }

    /** nΣx² − (Σx)² of counts of the options 0, 1, …. */
    static long square(int[] counts, int n) {
        long sum = 0;
        long square = 0;
        for (int x = 0; x < counts.length; x++) {
            sum += (long) counts[x] * x;
            square += (long) counts[x] * x * x;
        }
        return n * square - sum * sum;
    }

    /** Σ|nx − Σx|. */
    static long deviation(int[] counts, int n) {
        long sum = 0;
        for (int x = 0; x < counts.length; x++) {
            sum += (long) counts[x] * x;
        }
        long deviation = 0;
        for (int x = 0; x < counts.length; x++) {
            deviation += counts[x] * Math.abs((long) n * x - sum);
        }
        return deviation;
    }

    /** Drawn values, each of which counts as one of draws + 1, so that no probability is 0. */
    private static Cumulative cumulative(long[] drawn) {
        long[] sorted = drawn.clone();
        Arrays.sort(sorted);
        long[] support = Arrays.stream(sorted).distinct().toArray();
        double[] atMost = new double[support.length];
        int upTo = 0;
        for (int i = 0; i < support.length; i++) {
            while (upTo < sorted.length && sorted[upTo] <= support[i]) {
                upTo++;
            }
            atMost[i] = (upTo + 1.0) / (sorted.length + 1.0);
        }
        return new Cumulative(support, atMost);
    }

    /** The mean variance of the items (n − 1) that a sum of squares stands for. */
    double variance(long square) {
        return (double) square / ((double) n * (n - 1) * items);
    }

    double meanDeviation(long deviation) {
        return (double) deviation / ((double) n * n * items);
    }

    /** Of a mean variance so small, or smaller. */
    double varianceProbability(double variance) {
        return squares.atMost(Math.round(variance * n * (n - 1) * items));
    }

    /** Of a mean absolute deviation so small, or smaller. */
    double deviationProbability(double deviation) {
        return deviations.atMost(Math.round(deviation * n * n * items));
    }

    /** rwg(j), not cut off. */
    double rwg(long square) {
        return AgreementIndices.rwg(items, variance(square) / distribution.variance());
    }

    /** What agreement must reach. */
    AgreementCriticalValue critical(double alpha) {
        int strict = squares.lastAtMost(alpha + ROUNDING);
        int lenient = Math.min(strict + 1, squares.support().length - 1);
        int deviation = deviations.lastAtMost(alpha);
        boolean some = strict >= 0;
        boolean any = deviation >= 0;
        return new AgreementCriticalValue(
                n,
                items,
                distribution,
                exact,
                rwg(squares.support()[lenient]),
                squares.atMost()[lenient],
                some ? rwg(squares.support()[strict]) : Double.NaN,
                some ? squares.atMost()[strict] : Double.NaN,
                any ? meanDeviation(deviations.support()[deviation]) : Double.NaN,
                any ? deviations.atMost()[deviation] : Double.NaN);
    }
}
