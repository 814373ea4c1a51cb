package kith.sem.fit;

import kith.fit.TestStatistic;
import kith.math.CholeskyFactor;
import kith.math.MatrixProduct;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Reduction;
import kith.sem.implied.SparseProduct;
import kith.sem.sample.GroupSample;
import kith.sem.sample.SaturatedInformation;
import org.ejml.data.DMatrixRMaj;

/**
 * The statistic that a model would have had on complete answers: what CFI and RMSEA rest on where responses are missing
 * (Zhang and Savalei 2020, doi 10.1080/10705511.2019.1642111, and Zhang and Savalei 2023, doi 10.1037/met0000445: the
 * corrections V3, with robust tests, and V6, without).
 *
 * <p>The discrepancy is taken between the implied moments and the unrestricted estimates as if these came from complete
 * rows; its expectation gives the factor c by which degrees of freedom count.
 */
final class IncompleteFit {

    private final int q;
    /**
     * Σ share × Δ′ A Δ, Δ′ C Δ, Δ′ B Δ, and the symmetric part of Δ′ B A⁻¹ C Δ, with C the information of complete
     * rows.
     */
    private final DMatrixRMaj information;

    private final DMatrixRMaj complete;
    private final DMatrixRMaj meat;
    private final DMatrixRMaj mixed;
    private double traceCompleteInverse;
    private double traceCompleteGamma;

    private IncompleteFit(int q) {
        this.q = q;
        this.information = new DMatrixRMaj(q, q);
        this.complete = new DMatrixRMaj(q, q);
        this.meat = new DMatrixRMaj(q, q);
        this.mixed = new DMatrixRMaj(q, q);
    }

    /**
     * @param at the estimates
     * @param robust whether the test is robust to answers that are not normal (V3 rather than V6)
     */
    static TestStatistic of(Evaluation at, double df, boolean robust) {
        IncompleteFit fit = new IncompleteFit(at.reduction().full());
        double chisq = 0;
        for (int g = 0; g < at.terms().size(); g++) {
            chisq += fit.add(at.terms().get(g), at.jacobian(g), robust);
        }
        double expected = fit.expected(at.reduction(), robust);
        return new TestStatistic(chisq, df, expected / df);
    }

    /** Adds one group; gives its statistic. */
    private double add(GroupTerm term, DMatrixRMaj jacobian, boolean robust) {
        GroupSample sample = term.sample();
        DMatrixRMaj covariance = term.sampleCovariance();
        NormalWeight c = new NormalWeight(CholeskyFactor.inverseOf(covariance), true);
        SaturatedInformation saturated = term.saturatedInformation();
        DMatrixRMaj observed = saturated.observed();
        int d = jacobian.numRows;
        DMatrixRMaj image = new DMatrixRMaj(d, q);
        SparseProduct.symmetricTimes(observed, jacobian, image);
        addProduct(jacobian, image, term.share(), information);
        DMatrixRMaj completeImage = new DMatrixRMaj(d, q);
        c.multiply(jacobian, completeImage);
        addProduct(jacobian, completeImage, term.share(), complete);
        traceCompleteInverse += saturated.traceCompleteInverse();
        if (robust) {
            SparseProduct.symmetricTimes(saturated.meat(), jacobian, image);
            addProduct(jacobian, image, term.share(), meat);
            SparseProduct.symmetricTimes(saturated.meatInverseComplete(), jacobian, image);
            addProduct(jacobian, image, term.share(), mixed);
            traceCompleteGamma += saturated.traceCompleteGamma();
        }
        NormalDiscrepancy discrepancy = new NormalDiscrepancy(covariance, term.sampleMean());
        return 2 * sample.size() * discrepancy.value(term.implied());
    }

    private void addProduct(DMatrixRMaj left, DMatrixRMaj right, double share, DMatrixRMaj sum) {
        SparseProduct.addTransposeTimes(left, right, share, sum);
    }

    private double expected(Reduction reduction, boolean robust) {
        DMatrixRMaj inverse = CholeskyFactor.inverseOf(reduction.reduce(information));
        DMatrixRMaj ofComplete = reduction.reduce(complete);
        if (!robust) {
            return traceCompleteInverse - MatrixProduct.trace(inverse, ofComplete);
        }
        DMatrixRMaj left = MatrixProduct.of(inverse, ofComplete);
        DMatrixRMaj right = MatrixProduct.of(inverse, reduction.reduce(meat));
        return traceCompleteGamma
                - 2 * MatrixProduct.trace(inverse, reduction.reduce(mixed))
                + MatrixProduct.trace(left, right);
    }
}
