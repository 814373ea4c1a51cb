package kith.fit;

import java.util.List;

/**
 * Which variant of a fit index: of the plain statistic, of the scaled one, or the robust estimate of the population
 * value (Brosseau-Liard and Savalei 2014, doi 10.1080/00273171.2014.933697; for RMSEA Brosseau-Liard, Savalei and Li
 * 2012, doi 10.1080/00273171.2012.715252).
 */
public enum FitVariant {
    PLAIN(""),
    SCALED("_scaled"),
    ROBUST("_robust");

    /** The order in which a variant is preferred where an estimator gives several. */
    public static final List<FitVariant> ROBUST_FIRST = List.of(ROBUST, SCALED, PLAIN);

    private final String suffix;

    FitVariant(String suffix) {
        this.suffix = suffix;
    }

    /** What it adds to lavaan's name of an index. */
    String suffix() {
        return suffix;
    }
}
