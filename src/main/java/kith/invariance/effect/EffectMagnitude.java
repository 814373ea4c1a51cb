package kith.invariance.effect;

import java.util.Locale;
import java.util.Optional;

/**
 * How large a dMACS is by the guides of Nye, Bradburn, Olenick, Bialko and Drasgow 2019, doi 10.1177/1094428118761122:
 * .20 small, .40 medium, .70 large. They were derived for one scale of continuous items in two groups, and stand beside
 * the value, not in its place.
 */
public enum EffectMagnitude {
    NEGLIGIBLE(0),
    SMALL(0.20),
    MEDIUM(0.40),
    LARGE(0.70);

    private final double least;

    EffectMagnitude(double least) {
        this.least = least;
    }

    /** The magnitude of a dMACS, its sign left out; none where dMACS does not exist. */
    public static Optional<EffectMagnitude> of(double dmacs) {
        if (Double.isNaN(dmacs)) {
            return Optional.empty();
        }
        EffectMagnitude magnitude = NEGLIGIBLE;
        for (EffectMagnitude one : values()) {
            if (Math.abs(dmacs) >= one.least) {
                magnitude = one;
            }
        }
        return Optional.of(magnitude);
    }

    /** As it is written in JSON and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
