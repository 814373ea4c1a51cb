package kith.sem.model;

/**
 * Which parameters are added to what the user wrote, and how factors get their scale.
 *
 * @param preset which parameters are added
 * @param meanStructure whether intercepts are parameters
 * @param scaling how factors get their scale
 * @param orthogonal whether covariances of exogenous factors are fixed to 0
 * @param fixedX take means, variances and covariances of observed predictors as given
 * @param parameterization for ordered variables: what is fixed to identify the latent responses
 */
public record ModelOptions(
        Preset preset,
        boolean meanStructure,
        Scaling scaling,
        boolean orthogonal,
        boolean fixedX,
        Parameterization parameterization) {

    /** How factors get their scale. */
    public enum Scaling {
        /** The first loading of each factor is fixed to 1. */
        MARKER,
        /** The variance of each factor is fixed to 1. */
        STANDARDISED,
        /** The loadings of each factor average 1, the intercepts of its indicators average 0. */
        EFFECT_CODING,
        /** The user sees to it. */
        NONE
    }

    /** For ordered variables: scaling factors (delta) fixed to 1, or residual variances (theta) fixed to 1. */
    public enum Parameterization {
        DELTA,
        THETA
    }

    /** The defaults of lavaan's {@code cfa()}. */
    public static ModelOptions cfa() {
        return of(Preset.CFA);
    }

    /**
     * The defaults of lavaan's {@code sem()}, which differ from those of {@code cfa()} in nothing that is an option
     * here.
     */
    public static ModelOptions sem() {
        return of(Preset.SEM);
    }

    /** The defaults of lavaan's {@code growth()}. */
    public static ModelOptions growth() {
        return of(Preset.GROWTH);
    }

    /** The defaults of lavaan's {@code lavaan()}: the author says everything. */
    public static ModelOptions lavaan() {
        return of(Preset.LAVAAN);
    }

    /** The defaults of a preset. */
    public static ModelOptions of(Preset preset) {
        Scaling scaling = preset == Preset.LAVAAN ? Scaling.NONE : Scaling.MARKER;
        return new ModelOptions(preset, preset == Preset.GROWTH, scaling, false, true, Parameterization.DELTA);
    }

    public ModelOptions withMeanStructure(boolean on) {
        return new ModelOptions(preset, on, scaling, orthogonal, fixedX, parameterization);
    }

    public ModelOptions withScaling(Scaling newScaling) {
        return new ModelOptions(preset, meanStructure, newScaling, orthogonal, fixedX, parameterization);
    }

    public ModelOptions withOrthogonal(boolean on) {
        return new ModelOptions(preset, meanStructure, scaling, on, fixedX, parameterization);
    }

    public ModelOptions withFixedX(boolean on) {
        return new ModelOptions(preset, meanStructure, scaling, orthogonal, on, parameterization);
    }

    public ModelOptions withParameterization(Parameterization newParameterization) {
        return new ModelOptions(preset, meanStructure, scaling, orthogonal, fixedX, newParameterization);
    }
}
