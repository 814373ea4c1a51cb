package kith.reliability.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What a bifactor model says of a sum of items: how much of it is the general factor on which every item loads, and how
 * much the specific factors beside it.
 *
 * <p>With λg and λs the loadings on the general and a specific factor, φ their variances, Φ the covariances of all of
 * them, Θ those of the residuals, and V = 1ᵀ(ΛΦΛᵀ + Θ)1 the variance of the sum that the model implies:
 *
 * <ul>
 *   <li>omega hierarchical (1ᵀλg)²φg / V, omega total 1ᵀΛΦΛᵀ1 / V, and the first by the second (McDonald 1999; Zinbarg
 *       et al. 2005, doi 10.1007/s11336-003-0974-7). psych's {@code omegaFromSem} has standardised items and the
 *       observed variance below the line;
 *   <li>for the sum of the items of one specific factor the same with their loadings alone: omega of all its factors,
 *       of the general and of the specific one (omega hierarchical subscale; Reise 2012, doi
 *       10.1080/00273171.2012.715555);
 *   <li>explained common variance Σl²g / Σl², with l standardised loadings: over all items; over the items of one
 *       specific factor; of one item (Stucky and Edelen 2015; Rodriguez, Reise and Haviland 2016, doi
 *       10.1037/met0000045);
 *   <li>PUC, the share of correlations between items that only the general factor brings about: those of pairs that
 *       share no specific factor;
 *   <li>coefficient H = 1/(1 + 1/Σ(l²/(1 − l²))) and the determinacy of a factor, √((ΦΛᵀΣ⁻¹ΛΦ)ₖₖ/φₖ).
 * </ul>
 *
 * <p>Standard errors by {@link DeltaMethod}. Where answers are ordered, all of it speaks of the latent responses.
 *
 * @param group label of the group, empty where there is one
 * @param general name of the factor on which every item loads
 * @param items that load on it
 * @param omegaHierarchicalObserved (1ᵀλg)²φg over the observed variance of the sum, without a standard error
 * @param relativeOmega omega hierarchical by omega total
 * @param explainedCommonVariance ECV of the general factor
 * @param uncontaminatedCorrelations PUC
 * @param specifics one a specific factor
 * @param itemExplainedCommonVariance ECV of each item
 */
public record BifactorReliability(
        String group,
        String general,
        List<String> items,
        VarianceShare omegaHierarchical,
        double omegaHierarchicalObserved,
        VarianceShare omegaTotal,
        VarianceShare relativeOmega,
        VarianceShare explainedCommonVariance,
        VarianceShare coefficientH,
        double determinacy,
        double uncontaminatedCorrelations,
        List<Specific> specifics,
        Map<String, Double> itemExplainedCommonVariance) {

    /**
     * What is said of the sum of the items of one specific factor.
     *
     * @param items that load on it
     * @param omegaTotal share of all factors
     * @param omegaGeneral share of the general factor
     * @param omegaSpecific share of this factor (omega hierarchical subscale)
     * @param explainedCommonVariance share of this factor in the common variance of its items
     */
    public record Specific(
            String factor,
            List<String> items,
            VarianceShare omegaTotal,
            VarianceShare omegaGeneral,
            VarianceShare omegaSpecific,
            VarianceShare explainedCommonVariance,
            VarianceShare coefficientH,
            double determinacy) {
        public Specific {
            items = List.copyOf(items);
        }

        private Specific renamed(UnaryOperator<String> names) {
            return new Specific(
                    names.apply(factor),
                    items.stream().map(names).toList(),
                    omegaTotal,
                    omegaGeneral,
                    omegaSpecific,
                    explainedCommonVariance,
                    coefficientH,
                    determinacy);
        }
    }

    public BifactorReliability {
        items = List.copyOf(items);
        specifics = List.copyOf(specifics);
        itemExplainedCommonVariance =
                java.util.Collections.unmodifiableMap(new LinkedHashMap<>(itemExplainedCommonVariance));
    }

    /** The same with other names of factors and items. */
    public BifactorReliability renamed(UnaryOperator<String> names) {
        Map<String, Double> shares = new LinkedHashMap<>();
        itemExplainedCommonVariance.forEach((item, share) -> shares.put(names.apply(item), share));
        return new BifactorReliability(
                group,
                names.apply(general),
                items.stream().map(names).toList(),
                omegaHierarchical,
                omegaHierarchicalObserved,
                omegaTotal,
                relativeOmega,
                explainedCommonVariance,
                coefficientH,
                determinacy,
                uncontaminatedCorrelations,
                specifics.stream().map(specific -> specific.renamed(names)).toList(),
                shares);
    }

    /**
     * Of every general factor, group by group. A factor is general where the items of one or more other factors are
     * among its own, these factors share no item and do not correlate with it.
     */
    public static List<BifactorReliability> of(SemFit fit) {
        List<BifactorReliability> all = new ArrayList<>();
        for (int group = 1; group <= fit.groups().size(); group++) {
            for (String factor : fit.table().latent()) {
                Optional<BifactorPattern> pattern = BifactorPattern.of(fit, group, factor);
                if (pattern.isPresent()) {
                    all.add(of(fit, group, pattern.get()));
                }
            }
        }
        return all;
    }

    private static BifactorReliability of(SemFit fit, int group, BifactorPattern pattern) {
        MeasurementPart part = new MeasurementPart(fit, group, pattern.items());
        List<VarianceShare> shares = DeltaMethod.of(fit, at -> shares(part.at(at), pattern));
        MeasurementPart.Values values =
                part.at(fit.estimates().stream().mapToDouble(Estimate::estimate).toArray());
        double[] determinacy = determinacy(values);
        List<Specific> specifics = new ArrayList<>();
        for (int s = 0; s < pattern.specifics().size(); s++) {
            int first = OVERALL + s * OF_SPECIFIC;
            BifactorPattern.Specific specific = pattern.specifics().get(s);
            specifics.add(new Specific(
                    specific.factor(),
                    specific.names(pattern.items()),
                    shares.get(first),
                    shares.get(first + 1),
                    shares.get(first + 2),
                    shares.get(first + 3),
                    shares.get(first + 4),
                    determinacy[specific.column()]));
        }
        double[] all = pattern.everyItem();
        return new BifactorReliability(
                fit.groups().get(group - 1).name(),
                pattern.general(),
                pattern.items(),
                shares.get(0),
                ofFactor(values, pattern.column(), all) / part.observedVariance(pattern.items()),
                shares.get(1),
                shares.get(2),
                shares.get(3),
                shares.get(4),
                determinacy[pattern.column()],
                pattern.uncontaminatedCorrelations(),
                specifics,
                ofItems(values, pattern));
    }

    private static final int OVERALL = 5;
    private static final int OF_SPECIFIC = 5;

    private static double[] shares(MeasurementPart.Values values, BifactorPattern pattern) {
        double[] shares = new double[OVERALL + OF_SPECIFIC * pattern.specifics().size()];
        double[] all = pattern.everyItem();
        DMatrixRMaj common = values.common();
        DMatrixRMaj squares = squaredStandardized(values);
        int g = pattern.column();
        double byGeneral = ofFactor(values, g, all);
        double byAll = within(common, all);
        double total = byAll + within(values.unique(), all);
        shares[0] = byGeneral / total;
        shares[1] = byAll / total;
        shares[2] = byGeneral / byAll;
        shares[3] = explained(squares, g, all);
        shares[4] = coefficientH(squares, g);
        int at = OVERALL;
        for (BifactorPattern.Specific specific : pattern.specifics()) {
            double[] some = specific.mask();
            double ofAll = within(common, some);
            double variance = ofAll + within(values.unique(), some);
            shares[at++] = ofAll / variance;
            shares[at++] = ofFactor(values, g, some) / variance;
            shares[at++] = ofFactor(values, specific.column(), some) / variance;
            shares[at++] = explained(squares, specific.column(), some);
            shares[at++] = coefficientH(squares, specific.column());
        }
        return shares;
    }

    private static Map<String, Double> ofItems(MeasurementPart.Values values, BifactorPattern pattern) {
        DMatrixRMaj squares = squaredStandardized(values);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < pattern.items().size(); i++) {
            double[] one = new double[pattern.items().size()];
            one[i] = 1;
            shares.put(pattern.items().get(i), explained(squares, pattern.column(), one));
        }
        return shares;
    }

    /** The part of the variance of the sum of some items (1 for those, else 0) that a factor alone brings about. */
    private static double ofFactor(MeasurementPart.Values values, int factor, double[] some) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += some[i] * values.loadings().get(i, factor);
        }
        return sum * sum * values.factors().get(factor, factor);
    }

    private static double within(DMatrixRMaj matrix, double[] some) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < some.length; j++) {
                sum += some[i] * some[j] * matrix.get(i, j);
            }
        }
        return sum;
    }

    /** Of each item (row) and factor (column) the squared loading, both standardised. */
    private static DMatrixRMaj squaredStandardized(MeasurementPart.Values values) {
        DMatrixRMaj squares = values.loadings().copy();
        DMatrixRMaj common = values.common();
        for (int i = 0; i < squares.numRows; i++) {
            double variance = common.get(i, i) + values.unique().get(i, i);
            for (int k = 0; k < squares.numCols; k++) {
                double loading = squares.get(i, k);
                squares.set(i, k, loading * loading * values.factors().get(k, k) / variance);
            }
        }
        return squares;
    }

    private static double explained(DMatrixRMaj squares, int factor, double[] some) {
        double own = 0;
        double all = 0;
        for (int i = 0; i < some.length; i++) {
            own += some[i] * squares.get(i, factor);
            for (int k = 0; k < squares.numCols; k++) {
                all += some[i] * squares.get(i, k);
            }
        }
        return own / all;
    }

    private static double coefficientH(DMatrixRMaj squares, int factor) {
        double information = 0;
        for (int i = 0; i < squares.numRows; i++) {
            double square = squares.get(i, factor);
            information += square / (1 - square);
        }
        return 1 / (1 + 1 / information);
    }

    private static double[] determinacy(MeasurementPart.Values values) {
        int m = values.factors().numRows;
        int p = values.loadings().numRows;
        double[] determinacy = new double[m];
        DMatrixRMaj sigma = values.common();
        CommonOps_DDRM.addEquals(sigma, values.unique());
        DMatrixRMaj structure = new DMatrixRMaj(p, m);
        CommonOps_DDRM.mult(values.loadings(), values.factors(), structure);
        DMatrixRMaj weights = new DMatrixRMaj(p, m);
        boolean solved = CommonOps_DDRM.solve(sigma, structure, weights);
        for (int k = 0; k < m; k++) {
            double explained = 0;
            for (int i = 0; i < p; i++) {
                explained += structure.get(i, k) * weights.get(i, k);
            }
            determinacy[k] = solved ? Math.sqrt(explained / values.factors().get(k, k)) : Double.NaN;
        }
        return determinacy;
    }
}
