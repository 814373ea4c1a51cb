package kith.sem.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.sem.discrepancy.RowPattern;
import kith.sem.estimation.ContinuousTerm;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Samples drawn from a group of continuous variables. Where an estimator needs no more than moments, they come from
 * sums of products weighted by how often each row was drawn; otherwise from the rows. Immutable.
 */
final class ResampledNumbers implements ResampledGroup {

    private final GroupSample sample;
    private final List<double[]> rows;
    private final int[] patternOf;
    /** Where the rows of a pattern begin. */
    private final int[] firstOf;

    private final boolean momentsOnly;
    private final int p;
    private final double[] mean;
    /** Rows less the means, row after row. */
    private final double[] centred;
    /** What turns deviations from the mean, p × p; empty for rows as they are. */
    private final DMatrixRMaj turn;

    private final double[] target;

    private ResampledNumbers(GroupSample sample, boolean momentsOnly, DMatrixRMaj turn, double[] target) {
        this.sample = sample;
        this.momentsOnly = momentsOnly;
        this.turn = turn;
        this.target = target.clone();
        this.mean = sample.moments().mean();
        this.p = mean.length;
        this.rows = new ArrayList<>();
        this.firstOf = new int[sample.patterns().size()];
        List<Integer> patterns = new ArrayList<>();
        for (int k = 0; k < sample.patterns().size(); k++) {
            firstOf[k] = rows.size();
            for (double[] row : sample.patterns().get(k).rows()) {
                rows.add(row);
                patterns.add(k);
            }
        }
        this.patternOf = patterns.stream().mapToInt(Integer::intValue).toArray();
        this.centred = new double[momentsOnly ? rows.size() * p : 0];
        for (int at = 0; at < centred.length; at++) {
            centred[at] = rows.get(at / p)[at % p] - mean[at % p];
        }
    }

    /** Rows as they are. */
    static ResampledNumbers of(GroupSample sample, boolean momentsOnly) {
        return new ResampledNumbers(sample, momentsOnly, new DMatrixRMaj(0, 0), new double[0]);
    }

    /** Rows turned by S^(−½) Σ^(½), so that their covariances are Σ, and moved so that their means are μ. */
    static ResampledNumbers turned(ContinuousTerm term) {
        DMatrixRMaj away =
                power(new DMatrixRMaj(term.sample().moments().covariance().toArray()), -0.5);
        DMatrixRMaj onto = power(term.covariance().sigma(), 0.5);
        DMatrixRMaj turn = new DMatrixRMaj(away.numRows, away.numRows);
        CommonOps_DDRM.mult(away, onto, turn);
        return new ResampledNumbers(term.sample(), true, turn, term.centre());
    }

    private static DMatrixRMaj power(DMatrixRMaj matrix, double exponent) {
        int n = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(matrix.copy())) {
            throw new IllegalStateException("no eigenvalues");
        }
        DMatrixRMaj power = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            double value = Math.pow(eigen.getEigenvalue(k).getReal(), exponent);
            DMatrixRMaj vector = eigen.getEigenVector(k);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    power.add(i, j, value * vector.data[i] * vector.data[j]);
                }
            }
        }
        return power;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isClustered() {
        return sample.isClustered();
    }

    @Override
    public int cluster(int row) {
        int[] clusters = sample.patterns().get(patternOf[row]).clusters();
        return clusters.length == 0 ? 0 : clusters[row - firstOf[patternOf[row]]];
    }

    @Override
    public double weight(int row) {
        return sample.patterns().get(patternOf[row]).weight(row - firstOf[patternOf[row]]);
    }

    @Override
    public GroupSample drawn(int[] times, double factor) {
        if (momentsOnly) {
            return GroupSample.ofMoments(sample.name(), moments(times, factor));
        }
        return sample.isIncomplete() ? incomplete(times, factor) : complete(times);
    }

    private GroupSample complete(int[] times) {
        List<double[]> drawn = new ArrayList<>();
        for (int r = 0; r < times.length; r++) {
            drawn.addAll(Collections.nCopies(times[r], rows.get(r)));
        }
        return GroupSample.complete(sample.name(), sample.moments().names(), drawn);
    }

    /** Rows that count as often as they were drawn, times their weights. */
    private GroupSample incomplete(int[] times, double factor) {
        List<RowPattern> patterns = new ArrayList<>();
        for (int k = 0; k < firstOf.length; k++) {
            int[] observed = sample.patterns().get(k).observed();
            int to = firstOf[k] + sample.patterns().get(k).rows().size();
            int[] taken =
                    IntStream.range(firstOf[k], to).filter(r -> times[r] > 0).toArray();
            if (taken.length > 0) {
                patterns.add(new RowPattern(
                        observed,
                        Arrays.stream(taken).mapToObj(rows::get).toList(),
                        new int[0],
                        Arrays.stream(taken)
                                .mapToDouble(r -> times[r] * weight(r) * factor)
                                .toArray()));
            }
        }
        return GroupSample.incomplete(sample.name(), sample.moments().names(), patterns);
    }

    private SampleMoments moments(int[] times, double factor) {
        double n = 0;
        double[] products = new double[p * p];
        double[] sums = new double[p];
        for (int r = 0; r < times.length; r++) {
            if (times[r] > 0) {
                double count = times[r] * weight(r) * factor;
                n += count;
                add(r * p, count, products, sums);
            }
        }
        double[] deviation = new double[p];
        for (int i = 0; i < p; i++) {
            deviation[i] = sums[i] / n;
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double value = products[i * p + j] / n - deviation[i] * deviation[j];
                products[i * p + j] = value;
                products[j * p + i] = value;
            }
        }
        List<String> names = sample.moments().names();
        if (turn.numRows == 0) {
            for (int i = 0; i < p; i++) {
                deviation[i] += mean[i];
            }
            return new SampleMoments(names, n, deviation, Matrix.ofRowMajor(names, names, products));
        }
        return turned(names, n, deviation, products);
    }

    private void add(int from, double count, double[] products, double[] sums) {
        for (int i = 0; i < p; i++) {
            double weighted = count * centred[from + i];
            sums[i] += weighted;
            int at = i * p;
            for (int j = 0; j <= i; j++) {
                products[at + j] += weighted * centred[from + j];
            }
        }
    }

    private SampleMoments turned(List<String> names, double n, double[] deviation, double[] products) {
        DMatrixRMaj half = new DMatrixRMaj(p, p);
        CommonOps_DDRM.multTransA(turn, DMatrixRMaj.wrap(p, p, products), half);
        DMatrixRMaj covariance = new DMatrixRMaj(p, p);
        CommonOps_DDRM.mult(half, turn, covariance);
        double[] moved = target.clone();
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < p; k++) {
                moved[i] += turn.get(k, i) * deviation[k];
            }
        }
        return new SampleMoments(names, n, moved, Matrix.ofRowMajor(names, names, covariance.data));
    }
}
