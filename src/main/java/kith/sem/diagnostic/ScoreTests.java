package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.math.ArrowFactor;
import kith.math.ChiSquare;
import kith.math.InnerProduct;
import kith.math.PlacedSquare;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.ParameterLabels;
import kith.sem.estimation.Reduction;
import kith.sem.fit.FittedModel;
import kith.sem.fit.Uncertainty;
import kith.sem.model.Constraint;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Score tests of the equality constraints of a fitted model (Sörbom 1989, doi 10.1007/BF02294623; Bentler and Chou
 * 1992): all together, and each alone with the others kept. With expected information, and not corrected for answers
 * that are not normal, as lavaan's {@code lavTestScore}.
 *
 * <p>The robust form of the single tests divides by the variance that the scores have whatever the distribution (the
 * estimator's sandwich) rather than by the information: the generalised score test of Boos 1992, doi 10.2307/2685328,
 * and Satorra 1989, doi 10.1007/BF02294453. lavaan has none; Mplus corrects modification indices by a common factor
 * instead.
 *
 * @param total all constraints lifted at once
 * @param single each constraint, in the order of the table's
 */
public record ScoreTests(LagrangeMultiplier total, List<Single> single) {

    public ScoreTests {
        single = List.copyOf(single);
    }

    /** A constraint and its test. */
    public record Single(Constraint constraint, LagrangeMultiplier test) {}

    /** Tests of lifting the equality constraints, all together and each alone. */
    public static ScoreTests of(FittedModel fitted) {
        List<Single> single = single(fitted);
        Evaluation at = fitted.evaluation();
        int q = at.reduction().full();
        DMatrixRMaj information = new DMatrixRMaj(q, q);
        at.expectedInformation().forEach(summand -> summand.addTo(information, 1));
        DMatrixRMaj all = new DMatrixRMaj(q, q);
        invert(information, all);
        double total = at.size() * PlacedSquare.of(all).quadratic(at.score());
        int df = single.size();
        return new ScoreTests(
                new LagrangeMultiplier("all equalities", total, df, ChiSquare.upperTail(total, df), Double.NaN),
                single);
    }

    /**
     * Each constraint alone, without the test of lifting all, which takes longest; a search for unequal parameters
     * needs no more.
     */
    public static List<Single> single(FittedModel fitted) {
        return single(fitted.table(), fitted.evaluation());
    }

    /** The same of a model that was fitted for its estimates alone. */
    public static List<Single> single(ParameterTable table, Evaluation at) {
        return single(table, at, Optional.empty());
    }

    /**
     * The same corrected for answers that are not normal, or for a weight that is not the best, as the estimator's
     * spread is; for estimators without such a correction the plain tests.
     */
    public static List<Single> robust(FittedModel fitted) {
        if (!fitted.inference().spread().isSandwich()) {
            return single(fitted);
        }
        Evaluation at = fitted.evaluation();
        List<PlacedSquare> meats = Uncertainty.meats(at);
        ToDoubleFunction<double[]> spread = w -> IntStream.range(0, meats.size())
                .mapToDouble(g -> at.terms().get(g).share() * meats.get(g).quadratic(w))
                .sum();
        return single(fitted.table(), at, Optional.of(spread));
    }

    private static List<Single> single(
            ParameterTable table, Evaluation at, Optional<ToDoubleFunction<double[]>> spread) {
        List<PlacedSquare> information = at.expectedInformation();
        double[] score = at.score();
        int q = score.length;
        List<Constraint> constraints = table.constraints().stream()
                .filter(constraint -> constraint.op() == Operator.EQUAL)
                .toList();
        List<double[]> slopes = new ArrayList<>();
        ParameterLabels labels = new ParameterLabels(table);
        for (Constraint constraint : constraints) {
            slopes.add(labels.differenceGradient(constraint, at.theta()));
        }
        List<double[]> directions = LiftedDirections.of(slopes, q);
        Reduction reduction = at.reduction();
        Lifting lifting =
                new Lifting(information, reduction, reducedInverse(reduction, information), spread, score, at.size());
        List<Single> single = new ArrayList<>();
        for (int r = 0; r < constraints.size(); r++) {
            single.add(new Single(constraints.get(r), lifting.along(directions.get(r), constraints.get(r))));
        }
        return single;
    }

    /** (K′ I K)⁻¹ with the expected information, by group. */
    static DMatrixRMaj reducedInverse(Reduction reduction, List<PlacedSquare> information) {
        DMatrixRMaj reduced = reduction.reduce(information);
        DMatrixRMaj inverse = new DMatrixRMaj(reduced.numRows, reduced.numCols);
        invert(reduced, inverse);
        return inverse;
    }

    /** The inverse of a positive definite matrix, or else its pseudo-inverse. */
    static void invert(DMatrixRMaj matrix, DMatrixRMaj inverse) {
        ArrowFactor factored = new ArrowFactor(matrix.numRows);
        if (factored.factor(matrix)) {
            factored.inverse(inverse);
        } else {
            CommonOps_DDRM.pinv(matrix, inverse);
        }
    }

    /**
     * Lifting constraint r lets the parameters move along one more direction v, with R v = e_r. What v adds to the
     * directions that were open is w = v − K(K′IK)⁻¹K′ I v, and the statistic is N (s′v)² ∕ (w′Iw), with w′Iw = v′Iv −
     * v′I K(K′IK)⁻¹K′ I v. Where the variance of the scores is J rather than I, it is N (s′v)² ∕ (w′Jw).
     *
     * @param information by group
     * @param reducedInverse (K′IK)⁻¹
     * @param spread w′Jw of a w
     */
    private record Lifting(
            List<PlacedSquare> information,
            Reduction reduction,
            DMatrixRMaj reducedInverse,
            Optional<ToDoubleFunction<double[]>> spread,
            double[] score,
            double n) {

        /** K(K′IK)⁻¹K′ times a vector. */
        private double[] covered(double[] vector) {
            double[] sums = new double[reduction.reduced()];
            reduction.reduceGradient(vector, sums);
            return reduction.along(multiply(reducedInverse, sums));
        }

        LagrangeMultiplier along(double[] v, Constraint constraint) {
            double[] image = new double[v.length];
            information.forEach(summand -> summand.addProduct(v, image));
            double[] covered = covered(image);
            double left = InnerProduct.of(v, image) - InnerProduct.of(image, covered);
            double slope = InnerProduct.of(score, v);
            double variance = left;
            if (spread.isPresent()) {
                double[] w = v.clone();
                for (int i = 0; i < w.length; i++) {
                    w[i] -= covered[i];
                }
                variance = spread.get().applyAsDouble(w);
            }
            double chisq = left > 1e-12 && variance > 1e-14 ? n * slope * slope / variance : Double.NaN;
            return new LagrangeMultiplier(
                    constraint.lhs().text() + " == " + constraint.rhs().text(),
                    chisq,
                    1,
                    ChiSquare.upperTail(chisq, 1),
                    slope / left);
        }
    }

    /** Symmetric × vector; the zeros of the vector, most of its elements, are passed over. */
    private static double[] multiply(DMatrixRMaj symmetric, double[] vector) {
        double[] product = new double[symmetric.numRows];
        for (int j = 0; j < vector.length; j++) {
            if (vector[j] != 0) {
                int row = j * symmetric.numCols;
                for (int i = 0; i < product.length; i++) {
                    product[i] += symmetric.data[row + i] * vector[j];
                }
            }
        }
        return product;
    }
}
