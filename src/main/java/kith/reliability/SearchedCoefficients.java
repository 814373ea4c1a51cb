package kith.reliability;

import static kith.reliability.Coefficient.BETA;
import static kith.reliability.Coefficient.EXPLAINED_COMMON_VARIANCE;
import static kith.reliability.Coefficient.GLB;
import static kith.reliability.Coefficient.GLB_FACTOR;
import static kith.reliability.Coefficient.LAMBDA4;
import static kith.reliability.Coefficient.OMEGA_HIERARCHICAL;
import static kith.reliability.Coefficient.OMEGA_TOTAL_SCHMID_LEIMAN;
import static kith.reliability.Coefficient.SPLIT_HALF_BEST;
import static kith.reliability.Coefficient.SPLIT_HALF_MEAN;
import static kith.reliability.Coefficient.SPLIT_HALF_WORST;

import java.util.List;
import java.util.Optional;
import kith.efa.SchmidLeiman;
import kith.math.Matrix;

/**
 * Coefficients that take a search in every sample: extremes over split halves, the greatest lower bound, and what rests on several
 * factors.
 *
 * @param scale whose coefficients they are
 * @param splits those of the sample itself; where too many to look at in every sample, exchanges begin at its extremes
 */
record SearchedCoefficients(ScaleCovariance scale, SplitHalves splits) {

    /** In the order of {@link #of}. */
    static final List<Coefficient> ALL = List.of(
            LAMBDA4,
            SPLIT_HALF_BEST,
            SPLIT_HALF_MEAN,
            SPLIT_HALF_WORST,
            BETA,
            GLB,
            GLB_FACTOR,
            OMEGA_HIERARCHICAL,
            OMEGA_TOTAL_SCHMID_LEIMAN,
            EXPLAINED_COMMON_VARIANCE);

    /** In a sample; NaN where one does not exist. */
    double[] of(double[][] covariance) {
        double[][] r = Alpha.correlations(covariance);
        if (Double.isNaN(Alpha.sum(r))) {
            double[] none = new double[ALL.size()];
            java.util.Arrays.fill(none, Double.NaN);
            return none;
        }
        SplitHalves.Extremes extremes = splits.extremes(r);
        Matrix named = scale.named(r);
        boolean several = r.length >= 3;
        Optional<SchmidLeiman> general = several && scale.groupFactors() >= 2
                ? Optional.of(SchmidLeiman.of(named, scale.groupFactors()))
                : Optional.empty();
        return new double[] {
            extremes.best(),
            extremes.best(),
            SplitHalves.mean(r),
            extremes.worst(),
            Math.max(0, extremes.worst()),
            GreatestLowerBound.roughly(r),
            several ? FactorCoefficients.boundByFactors(named) : Double.NaN,
            general.map(SchmidLeiman::omegaHierarchical).orElse(Double.NaN),
            general.map(SchmidLeiman::omegaTotal).orElse(Double.NaN),
            general.map(SchmidLeiman::explainedCommonVariance).orElse(Double.NaN)
        };
    }
}
