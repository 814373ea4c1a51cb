package kith.moments.cluster;

import java.util.List;
import java.util.Locale;

/**
 * How far tests that take rows as independent can be trusted, by the columns that look like clusters which were not
 * declared.
 *
 * <p>With a design effect d the standard error of a mean is √d times as large as that of independent rows. Below 2
 * (standard errors up to 29% too small) Muthén and Satorra (1995, doi 10.2307/271070) found that models which ignore
 * clusters are rejected little too often; their limit is used here. It rests on simulated models and is no guarantee
 * for others.
 */
public enum Clustering {
    /** No column looks like clusters. */
    NONE,
    /** Every design effect is below the limit: the results stand, with a caution. */
    SLIGHT,
    /** A design effect reaches the limit: a rejection by such tests is no evidence. */
    SUBSTANTIAL;

    /** The least design effect that is substantial. */
    public static final double SUBSTANTIAL_DESIGN_EFFECT = 2;

    /** As it is written in findings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The strongest of those found. */
    public static Clustering of(List<UndeclaredCluster> found) {
        return found.stream()
                .map(one -> of(one.effect().designEffect()))
                .reduce(NONE, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /** Of a column that was found. */
    static Clustering of(double designEffect) {
        return designEffect < SUBSTANTIAL_DESIGN_EFFECT ? SLIGHT : SUBSTANTIAL;
    }
}
