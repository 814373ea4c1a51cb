package kith.sem.diagnostic;

import java.util.List;
import java.util.Map;
import kith.math.Matrix;
import kith.sem.fit.FittedModel;

/**
 * How observed and implied moments of a fitted model differ, cell by cell.
 *
 * @param groups one an observed group, in the order of the model's
 */
public record Residuals(List<Group> groups) {

    public Residuals {
        groups = List.copyOf(groups);
    }

    /** Observed less implied moments, with their standard errors. */
    public static Residuals of(FittedModel fitted) {
        return ResidualAnalysis.of(fitted);
    }

    /**
     * The residuals of one group. For ordered variables covariances are those of the latent responses: polychoric
     * correlations.
     *
     * @param name label of the group, empty where there is one
     * @param covariance observed less implied covariances
     * @param standardised the same divided by the observed standard deviations (Bentler 1995; lavaan's
     *     {@code cor.bentler}, the default of {@code lavResiduals})
     * @param correlation observed less implied correlations (Bollen 1989; lavaan's {@code cor.bollen})
     * @param z residual covariances by their standard errors; the same for raw and for standardised ones. A residual
     *     below 1e-4 is its own z, as in lavaan; NaN where there is no standard error
     * @param means observed less implied means by variable; without those of ordered variables, empty for a model
     *     without means
     * @param meanZ the same by their standard errors
     * @param thresholds observed less implied thresholds, such as {@code y1|t1}; empty without ordered variables
     * @param thresholdZ the same by their standard errors
     * @param slopes observed less implied slopes on given predictors, such as {@code y1~age}; empty where moments are
     *     not conditional on predictors. Covariances, means and thresholds are then those of what the regressions leave
     * @param slopeZ the same by their standard errors, which lavaan does not give
     */
    public record Group(
            String name,
            Matrix covariance,
            Matrix standardised,
            Matrix correlation,
            Matrix z,
            Map<String, Double> means,
            Map<String, Double> meanZ,
            Map<String, Double> thresholds,
            Map<String, Double> thresholdZ,
            Map<String, Double> slopes,
            Map<String, Double> slopeZ) {}
}
