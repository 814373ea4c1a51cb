package kith.sem.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which part each variable plays in one block of a model, in lavaan's order ({@code lavNames()}): observed ones as
 * indicators, then outcomes, then predictors, then those that are only in covariances, intercepts or thresholds.
 *
 * @param observed all observed variables
 * @param latent all factors, composites among them
 * @param composites weighted sums of their components
 * @param predictors observed variables that predict and are in nothing else
 * @param exogenousFactors factors that nothing predicts, that no factor has as indicator and that are no composites
 * @param lastOutcomes factors, then observed variables, that are predicted and predict nothing
 * @param thresholded observed variables with thresholds in the model
 */
record VariableRoles(
        List<String> observed,
        List<String> latent,
        List<String> composites,
        List<String> predictors,
        List<String> exogenousFactors,
        List<String> lastOutcomes,
        List<String> thresholded) {

    static VariableRoles of(Collection<Relationship> block) {
        Set<String> latent = names(block, Relationship::lhs, Operator.LOADING, Operator.COMPOSITE);
        Set<String> composites = names(block, Relationship::lhs, Operator.COMPOSITE);
        Set<String> indicators = names(block, Relationship::rhs, Operator.LOADING);
        Set<String> outcomes = names(block, Relationship::lhs, Operator.REGRESSION);
        Set<String> causes = names(block, Relationship::rhs, Operator.REGRESSION, Operator.COMPOSITE);

        Set<String> predictors = new LinkedHashSet<>(causes);
        predictors.removeAll(latent);
        predictors.removeAll(indicators);
        predictors.removeAll(outcomes);

        Set<String> observed = new LinkedHashSet<>(indicators);
        observed.addAll(outcomes);
        observed.addAll(predictors);
        observed.addAll(names(block, Relationship::lhs, Operator.COVARIANCE));
        observed.addAll(names(block, Relationship::rhs, Operator.COVARIANCE));
        observed.addAll(names(block, Relationship::lhs, Operator.INTERCEPT, Operator.THRESHOLD));
        observed.removeAll(latent);

        Set<String> random = names(block, Relationship::lhs, Operator.INTERCEPT, Operator.COVARIANCE);
        random.addAll(names(block, Relationship::rhs, Operator.COVARIANCE));
        predictors.removeAll(random);

        Set<String> thresholded = names(block, Relationship::lhs, Operator.THRESHOLD);
        Set<String> lastOutcomes = new LinkedHashSet<>(outcomes);
        lastOutcomes.removeAll(indicators);
        lastOutcomes.removeAll(causes);
        return new VariableRoles(
                List.copyOf(observed),
                List.copyOf(latent),
                List.copyOf(composites),
                List.copyOf(predictors),
                latent.stream()
                        .filter(factor -> !indicators.contains(factor)
                                && !outcomes.contains(factor)
                                && !composites.contains(factor))
                        .toList(),
                Stream.concat(latent.stream(), observed.stream())
                        .filter(lastOutcomes::contains)
                        .toList(),
                observed.stream().filter(thresholded::contains).toList());
    }

    /** Observed variables other than the predictors. */
    List<String> modelled() {
        List<String> names = new ArrayList<>(observed);
        names.removeAll(predictors);
        return names;
    }

    private static Set<String> names(
            Collection<Relationship> block, Function<Relationship, String> side, Operator... operators) {
        Set<Operator> wanted = Set.of(operators);
        Set<String> names = new LinkedHashSet<>();
        block.stream().filter(said -> wanted.contains(said.op())).map(side).forEach(names::add);
        return names;
    }
}
