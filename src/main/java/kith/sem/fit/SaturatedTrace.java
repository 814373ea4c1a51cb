package kith.sem.fit;

import kith.math.CholeskyFactor;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.inference.NormalTraces;
import kith.sem.sample.MomentScores;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * tr(B A⁻¹) of the unrestricted model of one group, with A the observed information of a row about the moments and B
 * the mean square of the rows' scores.
 */
final class SaturatedTrace {

    private SaturatedTrace() {}

    /**
     * Without the moments among predictors taken as given: they are not modelled. For complete rows a function of
     * Mardia's kurtosis: [p for the means] + ½ (b₂ₚ − p).
     */
    static double of(GroupTerm term, Estimator.Information kind) {
        if (term.discrepancy() instanceof PatternDiscrepancy patterns && kind == Estimator.Information.EXPECTED) {
            int[] modelled = MeansAndCovariances.modelled(
                    term.variables(), true, term.covariance().model().given());
            DMatrixRMaj expected = patterns.expectedInformation(term.moments()).toMatrix();
            DMatrixRMaj meat = term.saturatedInformation().meat();
            return NormalTraces.traceOfProduct(
                    part(meat, modelled), CholeskyFactor.inverseOf(part(expected, modelled)));
        }
        if (term.sample().isIncomplete()) {
            return term.saturatedInformation().traceOfMeatByInverse();
        }
        if (term.givenPlaces().length > 0) {
            return ofModelled(term);
        }
        DMatrixRMaj sample =
                new DMatrixRMaj(term.sample().moments().covariance().toArray());
        if (term.sample().isClustered() || term.sample().isWeighted()) {
            double[] mean = term.sample().moments().mean();
            DMatrixRMaj information = new NormalWeight(CholeskyFactor.inverseOf(sample), term.hasMeans()).toMatrix();
            return NormalTraces.traceOfProduct(
                    MomentScores.meanSquare(term.sample(), sample, mean, term.hasMeans()),
                    CholeskyFactor.inverseOf(information));
        }
        return NormalTraces.weightGamma(
                term.sample().patterns().get(0).rows(),
                term.sample().moments().mean(),
                CholeskyFactor.inverseOf(sample),
                sample,
                term.hasMeans());
    }

    private static double ofModelled(GroupTerm term) {
        DMatrixRMaj sample =
                new DMatrixRMaj(term.sample().moments().covariance().toArray());
        DMatrixRMaj information = new NormalWeight(CholeskyFactor.inverseOf(sample), term.hasMeans()).toMatrix();
        DMatrixRMaj meat = MomentScores.meanSquare(
                term.sample(), sample, term.sample().moments().mean(), term.hasMeans());
        int[] modelled = MeansAndCovariances.modelled(
                term.variables(), term.hasMeans(), term.covariance().model().given());
        return NormalTraces.traceOfProduct(part(meat, modelled), CholeskyFactor.inverseOf(part(information, modelled)));
    }

    private static DMatrixRMaj part(DMatrixRMaj matrix, int[] places) {
        DMatrixRMaj part = new DMatrixRMaj(places.length, places.length);
        CommonOps_DDRM.extract(matrix, places, places.length, places, places.length, part);
        return part;
    }
}
