package kith.sem;

import kith.sem.discrepancy.NormalWeight;
import kith.sem.inference.NormalTraces;
import org.ejml.data.DMatrixRMaj;

/**
 * tr(B A⁻¹) of the unrestricted model of one group, with A the observed information of a row about the moments and B the mean
 * square of the rows' scores.
 */
final class SaturatedTrace {

    private SaturatedTrace() {}

    /** For complete rows a function of Mardia's kurtosis: [p for the means] + ½ (b₂ₚ − p). */
    static double of(GroupTerm term) {
        if (term.sample().isIncomplete()) {
            return term.sample().saturatedInformation().traceOfMeatByInverse();
        }
        DMatrixRMaj sample =
                new DMatrixRMaj(term.sample().moments().covariance().toArray());
        if (term.sample().isClustered()) {
            double[] mean = term.sample().moments().mean();
            DMatrixRMaj information = new NormalWeight(Terms.inverse(sample), term.hasMeans()).toMatrix();
            return NormalTraces.traceOfProduct(
                    MomentScores.meanSquare(term.sample(), sample, mean, term.hasMeans()), Terms.inverse(information));
        }
        return NormalTraces.weightGamma(
                term.sample().patterns().get(0).rows(),
                term.sample().moments().mean(),
                Terms.inverse(sample),
                sample,
                term.hasMeans());
    }
}
