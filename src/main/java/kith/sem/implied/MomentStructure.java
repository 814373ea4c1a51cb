package kith.sem.implied;

import org.ejml.data.DMatrixRMaj;

/**
 * The moments of one group as a function of the free parameters.
 *
 * <p>Moments stand in lavaan's order. Continuous variables: means (where the model has them), then the covariances
 * column by column from the diagonal down. Ordered variables: thresholds variable by variable, then correlations column
 * by column below the diagonal. Implementations hold memory of their own and are not thread-safe.
 */
public interface MomentStructure {

    /** How many moments. */
    int momentCount();

    /** How many free parameters the whole model has (of all groups). */
    int parameterCount();

    /**
     * Computes the moments.
     *
     * @param theta free parameters
     * @return false where there are no moments (a singular matrix, a negative variance that has to be divided by)
     */
    boolean evaluate(double[] theta);

    /** The moments of the last evaluation; valid until the next one, not to be changed. */
    double[] moments();

    /**
     * Adds {@code scale} × Jacobian′ × {@code dMoments} to {@code gradient}, at the last evaluation.
     *
     * @param dMoments derivative of a function by each moment
     */
    void addGradient(double[] dMoments, double scale, double[] gradient);

    /** The free parameters, from 0 and ascending, that the moments depend on. */
    int[] ownParameters();

    /**
     * Adds the derivatives of the moments at the last evaluation to a matrix.
     *
     * @param columns for each parameter that the moments depend on, its column
     * @param jacobian with a row for each moment
     */
    void addJacobian(int[] columns, DMatrixRMaj jacobian);

    /** The derivatives of the moments at the last evaluation. */
    default GroupJacobian jacobian() {
        return GroupJacobian.of(this);
    }
}
