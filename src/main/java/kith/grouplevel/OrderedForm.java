package kith.grouplevel;

import kith.math.CumulativeLink;

/**
 * How the ecometric model takes responses as ordered.
 *
 * @param link distribution of the latent residual
 * @param thresholds which items have the same distances of thresholds
 */
public record OrderedForm(CumulativeLink link, Thresholds thresholds) {

    /** Which items have the same distances of thresholds. */
    public enum Thresholds {
        /** All: items differ by a shift alone, as in the rating scale form of cumulative link models. */
        COMMON,
        /** None: each item has its own thresholds. */
        BY_ITEM
    }
}
