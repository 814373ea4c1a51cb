package kith.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kith.fit.FitIndex;
import kith.fit.FitVariant;
import kith.math.ChiSquare;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import kith.sem.model.TableRevision;
import kith.sem.solution.Estimate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Whether factors have the same loadings within and between clusters, without which a factor between clusters is not
 * the cluster's part of the factor within (Jak &amp; Jorgensen 2017, doi 10.3389/fpsyg.2017.01640).
 *
 * <p>With the loading of the first item of each factor fixed at 1 at both levels, the other loadings are held equal.
 * The test is the difference of χ² by maximum likelihood, scaled under MLR (Satorra &amp; Bentler 2001, doi
 * 10.1007/BF02296192); for ordered items by WLSMV it is a Wald test at the estimates of the model without equalities.
 *
 * @param factors those compared: with the same items at both levels
 * @param equal the model with equal loadings
 * @param chisq the test statistic
 * @param deltaCfi CFI with less CFI without equal loadings, in the best variant of the estimator
 * @param deltaRmsea the same for RMSEA
 */
public record CrossLevelInvariance(
        List<String> factors,
        TwoLevelFit equal,
        double chisq,
        double df,
        double pValue,
        double deltaCfi,
        double deltaRmsea) {

    private static final double ALPHA = 0.05;

    /** What the test says of equal loadings. */
    public enum Verdict {
        NOT_REJECTED,
        REJECTED,
        /** A model did not converge, or the statistic does not exist. */
        UNKNOWN
    }

    public CrossLevelInvariance {
        factors = List.copyOf(factors);
    }

    /** By the test at the level .05. */
    public Verdict verdict() {
        return Double.isNaN(pValue) ? Verdict.UNKNOWN : pValue < ALPHA ? Verdict.REJECTED : Verdict.NOT_REJECTED;
    }

    /**
     * Absent where no factor has the same items, two or more, at both levels.
     *
     * @param sem the model without equalities, with marker items
     * @param free its fit
     * @param fitting fits the model after an edit of its table of parameters
     */
    public static Optional<CrossLevelInvariance> of(
            Sem sem, TwoLevelFit free, Function<UnaryOperator<ParameterTable>, TwoLevelFit> fitting) {
        List<Estimate> within = new ArrayList<>();
        List<Estimate> between = new ArrayList<>();
        List<String> factors = new ArrayList<>();
        for (LevelReliability pair : LevelReliabilities.of(free)) {
            if (pair.within().isEmpty() || pair.between().isEmpty()) {
                continue;
            }
            List<Estimate> inside = new ArrayList<>();
            List<Estimate> outside = new ArrayList<>();
            for (String item : pair.items()) {
                Estimate one = free.estimate(pair.within(), "=~", item, 1, 1);
                Estimate other = free.estimate(pair.between(), "=~", item, 1, 2);
                if (one.free() > 0
                        && other.free() > 0
                        && one.label().isEmpty()
                        && other.label().isEmpty()) {
                    inside.add(one);
                    outside.add(other);
                }
            }
            if (inside.size() == pair.items().size() - 1) {
                within.addAll(inside);
                between.addAll(outside);
                factors.add(pair.within());
            }
        }
        if (factors.isEmpty() || sem.model().scaling() != ModelOptions.Scaling.MARKER) {
            return Optional.empty();
        }
        TwoLevelFit equal = fitting.apply(equalities(within, between));
        double df = within.size();
        double chisq = free.converged() && equal.converged()
                ? sem.estimator() == Estimator.WLSMV ? wald(free, within, between) : difference(free, equal)
                : Double.NaN;
        return Optional.of(new CrossLevelInvariance(
                factors,
                equal,
                chisq,
                df,
                Double.isFinite(chisq) ? ChiSquare.upperTail(Math.max(0, chisq), df) : Double.NaN,
                change(FitIndex.CFI, free, equal),
                change(FitIndex.RMSEA, free, equal)));
    }

    private static double change(FitIndex index, TwoLevelFit free, TwoLevelFit equal) {
        FitVariant variant = free.fit().variant(index, FitVariant.ROBUST_FIRST);
        return equal.fit().value(index, variant) - free.fit().value(index, variant);
    }

    private static UnaryOperator<ParameterTable> equalities(List<Estimate> within, List<Estimate> between) {
        return table -> {
            TableRevision revision = TableRevision.of(table);
            for (int k = 0; k < within.size(); k++) {
                revision = revision.holdEqual(key(table, within.get(k)), key(table, between.get(k)));
            }
            return revision.table();
        };
    }

    private static ParameterKey key(ParameterTable table, Estimate loading) {
        return table.parameters().stream()
                .filter(row -> row.op() == Operator.LOADING
                        && row.level() == loading.level()
                        && row.lhs().equals(loading.lhs())
                        && row.rhs().equals(loading.rhs()))
                .findFirst()
                .map(ParameterKey::of)
                .orElseThrow();
    }

    /** Of χ², scaled where the test of fit is. */
    private static double difference(TwoLevelFit free, TwoLevelFit equal) {
        double plain = equal.fit().value(FitIndex.CHISQ) - free.fit().value(FitIndex.CHISQ);
        if (!free.fit().has(FitIndex.CHISQ, FitVariant.SCALED)) {
            return plain;
        }
        double more = equal.fit().value(FitIndex.DF);
        double fewer = free.fit().value(FitIndex.DF);
        double ofFree = fewer > 0 ? fewer * free.fit().value(FitIndex.CHISQ_SCALING_FACTOR) : 0;
        double factor = (more * equal.fit().value(FitIndex.CHISQ_SCALING_FACTOR) - ofFree) / (more - fewer);
        return factor > 0 ? plain / factor : Double.NaN;
    }

    private static double wald(TwoLevelFit free, List<Estimate> within, List<Estimate> between) {
        int k = within.size();
        double[][] spread = free.solution().covariance().toArray();
        DMatrixRMaj covariance = new DMatrixRMaj(k, k);
        DMatrixRMaj differences = new DMatrixRMaj(k, 1);
        for (int a = 0; a < k; a++) {
            differences.set(a, 0, within.get(a).estimate() - between.get(a).estimate());
            int insideA = within.get(a).free() - 1;
            int outsideA = between.get(a).free() - 1;
            for (int b = 0; b < k; b++) {
                int insideB = within.get(b).free() - 1;
                int outsideB = between.get(b).free() - 1;
                covariance.set(
                        a,
                        b,
                        spread[insideA][insideB]
                                - spread[insideA][outsideB]
                                - spread[outsideA][insideB]
                                + spread[outsideA][outsideB]);
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(k, 1);
        return CommonOps_DDRM.solve(covariance, differences, solved)
                ? CommonOps_DDRM.dot(differences, solved)
                : Double.NaN;
    }
}
