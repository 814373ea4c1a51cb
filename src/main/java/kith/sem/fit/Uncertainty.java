package kith.sem.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kith.math.ArrowFactor;
import kith.math.CholeskyFactor;
import kith.math.MatrixProduct;
import kith.math.PlacedSquare;
import kith.math.RepeatedSquare;
import kith.sem.discrepancy.LeastSquaresDiscrepancy;
import kith.sem.discrepancy.NormalObservedWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Inference;
import kith.sem.estimation.Reduction;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.SparseProduct;
import kith.sem.inference.CasewiseScores;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The information about the parameters at the estimates, and the spread of the estimates that follows from it.
 *
 * @param reduction of all q parameters to the r that remain under the constraints
 * @param reducedInverse (K′ I K)⁻¹ with I the information a row carries, r × r; NaN where it does not exist
 * @param breadAndMeat (K′ I K)⁻¹ K′ B K with B the mean square of the scores; 0 × 0 where nothing needs it
 * @param reducedCovariance of the estimates that remain, r × r
 * @param meats by group, the mean over rows of the squared scores (or Δ′ W Γ W Δ); empty where nothing needs them
 * @param identified whether the information has full rank
 */
public record Uncertainty(
        Reduction reduction,
        DMatrixRMaj reducedInverse,
        DMatrixRMaj breadAndMeat,
        DMatrixRMaj reducedCovariance,
        List<PlacedSquare> meats,
        boolean identified) {

    /** Eigenvalue of the information, scaled to a unit diagonal, below which it counts as singular. */
    static final double RANK = 1e-9;

    /** @param at the estimates */
    public static Uncertainty of(Evaluation at) {
        return of(at, at.inference());
    }

    /** What the test of fit is corrected by: this, unless standard errors are chosen to be of another kind. */
    public Uncertainty ofTest(Evaluation at) {
        Inference inference = at.inference();
        return inference.ofTest().equals(inference) ? this : of(at, inference.ofTest());
    }

    private static Uncertainty of(Evaluation at, Inference inference) {
        Reduction reduction = at.reduction();
        List<PlacedSquare> meats = meats(at, inference);
        DMatrixRMaj reduced = reduction.reduce(information(at, inference, meats));
        DMatrixRMaj inverse = new DMatrixRMaj(reduced.numRows, reduced.numCols);
        UnaryOperator<DMatrixRMaj> solution = invert(reduced, inverse);
        boolean identified = solution != null;
        if (!identified) {
            CommonOps_DDRM.fill(inverse, Double.NaN);
        }
        double n = at.divisor();
        DMatrixRMaj spread = inverse;
        DMatrixRMaj half = new DMatrixRMaj(0, 0);
        if (inference.spread().isSandwich()) {
            half = identified ? solution.apply(reduction.reduce(weighted(at, meats))) : inverse;
            spread = identified ? solution.apply(CommonOps_DDRM.transpose(half, null)) : inverse;
        }
        DMatrixRMaj covariance = spread.copy();
        CommonOps_DDRM.scale(1 / n, covariance);
        return new Uncertainty(reduction, inverse, half, covariance, meats, identified);
    }

    /** K (K′ I K)⁻¹ K′, q × q; NaN where it does not exist. */
    public DMatrixRMaj inverse() {
        return (identified ? reduction.expanded(reducedInverse) : RepeatedSquare.unknown(reduction.full())).whole();
    }

    /** Of the estimates, q × q; NaN where it does not exist. */
    public RepeatedSquare covariance() {
        return identified ? reduction.expanded(reducedCovariance) : RepeatedSquare.unknown(reduction.full());
    }

    /** What is needed beside the estimates, without what the test of fit alone needs. */
    Uncertainty withoutProducts() {
        return new Uncertainty(reduction, reducedInverse, new DMatrixRMaj(0, 0), reducedCovariance, meats, identified);
    }

    /** The information about the parameters that remain under the constraints. */
    public DMatrixRMaj information(Evaluation at) {
        return at.reduction().reduce(information(at, at.inference(), meats));
    }

    /** Where they are not asked for: NaN everywhere. */
    public static Uncertainty notAsked(Reduction reduction) {
        DMatrixRMaj nothing = new DMatrixRMaj(0, 0);
        return new Uncertainty(reduction, nothing, nothing, nothing, List.of(), false);
    }

    /** Inverts a matrix and gives what multiplies others by its inverse; null where it has not full rank. */
    private static UnaryOperator<DMatrixRMaj> invert(DMatrixRMaj matrix, DMatrixRMaj inverse) {
        int n = matrix.numRows;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(Math.abs(matrix.get(i, i)));
            if (!Double.isFinite(scale[i])) {
                return null;
            }
        }
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, matrix.get(i, j) * scale[i] * scale[j]);
            }
        }
        ArrowFactor factored = new ArrowFactor(n);
        boolean positive = factored.factor(scaled) && factored.smallestPivot() > RANK;
        if (positive) {
            factored.inverse(inverse);
        } else if (!fullRank(scaled)
                || !CommonOps_DDRM.invert(scaled, inverse)
                || !Double.isFinite(CommonOps_DDRM.elementSum(inverse))) {
            return null;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse.set(i, j, inverse.get(i, j) * scale[i] * scale[j]);
            }
        }
        if (!positive) {
            return right -> MatrixProduct.of(inverse, right);
        }
        return right -> {
            DMatrixRMaj solved = factored.solve(scaledRows(right, scale));
            return scaledRows(solved, scale);
        };
    }

    private static DMatrixRMaj scaledRows(DMatrixRMaj matrix, double[] scale) {
        DMatrixRMaj scaled = matrix.copy();
        for (int i = 0; i < scaled.numRows; i++) {
            for (int j = 0; j < scaled.numCols; j++) {
                scaled.data[i * scaled.numCols + j] *= scale[i];
            }
        }
        return scaled;
    }

    /** Whether a matrix with a unit diagonal has no eigenvalue near 0. */
    private static boolean fullRank(DMatrixRMaj scaled) {
        int n = scaled.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(Math.max(1, n), false, true);
        if (!eigen.decompose(scaled.copy())) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (Math.abs(eigen.getEigenvalue(i).getReal()) < RANK) {
                return false;
            }
        }
        return true;
    }

    /** By group, what the spread of scores is made of; empty for estimators whose information tells it. */
    public static List<PlacedSquare> meats(Evaluation at) {
        return meats(at, at.inference());
    }

    /** By group share × meat. */
    public static List<PlacedSquare> weighted(Evaluation at, List<PlacedSquare> meats) {
        return IntStream.range(0, meats.size())
                .mapToObj(g -> meats.get(g).times(at.terms().get(g).share()))
                .toList();
    }

    private static List<PlacedSquare> meats(Evaluation at, Inference inference) {
        List<PlacedSquare> meats = new ArrayList<>();
        boolean first = inference.information() == Estimator.Information.FIRST_ORDER;
        boolean casewise = inference.spread() == Estimator.Spread.CASEWISE
                || !inference.spread().isSandwich() && first;
        int[] own = at.ownMoments();
        for (int g = 0; g < own.length; g++) {
            if (casewise) {
                meats.add(casewise(at.terms().get(g)));
            } else if (inference.spread() == Estimator.Spread.ASYMPTOTIC) {
                meats.add(asymptotic(at, g, own[g]));
            }
        }
        return meats;
    }

    private static PlacedSquare casewise(GroupTerm term) {
        return new CasewiseScores(term.covariance(), term.centre())
                .meanSquare(term.sample().patterns());
    }

    /**
     * Δ′ W Γ W Δ; for the normal likelihood as the covariance of casewise scores about the sample's means.
     *
     * @param own how many of the moments the test does not look at; the part of Γ that only they need is then not
     *     computed
     */
    private static PlacedSquare asymptotic(Evaluation at, int group, int own) {
        GroupTerm term = at.terms().get(group);
        if (at.estimator().minimised().isLikelihood() && term.givenPlaces().length == 0) {
            return new CasewiseScores(term.covariance(), term.sampleMean())
                    .covariance(term.sample().patterns());
        }
        GroupJacobian jacobian = at.jacobian(group);
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        term.weight().multiply(jacobian.block(), weighted);
        if (own > 0) {
            return new PlacedSquare(
                    jacobian.parameters(),
                    jacobian.places(),
                    term.sample().ordinal().orElseThrow().asymptotic().along(weighted));
        }
        DMatrixRMaj half = new DMatrixRMaj(1, 1);
        SparseProduct.symmetricTimes(term.gamma(), weighted, half);
        return jacobian.with(weighted).times(half, 1);
    }

    /** By group. */
    private static List<PlacedSquare> information(Evaluation at, Inference inference, List<PlacedSquare> meats) {
        return switch (inference.information()) {
            case EXPECTED -> at.expectedInformation();
            case OBSERVED -> List.of(PlacedSquare.of(observed(at)));
            case FIRST_ORDER -> {
                boolean known = inference.spread() != Estimator.Spread.ASYMPTOTIC;
                yield weighted(
                        at,
                        known
                                ? meats
                                : at.terms().stream().map(Uncertainty::casewise).toList());
            }
        };
    }

    /**
     * The second derivatives of the discrepancy, all analytic; of least squares without the factor (N − 1) ∕ N, which
     * its divisor has. lavaan has it twice, so that its standard errors by observed information of least squares are
     * √(N ∕ (N − 1)) times these.
     */
    static DMatrixRMaj observed(Evaluation at) {
        int q = at.reduction().full();
        DMatrixRMaj hessian = new DMatrixRMaj(q, q);
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        for (int g = 0; g < at.terms().size(); g++) {
            GroupTerm term = at.terms().get(g);
            double[] derivative = new double[term.moments().length];
            term.discrepancy().valueAndDerivative(term.implied(), derivative);
            observedWeight(term).multiply(at.jacobian(g).block(), weighted);
            at.jacobian(g).times(weighted, term.share()).addTo(hessian, 1);
            double factor = term.discrepancy() instanceof LeastSquaresDiscrepancy squares ? squares.factor() : 1;
            term.covariance().addCurvature(derivative, term.share() / factor, hessian);
        }
        return hessian;
    }

    public static Weight observedWeight(GroupTerm term) {
        if (term.discrepancy() instanceof PatternDiscrepancy patterns) {
            return patterns.observedInformation(term.implied());
        }
        if (term.discrepancy() instanceof LeastSquaresDiscrepancy) {
            return term.weight();
        }
        double[] difference = new double[0];
        if (term.hasMeans()) {
            difference = term.sampleMean().clone();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= term.implied()[i];
            }
        }
        return new NormalObservedWeight(
                CholeskyFactor.inverseOf(term.covariance().sigma()), term.sampleCovariance(), difference);
    }
}
