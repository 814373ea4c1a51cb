package kith.sem.fit;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.fit.FitIndices;
import kith.math.Matrix;
import kith.math.Minimum;
import kith.sem.estimation.Inference;
import kith.sem.estimation.StartsAnswer;
import kith.sem.model.ModelOptions;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Estimate;
import kith.sem.solution.RotatedBlock;

/**
 * A fitted model.
 *
 * @param estimator by its name, such as {@code ML}
 * @param inference what standard errors and test of fit rest on
 * @param table the model that was fitted, with the loadings and covariances of rotated blocks free
 * @param parameterization which values of ordered variables follow from others
 * @param observations how many rows each group contributes
 * @param converged whether the minimiser converged at a minimum
 * @param admissible whether no variance is negative and the covariance matrices of factors and of residuals are
 *     positive (semi-)definite
 * @param identified whether the sample determines every parameter, without which degrees of freedom mean nothing
 * @param parameterCount free parameters, less the equality constraints
 * @param estimates every row of the table, then the defined quantities
 * @param groups implied and observed moments by group
 * @param minimum how the minimiser ended
 * @param starts what several searches ended in, if there were several
 * @param covariance of the estimates of the free parameters (freeCount × freeCount), named by the parameters
 * @param rotated how the rotation of exploratory blocks ended
 * @param findings trouble of any kind
 */
public record SemFit(
        String estimator,
        Inference inference,
        ParameterTable table,
        ModelOptions.Parameterization parameterization,
        List<Integer> observations,
        boolean converged,
        boolean admissible,
        boolean identified,
        int parameterCount,
        FitIndices fit,
        List<Estimate> estimates,
        List<GroupMoments> groups,
        Minimum minimum,
        Optional<StartsAnswer> starts,
        Matrix covariance,
        List<RotatedBlock> rotated,
        List<Finding> findings) {

    public SemFit {
        observations = List.copyOf(observations);
        estimates = List.copyOf(estimates);
        groups = List.copyOf(groups);
        rotated = List.copyOf(rotated);
        findings = List.copyOf(findings);
    }

    /** The same fit with more findings in front. */
    public SemFit withFindings(List<Finding> more) {
        List<Finding> all = new java.util.ArrayList<>(more);
        all.addAll(findings);
        return new SemFit(
                estimator,
                inference,
                table,
                parameterization,
                observations,
                converged,
                admissible,
                identified,
                parameterCount,
                fit,
                estimates,
                groups,
                minimum,
                starts,
                covariance,
                rotated,
                all);
    }

    /** The predictors that moments of ordered variables are conditional on; none where they are not. */
    public List<String> givenPredictors() {
        return table.ordered().isEmpty() ? List.of() : table.exogenous();
    }

    /**
     * The moments of one group. Where they are conditional on predictors, those of what regressions on the predictors
     * leave of the other variables, and means when the predictors are 0; the covariances of the factors are those of
     * the population.
     *
     * @param name label of the group, empty where there is one
     * @param observedCovariance the sample's (divided by N), or its correlations where variables are ordered
     * @param observedMean in the order of the matrix's names
     * @param latentCovariance implied covariances of the factors
     */
    public record GroupMoments(
            String name,
            Matrix observedCovariance,
            double[] observedMean,
            Matrix impliedCovariance,
            double[] impliedMean,
            Matrix latentCovariance) {
        public GroupMoments {
            observedMean = observedMean.clone();
            impliedMean = impliedMean.clone();
        }
    }

    /** The implied variance of a factor in a group (from 1). */
    public double latentVariance(String factor, int group) {
        return groups.get(group - 1).latentCovariance().at(factor, factor);
    }

    /** The estimate of a parameter in a group (from 1). @throws IllegalArgumentException when there is none */
    public Estimate estimate(String lhs, String op, String rhs, int group) {
        return estimates.stream()
                .filter(e -> e.lhs().equals(lhs)
                        && e.op().symbol().equals(op)
                        && e.rhs().equals(rhs)
                        && e.group() == group)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no parameter " + lhs + op + rhs + " in group " + group));
    }
}
