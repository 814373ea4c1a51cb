package kith.irt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.math.ChiSquare;

/**
 * Models of the same items side by side: log-likelihood, AIC and BIC, and likelihood ratio tests of those that are
 * nested.
 *
 * @param models fitted, in the order that they were asked for
 * @param tests one for each pair of nested models of which both converged
 */
public record IrtModelComparison(List<Fitted> models, List<NestedTest> tests) {

    /** Which models are restrictions of which. */
    private static final Map<ItemModel, Set<ItemModel>> WITHIN = Map.of(
            ItemModel.RATING_SCALE, Set.of(ItemModel.PARTIAL_CREDIT, ItemModel.GENERALIZED_PARTIAL_CREDIT),
            ItemModel.PARTIAL_CREDIT, Set.of(ItemModel.GENERALIZED_PARTIAL_CREDIT),
            ItemModel.GRADED_RATING_SCALE, Set.of(ItemModel.GRADED),
            ItemModel.RASCH, Set.of(ItemModel.TWO_PARAMETER, ItemModel.GRADED, ItemModel.GENERALIZED_PARTIAL_CREDIT));

    public IrtModelComparison {
        models = List.copyOf(models);
        tests = List.copyOf(tests);
    }

    /**
     * A model of the comparison.
     *
     * @param model of the items
     * @param parameters how many are free
     * @param converged whether the search did
     */
    public record Fitted(
            ItemModel model, int parameters, double logLikelihood, double aic, double bic, boolean converged) {}

    /**
     * 2(log L of the general model − log L of the restricted one).
     *
     * @param restricted model
     * @param general model that it is a special case of
     */
    public record NestedTest(
            ItemModel restricted, ItemModel general, double statistic, int degreesOfFreedom, double pValue) {}

    /**
     * @param first a model that is fitted already
     * @param others further models
     */
    static IrtModelComparison of(IrtFit first, List<ItemModel> others) {
        List<Fitted> models = new ArrayList<>(List.of(fitted(first)));
        for (ItemModel other : others) {
            if (other != first.question().model()) {
                models.add(
                        fitted(IrtModel.fit(first.patterns(), first.question().with(other))));
            }
        }
        List<NestedTest> tests = new ArrayList<>();
        for (Fitted restricted : models) {
            for (Fitted general : models) {
                int df = general.parameters - restricted.parameters;
                boolean nested = WITHIN.getOrDefault(restricted.model, Set.of()).contains(general.model);
                if (nested && df > 0 && restricted.converged && general.converged) {
                    double statistic = Math.max(0, 2 * (general.logLikelihood - restricted.logLikelihood));
                    tests.add(new NestedTest(
                            restricted.model, general.model, statistic, df, ChiSquare.upperTail(statistic, df)));
                }
            }
        }
        return new IrtModelComparison(models, tests);
    }

    private static Fitted fitted(IrtFit fit) {
        return new Fitted(
                fit.question().model(),
                fit.parameters(),
                fit.logLikelihood(),
                fit.aic(),
                fit.bic(),
                fit.hasConverged());
    }

    /** The model with the lowest BIC of those that converged. */
    public ItemModel lowestBic() {
        return models.stream()
                .filter(Fitted::converged)
                .min(Comparator.comparingDouble(Fitted::bic))
                .orElse(models.get(0))
                .model();
    }

    /** The model with the lowest AIC of those that converged. */
    public ItemModel lowestAic() {
        return models.stream()
                .filter(Fitted::converged)
                .min(Comparator.comparingDouble(Fitted::aic))
                .orElse(models.get(0))
                .model();
    }
}
