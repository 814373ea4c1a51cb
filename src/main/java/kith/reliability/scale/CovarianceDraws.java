package kith.reliability.scale;

import java.util.function.Function;

/** Covariances of the items in samples like the one at hand. */
public interface CovarianceDraws {

    /**
     * Computes something of samples {@code from} to {@code to − 1} of a seed: the same whatever other samples are asked
     * for.
     *
     * @param compute of the covariances; must not keep the matrix
     * @return one array a sample
     */
    double[][] draws(long seed, int from, int to, Function<double[][], double[]> compute);
}
