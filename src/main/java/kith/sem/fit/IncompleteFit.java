package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import kith.fit.TestStatistic;
import kith.math.CholeskyFactor;
import kith.math.MatrixProduct;
import kith.math.PlacedSquare;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Reduction;
import kith.sem.implied.GroupJacobian;
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

    /**
     * By group share × Δ′ A Δ, Δ′ C Δ, Δ′ B Δ, and the symmetric part of Δ′ B A⁻¹ C Δ, with C the information of
     * complete rows.
     */
    private final List<PlacedSquare> information = new ArrayList<>();

    private final List<PlacedSquare> complete = new ArrayList<>();
    private final List<PlacedSquare> meat = new ArrayList<>();
    private final List<PlacedSquare> mixed = new ArrayList<>();
    private double traceCompleteInverse;
    private double traceCompleteGamma;

    /**
     * @param at the estimates
     * @param robust whether the test is robust to answers that are not normal (V3 rather than V6)
     */
    static TestStatistic of(Evaluation at, double df, boolean robust) {
        IncompleteFit fit = new IncompleteFit();
        double chisq = 0;
        for (int g = 0; g < at.terms().size(); g++) {
            chisq += fit.add(at.terms().get(g), at.jacobian(g), robust);
        }
        double expected = fit.expected(at.reduction(), robust);
        return new TestStatistic(chisq, df, expected / df);
    }

    /** Adds one group; gives its statistic. */
    private double add(GroupTerm term, GroupJacobian jacobian, boolean robust) {
        GroupSample sample = term.sample();
        DMatrixRMaj covariance = term.sampleCovariance();
        NormalWeight c = new NormalWeight(CholeskyFactor.inverseOf(covariance), true);
        SaturatedInformation saturated = term.saturatedInformation();
        DMatrixRMaj observed = saturated.observed();
        DMatrixRMaj image = new DMatrixRMaj(1, 1);
        SparseProduct.symmetricTimes(observed, jacobian.block(), image);
        information.add(jacobian.times(image, term.share()));
        DMatrixRMaj completeImage = new DMatrixRMaj(1, 1);
        c.multiply(jacobian.block(), completeImage);
        complete.add(jacobian.times(completeImage, term.share()));
        traceCompleteInverse += saturated.traceCompleteInverse();
        if (robust) {
            SparseProduct.symmetricTimes(saturated.meat(), jacobian.block(), image);
            meat.add(jacobian.times(image, term.share()));
            SparseProduct.symmetricTimes(saturated.meatInverseComplete(), jacobian.block(), image);
            mixed.add(jacobian.times(image, term.share()));
            traceCompleteGamma += saturated.traceCompleteGamma();
        }
        NormalDiscrepancy discrepancy = new NormalDiscrepancy(covariance, term.sampleMean());
        return 2 * sample.size() * discrepancy.value(term.implied());
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
