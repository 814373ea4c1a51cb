package kith.math;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Random streams that depend on a seed and on the number of the piece of work, never on the thread that does it: piece
 * {@code k} of seed {@code s} draws the same numbers wherever and whenever it runs.
 *
 * <p>The number of the piece is mixed into the seed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014, doi
 * 10.1145/2660193.2660195, section 4), and the stream is Well19937c of Commons Math.
 */
public final class Seeds {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The stream of piece {@code piece} of the work seeded with {@code seed}. */
    public static RandomGenerator stream(long seed, long piece) {
        return new Well19937c(mixed(seed, piece));
    }

    /** A number of 64 bits that stands for piece {@code piece} of the work seeded with {@code seed}. */
    public static long mixed(long seed, long piece) {
        return mix(mix(seed) + (piece + 1) * GOLDEN_GAMMA);
    }

    private static long mix(long state) {
        long z = state + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
