package kith.grouplevel;

/**
 * The words of LeBreton and Senter (2008, doi 10.1177/1094428106296642, table 3) for rwg and rwg(j), which they round
 * to two decimals.
 */
public enum AgreementStrength {
    LACKING(0.31),
    WEAK(0.51),
    MODERATE(0.71),
    STRONG(0.91),
    VERY_STRONG(Double.POSITIVE_INFINITY);

    private final double below;

    AgreementStrength(double below) {
        this.below = below;
    }

    /** @param rwg a number */
    public static AgreementStrength of(double rwg) {
        for (AgreementStrength strength : values()) {
            if (rwg < strength.below) {
                return strength;
            }
        }
        return VERY_STRONG;
    }
}
