package kith.grouplevel;

/**
 * The standard deviation of respondents as a function of a parameter p without bounds: σ = √(least² + exp 2p). Near 0
 * points of integration that serve groups are too far apart for respondents, so that the likelihood is not computed
 * below {@value #LEAST}, a hundredth of a percent of the residual variance: such a deviation counts as 0.
 */
final class FlooredDeviation {

    static final double LEAST = 0.05;
    private static final double AT_FLOOR = 1.02 * LEAST;

    private FlooredDeviation() {}

    static double of(double parameter) {
        return Math.hypot(LEAST, Math.exp(parameter));
    }

    /** The parameter of a deviation, of one just above the least where it is smaller. */
    static double parameter(double deviation) {
        return Math.log(Math.max(deviation * deviation - LEAST * LEAST, 1e-6)) / 2;
    }

    /** d log σ ∕ dp. */
    static double rate(double parameter) {
        double own = Math.exp(parameter) / of(parameter);
        return own * own;
    }

    static boolean isNone(double parameter) {
        return of(parameter) < AT_FLOOR;
    }
}
