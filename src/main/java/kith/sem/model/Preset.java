package kith.sem.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which parameters are added to what the author of a model wrote: the defaults of lavaan's functions of the same names.
 */
public enum Preset {
    /** {@code cfa()}: factors with their variances, covariances and residuals. */
    CFA("cfa", true, true, false),
    /** {@code sem()}: the same, and what else the paths leave open; {@code cfa()} adds no less. */
    SEM("sem", true, true, false),
    /** {@code growth()}: means are parameters, those of the factors free and intercepts of observed variables 0. */
    GROWTH("growth", true, false, true),
    /**
     * {@code lavaan()}: nothing is added. Variances that the author does not mention are 0, intercepts too, thresholds
     * are the sample's, and no loading is fixed.
     */
    LAVAAN("lavaan", false, false, false);

    private final String lavaanName;
    private final boolean automatic;
    private final boolean observedIntercepts;
    private final boolean factorMeans;

    Preset(String lavaanName, boolean automatic, boolean observedIntercepts, boolean factorMeans) {
        this.lavaanName = lavaanName;
        this.automatic = automatic;
        this.observedIntercepts = observedIntercepts;
        this.factorMeans = factorMeans;
    }

    /** The name of lavaan's function. */
    public String lavaanName() {
        return lavaanName;
    }

    /** The preset of that name, if there is one. */
    public static Optional<Preset> named(String lavaanName) {
        return Arrays.stream(values())
                .filter(preset -> preset.lavaanName.equals(lavaanName))
                .findFirst();
    }

    /**
     * Whether variances, thresholds, scales of ordered variables and covariances of exogenous factors and of last
     * outcomes are added, and the residual of a single indicator is fixed to 0 ({@code auto.var}, {@code auto.th},
     * {@code auto.delta}, {@code auto.cov.lv.x}, {@code auto.cov.y}, {@code auto.fix.single}).
     */
    boolean isAutomatic() {
        return automatic;
    }

    /** Whether intercepts of observed variables are free where means are parameters ({@code int.ov.free}). */
    boolean freesObservedIntercepts() {
        return observedIntercepts;
    }

    /** Whether means of factors are free where means are parameters ({@code int.lv.free}). */
    boolean freesFactorMeans() {
        return factorMeans;
    }
}
