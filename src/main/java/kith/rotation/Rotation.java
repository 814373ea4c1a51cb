package kith.rotation;

import kith.math.Matrix;

/** A way of turning factors; {@link NamedRotation} gives those that have names. */
public sealed interface Rotation permits Unrotated, Varimax, Promax, CriterionRotation, TargetRotation {

    /** Whether its factors may correlate. */
    Axes axes();

    /** Whether the order, the signs and the names of its factors mean something, so that they must not be changed. */
    default boolean ordersFactors() {
        return false;
    }

    /** Whether one of its factors is left to be general, on which all items may load. */
    default boolean leavesAGeneralFactor() {
        return false;
    }

    /**
     * @param loadings p × k unrotated loadings of uncorrelated factors; with one factor they come back as they are
     * @param starts where to search from
     */
    RotatedFactors rotate(Matrix loadings, StartingPoints starts);
}
