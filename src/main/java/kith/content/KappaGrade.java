package kith.content;

/** The words of Polit, Beck and Owen (2007, doi 10.1002/nur.20199) for a modified kappa: cut-offs .40, .60 and .74. */
public enum KappaGrade {
    POOR,
    FAIR,
    GOOD,
    EXCELLENT,
    /** There is no kappa. */
    NONE;

    /** Fair from .40, good from .60, excellent above .74. */
    static KappaGrade of(double kappa) {
        if (Double.isNaN(kappa)) {
            return NONE;
        }
        if (kappa > 0.74) {
            return EXCELLENT;
        }
        if (kappa >= 0.60) {
            return GOOD;
        }
        return kappa >= 0.40 ? FAIR : POOR;
    }
}
