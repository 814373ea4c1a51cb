package kith.math;

/**
 * Where a minimiser converged.
 *
 * @param point the variables
 * @param value the function there
 * @param iterations how many steps were taken
 * @param gradientNorm largest absolute partial derivative at the point, in the units in which the search measured the
 *     variables; of the Lagrangian where the search was restricted
 * @param stopped why it stopped
 */
public record Minimum(double[] point, double value, int iterations, double gradientNorm, Stopped stopped) {

    /** Why a minimiser stopped. */
    public enum Stopped {
        /** The gradient vanished. */
        GRADIENT_VANISHED,
        /** Neither the value nor the point changed any more, at the precision of the machine. */
        NO_FURTHER_PROGRESS,
        /** The limit of iterations was reached. */
        ITERATION_LIMIT,
        /**
         * The gradient vanished, or nearly, at a point that does not meet every restriction: there may be none that
         * does.
         */
        RESTRICTIONS_NOT_MET,
        /** The function does not exist at the starting point, or nowhere along the direction taken. */
        FAILED
    }

    public Minimum {
        point = point.clone();
    }

    @Override
    public double[] point() {
        return point.clone();
    }

    /** Whether it stopped at a point that it may call a minimum. */
    public boolean converged() {
        return stopped == Stopped.GRADIENT_VANISHED || stopped == Stopped.NO_FURTHER_PROGRESS;
    }
}
