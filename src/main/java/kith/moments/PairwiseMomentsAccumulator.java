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
    /** At i·p + j, j ≤ i, as all that follows: how many answered i and j. */
    private final double[] count;
    /** The sum of their weights. */
    private final double[] weight;
    /** Their mean of i. */
    private final double[] meanOfRow;
    /** Their mean of j. */
    private final double[] meanOfColumn;
    /** Their sum of squares of i. */
    private final double[] squaresOfRow;
    /** Their sum of squares of j. */
    private final double[] squaresOfColumn;
    /** Their sum of cross-products. */
    private final double[] products;

    private int rows;
    private int completeRows;

    public PairwiseMomentsAccumulator(List<String> names) {
        this.names = List.copyOf(names);
        this.p = names.size();
        this.count = new double[p * p];
        this.weight = new double[p * p];
        this.meanOfRow = new double[p * p];
        this.meanOfColumn = new double[p * p];
        this.squaresOfRow = new double[p * p];
        this.squaresOfColumn = new double[p * p];
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
                if (observed[b] <= observed[a]) {
                    int ij = observed[a] * p + observed[b];
                    part.count[ij] = n;
                    part.weight[ij] = n;
                    part.meanOfRow[ij] = means[a];
                    part.meanOfColumn[ij] = means[b];
                    part.squaresOfRow[ij] = n * further.covariance().at(a, a);
                    part.squaresOfColumn[ij] = n * further.covariance().at(b, b);
                    part.products[ij] = n * further.covariance().at(a, b);
                }
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
        for (double response : row) {
            answered += Double.isNaN(response) ? 0 : 1;
        }
        if (answered == p) {
            completeRows++;
        }
        for (int i = 0; i < p; i++) {
            if (answered == p) {
                addComplete(i, row, times);
            } else if (!Double.isNaN(row[i])) {
                addObserved(i, row, times);
            }
        }
    }

    private void addComplete(int i, double[] row, double times) {
        int offset = i * p;
        for (int j = 0; j <= i; j++) {
            add(offset + j, row[i], row[j], times);
        }
    }

    private void addObserved(int i, double[] row, double times) {
        int offset = i * p;
        for (int j = 0; j <= i; j++) {
            if (!Double.isNaN(row[j])) {
                add(offset + j, row[i], row[j], times);
            }
        }
    }

    private void add(int ij, double x, double y, double times) {
        double n = weight[ij] + times;
        weight[ij] = n;
        count[ij]++;
        double dx = x - meanOfRow[ij];
        double dy = y - meanOfColumn[ij];
        double share = times / n;
        double mean = meanOfRow[ij] + dx * share;
        double meanOfOther = meanOfColumn[ij] + dy * share;
        double left = x - mean;
        meanOfRow[ij] = mean;
        meanOfColumn[ij] = meanOfOther;
        squaresOfRow[ij] += times * dx * left;
        squaresOfColumn[ij] += times * dy * (y - meanOfOther);
        products[ij] += times * left * dy;
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
            for (int j = 0; j <= i; j++) {
                int ij = i * p + j;
                double n = weight[ij] + other.weight[ij];
                sum.weight[ij] = n;
                sum.count[ij] = count[ij] + other.count[ij];
                if (n == 0) {
                    continue;
                }
                double factor = weight[ij] * other.weight[ij] / n;
                double dx = other.meanOfRow[ij] - meanOfRow[ij];
                double dy = other.meanOfColumn[ij] - meanOfColumn[ij];
                sum.meanOfRow[ij] = (weight[ij] * meanOfRow[ij] + other.weight[ij] * other.meanOfRow[ij]) / n;
                sum.meanOfColumn[ij] = (weight[ij] * meanOfColumn[ij] + other.weight[ij] * other.meanOfColumn[ij]) / n;
                sum.squaresOfRow[ij] = squaresOfRow[ij] + other.squaresOfRow[ij] + factor * dx * dx;
                sum.squaresOfColumn[ij] = squaresOfColumn[ij] + other.squaresOfColumn[ij] + factor * dy * dy;
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
            means[i] = count[i * p + i] > 0 ? meanOfRow[i * p + i] : Double.NaN;
            for (int j = 0; j <= i; j++) {
                int ij = i * p + j;
                pairs[i][j] = count[ij];
                pairs[j][i] = count[ij];
                covariance[i][j] = count[ij] > 1 ? products[ij] / (weight[ij] - weight[ij] / count[ij]) : Double.NaN;
                covariance[j][i] = covariance[i][j];
                correlation[i][j] = products[ij] / Math.sqrt(squaresOfRow[ij] * squaresOfColumn[ij]);
                correlation[j][i] = correlation[i][j];
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
