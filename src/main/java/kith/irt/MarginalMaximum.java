package kith.irt;

import java.util.Arrays;

/**
 * Finds the maximum of the marginal likelihood: EM cycles with one Fisher-scoring step as M-step (the EM gradient algorithm, Lange
 * 1995), accelerated by squared extrapolation (SQUAREM: Varadhan and Roland 2008, scheme S3), then Newton steps with the exact
 * observed information, each halved until the likelihood rises. Where the information is not positive definite, EM cycles go on.
 */
final class MarginalMaximum {

    /** EM hands over to Newton when a step would raise the log-likelihood by about this much. */
    private static final double NEAR = 0.5;

    /** Newton's decrement (twice the rise still to be had) at which the search ends; standard errors are 1 for it. */
    private static final double TOLERANCE = 1e-13;

    private static final double EM_TOLERANCE = 1e-10;
    private static final int HALVINGS = 30;

    private final MarginalLikelihood likelihood;
    private final ObservedInformation observed;
    private final int maximumCycles;
    private double[] free;
    private Expectation expectation;
    private int cycles;
    private boolean converged;
    private double[][] information;

    MarginalMaximum(MarginalLikelihood likelihood, double[] start, int maximumCycles) {
        this.likelihood = likelihood;
        this.observed = new ObservedInformation(likelihood);
        this.maximumCycles = maximumCycles;
        this.free = start.clone();
        this.expectation = likelihood.expectation(free);
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
                if (newton()) {
                    converged = true;
                    break;
                }
                newtonFailures++;
                near /= 10;
            }
        }
        if (information == null) {
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
        InformationFactor factor = new InformationFactor(complete);
        double[] step = factor.isPositiveDefinite() ? factor.solve(gradient) : gradient;
        decrement = dot(gradient, step);
        return advance(step, decrement);
    }

    /** Moves along a step, halved until the likelihood rises or the step is too small to matter. */
    private boolean advance(double[] step, double gain) {
        double size = 1;
        for (int half = 0; half < HALVINGS; half++) {
            double[] next = plus(free, step, size);
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
            Expectation there = likelihood.expectation(far);
            if (there.isAdmissible() && there.logLikelihood() > expectation.logLikelihood()) {
                free = far;
                expectation = there;
            }
        }
        return decrement;
    }

    /** Newton steps from here; false when the information is not positive definite or no step helps. */
    private boolean newton() {
        double last = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 25 && cycles < maximumCycles; k++) {
            cycles++;
            double[][] matrix = observed.at(expectation, free);
            InformationFactor factor = new InformationFactor(matrix);
            if (!factor.isPositiveDefinite()) {
                return false;
            }
            double[] gradient = likelihood.gradient(expectation, free);
            double[] step = factor.solve(gradient);
            double gain = dot(gradient, step);
            if (gain < TOLERANCE || gain < 1e-9 && gain > last / 2) {
                information = matrix;
                return true;
            }
            if (!advance(step, gain)) {
                return false;
            }
            last = gain;
        }
        return false;
    }

    private static double[] plus(double[] a, double[] step, double size) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += size * step[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
