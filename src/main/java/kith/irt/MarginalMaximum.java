package kith.irt;

import java.util.Arrays;
import java.util.Optional;
import kith.math.InnerProduct;

/**
 * Finds the maximum of the marginal likelihood: EM cycles with one Fisher-scoring step as M-step (the EM gradient
 * algorithm, Lange 1995), accelerated by squared extrapolation (SQUAREM: Varadhan and Roland 2008, scheme S3), then
 * Newton steps with the exact observed information, each halved until the likelihood rises. Where the observed
 * information is not positive definite, that of the complete data is added to it until it is.
 *
 * <p>Slopes stay within the steepest that the grid integrates ({@link LatentGrid#steepestSlope}): a slope at the limit
 * that the likelihood pulls beyond it is held there, and the maximum is that of the other parameters (an active set).
 * The search has converged when the gradient, scaled by the inverse of the observed information, promises no further
 * rise; a likelihood that is flat because parameters have run away does not count.
 */
final class MarginalMaximum {

    /** EM hands over to Newton when a step would raise the log-likelihood by about this much. */
    private static final double NEAR = 0.5;

    /** Newton's decrement (twice the rise still to be had) at which the search ends; standard errors are 1 for it. */
    private static final double TOLERANCE = 1e-13;

    /** The same where only the log-likelihood is wanted. */
    private static final double ROUGH_TOLERANCE = 1e-8;

    /** A parameter that still moves by this much where nothing is to be gained runs away: its error is above 1,000. */
    private static final double LARGE_STEP = 0.1;

    private static final double EM_TOLERANCE = 1e-10;
    private static final int HALVINGS = 30;
    private static final int MOST_NEWTON_STEPS = 60;

    /** Share of the last step's increase above which the information is taken anew. */
    private static final double SLOW = 0.3;

    private final MarginalLikelihood likelihood;
    private final ObservedInformation observed;
    private final int maximumCycles;
    private double[] free;
    private Expectation expectation;
    private int cycles;
    private boolean converged;
    private boolean runsAway;
    private double[][] information;
    private final double[] limit;
    private final boolean errorsWanted;

    MarginalMaximum(MarginalLikelihood likelihood, double[] start, int maximumCycles) {
        this(likelihood, start, maximumCycles, likelihood.limits(), true);
    }

    /**
     * @param limit largest absolute value of each parameter
     * @param errorsWanted whether the observed information is to be that at the maximum; otherwise it is one nearby
     */
    MarginalMaximum(
            MarginalLikelihood likelihood, double[] start, int maximumCycles, double[] limit, boolean errorsWanted) {
        this.errorsWanted = errorsWanted;
        this.likelihood = likelihood;
        this.observed = new ObservedInformation(likelihood);
        this.maximumCycles = maximumCycles;
        this.limit = limit;
        this.free = within(start.clone());
        this.expectation = likelihood.expectation(free);
    }

    private double[] within(double[] point) {
        for (int a = 0; a < point.length; a++) {
            point[a] = Math.max(-limit[a], Math.min(limit[a], point[a]));
        }
        return point;
    }

    /** Which parameters are held at their limit, since the likelihood would rise beyond it. */
    boolean[] held() {
        return expectation.isAdmissible() ? held(likelihood.gradient(expectation, free)) : new boolean[free.length];
    }

    private boolean[] held(double[] gradient) {
        boolean[] held = new boolean[free.length];
        for (int a = 0; a < held.length; a++) {
            held[a] = Math.abs(free[a]) >= limit[a] && gradient[a] * free[a] > 0;
        }
        return held;
    }

    /** Takes held parameters out of an equation. */
    private static void takeOut(boolean[] held, double[] gradient, double[][] matrix) {
        for (int a = 0; a < held.length; a++) {
            if (held[a]) {
                gradient[a] = 0;
                for (int b = 0; b < held.length; b++) {
                    matrix[a][b] = 0;
                    matrix[b][a] = 0;
                }
                matrix[a][a] = 1;
            }
        }
    }

    double[] point() {
        return free;
    }

    Expectation expectation() {
        return expectation;
    }

    int cycles() {
        return cycles;
    }

    boolean hasConverged() {
        return converged;
    }

    /** Observed information at the maximum. */
    double[][] information() {
        return information;
    }

    /**
     * From the estimates of a model nearby: Newton steps first.
     *
     * @param nearby information there, or at a point like it, which serves the first steps
     */
    void searchNearby(Optional<double[][]> nearby) {
        converged = expectation.isAdmissible() && newton(nearby);
        if (!converged && !runsAway) {
            search();
        }
    }

    void search() {
        if (!expectation.isAdmissible()) {
            information = nan();
            return;
        }
        double near = observed.isAnalytic() ? NEAR : 1e-3;
        int newtonFailures = 0;
        while (cycles < maximumCycles) {
            double decrement = emCycle();
            if (decrement < EM_TOLERANCE) {
                converged = true;
                break;
            }
            if (decrement < near && newtonFailures < 5) {
                if (newton(Optional.empty())) {
                    converged = true;
                    return;
                }
                if (runsAway) {
                    return;
                }
                newtonFailures++;
                near /= 10;
            }
        }
        if (errorsWanted || information == null) {
            information = observed.at(expectation, free);
        }
    }

    private double[][] nan() {
        double[][] matrix = new double[free.length][free.length];
        for (double[] row : matrix) {
            Arrays.fill(row, Double.NaN);
        }
        return matrix;
    }

    private double decrement;

    /** One step of the EM gradient algorithm from here; keeps place where no step raises the likelihood. */
    private boolean emStep() {
        cycles++;
        double[] gradient = likelihood.gradient(expectation, free);
        double[][] complete = likelihood.completeInformation(expectation, free);
        for (int a = 0; a < complete.length; a++) {
            complete[a][a] += 1e-8 * (1 + complete[a][a]);
        }
        takeOut(held(gradient), gradient, complete);
        InformationFactor factor = new InformationFactor(complete);
        double[] step = factor.isPositiveDefinite() ? factor.solve(gradient) : gradient;
        decrement = InnerProduct.of(gradient, step);
        return advance(step, decrement);
    }

    /** Moves along a step, halved until the likelihood rises or the step is too small to matter. */
    private boolean advance(double[] step, double gain) {
        double size = 1;
        for (int half = 0; half < HALVINGS; half++) {
            double[] next = within(plus(free, step, size));
            Expectation there = likelihood.expectation(next);
            if (there.isAdmissible() && there.logLikelihood() >= expectation.logLikelihood() - slack(gain)) {
                free = next;
                expectation = there;
                return true;
            }
            size /= 2;
        }
        return false;
    }

    /** Rounding of the log-likelihood, which hides rises that are smaller. */
    private double slack(double gain) {
        return gain < 1e-6 ? 1e-11 * Math.abs(expectation.logLikelihood()) : 0;
    }

    /** Two EM steps and a squared extrapolation; gives the decrement of the last step. */
    private double emCycle() {
        double[] origin = free;
        if (!emStep()) {
            return decrement < 1e-6 ? 0 : decrement;
        }
        double[] first = free;
        if (!emStep()) {
            return decrement < 1e-6 ? 0 : decrement;
        }
        double[] second = free;
        double r = 0;
        double v = 0;
        for (int a = 0; a < free.length; a++) {
            double step = first[a] - origin[a];
            double bend = second[a] - first[a] - step;
            r += step * step;
            v += bend * bend;
        }
        double length = v > 0 ? Math.max(1, Math.min(16, Math.sqrt(r / v))) : 1;
        if (length > 1.01) {
            double[] far = new double[free.length];
            for (int a = 0; a < free.length; a++) {
                double step = first[a] - origin[a];
                double bend = second[a] - first[a] - step;
                far[a] = origin[a] + 2 * length * step + length * length * bend;
            }
            Expectation there = likelihood.expectation(within(far));
            if (there.isAdmissible() && there.logLikelihood() > expectation.logLikelihood()) {
                free = far;
                expectation = there;
            }
        }
        return decrement;
    }

    /**
     * Newton steps from here; false when no step helps. The information, which costs as much as many gradients, is kept
     * from step to step as long as each brings the maximum nearer by a fair amount.
     *
     * @param nearby information to begin with
     */
    private boolean newton(Optional<double[][]> nearby) {
        double last = Double.POSITIVE_INFINITY;
        boolean[] heldThen = null;
        boolean definite = false;
        boolean fresh = false;
        SecantSolver solver = null;
        double[] before = free;
        double[] gradientBefore = free;
        for (int k = 0; k < MOST_NEWTON_STEPS && cycles < maximumCycles; k++) {
            cycles++;
            double[] gradient = likelihood.gradient(expectation, free);
            boolean[] held = held(gradient);
            silence(held, gradient);
            if (solver == null || !Arrays.equals(held, heldThen)) {
                fresh = k > 0 || nearby.isEmpty();
                information = fresh ? observed.at(expectation, free) : nearby.get();
                double[][] reduced = copy(information);
                takeOut(held, gradient, reduced);
                InformationFactor factor = new InformationFactor(reduced);
                definite = factor.isPositiveDefinite();
                factor = definite ? factor : damped(information, held, gradient);
                if (!factor.isPositiveDefinite()) {
                    return false;
                }
                solver = new SecantSolver(factor);
                heldThen = held;
            } else {
                solver.learn(minus(free, before), minus(gradientBefore, gradient));
            }
            double[] step = solver.solve(gradient);
            double gain = InnerProduct.of(gradient, step);
            boolean arrived = gain < (errorsWanted ? TOLERANCE : ROUGH_TOLERANCE) || gain < 1e-9 && gain > last / 2;
            if (definite && arrived) {
                runsAway = !errorsWanted && isLarge(step);
                return !runsAway && (fresh || !errorsWanted || renewed(held));
            }
            before = free;
            gradientBefore = gradient;
            if (!definite && gain < TOLERANCE || !advance(step, gain)) {
                if (fresh) {
                    return false;
                }
                solver = null;
                continue;
            }
            solver = gain > SLOW * last && last < Double.POSITIVE_INFINITY ? null : solver;
            fresh = false;
            last = gain;
        }
        return false;
    }

    /** Takes the information at the maximum; whether it is positive definite there. */
    private boolean renewed(boolean[] held) {
        information = observed.at(expectation, free);
        double[][] reduced = copy(information);
        takeOut(held, new double[free.length], reduced);
        return new InformationFactor(reduced).isPositiveDefinite();
    }

    private static void silence(boolean[] held, double[] gradient) {
        for (int a = 0; a < held.length; a++) {
            gradient[a] = held[a] ? 0 : gradient[a];
        }
    }

    /** The observed information with as much of the complete data's as makes it positive definite. */
    private InformationFactor damped(double[][] matrix, boolean[] held, double[] gradient) {
        double[][] complete = likelihood.completeInformation(expectation, free);
        InformationFactor factor = null;
        for (double share = 0.1; share < 30; share *= 3) {
            double[][] sum = copy(matrix);
            for (int a = 0; a < sum.length; a++) {
                for (int b = 0; b < sum.length; b++) {
                    sum[a][b] += share * complete[a][b];
                }
            }
            takeOut(held, gradient, sum);
            factor = new InformationFactor(sum);
            if (factor.isPositiveDefinite()) {
                return factor;
            }
        }
        return factor;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    private static boolean isLarge(double[] step) {
        return Arrays.stream(step).anyMatch(move -> Math.abs(move) > LARGE_STEP);
    }

    private static double[] minus(double[] a, double[] b) {
        return plus(a, b, -1);
    }

    private static double[] plus(double[] a, double[] step, double size) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += size * step[i];
        }
        return sum;
    }
}
