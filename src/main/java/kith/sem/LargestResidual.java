package kith.sem;

import java.util.List;
import java.util.Optional;
import kith.math.Matrix;

/**
 * The largest difference, in size, between an observed and an implied correlation of two variables, over all groups: r − r̂ (lavaan's
 * {@code cor.bollen}; Bollen 1989, doi 10.1002/9781118619179). Where variables are ordered the observed correlations are polychoric.
 *
 * @param value observed less implied correlation
 * @param group label of the group, empty where there is one
 */
public record LargestResidual(double value, String first, String second, String group) {

    /** Empty where a model has fewer than two variables, or no residual is a number. */
    public static Optional<LargestResidual> of(SemFit fit) {
        Optional<LargestResidual> largest = Optional.empty();
        for (SemFit.GroupMoments group : fit.groups()) {
            List<String> names = group.observedCovariance().rows();
            for (int j = 0; j < names.size(); j++) {
                for (int i = j + 1; i < names.size(); i++) {
                    double residual = correlation(group.observedCovariance(), i, j)
                            - correlation(group.impliedCovariance(), i, j);
                    if (largest.isEmpty() && Double.isFinite(residual)
                            || largest.isPresent()
                                    && Math.abs(residual)
                                            > Math.abs(largest.get().value())) {
                        largest = Optional.of(new LargestResidual(residual, names.get(j), names.get(i), group.name()));
                    }
                }
            }
        }
        return largest;
    }

    private static double correlation(Matrix covariance, int i, int j) {
        return covariance.at(i, j) / Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
    }
}
