package kith.moments;

import java.util.List;
import kith.math.Matrix;

/**
 * How many, the means, and the covariances of a sample of complete rows.
 *
 * @param names names of the p variables
 * @param n how many rows (or the sum of their weights)
 * @param mean p means
 * @param covariance p × p, divided by n (the maximum-likelihood form); {@link #unbiasedCovariance()} divides by n − 1
 */
public record SampleMoments(List<String> names, double n, double[] mean, Matrix covariance) {

    public SampleMoments {
        names = List.copyOf(names);
        mean = mean.clone();
        if (mean.length != names.size() || covariance.rows().size() != names.size()) {
            throw new IllegalArgumentException("means and covariances must be as many as the names");
        }
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** Covariances divided by n − 1. */
    public Matrix unbiasedCovariance() {
        double factor = n / (n - 1);
        return covariance.map(value -> value * factor);
    }

    /** Pearson correlations; NaN where a variable has no variance. */
    public Matrix correlation() {
        int p = names.size();
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                r[i][j] = i == j ? 1 : covariance.at(i, j) / Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
            }
        }
        return Matrix.square(names, r);
    }

    /** The moments of the variables named, in the order given. */
    public SampleMoments select(List<String> some) {
        double[] means =
                some.stream().mapToDouble(name -> mean[names.indexOf(name)]).toArray();
        return new SampleMoments(some, n, means, covariance.select(some, some));
    }
}
