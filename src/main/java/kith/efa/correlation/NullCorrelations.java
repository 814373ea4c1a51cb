package kith.efa.correlation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Parallel;
import kith.math.Symmetric;
import kith.math.Wishart;
import kith.moments.ordered.CovarianceDetail;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalAccumulator;
import kith.moments.ordered.OrdinalDesign;
import org.apache.commons.math3.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Draws correlation matrices of data without any common factor. */
public interface NullCorrelations {

    /** One draw; depends on the state of {@code random} alone. */
    DMatrixRMaj draw(RandomGenerator random);

    /** Of {@code n} rows of {@code p} independent normal variables. */
    static NullCorrelations normal(int p, int n) {
        return random -> {
            DMatrixRMaj root = new DMatrixRMaj(p, p);
            Wishart.root(root, n - 1, random);
            DMatrixRMaj products = new DMatrixRMaj(p, p);
            CommonOps_DDRM.multTransB(root, root, products);
            return Symmetric.toCorrelation(products);
        };
    }

    /** Pearson correlations of rows whose columns are shuffled or drawn anew. */
    static NullCorrelations ofRows(double[][] rows, NullData data) {
        double[][] columns = columns(rows);
        return random -> {
            double[][] mixed = new double[columns.length][];
            for (int j = 0; j < columns.length; j++) {
                mixed[j] = standardized(mix(columns[j], data, random));
            }
            return correlation(mixed);
        };
    }

    /** Polychoric correlations of rows whose columns are shuffled or drawn anew. */
    static NullCorrelations polychoric(List<String> names, double[][] rows, NullData data) {
        double[][] columns = columns(rows);
        List<ObservedVariable> variables = IntStream.range(0, names.size())
                .mapToObj(j -> ObservedVariable.orderedAsSeen(names.get(j), columns[j]))
                .toList();
        OrdinalDesign design =
                OrdinalDesign.of(names).with(CovarianceDetail.DIAGONAL).with(new Parallel(1));
        return random -> {
            double[][] mixed = new double[columns.length][];
            for (int j = 0; j < columns.length; j++) {
                mixed[j] = mix(columns[j], data, random);
            }
            OrdinalAccumulator accumulator = new OrdinalAccumulator(variables, design);
            double[] row = new double[mixed.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = mixed[j][i];
                }
                accumulator.add(row);
            }
            return Symmetric.of(accumulator.moments().correlation());
        };
    }

    private static double[] mix(double[] column, NullData data, RandomGenerator random) {
        double[] mixed = column.clone();
        for (int i = mixed.length - 1; i >= 0; i--) {
            if (data == NullData.PERMUTED) {
                int other = random.nextInt(i + 1);
                double kept = mixed[i];
                mixed[i] = mixed[other];
                mixed[other] = kept;
            } else {
                mixed[i] = column[random.nextInt(column.length)];
            }
        }
        return mixed;
    }

    /** A column with mean 0 and sum of squares 1; zeros where it has no variance. */
    static double[] standardized(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double squares = 0;
        boolean varies = false;
        for (double value : column) {
            squares += (value - mean) * (value - mean);
            varies |= value != column[0];
        }
        // The mean of equal values may be off by a rounding error.
        double scale = varies ? 1 / Math.sqrt(squares) : 0;
        double[] standardized = new double[column.length];
        for (int i = 0; i < standardized.length; i++) {
            standardized[i] = (column[i] - mean) * scale;
        }
        return standardized;
    }

    /** A column with weighted mean 0 and weighted sum of squares 1. */
    static double[] standardized(double[] column, double[] weights) {
        if (weights.length == 0) {
            return standardized(column);
        }
        double total = 0;
        double mean = 0;
        for (int i = 0; i < column.length; i++) {
            total += weights[i];
            mean += weights[i] * column[i];
        }
        mean /= total;
        double squares = 0;
        for (int i = 0; i < column.length; i++) {
            squares += weights[i] * (column[i] - mean) * (column[i] - mean);
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        double centre = mean;
        return Arrays.stream(column).map(value -> (value - centre) * scale).toArray();
    }

    /** Inner products of standardised columns. */
    static DMatrixRMaj correlation(double[][] standardized) {
        int p = standardized.length;
        DMatrixRMaj correlation = CommonOps_DDRM.identity(p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double r = inner(standardized[i], standardized[j]);
                correlation.set(i, j, r);
                correlation.set(j, i, r);
            }
        }
        return correlation;
    }

    private static double inner(double[] x, double[] y) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < x.length; i += 2) {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        return i < x.length ? even + odd + x[i] * y[i] : even + odd;
    }

    static double[][] columns(double[][] rows) {
        int p = rows.length == 0 ? 0 : rows[0].length;
        double[][] columns = new double[p][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < p; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}
