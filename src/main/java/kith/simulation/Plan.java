package kith.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is the same for all respondents, worked out once. */
final class Plan {

    private final Population population;
    private final List<String> factors;
    private final Correlated correlated;
    private final double sumOfCorrelations;
    private final Map<ContextPopulation, List<Local>> items = new LinkedHashMap<>();
    private final Map<ContextPopulation, List<Local>> profile = new LinkedHashMap<>();

    /**
     * An item in one context.
     *
     * @param loadings in the order of the factors
     * @param residualSd standard deviation of its residual, which is that of the population
     */
    record Local(Indicator indicator, double[] loadings, double residualSd) {

        /** The answer, recoded where the item is reverse-keyed. */
        double answer(double[] eta, double residual) {
            double tendency = residualSd * residual;
            for (int f = 0; f < loadings.length; f++) {
                tendency += loadings[f] * eta[f];
            }
            return indicator.form().answer(tendency);
        }
    }

    Plan(Population population) {
        this.population = population;
        this.factors = population.factors();
        this.correlated = new Correlated(population.structure().correlations());
        double sum = 0;
        for (double value : population.structure().correlations().toRowMajor()) {
            sum += value;
        }
        this.sumOfCorrelations = sum;
        for (ContextPopulation context : population.contexts()) {
            items.put(context, local(population.items(), context));
            profile.put(context, local(population.profile(), context));
        }
    }

    private List<Local> local(List<Indicator> indicators, ContextPopulation context) {
        List<Local> local = new ArrayList<>();
        for (Indicator indicator : indicators) {
            Indicator here = context.local(indicator);
            double[] loadings = factors.stream()
                    .mapToDouble(factor -> here.loadings().getOrDefault(factor, 0.0))
                    .toArray();
            double variance = Math.max(0, population.residualVariance(indicator));
            local.add(new Local(here, loadings, StrictMath.sqrt(variance)));
        }
        return local;
    }

    Population population() {
        return population;
    }

    List<String> factors() {
        return factors;
    }

    Correlated correlated() {
        return correlated;
    }

    List<Local> items(ContextPopulation context) {
        return items.get(context);
    }

    List<Local> profile(ContextPopulation context) {
        return profile.get(context);
    }

    /** Variance of the mean of the factors. */
    double varianceOfMeanFactor() {
        return sumOfCorrelations / ((double) factors.size() * factors.size());
    }
}
