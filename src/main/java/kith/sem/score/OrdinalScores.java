package kith.sem.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.CholeskyFactor;
import kith.math.NormalDistribution;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.moments.ordered.Threshold;
import kith.sem.estimation.OrderedTerm;
import kith.sem.implied.CovarianceStructure;
import org.ejml.data.DMatrixRMaj;

/**
 * Scores from ordered (and continuous) answers of one group: where the likelihood of the answers, or its product with
 * the distribution of the factors, is largest. Found by Newton's method; the function is concave. Where moments are
 * conditional on predictors, it is the distribution given the row's predictors, and a row that lacks one has no scores.
 */
final class OrdinalScores implements FactorScorer.GroupScorer {

    private static final double FLAT = 1e-5;
    private static final int MOST_STEPS = 100;

    private final int asked;
    private final int m;
    private final ScoredModel model;
    private final DMatrixRMaj loadings;
    private final double[] intercepts;
    private final double[] mean;
    private final DMatrixRMaj precision;
    private final double[] deviations;
    private final boolean possible;
    private final List<double[]> bounds = new ArrayList<>();
    private final List<ObservedVariable> variables;
    private final List<int[]> categoryOf = new ArrayList<>();

    private final double[] gradient;
    private final DMatrixRMaj information;
    private final DMatrixRMaj right;
    private final DMatrixRMaj step;
    private final DMatrixRMaj spread;
    private final CholeskyFactor factored;

    /**
     * @param structure with the residual variances of the latent responses in it; given the predictors where moments
     *     are conditional on these
     */
    OrdinalScores(OrderedTerm term, CovarianceStructure structure, int factors, FactorScoring method) {
        OrdinalMoments ordinal = term.ordinal();
        this.asked = factors;
        this.model = ScoredModel.of(term, structure);
        this.loadings = model.loadings();
        this.m = loadings.numCols;
        this.intercepts = model.baseIntercepts().clone();
        this.mean = model.baseMean().clone();
        this.variables = ordinal.variables();
        int p = variables.size();
        this.deviations = new double[p];
        boolean positive = true;
        double[] implied = term.implied();
        double[] delta = term.scalingFactors();
        int at = 0;
        for (int i = 0; i < p; i++) {
            double residual = model.residualVariances()[i];
            positive &= residual > 0;
            deviations[i] = Math.sqrt(residual);
            List<Threshold> thresholds = ordinal.thresholdsOf(variables.get(i).name());
            double responseMean = intercepts[i];
            for (int k = 0; k < m; k++) {
                responseMean += loadings.get(i, k) * mean[k];
            }
            double[] bound = new double[thresholds.size() + 2];
            bound[0] = Double.NEGATIVE_INFINITY;
            bound[bound.length - 1] = Double.POSITIVE_INFINITY;
            for (int c = 0; c < thresholds.size(); c++) {
                bound[c + 1] = implied[at + c] / delta[term.outcomes()[i]] + responseMean;
            }
            bounds.add(bound);
            categoryOf.add(places(variables.get(i), thresholds));
            at += variables.get(i).isOrdered() ? thresholds.size() : 1;
        }
        DMatrixRMaj prior = new DMatrixRMaj(m, m);
        CholeskyFactor ofLatent = new CholeskyFactor(m);
        if (method == FactorScoring.BARTLETT) {
            for (int k = 0; k < m; k++) {
                prior.set(k, k, FLAT);
            }
        } else if (ofLatent.factor(model.covariance())) {
            ofLatent.inverse(prior);
        } else {
            positive = false;
        }
        this.possible = positive;
        this.precision = prior;
        this.gradient = new double[m];
        this.information = new DMatrixRMaj(m, m);
        this.right = new DMatrixRMaj(m, 1);
        this.step = new DMatrixRMaj(m, 1);
        this.spread = new DMatrixRMaj(m, m);
        this.factored = new CholeskyFactor(m);
    }

    /** For each category of all groups, between which thresholds of this group it lies. */
    private static int[] places(ObservedVariable variable, List<Threshold> thresholds) {
        int[] places = new int[variable.levels()];
        for (int c = 0; c < places.length; c++) {
            int category = c;
            places[c] = (int) thresholds.stream()
                    .filter(threshold -> threshold.number() <= category)
                    .count();
        }
        return places;
    }

    @Override
    public boolean score(double[] row, double[] score, double[] error) {
        if (!possible || !model.given(row, intercepts, mean)) {
            return false;
        }
        double[] eta = mean.clone();
        double[] trial = new double[m];
        double[] answers = model.answers(row);
        double value = evaluate(answers, eta);
        for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
            if (!factored.factor(information)) {
                return false;
            }
            System.arraycopy(gradient, 0, right.data, 0, m);
            factored.solve(right, step);
            double largest = 0;
            for (int k = 0; k < m; k++) {
                largest = Math.max(largest, Math.abs(step.data[k]));
            }
            double length = 1;
            double next = Double.NaN;
            for (int half = 0; half < 40; half++) {
                for (int k = 0; k < m; k++) {
                    trial[k] = eta[k] - length * step.data[k];
                }
                next = evaluate(answers, trial);
                if (next <= value + 1e-12 * Math.abs(value)) {
                    break;
                }
                length /= 2;
            }
            System.arraycopy(trial, 0, eta, 0, m);
            value = next;
            if (largest < 1e-10) {
                return finish(eta, score, error);
            }
        }
        return false;
    }

    private boolean finish(double[] eta, double[] score, double[] error) {
        if (!factored.factor(information)) {
            return false;
        }
        factored.inverse(spread);
        for (int k = 0; k < asked; k++) {
            score[k] = eta[k];
            error[k] = Math.sqrt(spread.get(k, k));
        }
        return true;
    }

    /** Minus the logarithm of the posterior, with its gradient and its second derivatives. */
    private double evaluate(double[] row, double[] eta) {
        double value = 0;
        for (int a = 0; a < m; a++) {
            double sum = 0;
            for (int b = 0; b < m; b++) {
                sum += precision.get(a, b) * (eta[b] - mean[b]);
            }
            gradient[a] = sum;
            value += 0.5 * sum * (eta[a] - mean[a]);
        }
        information.setTo(precision);
        for (int i = 0; i < row.length; i++) {
            if (!Double.isNaN(row[i])) {
                value += variables.get(i).isOrdered() ? addOrdered(i, row[i], eta) : addContinuous(i, row[i], eta);
            }
        }
        return value;
    }

    private double predicted(int i, double[] eta) {
        double sum = intercepts[i];
        for (int k = 0; k < m; k++) {
            sum += loadings.get(i, k) * eta[k];
        }
        return sum;
    }

    private double addOrdered(int i, double answer, double[] eta) {
        int place = categoryOf.get(i)[variables.get(i).code(answer)];
        double centre = predicted(i, eta);
        double low = (bounds.get(i)[place] - centre) / deviations[i];
        double high = (bounds.get(i)[place + 1] - centre) / deviations[i];
        double probability = low > 0
                ? NormalDistribution.upperTail(low) - NormalDistribution.upperTail(high)
                : NormalDistribution.cumulative(high) - NormalDistribution.cumulative(low);
        probability = Math.max(probability, 1e-300);
        double densityLow = Double.isInfinite(low) ? 0 : NormalDistribution.density(low);
        double densityHigh = Double.isInfinite(high) ? 0 : NormalDistribution.density(high);
        double slope = (densityHigh - densityLow) / probability;
        double curvature = slope * slope
                + ((Double.isInfinite(high) ? 0 : high * densityHigh) - (Double.isInfinite(low) ? 0 : low * densityLow))
                        / probability;
        addTo(i, slope / deviations[i], Math.max(curvature, 0) / (deviations[i] * deviations[i]));
        return -Math.log(probability);
    }

    private double addContinuous(int i, double answer, double[] eta) {
        double z = (answer - predicted(i, eta)) / deviations[i];
        addTo(i, -z / deviations[i], 1 / (deviations[i] * deviations[i]));
        return 0.5 * z * z;
    }

    private void addTo(int i, double slope, double curvature) {
        for (int a = 0; a < m; a++) {
            double loading = loadings.get(i, a);
            if (loading == 0) {
                continue;
            }
            gradient[a] += slope * loading;
            for (int b = 0; b < m; b++) {
                information.add(a, b, curvature * loading * loadings.get(i, b));
            }
        }
    }

    @Override
    public double[] determinacy() {
        double[] unknown = new double[asked];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
