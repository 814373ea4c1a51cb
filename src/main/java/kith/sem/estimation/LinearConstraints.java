package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.sem.model.Constraint;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Linear equations that the free parameters of a table have to meet, and the {@link Reduction} that follows. */
final class LinearConstraints {

    private static final double LINEAR = 1e-9;
    private static final double ROUNDING = 1e-14;

    private final ParameterLabels labels;
    private final int parameters;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> rights = new ArrayList<>();

    LinearConstraints(ParameterTable table) {
        this.labels = new ParameterLabels(table);
        this.parameters = table.freeCount();
    }

    /** Adds a constraint whose slope is the same at two points; tells whether it is. */
    boolean addIfLinear(Constraint constraint) {
        double[] one = probe(parameters, 0.7);
        double[] slope = labels.differenceGradient(constraint, one);
        double[] again = labels.differenceGradient(constraint, probe(parameters, 1.3));
        boolean linear = !differ(slope, again);
        if (linear) {
            add(constraint, one);
        }
        return linear;
    }

    /** Adds the tangent of a constraint at some values of the parameters. */
    void add(Constraint constraint, double[] theta) {
        double[] slope = labels.differenceGradient(constraint, theta);
        double right = -labels.difference(constraint, theta);
        for (int i = 0; i < theta.length; i++) {
            right += slope[i] * theta[i];
        }
        rows.add(slope);
        rights.add(right);
    }

    /**
     * The parameters that remain.
     *
     * @param units in which the parameters are measured
     * @param nonlinear constraints that the reduction keeps aside
     */
    Reduction reduction(double[] units, List<Constraint> nonlinear) {
        int q = units.length;
        if (rows.isEmpty()) {
            return new Reduction(q, CommonOps_DDRM.identity(q), new double[q], true, new int[0], nonlinear, q, units);
        }
        return simple() ? merged(units, nonlinear) : general(units, nonlinear);
    }

    private static double[] probe(int q, double phase) {
        double[] point = new double[q];
        for (int i = 0; i < q; i++) {
            point[i] = phase + 0.1 * Math.sin(phase + i);
        }
        return point;
    }

    private static boolean differ(double[] slope, double[] other) {
        double largest = 0;
        for (double entry : slope) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int i = 0; i < slope.length; i++) {
            double size = Math.max(Math.abs(slope[i]), Math.abs(other[i]));
            if (Math.abs(slope[i] - other[i]) > Math.max(LINEAR * size, ROUNDING * largest)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every constraint says that two parameters are equal. */
    private boolean simple() {
        for (int k = 0; k < rows.size(); k++) {
            double[] nonZero = Arrays.stream(rows.get(k)).filter(v -> v != 0).toArray();
            boolean pair = nonZero.length == 2 && nonZero[0] == -nonZero[1];
            boolean vacuous = nonZero.length == 0;
            if (!(pair || vacuous) || Math.abs(rights.get(k)) > 1e-12) {
                return false;
            }
        }
        return true;
    }

    private Reduction merged(double[] units, List<Constraint> nonlinear) {
        int q = units.length;
        int[] leader = new int[q];
        for (int i = 0; i < q; i++) {
            leader[i] = i;
        }
        for (double[] row : rows) {
            int first = -1;
            for (int i = 0; i < q; i++) {
                if (row[i] != 0) {
                    if (first < 0) {
                        first = i;
                    } else {
                        join(leader, first, i);
                    }
                }
            }
        }
        int[] column = new int[q];
        int count = 0;
        for (int i = 0; i < q; i++) {
            if (lead(leader, i) == i) {
                column[i] = count++;
            }
        }
        DMatrixRMaj basis = new DMatrixRMaj(q, count);
        int[] merged = new int[q];
        for (int i = 0; i < q; i++) {
            merged[i] = column[lead(leader, i)];
            basis.set(i, merged[i], 1);
        }
        return new Reduction(q, basis, new double[q], false, merged, nonlinear, count, units);
    }

    private static int lead(int[] leader, int i) {
        int at = i;
        while (leader[at] != at) {
            at = leader[at];
        }
        return at;
    }

    private static void join(int[] leader, int i, int j) {
        int a = lead(leader, i);
        int b = lead(leader, j);
        leader[Math.max(a, b)] = Math.min(a, b);
    }

    private Reduction general(double[] units, List<Constraint> nonlinear) {
        int q = units.length;
        List<double[]> measured = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            double[] row = rows.get(k).clone();
            double squares = 0;
            for (int i = 0; i < q; i++) {
                row[i] *= units[i];
                squares += row[i] * row[i];
            }
            double length = squares > 0 ? Math.sqrt(squares) : 1;
            for (int i = 0; i < q; i++) {
                row[i] /= length;
            }
            measured.add(row);
            values.add(rights.get(k) / length);
        }
        LinearSolutions solutions = LinearSolutions.of(q, measured, values);
        DMatrixRMaj basis = solutions.basis();
        double[] origin = solutions.origin();
        for (int i = 0; i < q; i++) {
            origin[i] *= units[i];
            for (int k = 0; k < basis.numCols; k++) {
                basis.data[i * basis.numCols + k] *= units[i];
            }
        }
        return new Reduction(q, basis, origin, false, new int[0], nonlinear, basis.numCols, units);
    }
}
