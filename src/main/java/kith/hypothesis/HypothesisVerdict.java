package kith.hypothesis;

import kith.resampling.Interval;

/**
 * What an estimate with its interval says of a hypothesis.
 *
 * <p>COSMIN counts whether the estimate agrees (Prinsen et al. 2018, doi 10.1007/s11136-018-1798-3). An estimate in the
 * expected range whose interval reaches out of it agrees, but does not settle the matter; so the four cases are kept
 * apart.
 */
public enum HypothesisVerdict {
    /** The estimate and all of its interval are in the expected range. */
    SUPPORTED(true),
    /** The estimate is in the expected range, a part of its interval is not. */
    AGREES(true),
    /** The estimate is outside the expected range, a part of its interval is in it. */
    DISAGREES(false),
    /** The estimate and all of its interval are outside the expected range. */
    CONTRADICTED(false),
    /** The statistic could not be computed. */
    NOT_TESTED(false);

    private final boolean agrees;

    HypothesisVerdict(boolean agrees) {
        this.agrees = agrees;
    }

    static HypothesisVerdict of(double estimate, Interval interval, ExpectedRange expected) {
        if (Double.isNaN(estimate)) {
            return NOT_TESTED;
        }
        if (expected.contains(estimate)) {
            return expected.contains(interval) ? SUPPORTED : AGREES;
        }
        return expected.excludes(interval) ? CONTRADICTED : DISAGREES;
    }

    /** Whether the estimate is in the expected range. */
    public boolean agrees() {
        return agrees;
    }

    /** Whether there was an estimate. */
    public boolean isTested() {
        return this != NOT_TESTED;
    }
}
