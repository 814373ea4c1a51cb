package kith.math;

import org.ejml.data.DMatrixRMaj;

/**
 * The BFGS method with a curvature that the problem may supply: the search starts from the inverse of an information
 * matrix rather than from the identity, which makes most structural equation models converge in a handful of steps, and
 * it ends with steps that use the gradient alone, so that estimates carry more digits than the value of the function
 * could give them.
 *
 * <p>Where it stops does not depend on the units of the function and of its variables: it measures them in units that
 * follow from the curvature, and these are the units of the gradient that the answer tells.
 *
 * <p>Source: Nocedal and Wright 2006, Numerical Optimization, 2nd edition, doi 10.1007/978-0-387-40065-5, algorithm 6.1
 * and equation 6.17. The line search backs off by cubic interpolation until the condition of sufficient decrease holds
 * (equation 3.6a); an update that would lose positive definiteness is skipped.
 *
 * @param curvature supplies the inverse curvature, or is {@link Curvature#IDENTITY}
 * @param maxIterations limit of steps
 * @param gradientTolerance largest absolute partial derivative, in the units of the search, at which the gradient
 *     counts as vanished
 */
public record QuasiNewton(Curvature curvature, int maxIterations, double gradientTolerance) implements Minimizer {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MAX_HALVINGS = 40;
    private static final int MAX_POLISH = 12;
    private static final double VALUE_NOISE = 4e-15;
    private static final double NEGLIGIBLE_SLOPE = 1e-14;

    /** What is known beforehand of the curvature of a function. */
    @FunctionalInterface
    public interface Curvature {

        /** Nothing is known. */
        Curvature IDENTITY = (point, inverse) -> false;

        /**
         * Writes a positive definite approximation of the inverse Hessian at {@code point}, with zeros in row and
         * column of a variable of which nothing is known.
         *
         * @return false when there is none, in which case {@code inverse} may hold anything
         */
        boolean inverse(double[] point, DMatrixRMaj inverse);

        /**
         * The change of each variable alone, from {@code point}, that the curvature calls one: 1 ∕ √ of the second
         * derivative; NaN for a variable of which nothing is known. A search measures variables in these units.
         */
        default double[] units(double[] point) {
            return Scaling.ones(point.length);
        }
    }

    public QuasiNewton(Curvature curvature) {
        this(curvature, 1000, 1e-9);
    }

    @Override
    public Minimum minimize(Objective objective, double[] start) {
        Scaling scaling = Scaling.of(objective, curvature, start);
        return scaling.out(new Search(scaling.in(objective), scaling.in(curvature), scaling.in(start)).run());
    }

    private final class Search {
        private final Objective objective;
        private final Curvature curvature;
        private final int n;
        private double[] point;
        private double[] gradient;
        private double[] trial;
        private double[] trialGradient;
        private final double[] direction;
        private final double[] change;
        private final DMatrixRMaj inverse;
        private double value;
        private int iterations;

        Search(Objective objective, Curvature curvature, double[] start) {
            this.objective = objective;
            this.curvature = curvature;
            this.n = start.length;
            this.point = start.clone();
            this.gradient = new double[n];
            this.trial = new double[n];
            this.trialGradient = new double[n];
            this.direction = new double[n];
            this.change = new double[n];
            this.inverse = new DMatrixRMaj(n, n);
        }

        Minimum run() {
            value = objective.valueAndGradient(point, gradient);
            if (!Double.isFinite(value)) {
                return end(Minimum.Stopped.FAILED);
            }
            if (n == 0) {
                return end(Minimum.Stopped.GRADIENT_VANISHED);
            }
            refresh();
            boolean fresh = true;
            while (iterations < maxIterations) {
                double slope = direct();
                if (largest(gradient) <= gradientTolerance
                        || -slope <= NEGLIGIBLE_SLOPE * Math.max(1, Math.abs(value))) {
                    return polish();
                }
                if (!(slope < 0)) {
                    resetToIdentity();
                    slope = direct();
                }
                iterations++;
                double before = value;
                if (!lineSearch(slope)) {
                    if (fresh) {
                        return polish();
                    }
                    refresh();
                    fresh = true;
                    continue;
                }
                fresh = false;
                update();
                if (before - value <= VALUE_NOISE * Math.max(1, Math.abs(value)) && largest(gradient) < 1e-6) {
                    return polish();
                }
            }
            return end(Minimum.Stopped.ITERATION_LIMIT);
        }

        /** Steps along the curvature, accepted for as long as they make the gradient smaller. */
        private Minimum polish() {
            if (!curvature.inverse(point, inverse)) {
                return rest();
            }
            double norm = largest(gradient);
            for (int step = 0; step < MAX_POLISH && norm > gradientTolerance / 100; step++) {
                direct();
                for (int i = 0; i < n; i++) {
                    trial[i] = point[i] + direction[i];
                }
                double trialValue = objective.valueAndGradient(trial, trialGradient);
                double trialNorm = largest(trialGradient);
                if (!Double.isFinite(trialValue)
                        || !(trialNorm < norm)
                        || trialValue > value + 1e-9 * Math.max(1, Math.abs(value))) {
                    break;
                }
                iterations++;
                boolean enough = trialNorm < gradientTolerance && trialNorm > 0.1 * norm;
                accept(trialValue);
                update();
                norm = trialNorm;
                if (enough) {
                    break;
                }
            }
            return rest();
        }

        private Minimum rest() {
            double norm = largest(gradient);
            if (norm <= gradientTolerance) {
                return end(Minimum.Stopped.GRADIENT_VANISHED);
            }
            return end(norm < 1e-4 ? Minimum.Stopped.NO_FURTHER_PROGRESS : Minimum.Stopped.FAILED);
        }

        private Minimum end(Minimum.Stopped why) {
            return new Minimum(point, value, iterations, n == 0 ? 0 : largest(gradient), why);
        }

        private void refresh() {
            if (!curvature.inverse(point, inverse)) {
                resetToIdentity();
            }
        }

        private void resetToIdentity() {
            double scale = 1 / Math.max(1, largest(gradient));
            java.util.Arrays.fill(inverse.data, 0);
            for (int i = 0; i < n; i++) {
                inverse.data[i * n + i] = scale;
            }
        }

        /** Sets the direction of descent; gives the slope along it. */
        private double direct() {
            double slope = 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += inverse.data[i * n + j] * gradient[j];
                }
                direction[i] = -sum;
                slope -= sum * gradient[i];
            }
            return slope;
        }

        private boolean lineSearch(double slope) {
            double step = 1;
            double noise = VALUE_NOISE * Math.max(1, Math.abs(value));
            for (int halving = 0; halving < MAX_HALVINGS; halving++) {
                for (int i = 0; i < n; i++) {
                    trial[i] = point[i] + step * direction[i];
                }
                double trialValue = objective.valueAndGradient(trial, trialGradient);
                if (trialValue <= value + SUFFICIENT_DECREASE * step * slope + noise && Double.isFinite(trialValue)) {
                    accept(trialValue);
                    return true;
                }
                step = shorter(step, slope, trialValue);
            }
            return false;
        }

        /** The minimum of the parabola through value, slope and the value at the step tried, kept within bounds. */
        private double shorter(double step, double slope, double trialValue) {
            if (!Double.isFinite(trialValue)) {
                return step / 4;
            }
            double parabola = -slope * step * step / (2 * (trialValue - value - slope * step));
            return Math.min(Math.max(parabola, step / 10), step / 2);
        }

        private void accept(double trialValue) {
            for (int i = 0; i < n; i++) {
                change[i] = trial[i] - point[i];
                double difference = trialGradient[i] - gradient[i];
                direction[i] = difference;
            }
            double[] old = point;
            point = trial;
            trial = old;
            old = gradient;
            gradient = trialGradient;
            trialGradient = old;
            value = trialValue;
        }

        /** The BFGS update; {@code change} holds the step and {@code direction} the change of the gradient. */
        private void update() {
            double curvatureAlong = 0;
            double stepSize = 0;
            double gradientChange = 0;
            for (int i = 0; i < n; i++) {
                curvatureAlong += change[i] * direction[i];
                stepSize += change[i] * change[i];
                gradientChange += direction[i] * direction[i];
            }
            if (!(curvatureAlong > 1e-10 * Math.sqrt(stepSize * gradientChange))) {
                return;
            }
            double[] image = trialGradient;
            double quadratic = 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += inverse.data[i * n + j] * direction[j];
                }
                image[i] = sum;
                quadratic += sum * direction[i];
            }
            double factor = (1 + quadratic / curvatureAlong) / curvatureAlong;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double entry = inverse.data[i * n + j]
                            + factor * change[i] * change[j]
                            - (image[i] * change[j] + change[i] * image[j]) / curvatureAlong;
                    inverse.data[i * n + j] = entry;
                    inverse.data[j * n + i] = entry;
                }
            }
        }
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double element : vector) {
            if (!(Math.abs(element) <= largest)) {
                largest = Math.abs(element);
            }
        }
        return largest;
    }
}
