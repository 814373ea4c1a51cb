package kith.irt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a trait is estimated from a pattern of responses. */
public enum TraitScoreMethod {
    /** Mean of the posterior; its standard error is the posterior SD (Bock and Mislevy 1982). */
    EAP,
    /** Mode of the posterior; standard error from its curvature. */
    MAP,
    /** Maximum likelihood; infinite for all-lowest and all-highest patterns. */
    ML,
    /** Weighted likelihood (Warm 1989): maximises L · √I; standard error from the curvature of that, as in mirt. */
    WLE,
    /** Mean of the posterior given the sum score (Thissen et al. 1995); complete patterns only. */
    EAPSUM;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of a key; empty for an unknown one. */
    public static Optional<TraitScoreMethod> of(String key) {
        return Arrays.stream(values())
                .filter(method -> method.key().equals(key))
                .findFirst();
    }
}
