package kith.sem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import kith.sem.discrepancy.RowPattern;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Samples drawn with replacement from one group. Where an estimator needs no more than moments, a draw is a count for each row, and
 * the moments come from sums of products weighted by the counts; otherwise rows are drawn. Immutable.
 */
final class ResampledGroup {

    private final GroupSample sample;
    private final List<double[]> rows;
    private final int[] patternOf;
    private final boolean momentsOnly;
    private final int p;
    private final double[] mean;
    /** Rows less the means, row after row. */
    private final double[] centred;
    /** What turns deviations from the mean, p × p; empty for rows as they are. */
    private final DMatrixRMaj turn;

    private final double[] target;

    private ResampledGroup(GroupSample sample, boolean momentsOnly, DMatrixRMaj turn, double[] target) {
        this.sample = sample;
        this.momentsOnly = momentsOnly;
        this.turn = turn;
        this.target = target.clone();
        this.mean = sample.moments().mean();
        this.p = mean.length;
        this.rows = new ArrayList<>();
        List<Integer> patterns = new ArrayList<>();
        for (int k = 0; k < sample.patterns().size(); k++) {
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
    static ResampledGroup of(GroupSample sample, boolean momentsOnly) {
        return new ResampledGroup(sample, momentsOnly, new DMatrixRMaj(0, 0), new double[0]);
    }

    /** Rows turned by S^(−½) Σ^(½), so that their covariances are Σ, and moved so that their means are μ. */
    static ResampledGroup turned(GroupTerm term) {
        DMatrixRMaj away =
                power(new DMatrixRMaj(term.sample().moments().covariance().toArray()), -0.5);
        DMatrixRMaj onto = power(term.covariance().sigma(), 0.5);
        DMatrixRMaj turn = new DMatrixRMaj(away.numRows, away.numRows);
        CommonOps_DDRM.mult(away, onto, turn);
        return new ResampledGroup(term.sample(), true, turn, term.centre());
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

    GroupSample draw(RandomGenerator random) {
        return momentsOnly ? GroupSample.ofMoments(sample.name(), moments(random)) : drawRows(random);
    }

    private GroupSample drawRows(RandomGenerator random) {
        Map<Integer, List<double[]>> drawn = new LinkedHashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            int row = random.nextInt(rows.size());
            drawn.computeIfAbsent(patternOf[row], key -> new ArrayList<>()).add(rows.get(row));
        }
        List<String> names = sample.moments().names();
        List<RowPattern> patterns = new ArrayList<>();
        drawn.forEach((pattern, own) -> patterns.add(
                new RowPattern(sample.patterns().get(pattern).observed(), own, new int[0], new double[0])));
        return sample.isIncomplete()
                ? GroupSample.incomplete(sample.name(), names, patterns)
                : GroupSample.complete(sample.name(), names, patterns.get(0));
    }

    private SampleMoments moments(RandomGenerator random) {
        int n = rows.size();
        int[] counts = new int[n];
        for (int r = 0; r < n; r++) {
            counts[random.nextInt(n)]++;
        }
        double[] products = new double[p * p];
        double[] sums = new double[p];
        for (int r = 0; r < n; r++) {
            if (counts[r] > 0) {
                add(r * p, counts[r], products, sums);
            }
        }
        double[] deviation = new double[p];
        Arrays.setAll(deviation, i -> sums[i] / n);
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

    private SampleMoments turned(List<String> names, int n, double[] deviation, double[] products) {
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
