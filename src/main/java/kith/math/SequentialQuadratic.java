package kith.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Sequential quadratic programming: a minimum under equalities, inequalities and bounds, by steps to the minimum of a
 * quadratic model under the restrictions made linear. The counterpart of {@link QuasiNewton}: it begins with the
 * inverse curvature that the problem supplies, keeps it up to date by the BFGS method, and ends with steps that use
 * derivatives alone. Bounds are kept at every step, the other restrictions at the end. Variables, function and
 * restrictions are measured in units that follow from the curvature, so that where it stops does not depend on the
 * units in which they are given.
 *
 * <p>Source: Nocedal and Wright 2006, Numerical Optimization, 2nd edition, doi 10.1007/978-0-387-40065-5, algorithm
 * 18.3: the ℓ₁ merit function with a weight a restriction, after Powell 1978, doi 10.1007/BFb0067703; damped updates,
 * procedure 18.2; a second-order correction against the Maratos effect, equation 18.36. Where the restrictions made
 * linear contradict each other they are met in part only (Powell 1978). lavaan 0.6-14 uses an augmented Lagrangian
 * instead, which stops at the same points, but about 1e-6 away.
 *
 * @param curvature supplies the inverse curvature of the function
 * @param maxIterations limit of steps
 * @param tolerance largest absolute derivative of the Lagrangian, in the units of the search, at which it counts as
 *     vanished
 */
public record SequentialQuadratic(QuasiNewton.Curvature curvature, int maxIterations, double tolerance) {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MAX_HALVINGS = 40;
    private static final int MAX_POLISH = 12;
    private static final double NOISE = 4e-15;
    private static final double MET = 1e-9;
    private static final double[] SHARES = {1, 0.9, 0.5, 0.1, 0};

    /**
     * @param start where to begin; moved into the box where it lies outside
     * @return where the search ended, never null
     */
    public ConstrainedMinimum minimize(Objective objective, Restrictions restrictions, Box box, double[] start) {
        double[] first = start.clone();
        box.clamp(first);
        Scaling scaling = Scaling.of(objective, curvature, restrictions, first);
        return scaling.out(
                new Search(
                                scaling.in(objective),
                                scaling.in(curvature),
                                scaling.in(restrictions),
                                scaling.in(box),
                                scaling.in(first))
                        .run(),
                restrictions);
    }

    /** A point with all that is known there. */
    private static final class Place {
        private final double[] point;
        private final double[] gradient;
        private final double[] values;
        private final DMatrixRMaj rows;
        private double value;

        Place(int n, int m) {
            this.point = new double[n];
            this.gradient = new double[n];
            this.values = new double[m];
            this.rows = new DMatrixRMaj(m, n);
        }
    }

    /** What the quadratic model at a place says. */
    private record Step(double[] direction, double[] multipliers, double[] boundMultipliers, double share) {}

    private final class Search {
        private final Objective objective;
        private final QuasiNewton.Curvature curvature;
        private final Restrictions restrictions;
        private final Box box;
        private final int n;
        private final int m;
        private final double[] weights;
        private final DMatrixRMaj inverse;
        private Place at;
        private Place trial;
        private int iterations;

        Search(
                Objective objective,
                QuasiNewton.Curvature curvature,
                Restrictions restrictions,
                Box box,
                double[] start) {
            this.objective = objective;
            this.curvature = curvature;
            this.restrictions = restrictions;
            this.box = box;
            this.n = start.length;
            this.m = restrictions.count();
            this.weights = new double[m];
            this.inverse = new DMatrixRMaj(n, n);
            this.at = new Place(n, m);
            this.trial = new Place(n, m);
            System.arraycopy(start, 0, at.point, 0, n);
        }

        ConstrainedMinimum run() {
            if (!evaluate(at)) {
                return failed();
            }
            refresh();
            boolean fresh = true;
            while (iterations < maxIterations) {
                Step step = step(at.values, at.rows);
                raiseWeights(step);
                double slope = slope(step);
                boolean small =
                        largestDerivative(step) <= tolerance || -slope <= NOISE * Math.max(1, Math.abs(at.value));
                if (small && (violation(at) <= MET || step.share == 0)) {
                    return polish();
                }
                iterations++;
                double before = merit(at);
                if (!lineSearch(step, slope)) {
                    if (fresh) {
                        return polish();
                    }
                    refresh();
                    fresh = true;
                    continue;
                }
                fresh = false;
                update(step);
                if (before - merit(at) <= NOISE * Math.max(1, Math.abs(at.value)) && violation(at) <= MET) {
                    if (largestDerivative(step(at.values, at.rows)) < 1e-6) {
                        return polish();
                    }
                }
            }
            return end(step(at.values, at.rows), Minimum.Stopped.ITERATION_LIMIT);
        }

        /**
         * Full steps along the curvature, accepted for as long as they bring the derivatives of the Lagrangian nearer
         * to 0.
         */
        private ConstrainedMinimum polish() {
            refresh();
            Step step = step(at.values, at.rows);
            double residual = residual(step, at);
            for (int k = 0; k < MAX_POLISH && residual > tolerance / 100; k++) {
                if (!move(step.direction, 1)) {
                    break;
                }
                Place before = at;
                at = trial;
                Step next = step(at.values, at.rows);
                double nextResidual = residual(next, at);
                boolean better =
                        nextResidual < residual && merit(at) <= merit(before) + 1e-9 * Math.max(1, before.value);
                at = before;
                if (!better) {
                    break;
                }
                iterations++;
                accept();
                boolean enough = nextResidual < tolerance && nextResidual > 0.1 * residual;
                update(step);
                step = step(at.values, at.rows);
                residual = residual(step, at);
                if (enough) {
                    break;
                }
            }
            return rest(step);
        }

        private ConstrainedMinimum rest(Step step) {
            double norm = largestDerivative(step);
            if (violation(at) > 1e-6) {
                return end(step, Minimum.Stopped.RESTRICTIONS_NOT_MET);
            }
            if (norm <= tolerance && violation(at) <= MET) {
                return end(step, Minimum.Stopped.GRADIENT_VANISHED);
            }
            return end(step, norm < 1e-4 ? Minimum.Stopped.NO_FURTHER_PROGRESS : Minimum.Stopped.FAILED);
        }

        private ConstrainedMinimum end(Step step, Minimum.Stopped why) {
            Minimum minimum = new Minimum(at.point, at.value, iterations, largestDerivative(step), why);
            return new ConstrainedMinimum(minimum, step.multipliers, step.boundMultipliers, violation(at));
        }

        private ConstrainedMinimum failed() {
            Minimum minimum = new Minimum(at.point, at.value, 0, Double.NaN, Minimum.Stopped.FAILED);
            return new ConstrainedMinimum(minimum, new double[m], new double[n], Double.NaN);
        }

        private boolean evaluate(Place place) {
            place.value = objective.valueAndGradient(place.point, place.gradient);
            if (!Double.isFinite(place.value)) {
                return false;
            }
            restrictions.evaluate(place.point, place.values, place.rows);
            return Arrays.stream(place.values).allMatch(Double::isFinite)
                    && Arrays.stream(place.rows.data).allMatch(Double::isFinite);
        }

        private void refresh() {
            if (!curvature.inverse(at.point, inverse)) {
                double scale = 1 / Math.max(1, largest(at.gradient));
                Arrays.fill(inverse.data, 0);
                for (int i = 0; i < n; i++) {
                    inverse.data[i * n + i] = scale;
                }
            }
        }

        /** The minimum of the quadratic model; restrictions are met in part where they cannot be met wholly. */
        private Step step(double[] values, DMatrixRMaj rows) {
            double[] down = new double[n];
            double[] up = new double[n];
            box.room(at.point, down, up);
            for (double share : SHARES) {
                double[] wanted = values.clone();
                for (int k = 0; k < m; k++) {
                    boolean missed = k < restrictions.equalities() || wanted[k] < 0;
                    wanted[k] *= missed ? share : 1;
                }
                QuadraticProgram program =
                        new QuadraticProgram(inverse, rows, wanted, restrictions.equalities(), down, up);
                if (program.solve(at.gradient)) {
                    return new Step(program.step(), program.multipliers(), program.boundMultipliers(), share);
                }
            }
            return new Step(new double[n], new double[m], new double[n], 0);
        }

        private double missed(double[] values, int k) {
            return k < restrictions.equalities() ? Math.abs(values[k]) : Math.max(0, -values[k]);
        }

        private double violation(Place place) {
            double worst = 0;
            for (int k = 0; k < m; k++) {
                worst = Math.max(worst, missed(place.values, k));
            }
            return worst;
        }

        private double merit(Place place) {
            double merit = place.value;
            for (int k = 0; k < m; k++) {
                merit += weights[k] * missed(place.values, k);
            }
            return merit;
        }

        private void raiseWeights(Step step) {
            for (int k = 0; k < m; k++) {
                double multiplier = 1.1 * Math.abs(step.multipliers[k]);
                weights[k] = Math.max(multiplier, (weights[k] + multiplier) / 2);
            }
        }

        /** Of the merit function along a step; weights are raised until it is negative, where something is missed. */
        private double slope(Step step) {
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += at.gradient[i] * step.direction[i];
            }
            double gain = 0;
            double gained = 0;
            for (int k = 0; k < m; k++) {
                gained += step.share * missed(at.values, k);
                gain += step.share * weights[k] * missed(at.values, k);
            }
            if (along - gain > 0 && gained > 0) {
                double more = 2 * (along - gain) / gained;
                for (int k = 0; k < m; k++) {
                    weights[k] += more;
                }
                gain += more * gained;
            }
            return along - gain;
        }

        /** Of the Lagrangian, by any variable. */
        private double largestDerivative(Step step) {
            double most = 0;
            for (int i = 0; i < n; i++) {
                double derivative = at.gradient[i] - step.boundMultipliers[i];
                for (int k = 0; k < m; k++) {
                    derivative -= step.multipliers[k] * at.rows.data[k * n + i];
                }
                most = Math.max(most, Math.abs(derivative));
            }
            return most;
        }

        private double residual(Step step, Place place) {
            return Math.max(largestDerivative(step), violation(place));
        }

        /** Evaluates the trial place; false where something does not exist there. */
        private boolean move(double[] direction, double length) {
            for (int i = 0; i < n; i++) {
                trial.point[i] = at.point[i] + length * direction[i];
            }
            box.clamp(trial.point);
            return evaluate(trial);
        }

        private boolean lineSearch(Step step, double slope) {
            double from = merit(at);
            double noise = NOISE * Math.max(1, Math.abs(at.value));
            double length = 1;
            for (int halving = 0; halving < MAX_HALVINGS; halving++) {
                boolean exists = move(step.direction, length);
                double reached = exists ? merit(trial) : Double.POSITIVE_INFINITY;
                if (reached <= from + SUFFICIENT_DECREASE * length * slope + noise
                        || halving == 0
                                && m > 0
                                && exists
                                && corrected(step, from + SUFFICIENT_DECREASE * slope + noise)) {
                    accept();
                    return true;
                }
                length = exists
                        ? Math.min(
                                Math.max(
                                        -slope * length * length / (2 * (reached - from - slope * length)),
                                        length / 10),
                                length / 2)
                        : length / 4;
            }
            return false;
        }

        /** Tries the step to where the restrictions, as they are at the end of the full step, would be met. */
        private boolean corrected(Step step, double enough) {
            double[] moved = trial.values.clone();
            for (int k = 0; k < m; k++) {
                for (int i = 0; i < n; i++) {
                    moved[k] -= at.rows.data[k * n + i] * step.direction[i];
                }
            }
            return move(step(moved, at.rows).direction, 1) && merit(trial) <= enough;
        }

        private void accept() {
            Place old = at;
            at = trial;
            trial = old;
        }

        /** The damped BFGS update along the step from the trial place, where the search was before, to where it is. */
        private void update(Step step) {
            double[] change = new double[n];
            double[] bend = new double[n];
            for (int i = 0; i < n; i++) {
                change[i] = at.point[i] - trial.point[i];
                bend[i] = at.gradient[i] - trial.gradient[i];
                for (int k = 0; k < m; k++) {
                    bend[i] -= step.multipliers[k] * (at.rows.data[k * n + i] - trial.rows.data[k * n + i]);
                }
            }
            new DampedUpdate(inverse).apply(change, bend);
        }
    }

    private static double largest(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }
}
