package kith.sem.estimation;

import java.util.List;
import java.util.stream.IntStream;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.implied.CovarianceStructure;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MomentStructure;
import kith.sem.implied.OrdinalStructure;
import kith.sem.sample.GroupSample;
import kith.sem.sample.SaturatedInformation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One group while a model is fitted.
 *
 * @param sampleCovariance what the discrepancy compares with: divided by N or by N − 1 as the estimator wants
 * @param moments the sample's moments in the order of the implied ones
 */
public record GroupTerm(
        GroupSample sample,
        MomentStructure structure,
        CovarianceStructure covariance,
        Discrepancy discrepancy,
        double share,
        DMatrixRMaj sampleCovariance,
        double[] sampleMean,
        double[] moments) {

    public ModelObjective.Term objectiveTerm() {
        return new ModelObjective.Term(structure, discrepancy, share);
    }

    public boolean isOrdered() {
        return structure instanceof OrdinalStructure;
    }

    /** Thresholds and correlations of ordered variables. */
    public OrdinalMoments ordinal() {
        return sample.ordinal().orElseThrow();
    }

    /** The structure of ordered variables. */
    public OrdinalStructure ordinalStructure() {
        return (OrdinalStructure) structure;
    }

    public boolean hasMeans() {
        return covariance.model().hasMeans();
    }

    /**
     * How many of the moments are among predictors taken as given, and hence not modelled; none where the moments are conditional on
     * the predictors.
     */
    public int givenMoments() {
        if (isOrdered()) {
            return 0;
        }
        int given = covariance.model().given().size();
        return HalfVector.length(given) + (hasMeans() ? given : 0);
    }

    /** The pairs of variables whose covariance the sample does not identify, since no row answers both; such as “x2 with x3”. */
    public List<String> unknownCovariances() {
        List<Integer> given = covariance.model().given();
        List<String> names = covariance.model().observed();
        return sample.neverTogether().stream()
                .filter(pair -> !(given.contains(pair[0]) && given.contains(pair[1])))
                .map(pair -> names.get(pair[1]) + " with " + names.get(pair[0]))
                .toList();
    }

    /** Γ of the moments, with the predictors that the model takes as given. */
    public DMatrixRMaj gamma() {
        return sample.gamma(hasMeans(), covariance.model().given());
    }

    /** What the sample says of the moments when nothing but these predictors restricts them. */
    public SaturatedInformation saturatedInformation() {
        return sample.saturatedInformation(covariance.model().given());
    }

    public int variables() {
        return sampleCovariance.numRows;
    }

    /** The indices among the observed variables of those that have moments. */
    public int[] outcomes() {
        return isOrdered()
                ? ordinalStructure().outcomes()
                : IntStream.range(0, variables()).toArray();
    }

    /** The names of the variables that have moments. */
    public List<String> names() {
        List<String> observed = covariance.model().observed();
        return IntStream.of(outcomes()).mapToObj(observed::get).toList();
    }

    /** Implied covariances of the variables that have moments at the last evaluation; of latent responses as they are scaled. */
    public DMatrixRMaj impliedCovariance() {
        return impliedCovariance(covariance.sigma());
    }

    /** The same from covariances of all observed variables. */
    public DMatrixRMaj impliedCovariance(DMatrixRMaj sigma) {
        int[] outcomes = outcomes();
        int p = outcomes.length;
        DMatrixRMaj implied = new DMatrixRMaj(p, p);
        CommonOps_DDRM.extract(sigma, outcomes, p, outcomes, p, implied);
        if (isOrdered()) {
            double[] delta = ordinalStructure().delta();
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    implied.data[i * p + j] *= delta[outcomes[i]] * delta[outcomes[j]];
                }
            }
        }
        return implied;
    }

    /** Whether the moments are conditional on predictors. */
    public boolean isConditional() {
        return isOrdered() && ordinal().covariates().isPresent();
    }

    /** Implied means at the last evaluation; the sample's for a model without means. */
    public double[] centre() {
        if (isConditional()) {
            return IntStream.of(outcomes())
                    .mapToDouble(i -> covariance.moments()[i])
                    .toArray();
        }
        return hasMeans() ? java.util.Arrays.copyOf(covariance.moments(), variables()) : sampleMean;
    }
}
