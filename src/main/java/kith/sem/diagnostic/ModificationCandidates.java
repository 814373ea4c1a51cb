package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import kith.sem.solution.DerivedValues;

/**
 * The parameters of one group that could be freed, at the values where the model holds them.
 *
 * <p>As in lavaan's {@code modindices()}: parameters fixed in the model (markers, intercepts, covariances fixed at 0,
 * variances); loadings of each factor on every observed outcome; covariances of residuals of indicators; covariances of
 * factors; regressions among all variables that are in some regression, a predictor as outcome included unless moments
 * are conditional on it; intercepts where there are means. Beyond lavaan: effects of predictors on single indicators
 * (differential item functioning; Muthén 1989, doi 10.1007/BF02296397; lavaan's {@code lavTestScore(add = )}), loadings
 * on indicators that have predictors, and residual covariances of observed outcomes that are no indicators. Left out:
 * moments of predictors taken as given, whose index is 0 by construction; what belongs to the factors of exploratory
 * blocks, since freeing one parameter of one of these factors means something else for each choice of axes; and in the
 * delta parameterisation regressions that would change what is explained of an ordered variable that predicts.
 */
final class ModificationCandidates {

    private final ParameterTable table;
    private final boolean conditional;
    private final int group;
    private final Set<String> factors;
    private final List<String> outcomes;
    private final Set<String> indicators = new LinkedHashSet<>();
    private final Set<String> regressed = new LinkedHashSet<>();
    /** What affects what at once. */
    private final List<Map.Entry<String, String>> effects = new ArrayList<>();

    private final Set<String> causes = new LinkedHashSet<>();
    private final Map<ParameterKey, Parameter> found = new LinkedHashMap<>();
    private final Set<ParameterKey> present = new LinkedHashSet<>();

    private ModificationCandidates(ParameterTable table, boolean conditional, int group) {
        this.table = table;
        this.conditional = conditional;
        this.group = group;
        this.factors = Set.copyOf(table.latent());
        this.outcomes = table.observed().stream()
                .filter(name -> !table.predictors().contains(name))
                .toList();
    }

    /**
     * @param table every fixed parameter has a value
     * @param derived says which values follow from others
     * @param group from 1
     */
    static List<Parameter> of(ParameterTable table, DerivedValues derived, int group) {
        boolean conditional = !derived.conditional().equals(derived.structures());
        ModificationCandidates candidates = new ModificationCandidates(table, conditional, group);
        List<Parameter> own =
                table.parameters().stream().filter(row -> row.group() == group).toList();
        own.forEach(candidates::note);
        own.stream()
                .filter(row ->
                        !row.isFree() && !row.exogenous() && !derived.isDerived(row) && !candidates.isRotated(row))
                .forEach(row -> candidates.found.put(key(row.lhs(), row.op(), row.rhs(), group), row));
        candidates.addLoadings();
        candidates.addCovariances(candidates.outcomes);
        candidates.addCovariances(table.latent());
        candidates.addRegressions(!table.ordered().isEmpty() && !isTheta(derived));
        if (table.hasMeans()) {
            candidates.addIntercepts();
        }
        return List.copyOf(candidates.found.values());
    }

    private static boolean isTheta(DerivedValues derived) {
        return derived.parameterization() == ModelOptions.Parameterization.THETA;
    }

    private void note(Parameter row) {
        present.add(key(row.lhs(), row.op(), row.rhs(), group));
        if (row.op().isEffect()) {
            regressed.add(row.lhs());
            regressed.add(row.rhs());
            causes.add(row.rhs());
            effects.add(Map.entry(row.rhs(), row.lhs()));
        } else if (row.op() == Operator.LOADING) {
            effects.add(Map.entry(row.lhs(), row.rhs()));
            if (!factors.contains(row.rhs())) {
                indicators.add(row.rhs());
            }
        }
    }

    /** A covariance is the same whichever side stands first. */
    private static ParameterKey key(String lhs, Operator op, String rhs, int group) {
        boolean turned = op == Operator.COVARIANCE && lhs.compareTo(rhs) > 0;
        return new ParameterKey(turned ? rhs : lhs, op, turned ? lhs : rhs, group, 1);
    }

    private void add(String lhs, Operator op, String rhs) {
        ParameterKey key = key(lhs, op, rhs, group);
        Parameter row = new Parameter(
                lhs, op, rhs, group, 1, 0, 0, "", false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        if (present.add(key) && !isRotated(row)) {
            found.put(key, row);
        }
    }

    /** Whether it belongs to a factor of an exploratory block, on whose axes its index would depend. */
    private boolean isRotated(Parameter row) {
        return table.blocks().stream()
                .filter(ExploratoryBlock::isRotated)
                .anyMatch(block ->
                        block.factors().contains(row.lhs()) || block.factors().contains(row.rhs()));
    }

    /** An observed outcome that is no indicator is related to factors by regressions. */
    private void addLoadings() {
        for (String factor : table.latent()) {
            for (String outcome : outcomes) {
                boolean predicted = present.contains(key(outcome, Operator.REGRESSION, factor, group))
                        || present.contains(key(factor, Operator.REGRESSION, outcome, group));
                if (!predicted && (indicators.contains(outcome) || !regressed.contains(outcome))) {
                    add(factor, Operator.LOADING, outcome);
                }
            }
        }
    }

    private void addCovariances(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                add(names.get(i), Operator.COVARIANCE, names.get(j));
            }
        }
    }

    private void addRegressions(boolean delta) {
        List<String> items =
                table.observed().stream().filter(indicators::contains).toList();
        for (String outcome : regressed) {
            if (conditional && table.exogenous().contains(outcome)) {
                continue;
            }
            for (String predictor : regressed) {
                boolean loading = indicators.contains(outcome) && factors.contains(predictor);
                if (!outcome.equals(predictor) && !loading && !(delta && isMediated(outcome, predictor))) {
                    add(outcome, Operator.REGRESSION, predictor);
                }
            }
        }
        for (String predictor : table.predictors()) {
            items.stream()
                    .filter(item -> !(delta && isMediated(item, predictor)))
                    .forEach(item -> add(item, Operator.REGRESSION, predictor));
        }
    }

    /**
     * Whether a regression would change what is explained of an ordered variable that predicts: its residual variance,
     * which is no parameter in the delta parameterisation, would have to give way.
     */
    private boolean isMediated(String outcome, String predictor) {
        Set<String> reached = new LinkedHashSet<>(Set.of(outcome));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, String> effect : effects) {
                grew |= reached.contains(effect.getKey()) && reached.add(effect.getValue());
            }
        }
        return reached.stream()
                .filter(table.ordered()::contains)
                .anyMatch(name -> name.equals(predictor) || causes.contains(name));
    }

    private void addIntercepts() {
        for (String name : table.observed()) {
            if (!conditional || !table.exogenous().contains(name)) {
                add(name, Operator.INTERCEPT, "");
            }
        }
        table.latent().forEach(factor -> add(factor, Operator.INTERCEPT, ""));
    }
}
