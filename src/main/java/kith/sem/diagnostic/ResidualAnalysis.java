package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.Matrix;
import kith.math.PlacedSquare;
import kith.moments.ordered.Covariates;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.ContinuousTerm;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.OrderedTerm;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.fit.Uncertainty;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.sample.MomentScores;
import kith.sem.sample.SaturatedInformation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Residuals of a fitted model and their standard errors.
 *
 * <p>With Γ∕n the covariance of the observed moments, Δ the Jacobian, A the weight of the moments and Q = I − Δ
 * (Δ′AΔ)⁻¹ Δ′A (summed over groups by their shares), the residuals have covariance Q Γ Q′ ∕ n (Hausman 1978;
 * Maydeu-Olivares 2017, doi 10.1007/s11336-016-9552-7). Γ is the inverse of the information under normal theory, its
 * sandwich with a robust estimator; its rows of moments among predictors that the model takes as given are 0, since
 * these moments are the sample's in every sample. The conventions are lavaan's: Q is taken at the implied moments, Γ at
 * those of the sample.
 */
final class ResidualAnalysis {

    private static final double NOTHING = 1e-4;

    private final FittedModel fitted;
    private final List<DMatrixRMaj> weights = new ArrayList<>();
    private final DMatrixRMaj inverse;

    private ResidualAnalysis(FittedModel fitted) {
        this.fitted = fitted;
        List<PlacedSquare> information = new ArrayList<>();
        for (int g = 0; g < fitted.terms().size(); g++) {
            GroupTerm term = fitted.terms().get(g);
            GroupJacobian jacobian = fitted.evaluation().jacobian(g);
            DMatrixRMaj weight = weight(term).toMatrix();
            weights.add(weight);
            information.add(jacobian.times(multiplied(weight, jacobian.block()), term.share()));
        }
        DMatrixRMaj reduced = fitted.reduction().reduce(information);
        DMatrixRMaj reducedInverse = new DMatrixRMaj(reduced.numRows, reduced.numCols);
        CommonOps_DDRM.pinv(reduced, reducedInverse);
        this.inverse = fitted.reduction().expand(reducedInverse);
    }

    static Residuals of(FittedModel fitted) {
        ResidualAnalysis analysis = new ResidualAnalysis(fitted);
        List<Residuals.Group> groups = new ArrayList<>();
        for (int g = 0; g < fitted.terms().size(); g++) {
            groups.add(analysis.group(g));
        }
        return new Residuals(groups);
    }

    private Weight weight(GroupTerm term) {
        boolean observed = fitted.inference().information() == Estimator.Information.OBSERVED;
        if (term.discrepancy() instanceof PatternDiscrepancy patterns) {
            return patterns.observedInformation(term.implied());
        }
        return observed ? Uncertainty.observedWeight(term) : term.weight();
    }

    /** The covariance of the observed moments. */
    private DMatrixRMaj spread(GroupTerm term) {
        DMatrixRMaj spread =
                term.match(this::ofContinuous, ordered -> ordered.gamma().copy());
        CommonOps_DDRM.scale(1 / term.sample().size(), spread);
        return spread;
    }

    private DMatrixRMaj ofContinuous(ContinuousTerm term) {
        Estimator.Minimised minimised = fitted.estimator().minimised();
        if (minimised == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES
                || minimised == Estimator.Minimised.DIAGONAL_LEAST_SQUARES) {
            return term.sample().gamma(term.hasMeans()).copy();
        }
        DMatrixRMaj spread = inverseOfModelled(unrestricted(term), term);
        if (!fitted.inference().spread().isSandwich()) {
            return spread;
        }
        DMatrixRMaj meat = MomentScores.meanSquare(
                term.sample(),
                new DMatrixRMaj(term.sample().moments().covariance().toArray()),
                term.sampleMean(),
                term.hasMeans());
        return multiplied(multiplied(spread, meat), spread);
    }

    /** The information about the moments at the moments of the sample. */
    private DMatrixRMaj unrestricted(GroupTerm term) {
        if (term.discrepancy() instanceof PatternDiscrepancy patterns) {
            return patterns.observedInformation(term.moments()).toMatrix();
        }
        return term.discrepancy().curvature(term.moments()).toMatrix();
    }

    /**
     * The inverse of the part of the information that belongs to modelled moments, with zeros around it: moments among
     * predictors taken as given do not vary from sample to sample.
     */
    private static DMatrixRMaj inverseOfModelled(DMatrixRMaj information, GroupTerm term) {
        if (term.givenPlaces().length == 0) {
            return inverse(information);
        }
        int[] places = MeansAndCovariances.modelled(
                term.variables(), term.hasMeans(), term.covariance().model().given());
        return SaturatedInformation.inverseAmong(information, places, ResidualAnalysis::inverse);
    }

    private static DMatrixRMaj inverse(DMatrixRMaj matrix) {
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        if (!CommonOps_DDRM.invert(matrix.copy(), inverse)) {
            CommonOps_DDRM.fill(inverse, Double.NaN);
        }
        return inverse;
    }

    private double[] standardErrors(int g) {
        GroupTerm term = fitted.terms().get(g);
        GroupJacobian jacobian = fitted.evaluation().jacobian(g);
        int[] places = jacobian.places();
        DMatrixRMaj own = new DMatrixRMaj(places.length, places.length);
        CommonOps_DDRM.extract(inverse, places, places.length, places, places.length, own);
        DMatrixRMaj projected = new DMatrixRMaj(places.length, jacobian.moments());
        CommonOps_DDRM.multTransB(own, jacobian.block(), projected);
        DMatrixRMaj q = multiplied(multiplied(jacobian.block(), projected), weights.get(g));
        CommonOps_DDRM.scale(-term.share(), q);
        for (int k = 0; k < q.numRows; k++) {
            q.add(k, k, 1);
        }
        DMatrixRMaj half = multiplied(q, spread(term));
        double[] errors = new double[q.numRows];
        for (int k = 0; k < errors.length; k++) {
            double sum = 0;
            for (int l = 0; l < errors.length; l++) {
                sum += half.get(k, l) * q.get(k, l);
            }
            errors[k] = sum < 0 ? Double.NaN : Math.sqrt(sum);
        }
        return errors;
    }

    private Residuals.Group group(int g) {
        GroupTerm term = fitted.terms().get(g);
        SemFit.GroupMoments moments = fitted.answer().groups().get(g);
        List<String> names = term.names();
        int p = names.size();
        double[][] raw = new double[p][p];
        double[][] standardised = new double[p][p];
        double[][] correlation = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double s = moments.observedCovariance().at(i, j);
                double v = moments.impliedCovariance().at(i, j);
                double scale = product(moments.observedCovariance(), i, j);
                raw[i][j] = s - v;
                standardised[i][j] = (s - v) / scale;
                correlation[i][j] = s / scale - v / product(moments.impliedCovariance(), i, j);
            }
        }
        double[] errors = standardErrors(g);
        double[][] z = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double scale = product(moments.observedCovariance(), i, j);
                int place = term.placeOf(i, j);
                z[i][j] = Math.abs(standardised[i][j]) < NOTHING
                        ? standardised[i][j]
                        : place < 0 ? Double.NaN : standardised[i][j] / (errors[place] / scale);
            }
        }
        Named means = new Named();
        Named thresholds = new Named();
        Named slopes = new Named();
        term.match(
                continuous -> addFirst(continuous, errors, means),
                ordered -> addFirst(ordered, errors, means, thresholds, slopes));
        return new Residuals.Group(
                moments.name(),
                Matrix.square(names, raw),
                Matrix.square(names, standardised),
                Matrix.square(names, correlation),
                Matrix.square(names, z),
                means.residual,
                means.z,
                thresholds.residual,
                thresholds.z,
                slopes.residual,
                slopes.z);
    }

    private static double product(Matrix covariance, int i, int j) {
        return Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
    }

    /** Residuals by name, and by their standard errors. */
    private record Named(Map<String, Double> residual, Map<String, Double> z) {

        Named() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void put(String name, double value, double error) {
            residual.put(name, value);
            z.put(name, ratio(value, error));
        }
    }

    private Void addFirst(ContinuousTerm term, double[] errors, Named means) {
        for (int i = 0; term.hasMeans() && i < term.variables(); i++) {
            means.put(fitted.table().observed().get(i), term.moments()[i] - term.implied()[i], errors[i]);
        }
        return null;
    }

    /**
     * Residuals of means and thresholds, which stand in front of the moments, and of slopes on given predictors behind
     * them.
     */
    private static Void addFirst(OrderedTerm term, double[] errors, Named means, Named thresholds, Named slopes) {
        OrdinalMoments ordinal = term.ordinal();
        double[] residual = new double[errors.length];
        Arrays.setAll(residual, k -> term.moments()[k] - term.implied()[k]);
        int k = 0;
        for (ObservedVariable variable : ordinal.variables()) {
            if (!variable.isOrdered()) {
                means.put(variable.name(), term.implied()[k] - term.moments()[k], errors[k]);
                k++;
            }
            for (Threshold threshold : ordinal.thresholdsOf(variable.name())) {
                thresholds.put(variable.name() + "|t" + threshold.number(), residual[k], errors[k]);
                k++;
            }
        }
        for (String predictor : ordinal.covariates().map(Covariates::names).orElse(List.of())) {
            for (String outcome : ordinal.names()) {
                slopes.put(outcome + "~" + predictor, residual[k], errors[k]);
                k++;
            }
        }
        return null;
    }

    private static double ratio(double residual, double error) {
        return Math.abs(residual) < NOTHING ? residual : residual / error;
    }

    private static DMatrixRMaj multiplied(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
        return product;
    }
}
