package kith.sem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.Operator;
import kith.sem.model.ParameterTable;
import kith.sem.sample.OrderedSamples;
import kith.sem.sample.UsableRows;

/** The variables of a model: which are ordered, and which predictors are taken as given. */
final class ModelVariables {

    private final Sem sem;
    private final ModelContext context;
    private Optional<ParameterTable> bare = Optional.empty();

    /** @throws kith.finding.InputException when the responses lack a column that says which rows belong together */
    ModelVariables(Sem sem, Responses responses) {
        UsableRows.requireColumns(responses, sem.rows());
        ModelContext columns =
                ModelContext.plain().withColumns(responses.numeric().keySet());
        this.sem = sem;
        this.context = sem.group()
                .map(column -> columns.withGroups(responses.grouping(column).names()))
                .orElse(columns);
    }

    /** Columns and groups of the responses. */
    ModelContext context() {
        return context;
    }

    /** The table of parameters with every variable continuous and nothing held equal. */
    ParameterTable bare() {
        if (bare.isEmpty()) {
            ModelOptions options = sem.model().withFixedX(true);
            bare = Optional.of(new ModelSpecification(sem.syntax(), options, context, Set.of(), List.of()).table());
        }
        return bare.get();
    }

    /**
     * The ordered variables of the model, in its order; what only predicts is not among them, unless the model has its
     * thresholds.
     */
    Set<String> ordered() {
        Set<String> names = new LinkedHashSet<>();
        if (!sem.ordered().isEmpty()) {
            names.addAll(bare().observed());
            names.retainAll(sem.ordered());
            names.removeAll(orderedPredictors());
        }
        return names;
    }

    /** Predictors said to be ordered, which are taken as the numbers that they are, as in lavaan. */
    Set<String> orderedPredictors() {
        Set<String> names = new LinkedHashSet<>(bare().exogenous());
        names.retainAll(sem.ordered());
        bare().parameters().stream()
                .filter(row -> row.op() == Operator.THRESHOLD)
                .forEach(row -> names.remove(row.lhs()));
        return names;
    }

    /** What samples are made of. */
    OrderedSamples.Variables analysed() {
        return new OrderedSamples.Variables(bare().observed(), ordered(), given());
    }

    /**
     * The predictors that moments of ordered variables are conditional on: all of them, unless the model does not take
     * predictors as given or has thresholds of one.
     */
    private List<String> given() {
        Set<String> ordered = ordered();
        boolean none = ordered.isEmpty()
                || !sem.model().fixedX()
                || bare().exogenous().stream().anyMatch(ordered::contains);
        return none ? List.of() : bare().exogenous();
    }
}
