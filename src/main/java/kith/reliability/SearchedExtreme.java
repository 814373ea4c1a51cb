package kith.reliability;

/**
 * A coefficient that a search made as large (or as small) as it can be in a sample, beside its value in people among whom it was not
 * searched.
 *
 * @param estimate in the sample
 * @param heldOut cross-validated; NaN where the search has no answer without some of the people
 * @param error standard error of the estimate, what was found held fast
 * @param heldOutError standard error of the cross-validated value
 * @param largest whether the search is for the largest
 */
record SearchedExtreme(double estimate, double heldOut, double error, double heldOutError, boolean largest) {

    /**
     * From the cross-validated value to the estimate, and beyond each by the normal quantile times its standard error. {@link HeldOutSearch}
     * says why.
     */
    Interval interval(double level) {
        double z = Alpha.normalQuantile(level);
        if (Double.isNaN(heldOut + error + heldOutError)) {
            return Interval.NONE;
        }
        return largest
                ? new Interval(Math.min(estimate - z * error, heldOut - z * heldOutError), estimate + z * error)
                : new Interval(estimate - z * error, Math.max(estimate + z * error, heldOut + z * heldOutError));
    }

    /** Whether the estimate exceeds (or, of the smallest, undercuts) the cross-validated value by more than its standard error. */
    boolean optimistic() {
        return (largest ? estimate - heldOut : heldOut - estimate) > error;
    }
}
