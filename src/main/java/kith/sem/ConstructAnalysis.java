package kith.sem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import kith.math.BivariateNormal;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.moments.ObservedVariable;
import kith.moments.OrdinalMoments;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * Computes reliability and validity of the factors of one group; semTools' conventions. Where moments are conditional on predictors,
 * for which semTools has none, all of it is of the population in which the predictors vary as in the sample: variances and thresholds
 * are those that follow when the predictors are normal, which is what a model with predictors among its variables takes them to be.
 */
final class ConstructAnalysis {

    private final FittedModel fitted;
    private final GroupTerm term;
    private final CovarianceStructure structure;
    private final DMatrixRMaj loadings;
    /** Observed covariances; of latent responses in the scale of the model where variables are ordered. */
    private final double[][] observed;
    /** Standard deviations of latent responses in the scale of the model are the inverses of these. */
    private final double[] delta;

    /** @param group from 1 */
    private ConstructAnalysis(FittedModel fitted, GroupTerm term, CovarianceStructure structure, int group) {
        this.fitted = fitted;
        this.term = term;
        this.structure = structure;
        this.loadings = loadings(fitted.table(), structure, group);
        Matrix sample = term.isConditional()
                ? term.sample().moments().covariance()
                : Matrix.ofRowMajor(term.names(), term.names(), term.sampleCovariance().data);
        int p = sample.rows().size();
        this.observed = new double[p][p];
        this.delta = term.isOrdered() ? term.ordinalStructure().delta().clone() : ones(p);
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

    private static double[] ones(int p) {
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return ones;
    }

    static ConstructValidity of(FittedModel fitted) {
        fitted.settle();
        List<ConstructValidity.Group> groups = new ArrayList<>();
        DerivedValues derived = DerivedValues.of(
                fitted.table(), fitted.terms(), fitted.theta(), fitted.options().parameterization());
        for (int g = 0; g < fitted.terms().size(); g++) {
            GroupTerm term = fitted.terms().get(g);
            CovarianceStructure structure =
                    term.isConditional() ? derived.structures().get(g) : term.covariance();
            groups.add(new ConstructAnalysis(fitted, term, structure, g + 1).group());
        }
        return new ConstructValidity(groups);
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
        return new ConstructValidity.Group(
                term.sample().name(),
                factors,
                ratios(names, indicators, value -> value, value -> value),
                ratios(names, indicators, Math::log, Math::exp));
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
        List<String> names = fitted.table().observed();
        double variance = structure.latentCovariance().get(k, k);
        double squares = 0;
        double sum = 0;
        double variances = 0;
        double total = 0;
        for (int i : own) {
            double loading = loadings.get(i, k);
            squares += loading * loading;
            sum += loading;
            variances += observed[i][i];
            for (int j : own) {
                total += observed[i][j];
            }
        }
        int n = own.length;
        return new ConstructValidity.Factor(
                fitted.table().latent().get(k),
                Arrays.stream(own).mapToObj(names::get).toList(),
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
     * Covariances of the numbers of the categories: those that the factor alone brings about, by all of them. A number of a
     * category is how many thresholds lie below the latent response, so that covariances are sums of bivariate normal
     * probabilities over pairs of thresholds.
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
                double total = observed[i][j] / Math.sqrt(observed[i][i] * observed[j][j]);
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
        double[] thresholds = Arrays.copyOfRange(term.structure().moments(), at, at + places(ordinal, outcome));
        if (term.isConditional()) {
            double scale = term.ordinalStructure().delta()[variable];
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

    /** Ratios of means of absolute correlations between and within factors; means of {@code forth}, taken {@code back}. */
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
                            sum += forth.applyAsDouble(
                                    Math.abs(observed[i][j]) / Math.sqrt(observed[i][i] * observed[j][j]));
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
                ratio[a][b] = mean[a][b] / Math.sqrt(mean[a][a] * mean[b][b]);
            }
        }
        return Matrix.square(names, ratio);
    }
}
