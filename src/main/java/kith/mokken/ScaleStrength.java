package kith.mokken;

/**
 * How strong a scale is by its H: unscalable below .30, weak from .30, medium from .40, strong from .50 (Mokken 1971,
 * p. 185; Sijtsma and Van der Ark 2017, doi 10.1111/bmsp.12078).
 */
public enum ScaleStrength {
    UNSCALABLE("too weak to be a Mokken scale"),
    WEAK("weak"),
    MEDIUM("medium"),
    STRONG("strong");

    private static final double WEAK_FROM = 0.30;
    private static final double MEDIUM_FROM = 0.40;
    private static final double STRONG_FROM = 0.50;

    private final String word;

    ScaleStrength(String word) {
        this.word = word;
    }

    /** A value that is not a number is unscalable. */
    public static ScaleStrength of(double h) {
        if (h >= STRONG_FROM) {
            return STRONG;
        }
        if (h >= MEDIUM_FROM) {
            return MEDIUM;
        }
        return h >= WEAK_FROM ? WEAK : UNSCALABLE;
    }

    public String word() {
        return word;
    }
}
