package kith.efa.retention;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.efa.correlation.NullCorrelations;
import kith.efa.extraction.PrincipalAxis;
import kith.math.Parallel;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * A population with a given number of factors whose items have the distributions of a sample and, as well as so many
 * factors can, its correlations (Ruscio and Kaczetow 2008, doi 10.1080/00273170802285693): normal scores with an
 * intermediate correlation are replaced by the sample's values in the same order, and the intermediate correlation is
 * moved by what the result lacks, until five moves bring nothing.
 */
final class LookAlikePopulation {

    private static final int TRIALS = 5;

    private final double[][] columns;
    private final DMatrixRMaj target;
    private final int size;
    private final Parallel parallel;

    LookAlikePopulation(double[][] columns, DMatrixRMaj target, int size, Parallel parallel) {
        this.columns = columns;
        this.target = target;
        this.size = size;
        this.parallel = parallel;
    }

    /** @return one array an item */
    double[][] draw(int factors, RandomGenerator random) {
        int p = columns.length;
        double[][] distributions = new double[p][size];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < size; i++) {
                distributions[j][i] = columns[j][random.nextInt(columns[j].length)];
            }
            Arrays.sort(distributions[j]);
        }
        double[][] shared = normals(factors, random);
        double[][] unique = normals(p, random);
        DMatrixRMaj intermediate = target.copy();
        DMatrixRMaj best = intermediate.copy();
        DMatrixRMaj lack = new DMatrixRMaj(p, p);
        double[][] bestData = {};
        double bestRmsr = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < TRIALS; ) {
            double[][] data = data(intermediate, factors, shared, unique, distributions);
            DMatrixRMaj residual = residual(data);
            double rmsr = rmsr(residual);
            double step = 1;
            if (rmsr < bestRmsr) {
                bestRmsr = rmsr;
                best = intermediate.copy();
                bestData = data;
                lack = residual;
                trial = 0;
            } else {
                trial++;
                step = Math.pow(0.5, trial);
            }
            for (int e = 0; e < best.getNumElements(); e++) {
                intermediate.data[e] = best.data[e] + step * lack.data[e];
            }
        }
        return bestData;
    }

    private double[][] normals(int count, RandomGenerator random) {
        double[][] normals = new double[count][size];
        for (double[] column : normals) {
            for (int i = 0; i < size; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return normals;
    }

    private double[][] data(
            DMatrixRMaj correlation, int factors, double[][] shared, double[][] unique, double[][] distributions) {
        DMatrixRMaj loadings = PrincipalAxis.extract(correlation, factors).loadings();
        for (int e = 0; e < loadings.getNumElements(); e++) {
            loadings.data[e] = Math.max(-1, Math.min(1, loadings.data[e]));
        }
        return parallel.map(columns.length, j -> inOrderOf(scores(loadings, j, shared, unique[j]), distributions[j]))
                .toArray(double[][]::new);
    }

    private double[] scores(DMatrixRMaj loadings, int item, double[][] shared, double[] unique) {
        double communality = 0;
        for (int k = 0; k < shared.length; k++) {
            communality += loadings.get(item, k) * loadings.get(item, k);
        }
        double rest = Math.sqrt(Math.max(0, 1 - communality));
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            scores[i] = rest * unique[i];
            for (int k = 0; k < shared.length; k++) {
                scores[i] += loadings.get(item, k) * shared[k][i];
            }
        }
        return scores;
    }

    /**
     * The sorted values, in the order of the scores. Where few values differ, as of items with a few categories, a
     * score is compared with the least scores of the values rather than with all scores.
     */
    private static double[] inOrderOf(double[] scores, double[] sortedValues) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int[] first = IntStream.range(0, sortedValues.length)
                .filter(i -> i == 0 || sortedValues[i] != sortedValues[i - 1])
                .toArray();
        double[] least = Arrays.stream(first).mapToDouble(i -> sorted[i]).toArray();
        double[] values = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int found = Arrays.binarySearch(least, scores[i]);
            values[i] = sortedValues[first[found >= 0 ? found : -found - 2]];
        }
        return values;
    }

    private DMatrixRMaj residual(double[][] data) {
        double[][] standardized = new double[data.length][];
        for (int j = 0; j < data.length; j++) {
            standardized[j] = NullCorrelations.standardized(data[j]);
        }
        DMatrixRMaj residual = NullCorrelations.correlation(standardized);
        for (int e = 0; e < residual.getNumElements(); e++) {
            residual.data[e] = target.data[e] - residual.data[e];
        }
        for (int j = 0; j < data.length; j++) {
            residual.set(j, j, 0);
        }
        return residual;
    }

    private static double rmsr(DMatrixRMaj residual) {
        double squares = 0;
        for (double value : residual.data) {
            squares += value * value;
        }
        int p = residual.numRows;
        return Math.sqrt(squares / (p * (p - 1.0)));
    }
}
