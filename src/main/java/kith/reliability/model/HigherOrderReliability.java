package kith.reliability.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How much of a sum of items is due to a factor of a higher order, such as collective efficacy behind its domains.
 *
 * <p>With loadings Λ of the items on first-order factors, γ of these on the factor with variance ψ, Φ the implied
 * covariances of the first-order factors and Θ those of the residuals of the items:
 *
 * <ul>
 *   <li>omega hierarchical (1ᵀΛγ)²ψ / (1ᵀΛΦΛᵀ1 + 1ᵀΘ1): its share of the variance of the sum that the model implies
 *       (semTools' {@code reliabilityL2} calls it omegaL1), and the same over the observed variance of the sum
 *       (semTools' {@code compRelSEM(higher =)});
 *   <li>omega total 1ᵀΛΦΛᵀ1 / (1ᵀΛΦΛᵀ1 + 1ᵀΘ1): that of all common factors;
 *   <li>partial omega (1ᵀΛγ)²ψ / ((1ᵀΛγ)²ψ + 1ᵀΘ1): what is specific to first-order factors set aside;
 *   <li>omega of the factors (1ᵀγ)²ψ / 1ᵀΦ1: its share of the variance of the sum of the first-order factors.
 * </ul>
 *
 * <p>Standard errors by the delta method from the covariance of the estimates, by central differences; intervals
 * estimate ± 1.96 of them. Where answers are ordered, all of it speaks of the latent responses. McDonald 1999; Raykov
 * and Zinbarg 2011, doi 10.1348/000711009X479714. Where observed variables predict factors, variances of factors are
 * what they leave of these. Of a model of two levels, the level within groups.
 *
 * @param group label of the group, empty where there is one
 * @param factor of the higher order
 * @param firstOrder factors that load on it
 * @param items that load on these
 * @param omegaHierarchical share of the implied variance of the sum
 * @param omegaHierarchicalObserved share of its observed variance, without a standard error
 * @param omegaTotal share of all common factors
 * @param omegaPartial share with what is specific to first-order factors set aside
 * @param omegaOfFactors share of the variance of the sum of the first-order factors
 */
public record HigherOrderReliability(
        String group,
        String factor,
        List<String> firstOrder,
        List<String> items,
        VarianceShare omegaHierarchical,
        double omegaHierarchicalObserved,
        VarianceShare omegaTotal,
        VarianceShare omegaPartial,
        VarianceShare omegaOfFactors) {

    public HigherOrderReliability {
        firstOrder = List.copyOf(firstOrder);
        items = List.copyOf(items);
    }

    /** Of every factor that other factors load on, group by group; none where there is no such factor. */
    public static List<HigherOrderReliability> of(SemFit fit) {
        List<HigherOrderReliability> all = new ArrayList<>();
        for (int group = 1; group <= fit.groups().size(); group++) {
            for (String factor : fit.table().latent()) {
                Composite composite = Composite.of(fit, factor, group);
                if (!composite.firstOrder().isEmpty() && !composite.items().isEmpty()) {
                    all.add(of(fit, composite));
                }
            }
        }
        return all;
    }

    private static HigherOrderReliability of(SemFit fit, Composite composite) {
        MeasurementPart part = new MeasurementPart(fit, composite.group(), composite.items());
        List<VarianceShare> shares = DeltaMethod.of(fit, at -> composite.shares(part.at(at)));
        double[] estimates =
                fit.estimates().stream().mapToDouble(Estimate::estimate).toArray();
        return new HigherOrderReliability(
                fit.groups().get(composite.group() - 1).name(),
                composite.factor(),
                composite.firstOrder(),
                composite.items(),
                shares.get(0),
                composite.explained(part.at(estimates)) / part.observedVariance(composite.items()),
                shares.get(1),
                shares.get(2),
                shares.get(3));
    }

    /** The sum of all items behind a factor of a higher order. */
    private record Composite(
            List<String> latent, String factor, int group, List<String> firstOrder, List<String> items) {

        static Composite of(SemFit fit, String factor, int group) {
            List<String> latent = fit.table().latent();
            Set<String> firstOrder = new LinkedHashSet<>();
            Set<String> items = new LinkedHashSet<>();
            for (Estimate row : fit.estimates()) {
                if (isLoading(row, group) && row.lhs().equals(factor) && latent.contains(row.rhs())) {
                    firstOrder.add(row.rhs());
                }
            }
            for (Estimate row : fit.estimates()) {
                if (isLoading(row, group) && firstOrder.contains(row.lhs()) && !latent.contains(row.rhs())) {
                    items.add(row.rhs());
                }
            }
            return new Composite(latent, factor, group, List.copyOf(firstOrder), List.copyOf(items));
        }

        private static boolean isLoading(Estimate row, int group) {
            return row.group() == group && row.level() == 1 && row.op() == Operator.LOADING;
        }

        /** Omega hierarchical, total, partial, of the factors. */
        double[] shares(MeasurementPart.Values values) {
            double explained = explained(values);
            double common = CommonOps_DDRM.elementSum(values.common());
            double unique = CommonOps_DDRM.elementSum(values.unique());
            return new double[] {
                explained / (common + unique),
                common / (common + unique),
                explained / (explained + unique),
                ofFactors(values)
            };
        }

        /** (1ᵀΛγ)²ψ. */
        double explained(MeasurementPart.Values values) {
            int h = latent.indexOf(factor);
            double byItems = 0;
            for (int a = 0; a < latent.size(); a++) {
                for (int i = 0; i < items.size(); i++) {
                    byItems += values.loadings().get(i, a) * values.effects().get(a, h);
                }
            }
            return byItems * byItems * values.factors().get(h, h);
        }

        private double ofFactors(MeasurementPart.Values values) {
            int h = latent.indexOf(factor);
            double byFactors = 0;
            double all = 0;
            for (String one : firstOrder) {
                int a = latent.indexOf(one);
                byFactors += values.effects().get(a, h);
                for (String other : firstOrder) {
                    all += values.factors().get(a, latent.indexOf(other));
                }
            }
            return byFactors * byFactors * values.factors().get(h, h) / all;
        }
    }
}
