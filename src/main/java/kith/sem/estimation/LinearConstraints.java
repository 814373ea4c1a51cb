package kith.sem.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.sem.model.Constraint;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/** Linear equations that the free parameters of a table have to meet, and the {@link Reduction} that follows. */
final class LinearConstraints {

    private static final double LINEAR = 1e-9;
    private static final double ROUNDING = 1e-14;
    private static final double NOTHING = 1e-12;

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
        return rows.isEmpty()
                ? Reduction.identity(nonlinear, units)
                : simple(units, nonlinear).orElseGet(() -> general(units, nonlinear));
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

    /**
     * Whether every constraint says that two parameters are equal, or that one has a value; empty as well where these
     * contradict each other.
     */
    private Optional<Reduction> simple(double[] units, List<Constraint> nonlinear) {
        int q = units.length;
        int[] leader = IntStream.range(0, q).toArray();
        double[] values = new double[q];
        boolean[] known = new boolean[q];
        for (int k = 0; k < rows.size(); k++) {
            double[] row = rows.get(k);
            double right = rights.get(k);
            int[] places = IntStream.range(0, q).filter(i -> row[i] != 0).toArray();
            if (places.length == 1) {
                double value = right / row[places[0]];
                if (known[places[0]] && Math.abs(values[places[0]] - value) > NOTHING) {
                    return Optional.empty();
                }
                known[places[0]] = true;
                values[places[0]] = value;
            } else if (places.length == 2 && row[places[0]] == -row[places[1]] && Math.abs(right) <= NOTHING) {
                join(leader, places[0], places[1]);
            } else if (places.length > 0 || Math.abs(right) > NOTHING) {
                return Optional.empty();
            }
        }
        boolean[] fixed = new boolean[q];
        double[] common = new double[q];
        for (int i = 0; i < q; i++) {
            int first = lead(leader, i);
            if (known[i] && fixed[first] && Math.abs(common[first] - values[i]) > NOTHING) {
                return Optional.empty();
            }
            if (known[i]) {
                fixed[first] = true;
                common[first] = values[i];
            }
        }
        return Optional.of(merged(leader, fixed, common, new Kept(nonlinear, units)));
    }

    /** What a reduction keeps. */
    private record Kept(List<Constraint> nonlinear, double[] units) {}

    /**
     * @param fixed for each leader whether it has a value
     * @param common that value
     */
    private static Reduction merged(int[] leader, boolean[] fixed, double[] common, Kept kept) {
        int q = leader.length;
        int[] column = new int[q];
        int count = 0;
        for (int i = 0; i < q; i++) {
            if (lead(leader, i) == i) {
                column[i] = fixed[i] ? Reduction.FIXED : count++;
            }
        }
        int[] merged = new int[q];
        double[] values = new double[q];
        for (int i = 0; i < q; i++) {
            int first = lead(leader, i);
            merged[i] = column[first];
            values[i] = common[first];
        }
        return Reduction.merged(merged, count, values, kept.nonlinear, kept.units);
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
        return Reduction.along(basis, origin, nonlinear, units);
    }
}
