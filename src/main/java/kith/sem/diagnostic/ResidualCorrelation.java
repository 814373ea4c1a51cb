package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.math.Matrix;
import kith.sem.fit.SemFit;

/**
 * The difference between an observed and an implied correlation of two variables: r − r̂ (lavaan's {@code cor.bollen};
 * Bollen 1989, doi 10.1002/9781118619179). Where variables are ordered the observed correlations are polychoric.
 *
 * @param value observed less implied correlation
 * @param group label of the group, empty where there is one
 */
public record ResidualCorrelation(double value, String first, String second, String group) {

    /** Of every two variables in every group, the largest in size first; without those that are no number. */
    public static List<ResidualCorrelation> of(SemFit fit) {
        List<ResidualCorrelation> all = new ArrayList<>();
        for (SemFit.GroupMoments group : fit.groups()) {
            List<String> names = group.observedCovariance().rows();
            for (int j = 0; j < names.size(); j++) {
                for (int i = j + 1; i < names.size(); i++) {
                    double residual = correlation(group.observedCovariance(), i, j)
                            - correlation(group.impliedCovariance(), i, j);
                    if (Double.isFinite(residual)) {
                        all.add(new ResidualCorrelation(residual, names.get(j), names.get(i), group.name()));
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(ResidualCorrelation::size).reversed());
        return all;
    }

    /** The largest in size; empty where a model has fewer than two variables, or no residual is a number. */
    public static Optional<ResidualCorrelation> largest(SemFit fit) {
        return of(fit).stream().findFirst();
    }

    /** Without its sign. */
    public double size() {
        return Math.abs(value);
    }

    private static double correlation(Matrix covariance, int i, int j) {
        return covariance.at(i, j) / Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
    }
}
