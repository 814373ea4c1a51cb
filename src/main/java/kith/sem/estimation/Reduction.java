package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.PlacedSquare;
import kith.math.RepeatedSquare;
import kith.sem.implied.GroupJacobian;
import kith.sem.model.Constraint;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The free parameters that remain when the linear constraints of equality are met: θ = K x + k.
 *
 * <p>The columns of K span the null space of the constraints' Jacobian. Where each constraint says that two parameters
 * are equal, or that one has a value, K consists of zeros and ones; in general it comes from a singular value
 * decomposition.
 */
public final class Reduction {

    /** In place of a parameter that remains, for one that has a value. */
    static final int FIXED = -1;

    private static final double ALIKE = 1e-9;

    private final int full;
    private final int reduced;
    /** K where it does not consist of zeros and ones; 0 × 0 otherwise. */
    private final DMatrixRMaj basis;

    private final double[] origin;
    private final boolean identity;
    /** For each parameter the one it became or {@link #FIXED}, where K consists of zeros and ones; empty otherwise. */
    private final int[] merged;

    private final List<Constraint> nonlinear;
    /** How many parameters remain under the equalities alone. */
    private final int counted;
    /** In which all parameters are measured. */
    private final double[] units;

    private Reduction(
            int reduced,
            DMatrixRMaj basis,
            double[] origin,
            boolean identity,
            int[] merged,
            List<Constraint> nonlinear,
            int counted,
            double[] units) {
        this.full = units.length;
        this.reduced = reduced;
        this.basis = basis;
        this.origin = origin;
        this.identity = identity;
        this.merged = merged;
        this.nonlinear = List.copyOf(nonlinear);
        this.counted = counted;
        this.units = units.clone();
    }

    /** All parameters remain. */
    static Reduction identity(List<Constraint> nonlinear, double[] units) {
        int q = units.length;
        return new Reduction(q, new DMatrixRMaj(0, 0), new double[q], true, new int[0], nonlinear, q, units);
    }

    /**
     * Parameters are equal to one of those that remain, or have a value.
     *
     * @param merged for each the one it is equal to, or {@link #FIXED}
     * @param remaining how many remain
     * @param values of those that have one, 0 elsewhere
     */
    static Reduction merged(int[] merged, int remaining, double[] values, List<Constraint> nonlinear, double[] units) {
        DMatrixRMaj none = new DMatrixRMaj(0, 0);
        return new Reduction(remaining, none, values, false, merged, nonlinear, remaining, units);
    }

    /** @param basis K */
    static Reduction along(DMatrixRMaj basis, double[] origin, List<Constraint> nonlinear, double[] units) {
        int r = basis.numCols;
        return new Reduction(r, basis, origin, false, new int[0], nonlinear, r, units);
    }

    /** Takes the equality constraints of a table; those that are not linear are kept aside. */
    public static Reduction of(ParameterTable table) {
        return of(table, ones(table.freeCount()));
    }

    /**
     * The same with the units in which the parameters are measured: directions of K have length 1 in them, and
     * {@link #closest} is meant so.
     */
    static Reduction of(ParameterTable table, double[] units) {
        LinearConstraints linear = new LinearConstraints(table);
        List<Constraint> nonlinear = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint.op() == Operator.EQUAL && !linear.addIfLinear(constraint)) {
                nonlinear.add(constraint);
            }
        }
        return linear.reduction(units, nonlinear);
    }

    /** All free parameters of a table, with its constraints left aside. */
    static Reduction none(ParameterTable table) {
        return new LinearConstraints(table).reduction(ones(table.freeCount()), List.of());
    }

    private static double[] ones(int q) {
        double[] ones = new double[q];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The directions in which a table's constraints let the parameters move from {@code theta}: those along which
     * neither an equality, linear or not, nor one of {@code binding} changes.
     *
     * @param binding inequalities that hold as equalities at {@code theta}; they restrict the directions, but do not
     *     reduce the {@link #counted()} parameters
     * @param units in which the parameters are measured
     */
    public static Reduction tangent(ParameterTable table, double[] theta, List<Constraint> binding, double[] units) {
        LinearConstraints tangents = new LinearConstraints(table);
        for (Constraint constraint : table.constraints()) {
            if (constraint.op() == Operator.EQUAL) {
                tangents.add(constraint, theta);
            }
        }
        Reduction equalities = tangents.reduction(units, List.of());
        if (binding.isEmpty()) {
            return equalities;
        }
        binding.forEach(constraint -> tangents.add(constraint, theta));
        Reduction all = tangents.reduction(units, List.of());
        return new Reduction(
                all.reduced, all.basis, all.origin, all.identity, all.merged, List.of(), equalities.reduced(), units);
    }

    /** In which all parameters are measured. */
    public double[] units() {
        return units.clone();
    }

    /** How many parameters there are with the constraints left aside. */
    public int full() {
        return full;
    }

    /** How many remain. */
    public int reduced() {
        return reduced;
    }

    /**
     * How many parameters the model counts: those that remain under its equalities. Inequalities that bind do not make
     * it smaller (lavaan 0.6-14 does so too), as which of them bind depends on the sample.
     */
    public int counted() {
        return counted;
    }

    /** Whether a parameter is one of those that remain, or equal to one: then {@link #column} tells which. */
    public boolean onlyMerges() {
        return identity || merged.length > 0 && Arrays.stream(merged).noneMatch(column -> column == FIXED);
    }

    /** Whether two parameters move alike in all directions that are left. */
    public boolean moveAlike(int one, int other) {
        if (isOfUnits()) {
            return identity ? one == other : merged[one] == merged[other];
        }
        for (int k = 0; k < reduced; k++) {
            if (Math.abs(basis.get(one, k) - basis.get(other, k)) > ALIKE) {
                return false;
            }
        }
        return true;
    }

    /** Whether K consists of zeros and ones. */
    boolean isOfUnits() {
        return identity || merged.length > 0;
    }

    /** Which of the remaining parameters stands for parameter {@code index}; only where {@link #onlyMerges()}. */
    public int column(int index) {
        return identity ? index : merged[index];
    }

    /** K: how all parameters move with those that remain, full × reduced. */
    public DMatrixRMaj basis() {
        if (!isOfUnits()) {
            return basis.copy();
        }
        DMatrixRMaj units = new DMatrixRMaj(full, reduced);
        for (int i = 0; i < full; i++) {
            if (identity || merged[i] != FIXED) {
                units.set(i, column(i), 1);
            }
        }
        return units;
    }

    /** Equality constraints that are not linear. */
    public List<Constraint> nonlinear() {
        return nonlinear;
    }

    /** Writes K x + k into {@code theta}. */
    public void expand(double[] x, double[] theta) {
        expand(x, origin, theta);
    }

    private void expand(double[] x, double[] from, double[] theta) {
        if (identity) {
            System.arraycopy(x, 0, theta, 0, full);
            return;
        }
        int r = reduced;
        if (merged.length > 0) {
            for (int i = 0; i < full; i++) {
                theta[i] = merged[i] == FIXED ? from[i] : x[merged[i]];
            }
            return;
        }
        for (int i = 0; i < full; i++) {
            double sum = from[i];
            for (int k = 0; k < r; k++) {
                sum += basis.data[i * r + k] * x[k];
            }
            theta[i] = sum;
        }
    }

    /** K x. */
    public double[] along(double[] x) {
        double[] direction = new double[full];
        expand(x, new double[full], direction);
        return direction;
    }

    /** Writes K′ g into {@code sums}. */
    public void reduceGradient(double[] gradient, double[] sums) {
        if (identity) {
            System.arraycopy(gradient, 0, sums, 0, full);
            return;
        }
        Arrays.fill(sums, 0);
        if (merged.length > 0) {
            for (int i = 0; i < full; i++) {
                if (merged[i] != FIXED) {
                    sums[merged[i]] += gradient[i];
                }
            }
            return;
        }
        int r = reduced;
        for (int i = 0; i < full; i++) {
            for (int k = 0; k < r; k++) {
                sums[k] += basis.data[i * r + k] * gradient[i];
            }
        }
    }

    /** J K. */
    public GroupJacobian reduceColumns(GroupJacobian jacobian) {
        if (identity) {
            return jacobian;
        }
        int moments = jacobian.moments();
        if (merged.length == 0) {
            DMatrixRMaj product = new DMatrixRMaj(moments, reduced);
            CommonOps_DDRM.mult(jacobian.whole(), basis, product);
            return GroupJacobian.whole(product);
        }
        int[] columns = remaining(jacobian.places());
        int[] places = Arrays.stream(columns)
                .filter(column -> column != FIXED)
                .sorted()
                .distinct()
                .toArray();
        DMatrixRMaj sums = new DMatrixRMaj(moments, places.length);
        for (int a = 0; a < columns.length; a++) {
            int at = Arrays.binarySearch(places, columns[a]);
            for (int k = 0; k < moments && at >= 0; k++) {
                sums.data[k * places.length + at] += jacobian.block().data[k * columns.length + a];
            }
        }
        return new GroupJacobian(reduced, places, sums);
    }

    /** Which of the remaining parameters stands for each of some; {@link #FIXED} for those with a value. */
    private int[] remaining(int[] parameters) {
        return Arrays.stream(parameters).map(i -> merged[i]).toArray();
    }

    /** K′ M K of a sum M of matrices, those of the groups. */
    public DMatrixRMaj reduce(List<PlacedSquare> summands) {
        DMatrixRMaj sum = new DMatrixRMaj(reduced, reduced);
        if (identity) {
            summands.forEach(summand -> summand.addTo(sum, 1));
            return sum;
        }
        if (merged.length == 0) {
            DMatrixRMaj whole = new DMatrixRMaj(full, full);
            summands.forEach(summand -> summand.addTo(whole, 1));
            return reduce(whole);
        }
        for (PlacedSquare summand : summands) {
            int[] places = remaining(summand.places());
            for (int i = 0; i < places.length; i++) {
                for (int j = 0; j < places.length && places[i] != FIXED; j++) {
                    if (places[j] != FIXED) {
                        sum.data[places[i] * reduced + places[j]] += summand.block().data[i * places.length + j];
                    }
                }
            }
        }
        return sum;
    }

    /** K′ M K. */
    public DMatrixRMaj reduce(DMatrixRMaj matrix) {
        if (isOfUnits()) {
            int[] all = IntStream.range(0, full).toArray();
            return reduce(List.of(new PlacedSquare(full, all, matrix)));
        }
        DMatrixRMaj half = new DMatrixRMaj(full, reduced);
        CommonOps_DDRM.mult(matrix, basis, half);
        DMatrixRMaj sums = new DMatrixRMaj(reduced, reduced);
        CommonOps_DDRM.multTransA(basis, half, sums);
        return sums;
    }

    /** K M K′. */
    public DMatrixRMaj expand(DMatrixRMaj matrix) {
        return isOfUnits() ? expanded(matrix).whole() : product(matrix);
    }

    /** The same; what is equal is kept once. */
    public RepeatedSquare expanded(DMatrixRMaj matrix) {
        return identity
                ? RepeatedSquare.of(matrix)
                : merged.length > 0 ? new RepeatedSquare(merged, matrix) : RepeatedSquare.of(product(matrix));
    }

    private DMatrixRMaj product(DMatrixRMaj matrix) {
        DMatrixRMaj half = new DMatrixRMaj(full, matrix.numCols);
        CommonOps_DDRM.mult(basis, matrix, half);
        DMatrixRMaj expanded = new DMatrixRMaj(full, full);
        CommonOps_DDRM.multTransB(half, basis, expanded);
        return expanded;
    }

    /** The x whose K x + k lies closest to {@code theta}, in the units of the parameters. */
    public double[] closest(double[] theta) {
        if (identity) {
            return theta.clone();
        }
        if (merged.length > 0) {
            return averages(theta);
        }
        int r = reduced;
        double[] x = new double[r];
        for (int i = 0; i < full; i++) {
            double distance = (theta[i] - origin[i]) / units[i];
            for (int k = 0; k < r; k++) {
                x[k] += basis.data[i * r + k] / units[i] * distance;
            }
        }
        return x;
    }

    private double[] averages(double[] theta) {
        double[] averages = new double[reduced];
        int[] count = new int[reduced];
        for (int i = 0; i < full; i++) {
            if (merged[i] != FIXED) {
                averages[merged[i]] += theta[i];
                count[merged[i]]++;
            }
        }
        for (int k = 0; k < averages.length; k++) {
            averages[k] /= count[k];
        }
        return averages;
    }
}
