package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.fit.TestStatistic;
import kith.math.CholeskyFactor;
import kith.math.MatrixProduct;
import kith.math.PairIndex;
import kith.math.PlacedSquare;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.OrderedTerm;
import kith.sem.estimation.Reduction;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.implied.SparseProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * What the robust CFI and RMSEA of ordered variables rest on (Savalei 2021, doi 10.1080/00273171.2020.1717922): the
 * normal discrepancy between polychoric and implied correlations at the estimates, with the factor by which its
 * expectation exceeds the degrees of freedom. Given for models in which all variables are ordered, where the polychoric
 * correlations are positive definite, and not conditional on predictors. The degrees of freedom of the correlations are
 * their number less the rank of their Jacobian. lavaan 0.6-14 counts parameters instead, which is the same where
 * thresholds are free, and gives nothing where thresholds are held equal over groups.
 */
final class OrderedFit {

    private final List<GroupJacobian> jacobians = new ArrayList<>();
    private final List<PlacedSquare> complete = new ArrayList<>();
    private final List<PlacedSquare> meat = new ArrayList<>();
    private final List<PlacedSquare> mixed = new ArrayList<>();
    private double chisq;
    private double chisqBaseline;
    private double traceNormal;
    private double traceGamma;

    /**
     * @param inverse (K′ E K)⁻¹ of the fitted model
     * @param df of the model and of its baseline, which CFI counts
     */
    static Optional<RobustFit> of(Evaluation at, DMatrixRMaj inverse, double df, double dfBaseline) {
        Reduction reduction = at.reduction();
        OrderedFit fit = new OrderedFit();
        for (int g = 0; g < at.terms().size(); g++) {
            GroupJacobian jacobian = at.jacobian(g);
            boolean added = at.terms().get(g).match(continuous -> false, ordered -> fit.add(ordered, jacobian));
            if (!added) {
                return Optional.empty();
            }
        }
        double correlations = correlations(at.terms());
        double dfCorrelations = correlations - fit.rank(reduction) - (reduction.counted() - reduction.reduced());
        if (!(dfCorrelations > 0)) {
            return Optional.empty();
        }
        double c = fit.expected(reduction, inverse) / dfCorrelations;
        double cBaseline = fit.traceGamma / correlations;
        return Optional.of(new RobustFit(
                new TestStatistic(fit.chisq, dfCorrelations, c),
                new TestStatistic(fit.chisq, df, c),
                new TestStatistic(fit.chisqBaseline, dfBaseline, cBaseline),
                new TestStatistic(fit.chisq / c, dfCorrelations, c)));
    }

    /** How many directions the correlations of all groups can move in. */
    private int rank(Reduction reduction) {
        DMatrixRMaj gram = new DMatrixRMaj(reduction.reduced(), reduction.reduced());
        for (GroupJacobian jacobian : jacobians) {
            GroupJacobian reduced = reduction.reduceColumns(jacobian);
            reduced.times(reduced.block(), 1).addTo(gram, 1);
        }
        int[] moving = moving(gram);
        DMatrixRMaj part = part(gram, moving);
        for (int i = 0; i < moving.length; i++) {
            for (int j = 0; j < moving.length; j++) {
                double scale = Math.sqrt(gram.get(moving[i], moving[i]) * gram.get(moving[j], moving[j]));
                part.set(i, j, part.get(i, j) / scale);
            }
        }
        return MatrixFeatures_DDRM.rank(part, 1e-9);
    }

    private static double correlations(List<GroupTerm> terms) {
        return terms.stream()
                .mapToDouble(term -> term.variables() * (term.variables() - 1) / 2.0)
                .sum();
    }

    /** Adds one group; false where its moments are not correlations alone, or these are not positive definite. */
    private boolean add(OrderedTerm term, GroupJacobian jacobian) {
        if (term.structure().varianceCount() > 0 || term.isConditional()) {
            return false;
        }
        int p = term.variables();
        DMatrixRMaj observed = term.sampleCovariance();
        DMatrixRMaj implied = implied(term);
        CholeskyFactor factored = new CholeskyFactor(p);
        if (!factored.factor(implied)) {
            return false;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(p, p);
        factored.inverse(inverse);
        if (!factored.factor(observed)) {
            return false;
        }
        double n = term.sample().size();
        chisqBaseline -= n * factored.logDeterminant();
        double[] moments = MeansAndCovariances.vector(implied, new double[0], false);
        chisq += 2 * n * new NormalDiscrepancy(observed, new double[0]).value(moments);
        addTraces(term, jacobian, new CorrelationWeight(new NormalWeight(inverse, false), p));
        return true;
    }

    private static DMatrixRMaj implied(OrderedTerm term) {
        int p = term.variables();
        DMatrixRMaj implied = CommonOps_DDRM.identity(p);
        double[] moments = term.implied();
        int k = moments.length - PairIndex.count(p);
        for (int j = 0; j < p; j++) {
            for (int i = j + 1; i < p; i++) {
                implied.set(i, j, moments[k]);
                implied.set(j, i, moments[k]);
                k++;
            }
        }
        return implied;
    }

    private void addTraces(OrderedTerm term, GroupJacobian all, CorrelationWeight normal) {
        int first = all.moments() - normal.size();
        GroupJacobian jacobian = all.from(first);
        jacobians.add(jacobian);
        DMatrixRMaj weightedAll = new DMatrixRMaj(1, 1);
        term.weight().multiply(lastRows(all.block(), first), weightedAll);
        GroupJacobian weighted = all.with(weightedAll).from(first);
        DMatrixRMaj gamma = term.ordinal().asymptotic().trailing(first);
        DMatrixRMaj normalJacobian = new DMatrixRMaj(1, 1);
        normal.multiply(jacobian.block(), normalJacobian);
        DMatrixRMaj spread = new DMatrixRMaj(1, 1);
        SparseProduct.symmetricTimes(gamma, weighted.block(), spread);
        complete.add(jacobian.times(normalJacobian, term.share()));
        meat.add(weighted.times(spread, term.share()));
        mixed.add(jacobian.with(normalJacobian).times(spread, term.share()));
        traceNormal += normal.traceOfProduct(gamma);
        traceGamma += CommonOps_DDRM.trace(gamma) / term.share();
    }

    /** A copy in which the rows before {@code first} are 0. */
    private static DMatrixRMaj lastRows(DMatrixRMaj matrix, int first) {
        DMatrixRMaj copy = matrix.copy();
        java.util.Arrays.fill(copy.data, 0, first * copy.numCols, 0);
        return copy;
    }

    private double expected(Reduction reduction, DMatrixRMaj inverse) {
        DMatrixRMaj ofComplete = reduction.reduce(complete);
        int[] moving = moving(ofComplete);
        DMatrixRMaj bread = part(inverse, moving);
        DMatrixRMaj left = MatrixProduct.of(bread, part(ofComplete, moving));
        DMatrixRMaj right = MatrixProduct.of(bread, part(reduction.reduce(meat), moving));
        return traceNormal
                - 2 * MatrixProduct.trace(bread, part(reduction.reduce(mixed), moving))
                + MatrixProduct.trace(left, right);
    }

    /** The parameters that correlations depend on. */
    private static int[] moving(DMatrixRMaj gram) {
        return IntStream.range(0, gram.numRows).filter(k -> gram.get(k, k) > 0).toArray();
    }

    private static DMatrixRMaj part(DMatrixRMaj matrix, int[] places) {
        DMatrixRMaj part = new DMatrixRMaj(places.length, places.length);
        CommonOps_DDRM.extract(matrix, places, places.length, places, places.length, part);
        return part;
    }
}
