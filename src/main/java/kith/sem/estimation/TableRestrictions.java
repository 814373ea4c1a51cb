package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.finding.Problems;
import kith.math.Box;
import kith.math.Restrictions;
import kith.sem.model.Constraint;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * What restricts the parameters that remain under a table's linear equalities: its other equalities, its inequalities,
 * and the bounds of its parameters. Bounds are bounds on what remains where parameters are only merged, and
 * inequalities otherwise. All derivatives are analytic. Not thread-safe.
 */
final class TableRestrictions implements Restrictions {

    private final Reduction reduction;
    private final ParameterLabels labels;
    private final List<Constraint> nonlinear;
    private final List<Constraint> inequalities;
    private final double[] lower;
    private final double[] upper;
    private final List<Bound> bounds = new ArrayList<>();
    private final double[] theta;
    private final double[] reduced;

    /** A bound of a parameter (by number from 0) as an inequality: sign × (θ − at) ≥ 0. */
    private record Bound(int parameter, double sign, double at) {}

    TableRestrictions(ParameterTable table, Reduction reduction) {
        this.reduction = reduction;
        this.labels = new ParameterLabels(table);
        this.nonlinear = reduction.nonlinear();
        this.inequalities = table.constraints().stream()
                .filter(constraint -> constraint.op() != Operator.EQUAL)
                .toList();
        this.theta = new double[reduction.full()];
        this.reduced = new double[reduction.reduced()];
        Box own = own(table);
        this.lower = own.lower();
        this.upper = own.upper();
        if (!reduction.onlyMerges()) {
            for (int i = 0; i < lower.length; i++) {
                addBound(i, 1, lower[i]);
                addBound(i, -1, upper[i]);
            }
        }
    }

    private void addBound(int parameter, double sign, double at) {
        if (Double.isFinite(at)) {
            bounds.add(new Bound(parameter, sign, at));
        }
    }

    /** The bounds of all free parameters. */
    private static Box own(ParameterTable table) {
        double[] lower = new double[table.freeCount()];
        double[] upper = new double[table.freeCount()];
        Problems problems = new Problems();
        for (Parameter row : table.parameters()) {
            if (row.isFree()) {
                lower[row.free() - 1] = row.lower();
                upper[row.free() - 1] = row.upper();
                if (!(row.lower() <= row.upper())) {
                    contradicting(problems, row.toString(), row.lower(), row.upper());
                }
            }
        }
        problems.throwIfAny();
        return new Box(lower, upper);
    }

    private static void contradicting(Problems problems, String where, double lower, double upper) {
        problems.add(
                where,
                "a lower bound of " + lower + " and an upper bound of " + upper,
                "a lower bound that is not above the upper one",
                "change one of them, or release what holds the parameter equal to another with other bounds");
    }

    /** Whether there is anything that restricts. */
    boolean any() {
        return count() > 0
                || !(Arrays.stream(lower).allMatch(Double::isInfinite)
                        && Arrays.stream(upper).allMatch(Double::isInfinite));
    }

    /** The bounds of what remains; merged parameters have the tightest of theirs. */
    Box box() {
        if (!reduction.onlyMerges()) {
            return Box.open(reduction.reduced());
        }
        Box open = Box.open(reduction.reduced());
        double[] low = open.lower();
        double[] high = open.upper();
        for (int i = 0; i < lower.length; i++) {
            int column = reduction.column(i);
            low[column] = Math.max(low[column], lower[i]);
            high[column] = Math.min(high[column], upper[i]);
        }
        Problems problems = new Problems();
        for (int k = 0; k < low.length; k++) {
            if (!(low[k] <= high[k])) {
                contradicting(problems, "parameters held equal", low[k], high[k]);
            }
        }
        problems.throwIfAny();
        return new Box(low, high);
    }

    @Override
    public int equalities() {
        return nonlinear.size();
    }

    @Override
    public int inequalities() {
        return inequalities.size() + bounds.size();
    }

    @Override
    public void evaluate(double[] point, double[] values, DMatrixRMaj jacobian) {
        reduction.expand(point, theta);
        int k = 0;
        for (Constraint constraint : nonlinear) {
            values[k] = labels.difference(constraint, theta);
            write(labels.differenceGradient(constraint, theta), 1, k++, jacobian);
        }
        for (Constraint constraint : inequalities) {
            double sign = constraint.op() == Operator.GREATER ? 1 : -1;
            values[k] = sign * labels.difference(constraint, theta);
            write(labels.differenceGradient(constraint, theta), sign, k++, jacobian);
        }
        for (Bound bound : bounds) {
            values[k] = bound.sign * (theta[bound.parameter] - bound.at);
            double[] unit = new double[theta.length];
            unit[bound.parameter] = 1;
            write(unit, bound.sign, k++, jacobian);
        }
    }

    private void write(double[] slope, double sign, int row, DMatrixRMaj jacobian) {
        reduction.reduceGradient(slope, reduced);
        for (int i = 0; i < reduced.length; i++) {
            jacobian.set(row, i, sign * reduced[i]);
        }
    }

    /**
     * The inequalities that hold as equalities at {@code at}, but for a share of what the units of the parameters
     * change them by.
     */
    List<Constraint> binding(double[] at, double tolerance) {
        return inequalities.stream()
                .filter(constraint ->
                        Math.abs(labels.difference(constraint, at)) <= tolerance * changeBy(constraint, at))
                .toList();
    }

    /** How much the units of the parameters together change the difference of the sides of a constraint. */
    private double changeBy(Constraint constraint, double[] at) {
        double[] slope = labels.differenceGradient(constraint, at);
        double[] units = reduction.units();
        double squares = 0;
        for (int i = 0; i < slope.length; i++) {
            squares += slope[i] * units[i] * slope[i] * units[i];
        }
        return squares > 0 ? Math.sqrt(squares) : 1;
    }

    /**
     * Whether every constraint and bound is met at {@code at}, but for a share of what the units of the parameters
     * change it by.
     */
    boolean met(ParameterTable table, double[] at, double tolerance) {
        double[] units = reduction.units();
        for (int i = 0; i < lower.length; i++) {
            if (Math.max(lower[i] - at[i], at[i] - upper[i]) > tolerance * units[i]) {
                return false;
            }
        }
        return table.constraints().stream()
                .allMatch(constraint -> missed(constraint, at) <= tolerance * changeBy(constraint, at));
    }

    private double missed(Constraint constraint, double[] at) {
        double difference = labels.difference(constraint, at);
        return switch (constraint.op()) {
            case GREATER -> -difference;
            case LESS -> difference;
            default -> Math.abs(difference);
        };
    }

    /** By how much the worst constraint or bound is missed at {@code at}. */
    double violation(ParameterTable table, double[] at) {
        double worst = 0;
        for (Constraint constraint : table.constraints()) {
            worst = Math.max(worst, missed(constraint, at));
        }
        for (int i = 0; i < lower.length; i++) {
            worst = Math.max(worst, Math.max(lower[i] - at[i], at[i] - upper[i]));
        }
        return worst;
    }

    /** Moves parameters that lie on a bound, but for rounding, exactly there. */
    void settle(double[] at, double tolerance) {
        double[] units = reduction.units();
        for (int i = 0; i < at.length; i++) {
            if (Math.abs(at[i] - lower[i]) <= tolerance * units[i]) {
                at[i] = lower[i];
            } else if (Math.abs(at[i] - upper[i]) <= tolerance * units[i]) {
                at[i] = upper[i];
            }
        }
    }

    /** The numbers (from 0) of the parameters that lie on a bound, but for rounding. */
    List<Integer> onBound(double[] at, double tolerance) {
        List<Integer> numbers = new ArrayList<>();
        double[] units = reduction.units();
        for (int i = 0; i < at.length; i++) {
            double rounding = tolerance * units[i];
            if (Math.abs(at[i] - lower[i]) <= rounding || Math.abs(at[i] - upper[i]) <= rounding) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
