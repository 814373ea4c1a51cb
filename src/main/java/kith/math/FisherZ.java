package kith.math;

/**
 * Fisher's transformation of a correlation, z = ½ ln((1 + r)/(1 − r)), whose sampling variance is about 1/(n − 3) for
 * normal variables (Fisher 1921). {@link Math#tanh} brings z back.
 */
public final class FisherZ {

    private FisherZ() {}

    /** Infinite where r is −1 or 1. */
    public static double of(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }
}
