package kith.irt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * Item response parameters of an ordered item of a factor model (Takane and de Leeuw 1987, doi 10.1007/BF02294363):
 * with the standardised loading λ and the standardised thresholds τ, a = λ / √(1 − λ²) in the normal ogive metric and
 * b<sub>k</sub> = τ<sub>k</sub> / λ. The conversion is exact and the same in the delta and theta parameterisations.
 * Times 1.702 the slope approximates that of the logistic graded model; marginal maximum likelihood ({@code kith irt})
 * uses all responses together and differs a little.
 *
 * <p>The trait has its mean at the factor's origin and the factor's standard deviation in the group as its unit.
 *
 * @param group number of the group, from 1
 * @param slope a, normal ogive
 * @param slopeError by the delta method, SE(λ) / (1 − λ²)<sup>3/2</sup>; NaN where λ has none
 * @param difficulties b, one a threshold
 */
public record FactorModelItem(
        int group, String factor, String item, double slope, double slopeError, double[] difficulties) {

    /** Ratio of logistic to normal ogive slopes. */
    public static final double LOGISTIC = 1.702;

    /** Slope in the logistic metric. */
    public double logisticSlope() {
        return LOGISTIC * slope;
    }

    /** One an ordered item that loads on a single factor and has a residual variance; none of continuous items. */
    public static List<FactorModelItem> of(SemFit fit) {
        Map<String, List<Estimate>> loadings = new LinkedHashMap<>();
        Map<String, List<Estimate>> thresholds = new LinkedHashMap<>();
        Map<String, Double> intercepts = new LinkedHashMap<>();
        for (Estimate estimate : fit.estimates()) {
            if (estimate.op() == Operator.LOADING) {
                loadings.computeIfAbsent(estimate.group() + " " + estimate.rhs(), key -> new ArrayList<>())
                        .add(estimate);
            } else if (estimate.op() == Operator.THRESHOLD) {
                thresholds
                        .computeIfAbsent(estimate.group() + " " + estimate.lhs(), key -> new ArrayList<>())
                        .add(estimate);
            } else if (estimate.op() == Operator.INTERCEPT) {
                intercepts.put(estimate.group() + " " + estimate.lhs(), estimate.stdAll());
            }
        }
        List<FactorModelItem> items = new ArrayList<>();
        loadings.forEach((key, of) -> {
            if (of.size() == 1
                    && thresholds.containsKey(key)
                    && Math.abs(of.get(0).stdAll()) < 1) {
                items.add(item(of.get(0), thresholds.get(key), intercepts.getOrDefault(key, 0.0)));
            }
        });
        return items;
    }

    private static FactorModelItem item(Estimate loading, List<Estimate> thresholds, double intercept) {
        double lambda = loading.stdAll();
        double rest = 1 - lambda * lambda;
        return new FactorModelItem(
                loading.group(),
                loading.lhs(),
                loading.rhs(),
                lambda / Math.sqrt(rest),
                loading.standardizedAll().se() / Math.pow(rest, 1.5),
                thresholds.stream()
                        .mapToDouble(tau -> (tau.stdAll() - intercept) / lambda)
                        .toArray());
    }
}
