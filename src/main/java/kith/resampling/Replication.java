package kith.resampling;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kith.math.Parallel;
import kith.math.Progress;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Computes the same values in every sample, on several threads. A sample depends on its number only, so that the values
 * do not depend on the threads.
 */
public final class Replication {

    private Replication() {}

    /** Several samples at once, where that is faster than one by one. */
    @FunctionalInterface
    public interface Piece {

        /** The values of samples {@code from} to {@code to − 1}, one array a sample. */
        double[][] samples(int from, int to);
    }

    /**
     * @param samples how many
     * @param values how many values {@code compute} gives of each
     * @param compute of the sample of this number, from 0; NaN where a value does not exist
     * @return one a value
     */
    public static List<Replicates> of(int samples, int values, Parallel parallel, IntFunction<double[]> compute) {
        return replicates(parallel.map(samples, compute), values);
    }

    /**
     * The same of samples that are drawn by a stream of random numbers each.
     *
     * @param seed of all; the stream of a sample depends on it and on the sample's number
     */
    public static List<Replicates> seeded(
            int samples, int values, long seed, Parallel parallel, Function<RandomGenerator, double[]> compute) {
        return of(samples, values, parallel, sample -> compute.apply(Seeds.stream(seed, sample)));
    }

    /** @param size how many samples a piece has at most */
    public static List<Replicates> inPieces(int samples, int size, int values, Parallel parallel, Piece compute) {
        return replicates(
                inPieces(samples, size, parallel, (from, to) -> Arrays.asList(compute.samples(from, to))), values);
    }

    /**
     * Outcomes of samples that are drawn by a stream of random numbers each.
     *
     * @param samples how many
     * @param seed of all; the stream of a sample depends on it and on the sample's number
     * @param done hears how many samples are done, under the name {@code doing}
     * @param compute of one stream
     */
    public static <T> Outcomes<T> outcomes(
            int samples,
            long seed,
            Parallel parallel,
            String doing,
            Progress done,
            Function<RandomGenerator, Replicate<T>> compute) {
        AtomicInteger count = new AtomicInteger();
        return Outcomes.of(parallel.map(samples, sample -> {
            Replicate<T> one = compute.apply(Seeds.stream(seed, sample));
            done.at(doing, count.incrementAndGet(), samples);
            return one;
        }));
    }

    /**
     * Outcomes of samples, several of which share what is costly to make.
     *
     * @param size how many samples a piece has at most
     * @param piece the outcomes of samples {@code from} to {@code to − 1}
     */
    public static <T> List<T> inPieces(
            int samples, int size, Parallel parallel, BiFunction<Integer, Integer, List<T>> piece) {
        int pieces = (samples + size - 1) / size;
        return parallel.map(pieces, at -> piece.apply(at * size, Math.min(samples, (at + 1) * size))).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Replicates> replicates(List<double[]> samples, int values) {
        return IntStream.range(0, values)
                .mapToObj(at -> Replicates.of(
                        samples.stream().mapToDouble(sample -> sample[at]).toArray()))
                .toList();
    }
}
