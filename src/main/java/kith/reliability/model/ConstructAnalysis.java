package kith.reliability.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import kith.finding.Finding;
import kith.math.BivariateNormal;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.math.SmallMatrices;
import kith.moments.ordered.ObservedVariable;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.estimation.GroupTerm;
import kith.sem.fit.FittedModel;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.DerivedValues;
import org.ejml.data.DMatrixRMaj;

/**
 * Computes reliability and validity of the factors of one group; semTools' conventions. Where moments are conditional
 * on predictors, for which semTools has none, all of it is of the population in which the predictors vary as in the
 * sample: variances and thresholds are those that follow when the predictors are normal, which is what a model with
 * predictors among its variables takes them to be.
 */
final class ConstructAnalysis {

    private final FittedModel fitted;
    private final GroupTerm term;
    private final CovarianceStructure structure;
    /** With the residual variances that follow from other parameters. */
    private final CovarianceStructure residuals;

    private final int group;
    private final DMatrixRMaj loadings;
    /** Observed covariances; of latent responses in the scale of the model where variables are ordered. */
    private final double[][] observed;
    /** Standard deviations of latent responses in the scale of the model are the inverses of these. */
    private final double[] delta;

    /** @param group from 1 */
    private ConstructAnalysis(FittedModel fitted, DerivedValues derived, int group) {
        this.fitted = fitted;
        this.term = fitted.terms().get(group - 1);
        this.group = group;
        this.residuals = derived.structures().get(group - 1);
        boolean fromTerm = fitted.answer().rotated().isEmpty() && !term.isConditional();
        this.structure = fromTerm ? term.covariance() : residuals;
        this.loadings = loadings(derived.table(), structure, group);
        Matrix sample = term.isConditional()
                ? term.sample().moments().covariance()
                : Matrix.ofRowMajor(term.names(), term.names(), term.sampleCovariance().data);
        int p = sample.rows().size();
        this.observed = new double[p][p];
        this.delta = term.scalingFactors().clone();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                observed[i][j] = sample.at(i, j) / (delta[i] * delta[j]);
            }
        }
        for (int i = 0; i < p && term.isConditional(); i++) {
            delta[i] = isOrdered(i) ? 1 / Math.sqrt(structure.sigma().get(i, i)) : 1;
        }
    }

    /** Λ, and the loadings of indicators that others predict too, which stand among the paths. */
    private static DMatrixRMaj loadings(ParameterTable table, CovarianceStructure structure, int group) {
        DMatrixRMaj loadings = structure.directLoadings().copy();
        List<String> latent = structure.model().latent();
        for (Parameter row : table.parameters()) {
            int item = latent.indexOf(row.rhs());
            int variable = table.observed().indexOf(row.rhs());
            if (row.group() == group && row.op() == Operator.LOADING && item >= 0 && variable >= 0) {
                int factor = latent.indexOf(row.lhs());
                loadings.set(variable, factor, structure.directPaths().get(item, factor));
            }
        }
        return loadings;
    }

    static ConstructValidity of(FittedModel fitted) {
        DerivedValues derived = fitted.reported();
        List<ConstructAnalysis> analyses = new ArrayList<>();
        for (int g = 0; g < fitted.terms().size(); g++) {
            analyses.add(new ConstructAnalysis(fitted, derived, g + 1));
        }
        List<Finding> findings = new ArrayList<>();
        analyses.forEach(analysis -> findings.addAll(analysis.findings(analyses.size() > 1)));
        return new ConstructValidity(
                analyses.stream().map(ConstructAnalysis::group).toList(), findings);
    }

    private ConstructValidity.Group group() {
        List<ConstructValidity.Factor> factors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<int[]> indicators = new ArrayList<>();
        for (int k = 0; k < fitted.table().latent().size(); k++) {
            int[] own = indicators(k);
            if (own.length > 1) {
                factors.add(factor(k, own));
                names.add(fitted.table().latent().get(k));
                indicators.add(own);
            }
        }
        addHigher(factors);
        return new ConstructValidity.Group(
                term.sample().name(),
                factors,
                ratios(names, indicators, value -> value, value -> value),
                ratios(names, indicators, Math::abs, value -> value),
                ratios(names, indicators, value -> Math.log(Math.abs(value)), Math::exp));
    }

    /** Factors that other factors load on: what they explain of the sum of all items behind these, and of these. */
    private void addHigher(List<ConstructValidity.Factor> factors) {
        List<String> latent = fitted.table().latent();
        for (int h = 0; h < latent.size(); h++) {
            String name = latent.get(h);
            List<Integer> lower = lower(latent, h);
            Map<Integer, Double> effects = new TreeMap<>();
            addEffects(h, 1, effects, latent.size());
            if (lower.isEmpty() || effects.size() < 2) {
                continue;
            }
            double variance = structure.latentCovariance().get(h, h);
            double explained = 0;
            double all = 0;
            for (int a : lower) {
                double effect = structure.directPaths().get(a, h);
                explained += effect * effect * variance;
                all += structure.latentCovariance().get(a, a);
            }
            double sum =
                    effects.values().stream().mapToDouble(Double::doubleValue).sum();
            int[] own = effects.keySet().stream().mapToInt(Integer::intValue).toArray();
            factors.removeIf(factor -> factor.name().equals(name));
            factors.add(new ConstructValidity.Factor(
                    name,
                    items(own),
                    indicators(h).length > 0 ? Double.NaN : explained / all,
                    mixed(own) ? Double.NaN : sum * sum * variance / sum(own),
                    Double.NaN,
                    Double.NaN));
        }
    }

    /** Loadings of items on a factor, direct and through factors that load on it. */
    private void addEffects(int factor, double effect, Map<Integer, Double> effects, int depth) {
        for (int i : indicators(factor)) {
            effects.merge(i, effect * loadings.get(i, factor), Double::sum);
        }
        for (int a : depth > 0 ? lower(fitted.table().latent(), factor) : List.<Integer>of()) {
            addEffects(a, effect * structure.directPaths().get(a, factor), effects, depth - 1);
        }
    }

    private List<Integer> lower(List<String> latent, int higher) {
        return fitted.table().parameters().stream()
                .filter(row -> row.group() == group
                        && row.op() == Operator.LOADING
                        && row.lhs().equals(latent.get(higher))
                        && latent.contains(row.rhs()))
                .map(row -> latent.indexOf(row.rhs()))
                .toList();
    }

    /** The observed variance of the sum of some indicators. */
    private double sum(int[] own) {
        double total = 0;
        for (int i : own) {
            for (int j : own) {
                total += observed[i][j];
            }
        }
        return total;
    }

    /** @param named whether the group is said */
    private List<Finding> findings(boolean named) {
        List<Finding> findings = new ArrayList<>();
        for (int k = 0; k < fitted.table().latent().size(); k++) {
            int[] own = indicators(k);
            if (own.length > 1) {
                String factor = fitted.table().latent().get(k);
                String where = named ? term.sample().name() + ": " + factor : factor;
                findings.addAll(ConstructFindings.of(where, items(own), loadings(k, own)));
                if (Arrays.stream(own).allMatch(this::isOrdered)) {
                    findings.addAll(
                            ConstructFindings.ofScale(where, omega(k, own, delta), omega(k, own, byResiduals())));
                }
            }
        }
        return findings;
    }

    private List<String> items(int[] own) {
        return Arrays.stream(own).mapToObj(fitted.table().observed()::get).toList();
    }

    private double[] loadings(int k, int[] own) {
        return Arrays.stream(own).mapToDouble(i -> loadings.get(i, k)).toArray();
    }

    /** Factors that give latent responses residuals of variance 1. */
    private double[] byResiduals() {
        List<String> latent = residuals.model().latent();
        double[] scale = new double[delta.length];
        for (int i = 0; i < scale.length; i++) {
            int asFactor = latent.indexOf(fitted.table().observed().get(i));
            scale[i] = 1
                    / Math.sqrt(
                            asFactor < 0
                                    ? residuals.residualCovariance().get(i, i)
                                    : residuals.disturbanceCovariance().get(asFactor, asFactor));
        }
        return scale;
    }

    /** The composite reliability of the sum of the indicators, each multiplied by its scale. */
    private double omega(int k, int[] own, double[] scale) {
        double sum = 0;
        double total = 0;
        for (int i : own) {
            sum += loadings.get(i, k) * scale[i];
            for (int j : own) {
                total += observed[i][j] * scale[i] * scale[j];
            }
        }
        return sum * sum * structure.latentCovariance().get(k, k) / total;
    }

    private int[] indicators(int factor) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < loadings.numRows; i++) {
            if (loadings.get(i, factor) != 0) {
                own.add(i);
            }
        }
        return own.stream().mapToInt(Integer::intValue).toArray();
    }

    private ConstructValidity.Factor factor(int k, int[] own) {
        double variance = structure.latentCovariance().get(k, k);
        double squares = 0;
        double sum = 0;
        double variances = 0;
        for (int i : own) {
            double loading = loadings.get(i, k);
            squares += loading * loading;
            sum += loading;
            variances += observed[i][i];
        }
        double total = sum(own);
        int n = own.length;
        return new ConstructValidity.Factor(
                fitted.table().latent().get(k),
                items(own),
                crossed(own) ? Double.NaN : squares * variance / variances,
                mixed(own) ? Double.NaN : sum * sum * variance / total,
                categorical(k, own),
                (double) n / (n - 1) * (1 - variances / total));
    }

    private boolean crossed(int[] own) {
        for (int i : own) {
            int factors = 0;
            for (int k = 0; k < fitted.table().latent().size(); k++) {
                factors += Math.abs(loadings.get(i, k)) > 5e-6 ? 1 : 0;
            }
            if (factors > 1) {
                return true;
            }
        }
        return false;
    }

    private boolean isOrdered(int i) {
        return fitted.table().ordered().contains(fitted.table().observed().get(i));
    }

    private boolean mixed(int[] own) {
        return Arrays.stream(own).mapToObj(this::isOrdered).distinct().count() > 1;
    }

    /**
     * Covariances of the numbers of the categories: those that the factor alone brings about, by all of them. A number
     * of a category is how many thresholds lie below the latent response, so that covariances are sums of bivariate
     * normal probabilities over pairs of thresholds.
     */
    private double categorical(int k, int[] own) {
        if (!Arrays.stream(own).allMatch(this::isOrdered)) {
            return Double.NaN;
        }
        double variance = structure.latentCovariance().get(k, k);
        double explained = 0;
        double all = 0;
        for (int i : own) {
            for (int j : own) {
                double common = loadings.get(i, k) * loadings.get(j, k) * variance * delta[i] * delta[j];
                double total = SmallMatrices.correlation(observed, i, j);
                explained += covariance(thresholds(i), thresholds(j), common);
                all += covariance(thresholds(i), thresholds(j), i == j ? 1 : total);
            }
        }
        return explained / all;
    }

    /** Thresholds of a variable as the model implies them, in standard deviations from the mean. */
    private double[] thresholds(int variable) {
        OrdinalMoments ordinal = term.sample().ordinal().orElseThrow();
        int outcome = ordinal.names().indexOf(fitted.table().observed().get(variable));
        int at = 0;
        for (int i = 0; i < outcome; i++) {
            at += places(ordinal, i);
        }
        double[] thresholds = Arrays.copyOfRange(term.implied(), at, at + places(ordinal, outcome));
        if (term.isConditional()) {
            double scale = term.scalingFactors()[variable];
            double shift = structure.moments()[variable] - term.covariance().moments()[variable];
            for (int t = 0; t < thresholds.length; t++) {
                thresholds[t] = (thresholds[t] / scale - shift) * delta[variable];
            }
        }
        return thresholds;
    }

    private static int places(OrdinalMoments ordinal, int i) {
        ObservedVariable variable = ordinal.variables().get(i);
        return variable.isOrdered() ? ordinal.thresholdsOf(variable.name()).size() : 1;
    }

    private static double covariance(double[] first, double[] second, double rho) {
        double sum = 0;
        for (double a : first) {
            for (double b : second) {
                double both = rho >= 1 - 1e-12
                        ? NormalDistribution.cumulative(Math.min(a, b))
                        : BivariateNormal.cumulative(a, b, Math.max(rho, -1));
                sum += both - NormalDistribution.cumulative(a) * NormalDistribution.cumulative(b);
            }
        }
        return sum;
    }

    /** Ratios of means of correlations between and within factors; means of {@code forth}, taken {@code back}. */
    private Matrix ratios(
            List<String> names, List<int[]> indicators, DoubleUnaryOperator forth, DoubleUnaryOperator back) {
        int n = names.size();
        double[][] mean = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double sum = 0;
                int count = 0;
                for (int i : indicators.get(a)) {
                    for (int j : indicators.get(b)) {
                        if (i != j) {
                            sum += forth.applyAsDouble(SmallMatrices.correlation(observed, i, j));
                            count++;
                        }
                    }
                }
                mean[a][b] = back.applyAsDouble(sum / count);
            }
        }
        double[][] ratio = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                ratio[a][b] =
                        mean[a][a] > 0 && mean[b][b] > 0 ? mean[a][b] / Math.sqrt(mean[a][a] * mean[b][b]) : Double.NaN;
            }
        }
        return Matrix.square(names, ratio);
    }
}
