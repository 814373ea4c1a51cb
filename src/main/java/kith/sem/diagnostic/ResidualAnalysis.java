package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.Matrix;
import kith.math.PairIndex;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.GroupTerm;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.fit.Uncertainty;
import kith.sem.implied.HalfVector;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.sample.MomentScores;
import kith.sem.sample.SaturatedInformation;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Residuals of a fitted model and their standard errors.
 *
 * <p>With Γ∕n the covariance of the observed moments, Δ the Jacobian, A the weight of the moments and Q = I − Δ (Δ′AΔ)⁻¹ Δ′A
 * (summed over groups by their shares), the residuals have covariance Q Γ Q′ ∕ n (Hausman 1978; Maydeu-Olivares 2017, doi
 * 10.1007/s11336-016-9552-7). Γ is the inverse of the information under normal theory, its sandwich with a robust estimator; its
 * rows of moments among predictors that the model takes as given are 0, since these moments are the sample's in every sample. The
 * conventions are lavaan's: Q is taken at the implied moments, Γ at those of the sample.
 */
final class ResidualAnalysis {

    private static final double NOTHING = 1e-4;

    private final FittedModel fitted;
    private final List<DMatrixRMaj> weights = new ArrayList<>();
    private final List<DMatrixRMaj> jacobians = new ArrayList<>();
    private final DMatrixRMaj inverse;

    private ResidualAnalysis(FittedModel fitted) {
        this.fitted = fitted;
        fitted.settle();
        int q = fitted.reduction().full();
        DMatrixRMaj information = new DMatrixRMaj(q, q);
        for (GroupTerm term : fitted.terms()) {
            DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
            term.structure().jacobian(jacobian);
            DMatrixRMaj weight = weight(term).toMatrix();
            jacobians.add(jacobian);
            weights.add(weight);
            DMatrixRMaj half = multiplied(weight, jacobian);
            DMatrixRMaj product = new DMatrixRMaj(q, q);
            CommonOps_DDRM.multTransA(jacobian, half, product);
            CommonOps_DDRM.addEquals(information, term.share(), product);
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
        double[] moments = term.structure().moments();
        if (term.discrepancy() instanceof PatternDiscrepancy patterns) {
            return patterns.observedInformation(moments);
        }
        return observed ? Uncertainty.observedWeight(term) : term.discrepancy().curvature(moments);
    }

    /** The covariance of the observed moments. */
    private DMatrixRMaj spread(GroupTerm term) {
        Estimator estimator = fitted.estimator();
        DMatrixRMaj spread;
        if (term.isOrdered()
                || estimator.minimised() == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES
                || estimator.minimised() == Estimator.Minimised.DIAGONAL_LEAST_SQUARES) {
            spread = term.sample().gamma(term.hasMeans()).copy();
        } else {
            spread = inverseOfModelled(unrestricted(term), term);
            if (fitted.inference().spread().isSandwich()) {
                DMatrixRMaj meat = MomentScores.meanSquare(
                        term.sample(),
                        new DMatrixRMaj(term.sample().moments().covariance().toArray()),
                        term.sampleMean(),
                        term.hasMeans());
                spread = multiplied(multiplied(spread, meat), spread);
            }
        }
        CommonOps_DDRM.scale(1 / term.sample().size(), spread);
        return spread;
    }

    /** The information about the moments at the moments of the sample. */
    private DMatrixRMaj unrestricted(GroupTerm term) {
        if (term.discrepancy() instanceof PatternDiscrepancy patterns) {
            return patterns.observedInformation(term.moments()).toMatrix();
        }
        return term.discrepancy().curvature(term.moments()).toMatrix();
    }

    /**
     * The inverse of the part of the information that belongs to modelled moments, with zeros around it: moments among predictors
     * taken as given do not vary from sample to sample.
     */
    private static DMatrixRMaj inverseOfModelled(DMatrixRMaj information, GroupTerm term) {
        if (term.givenMoments() == 0) {
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
        DMatrixRMaj jacobian = jacobians.get(g);
        DMatrixRMaj projected = new DMatrixRMaj(inverse.numRows, jacobian.numRows);
        CommonOps_DDRM.multTransB(inverse, jacobian, projected);
        DMatrixRMaj q = multiplied(multiplied(jacobian, projected), weights.get(g));
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
                int place = place(term, i, j);
                z[i][j] = Math.abs(standardised[i][j]) < NOTHING
                        ? standardised[i][j]
                        : place < 0 ? Double.NaN : standardised[i][j] / (errors[place] / scale);
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        Map<String, Double> meanZ = new LinkedHashMap<>();
        Map<String, Double> thresholds = new LinkedHashMap<>();
        Map<String, Double> thresholdZ = new LinkedHashMap<>();
        addFirst(term, errors, means, meanZ, thresholds, thresholdZ);
        Map<String, Double> slopes = new LinkedHashMap<>();
        Map<String, Double> slopeZ = new LinkedHashMap<>();
        addSlopes(term, errors, slopes, slopeZ);
        return new Residuals.Group(
                moments.name(),
                Matrix.square(names, raw),
                Matrix.square(names, standardised),
                Matrix.square(names, correlation),
                Matrix.square(names, z),
                means,
                meanZ,
                thresholds,
                thresholdZ,
                slopes,
                slopeZ);
    }

    private static double product(Matrix covariance, int i, int j) {
        return Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
    }

    /** Where a covariance stands among the moments; −1 for the variance of an ordered variable, which is none. */
    private static int place(GroupTerm term, int i, int j) {
        int p = term.variables();
        if (!term.isOrdered()) {
            return (term.hasMeans() ? p : 0) + HalfVector.index(i, j, p);
        }
        int count = term.structure().momentCount();
        if (i != j) {
            return count - PairIndex.count(p) + PairIndex.of(i, j, p);
        }
        List<ObservedVariable> variables = term.sample().ordinal().orElseThrow().variables();
        if (variables.get(i).isOrdered()) {
            return -1;
        }
        int place = term.ordinalStructure().thresholdCount()
                + term.ordinalStructure().slopeCount();
        for (int k = 0; k < i; k++) {
            place += variables.get(k).isOrdered() ? 0 : 1;
        }
        return place;
    }

    /** Residuals of means and thresholds, which stand in front of the moments. */
    private void addFirst(
            GroupTerm term,
            double[] errors,
            Map<String, Double> means,
            Map<String, Double> meanZ,
            Map<String, Double> thresholds,
            Map<String, Double> thresholdZ) {
        double[] observed = term.moments();
        double[] implied = term.structure().moments();
        if (!term.isOrdered()) {
            for (int i = 0; term.hasMeans() && i < term.variables(); i++) {
                String name = fitted.table().observed().get(i);
                means.put(name, observed[i] - implied[i]);
                meanZ.put(name, ratio(observed[i] - implied[i], errors[i]));
            }
            return;
        }
        OrdinalMoments ordinal = term.sample().ordinal().orElseThrow();
        int k = 0;
        for (ObservedVariable variable : ordinal.variables()) {
            if (!variable.isOrdered()) {
                means.put(variable.name(), implied[k] - observed[k]);
                meanZ.put(variable.name(), ratio(implied[k] - observed[k], errors[k]));
                k++;
            }
            for (Threshold threshold : ordinal.thresholdsOf(variable.name())) {
                String name = variable.name() + "|t" + threshold.number();
                thresholds.put(name, observed[k] - implied[k]);
                thresholdZ.put(name, ratio(observed[k] - implied[k], errors[k]));
                k++;
            }
        }
    }

    /** Residuals of slopes on given predictors, which stand behind the thresholds. */
    private static void addSlopes(
            GroupTerm term, double[] errors, Map<String, Double> slopes, Map<String, Double> slopeZ) {
        if (!term.isConditional()) {
            return;
        }
        int k = term.ordinalStructure().thresholdCount();
        for (String predictor : term.ordinal().covariates().orElseThrow().names()) {
            for (String outcome : term.ordinal().names()) {
                double residual = term.moments()[k] - term.structure().moments()[k];
                slopes.put(outcome + "~" + predictor, residual);
                slopeZ.put(outcome + "~" + predictor, ratio(residual, errors[k]));
                k++;
            }
        }
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
