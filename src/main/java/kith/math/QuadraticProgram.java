package kith.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The minimum of ½ d′ B d + g′ d under linear restrictions A d + c = 0 or A d + c ≥ 0 and bounds on d, for a positive
 * definite B that is known by its inverse.
 *
 * <p>The dual active-set method of Goldfarb and Idnani 1983, doi 10.1007/BF02591962: from the unrestricted minimum, the
 * restriction missed most is added to those that bind, and bounds whose multiplier would turn negative are dropped,
 * until none is missed. Restrictions that say what the others say already are passed over. Not thread-safe.
 */
final class QuadraticProgram {

    private static final double MISSED = 1e-12;
    private static final double DEPENDENT = 1e-11;

    private final int n;
    private final DMatrixRMaj inverse;
    private final DMatrixRMaj rows;
    private final double[] values;
    private final int equalities;
    private final double[] lower;
    private final double[] upper;

    private final double[] step;
    private final List<Binding> bindings = new ArrayList<>();

    /** A restriction that binds: its number, the direction that it asks for, B⁻¹ times its normal, its multiplier. */
    private static final class Binding {
        private final int number;
        private final double sign;
        private final double[] image;
        private double multiplier;

        Binding(int number, double sign, double[] image) {
            this.number = number;
            this.sign = sign;
            this.image = image;
        }
    }

    /**
     * @param inverse of B
     * @param rows A, restrictions × variables; equalities first
     * @param values c
     * @param lower of d, not above 0
     * @param upper of d, not below 0
     */
    QuadraticProgram(
            DMatrixRMaj inverse, DMatrixRMaj rows, double[] values, int equalities, double[] lower, double[] upper) {
        this.n = inverse.numRows;
        this.inverse = inverse;
        this.rows = rows;
        this.values = values;
        this.equalities = equalities;
        this.lower = lower;
        this.upper = upper;
        this.step = new double[n];
    }

    /** Whether the restrictions can be met together; only then there is a step. */
    boolean solve(double[] gradient) {
        bindings.clear();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse.data[i * n + j] * gradient[j];
            }
            step[i] = -sum;
        }
        for (int k = 0; k < equalities; k++) {
            if (!add(k, left(k) > 0 ? -1 : 1)) {
                return false;
            }
        }
        int most = 20 * (values.length + n) + 100;
        for (int round = 0; round < most; round++) {
            int worst = mostMissed();
            if (worst < 0) {
                return true;
            }
            if (!add(worst, 1)) {
                return false;
            }
        }
        return false;
    }

    double[] step() {
        return step.clone();
    }

    /** Of the restrictions. */
    double[] multipliers() {
        double[] multipliers = new double[values.length];
        for (Binding binding : bindings) {
            if (binding.number < values.length) {
                multipliers[binding.number] = binding.sign * binding.multiplier;
            }
        }
        return multipliers;
    }

    /** Of the bounds, by variable; negative for upper ones. */
    double[] boundMultipliers() {
        double[] multipliers = new double[n];
        for (Binding binding : bindings) {
            int bound = binding.number - values.length;
            if (bound >= 0) {
                multipliers[bound % n] = bound < n ? binding.multiplier : -binding.multiplier;
            }
        }
        return multipliers;
    }

    /** What is left of restriction {@code k} at the step: A d + c, or the distance from a bound. */
    private double left(int k) {
        int m = values.length;
        if (k < m) {
            return values[k] + dot(k, step);
        }
        return k < m + n ? step[k - m] - lower[k - m] : upper[k - m - n] - step[k - m - n];
    }

    /** The normal of restriction {@code k} times a vector. */
    private double dot(int k, double[] vector) {
        int m = values.length;
        if (k >= m) {
            return k < m + n ? vector[k - m] : -vector[k - m - n];
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += rows.data[k * n + j] * vector[j];
        }
        return sum;
    }

    /** B⁻¹ times the normal of restriction {@code k}, times {@code sign}. */
    private double[] image(int k, double sign) {
        int m = values.length;
        double[] image = new double[n];
        if (k >= m) {
            int variable = (k - m) % n;
            double towards = k < m + n ? sign : -sign;
            for (int i = 0; i < n; i++) {
                image[i] = towards * inverse.data[i * n + variable];
            }
            return image;
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse.data[i * n + j] * rows.data[k * n + j];
            }
            image[i] = sign * sum;
        }
        return image;
    }

    private int mostMissed() {
        int worst = -1;
        double most = -MISSED;
        for (int k = equalities; k < values.length + 2 * n; k++) {
            double left = left(k);
            if (left < most && !binds(k)) {
                most = left;
                worst = k;
            }
        }
        return worst;
    }

    private boolean binds(int k) {
        return bindings.stream().anyMatch(binding -> binding.number == k);
    }

    /** Moves to where restriction {@code k} is met as well; false where it cannot be. */
    private boolean add(int k, double sign) {
        Binding added = new Binding(k, sign, image(k, sign));
        for (int round = 0; round <= values.length + 2 * n; round++) {
            double[] dual = dualDirection(added);
            double[] primal = added.image.clone();
            for (int b = 0; b < dual.length; b++) {
                for (int i = 0; i < n; i++) {
                    primal[i] -= dual[b] * bindings.get(b).image[i];
                }
            }
            double curvature = sign * dot(k, primal);
            boolean stuck = !(curvature > DEPENDENT * sign * dot(k, added.image));
            double missing = -sign * left(k);
            if (stuck && k < equalities && missing <= 1e-9 * (1 + Math.abs(values[k]))) {
                return true;
            }
            int blocking = blocking(dual);
            double toBlock =
                    blocking < 0 ? Double.POSITIVE_INFINITY : bindings.get(blocking).multiplier / dual[blocking];
            double length = Math.min(toBlock, stuck ? Double.POSITIVE_INFINITY : missing / curvature);
            if (Double.isInfinite(length)) {
                return false;
            }
            move(dual, length, added, stuck ? new double[n] : primal);
            if (length < toBlock) {
                bindings.add(added);
                return true;
            }
            bindings.remove(blocking);
        }
        return false;
    }

    private void move(double[] dual, double length, Binding added, double[] primal) {
        for (int b = 0; b < dual.length; b++) {
            bindings.get(b).multiplier -= length * dual[b];
        }
        added.multiplier += length;
        for (int i = 0; i < n; i++) {
            step[i] += length * primal[i];
        }
    }

    /** The inequality that binds whose multiplier vanishes first along a direction; −1 without one. */
    private int blocking(double[] dual) {
        int blocking = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int b = 0; b < dual.length; b++) {
            Binding binding = bindings.get(b);
            if (binding.number >= equalities && dual[b] > 1e-14 && binding.multiplier / dual[b] < nearest) {
                nearest = binding.multiplier / dual[b];
                blocking = b;
            }
        }
        return blocking;
    }

    /** (N′ B⁻¹ N)⁻¹ N′ B⁻¹ times the normal added, with N the normals of those that bind. */
    private double[] dualDirection(Binding added) {
        int count = bindings.size();
        DMatrixRMaj gram = new DMatrixRMaj(count, count);
        DMatrixRMaj right = new DMatrixRMaj(count, 1);
        for (int a = 0; a < count; a++) {
            Binding binding = bindings.get(a);
            for (int b = 0; b < count; b++) {
                gram.data[a * count + b] = binding.sign * dot(binding.number, bindings.get(b).image);
            }
            right.data[a] = binding.sign * dot(binding.number, added.image);
        }
        if (count == 0) {
            return new double[0];
        }
        DMatrixRMaj solved = new DMatrixRMaj(count, 1);
        CholeskyFactor factored = new CholeskyFactor(count);
        if (factored.factor(gram)) {
            factored.solve(right, solved);
        } else {
            CommonOps_DDRM.pinv(gram.copy(), gram);
            CommonOps_DDRM.mult(gram, right, solved);
        }
        return Arrays.copyOf(solved.data, count);
    }
}
