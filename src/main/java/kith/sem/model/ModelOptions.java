package kith.sem.model;

/**
 * Which parameters are added to what the user wrote, and how factors get their scale. The presets are lavaan's {@code cfa()},
 * {@code sem()} and {@code lavaan()}.
 *
 * @param meanStructure whether intercepts are parameters
 * @param scaling how factors get their scale
 * @param orthogonal whether covariances of exogenous factors are fixed to 0
 * @param autoFixSingle fix the residual variance of a factor's single indicator to 0
 * @param autoVariances add residual variances and variances of factors
 * @param autoExogenousCovariances add covariances of exogenous factors
 * @param autoOutcomeCovariances add covariances among the last outcomes
 * @param fixedX take means, variances and covariances of observed predictors as given
 * @param parameterization for ordered variables: what is fixed to identify the latent responses
 */
public record ModelOptions(
        boolean meanStructure,
        Scaling scaling,
        boolean orthogonal,
        boolean autoFixSingle,
        boolean autoVariances,
        boolean autoExogenousCovariances,
        boolean autoOutcomeCovariances,
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

    /** The defaults of lavaan's {@code cfa()} and {@code sem()}, which differ in nothing that is an option here. */
    public static ModelOptions cfa() {
        return new ModelOptions(false, Scaling.MARKER, false, true, true, true, true, true, Parameterization.DELTA);
    }

    public ModelOptions withMeanStructure(boolean on) {
        return new ModelOptions(
                on,
                scaling,
                orthogonal,
                autoFixSingle,
                autoVariances,
                autoExogenousCovariances,
                autoOutcomeCovariances,
                fixedX,
                parameterization);
    }

    public ModelOptions withScaling(Scaling newScaling) {
        return new ModelOptions(
                meanStructure,
                newScaling,
                orthogonal,
                autoFixSingle,
                autoVariances,
                autoExogenousCovariances,
                autoOutcomeCovariances,
                fixedX,
                parameterization);
    }

    public ModelOptions withOrthogonal(boolean on) {
        return new ModelOptions(
                meanStructure,
                scaling,
                on,
                autoFixSingle,
                autoVariances,
                autoExogenousCovariances,
                autoOutcomeCovariances,
                fixedX,
                parameterization);
    }

    public ModelOptions withFixedX(boolean on) {
        return new ModelOptions(
                meanStructure,
                scaling,
                orthogonal,
                autoFixSingle,
                autoVariances,
                autoExogenousCovariances,
                autoOutcomeCovariances,
                on,
                parameterization);
    }

    public ModelOptions withParameterization(Parameterization newParameterization) {
        return new ModelOptions(
                meanStructure,
                scaling,
                orthogonal,
                autoFixSingle,
                autoVariances,
                autoExogenousCovariances,
                autoOutcomeCovariances,
                fixedX,
                newParameterization);
    }
}
