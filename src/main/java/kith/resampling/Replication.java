package kith.resampling;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kith.math.Parallel;

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

    /** @param size how many samples a piece has at most */
    public static List<Replicates> inPieces(int samples, int size, int values, Parallel parallel, Piece compute) {
        int pieces = (samples + size - 1) / size;
        List<double[][]> found =
                parallel.map(pieces, piece -> compute.samples(piece * size, Math.min(samples, (piece + 1) * size)));
        return replicates(found.stream().flatMap(Arrays::stream).toList(), values);
    }

    private static List<Replicates> replicates(List<double[]> samples, int values) {
        return IntStream.range(0, values)
                .mapToObj(at -> Replicates.of(
                        samples.stream().mapToDouble(sample -> sample[at]).toArray()))
                .toList();
    }
}
