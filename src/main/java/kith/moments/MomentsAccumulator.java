package kith.moments;

import java.io.Serializable;
import java.util.List;
import kith.math.Matrix;

/**
 * Builds {@link SampleMoments} row by row; two of them can be merged, whatever the order of the rows.
 *
 * <p>Updates means and centred cross-products by Welford's recurrence, merges them by the pairwise form (Chan, Golub
 * and LeVeque 1983, doi 10.1080/00031305.1983.10483115, equation 2.1), so that large means do not eat up the digits of
 * small variances. The relative error of a variance is about ε κ √n at most, κ being the root of 1 + mean²/variance and
 * ε 2⁻⁵³; each merge adds a few ε κ, whatever the shape of the tree of merges ({@code MergeTreeTest} compares both with
 * exact arithmetic).
 */
public final class MomentsAccumulator implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<String> names;
    private final double[] mean;
    private final double[] crossProducts;
    private final double[] deviation;
    private double n;

    public MomentsAccumulator(List<String> names) {
        this.names = List.copyOf(names);
        this.mean = new double[names.size()];
        this.crossProducts = new double[names.size() * names.size()];
        this.deviation = new double[names.size()];
    }

    /** The accumulator after rows with these moments. */
    public static MomentsAccumulator of(SampleMoments moments) {
        MomentsAccumulator accumulator = new MomentsAccumulator(moments.names());
        int p = accumulator.mean.length;
        accumulator.n = moments.n();
        System.arraycopy(moments.mean(), 0, accumulator.mean, 0, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                accumulator.crossProducts[i * p + j] = moments.covariance().at(i, j) * moments.n();
            }
        }
        return accumulator;
    }

    /** Takes a complete row. */
    public void add(double[] row) {
        add(row, 1);
    }

    /**
     * Takes a complete row that counts {@code weight} times.
     *
     * @param weight greater than 0
     */
    public void add(double[] row, double weight) {
        int p = mean.length;
        double before = n;
        n += weight;
        double share = weight / n;
        for (int i = 0; i < p; i++) {
            deviation[i] = row[i] - mean[i];
            mean[i] += deviation[i] * share;
        }
        double factor = weight * before / n;
        for (int i = 0; i < p; i++) {
            double scaled = deviation[i] * factor;
            for (int j = 0; j <= i; j++) {
                crossProducts[i * p + j] += scaled * deviation[j];
            }
        }
    }

    /** What both have seen, as if one had seen it all. Neither is changed. */
    public MomentsAccumulator plus(MomentsAccumulator other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("different variables: " + names + " and " + other.names);
        }
        MomentsAccumulator sum = new MomentsAccumulator(names);
        int p = mean.length;
        sum.n = n + other.n;
        double share = sum.n == 0 ? 0 : other.n / sum.n;
        double factor = n * share;
        for (int i = 0; i < p; i++) {
            sum.mean[i] = mean[i] + share * (other.mean[i] - mean[i]);
            for (int j = 0; j <= i; j++) {
                int k = i * p + j;
                sum.crossProducts[k] = crossProducts[k]
                        + other.crossProducts[k]
                        + factor * (other.mean[i] - mean[i]) * (other.mean[j] - mean[j]);
            }
        }
        return sum;
    }

    /** The moments of what has been seen; NaN where nothing has been seen. */
    public SampleMoments moments() {
        int p = mean.length;
        double[][] covariance = new double[p][p];
        double[] means = new double[p];
        for (int i = 0; i < p; i++) {
            means[i] = n > 0 ? mean[i] : Double.NaN;
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = crossProducts[i * p + j] / n;
                covariance[j][i] = covariance[i][j];
            }
        }
        return new SampleMoments(names, n, means, Matrix.square(names, covariance));
    }
}
