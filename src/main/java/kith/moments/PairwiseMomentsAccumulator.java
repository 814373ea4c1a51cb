package kith.moments;

import java.util.List;
import kith.math.Matrix;

/**
 * Builds {@link PairwiseMoments} row by row, NaN standing for a missing response; two of them can be merged.
 *
 * <p>For each pair of variables it keeps how many answered both, their means and the centred squares and cross-product
 * among those (the recurrences of {@link MomentsAccumulator}, a pair at a time).
 */
public final class PairwiseMomentsAccumulator {

    private final List<String> names;
    private final int p;
    private final double[] count;
    /** At i·p + j: the sum of the weights of those who answered both. */
    private final double[] weight;
    /** At i·p + j: the mean of i among those who answered i and j. */
    private final double[] mean;
    /** At i·p + j: the sum of squares of i among those who answered i and j. */
    private final double[] squares;
    /** At i·p + j, j ≤ i: the sum of cross-products. */
    private final double[] products;

    private int rows;
    private int completeRows;

    public PairwiseMomentsAccumulator(List<String> names) {
        this.names = List.copyOf(names);
        this.p = names.size();
        this.count = new double[p * p];
        this.weight = new double[p * p];
        this.mean = new double[p * p];
        this.squares = new double[p * p];
        this.products = new double[p * p];
    }

    /** What was seen and further rows, which answer the variables of these moments and no others. */
    public PairwiseMomentsAccumulator plus(SampleMoments further) {
        PairwiseMomentsAccumulator part = new PairwiseMomentsAccumulator(names);
        int[] observed = further.names().stream().mapToInt(names::indexOf).toArray();
        double[] means = further.mean();
        double n = further.n();
        part.rows = (int) Math.round(n);
        part.completeRows = observed.length == p ? part.rows : 0;
        for (int a = 0; a < observed.length; a++) {
            for (int b = 0; b < observed.length; b++) {
                int ij = observed[a] * p + observed[b];
                part.count[ij] = n;
                part.weight[ij] = n;
                part.mean[ij] = means[a];
                part.squares[ij] = n * further.covariance().at(a, a);
                part.products[ij] = n * further.covariance().at(a, b);
            }
        }
        return plus(part);
    }

    /** Takes a row, NaN where a response is missing. */
    public void add(double[] row) {
        add(row, 1);
    }

    /** Takes a row that counts by a sampling weight above 0, NaN where a response is missing. */
    public void add(double[] row, double times) {
        rows++;
        int answered = 0;
        for (int i = 0; i < p; i++) {
            if (Double.isNaN(row[i])) {
                continue;
            }
            answered++;
            for (int j = 0; j <= i; j++) {
                if (!Double.isNaN(row[j])) {
                    add(i, j, row[i], row[j], times);
                }
            }
        }
        if (answered == p) {
            completeRows++;
        }
    }

    private void add(int i, int j, double x, double y, double times) {
        int ij = i * p + j;
        int ji = j * p + i;
        double n = weight[ij] + times;
        weight[ij] = n;
        count[ij]++;
        double dx = x - mean[ij];
        double dy = y - mean[ji];
        double share = times / n;
        mean[ij] += dx * share;
        double left = x - mean[ij];
        squares[ij] += times * dx * left;
        products[ij] += times * left * dy;
        if (ij != ji) {
            count[ji] = count[ij];
            weight[ji] = n;
            mean[ji] += dy * share;
            squares[ji] += times * dy * (y - mean[ji]);
        }
    }

    /** What both have seen, as if one had seen it all. Neither is changed. */
    public PairwiseMomentsAccumulator plus(PairwiseMomentsAccumulator other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("different variables: " + names + " and " + other.names);
        }
        PairwiseMomentsAccumulator sum = new PairwiseMomentsAccumulator(names);
        sum.rows = rows + other.rows;
        sum.completeRows = completeRows + other.completeRows;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                int ij = i * p + j;
                int ji = j * p + i;
                double n = weight[ij] + other.weight[ij];
                sum.weight[ij] = n;
                sum.count[ij] = count[ij] + other.count[ij];
                if (n == 0) {
                    continue;
                }
                double factor = weight[ij] * other.weight[ij] / n;
                double dx = other.mean[ij] - mean[ij];
                double dy = other.mean[ji] - mean[ji];
                sum.mean[ij] = (weight[ij] * mean[ij] + other.weight[ij] * other.mean[ij]) / n;
                sum.squares[ij] = squares[ij] + other.squares[ij] + factor * dx * dx;
                sum.products[ij] = products[ij] + other.products[ij] + factor * dx * dy;
            }
        }
        return sum;
    }

    /** The moments of what has been seen. */
    public PairwiseMoments moments() {
        double[][] pairs = new double[p][p];
        double[][] covariance = new double[p][p];
        double[][] correlation = new double[p][p];
        double[] means = new double[p];
        for (int i = 0; i < p; i++) {
            means[i] = count[i * p + i] > 0 ? mean[i * p + i] : Double.NaN;
            for (int j = 0; j < p; j++) {
                int ij = i * p + j;
                int ji = j * p + i;
                double product = j <= i ? products[ij] : products[ji];
                pairs[i][j] = count[ij];
                covariance[i][j] = count[ij] > 1 ? product / (weight[ij] - weight[ij] / count[ij]) : Double.NaN;
                correlation[i][j] = product / Math.sqrt(squares[ij] * squares[ji]);
            }
        }
        return new PairwiseMoments(
                names,
                rows,
                completeRows,
                Matrix.square(names, pairs),
                means,
                Matrix.square(names, covariance),
                Matrix.square(names, correlation));
    }
}
