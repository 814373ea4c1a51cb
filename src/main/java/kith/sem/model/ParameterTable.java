package kith.sem.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model, ready to be estimated: every parameter of every group with what is free and what is fixed, in lavaan's
 * order.
 *
 * <p>Labels that constraints and definitions speak of are the user's labels and the labels that every row has by its
 * place: {@code .p1.} for the first row, {@code .p2.} for the second and so on. Two free parameters with the same
 * label, or with the same modifier {@code equal()}, stand in an {@link Operator#EQUAL} constraint between such labels.
 *
 * @param parameters the rows, group after group
 * @param constraints equalities and inequalities
 * @param definitions in the order in which they can be computed
 * @param groups labels of the groups; one empty label where there is a single group
 * @param observed names of observed variables in the model, in the order of lavaan's {@code lavNames(, "ov")}
 * @param latent names of factors, in the order of lavaan's {@code lavNames(, "lv")}
 * @param ordered names of those observed variables that are ordered
 * @param exogenous names of observed predictors taken as given ({@code fixed.x}); empty otherwise
 * @param predictors names of observed variables that predict and whose means and variances the syntax does not mention,
 *     taken as given or not: lavaan's {@code lavNames(, "ov.x")}
 * @param blocks exploratory blocks of factors, whose loadings are those of axes chosen for the search
 */
public record ParameterTable(
        List<Parameter> parameters,
        List<Constraint> constraints,
        List<Definition> definitions,
        List<String> groups,
        List<String> observed,
        List<String> latent,
        List<String> ordered,
        List<String> exogenous,
        List<String> predictors,
        List<ExploratoryBlock> blocks) {

    public ParameterTable {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
        definitions = List.copyOf(definitions);
        groups = List.copyOf(groups);
        observed = List.copyOf(observed);
        latent = List.copyOf(latent);
        ordered = List.copyOf(ordered);
        exogenous = List.copyOf(exogenous);
        predictors = List.copyOf(predictors);
        blocks = List.copyOf(blocks);
    }

    /** The same model with other rows. */
    public ParameterTable withParameters(List<Parameter> rows) {
        return new ParameterTable(
                rows, constraints, definitions, groups, observed, latent, ordered, exogenous, predictors, blocks);
    }

    /** The same model with its observed variables in another order. */
    public ParameterTable inOrderOf(List<String> variables) {
        if (!Set.copyOf(variables).equals(Set.copyOf(observed))) {
            throw new IllegalArgumentException(variables + " are not " + observed);
        }
        return new ParameterTable(
                parameters,
                constraints,
                definitions,
                groups,
                variables,
                latent,
                variables.stream().filter(ordered::contains).toList(),
                variables.stream().filter(exogenous::contains).toList(),
                variables.stream().filter(predictors::contains).toList(),
                blocks);
    }

    /** The same rows under other constraints. */
    public ParameterTable withConstraints(List<Constraint> others) {
        return new ParameterTable(
                parameters, others, definitions, groups, observed, latent, ordered, exogenous, predictors, blocks);
    }

    /** How many free parameters, equal ones counted each. */
    public int freeCount() {
        return parameters.stream().mapToInt(Parameter::free).max().orElse(0);
    }

    /** The label that row {@code index} (from 0) has by its place. */
    public static String placeLabel(int index) {
        return ".p" + (index + 1) + ".";
    }

    /** The place of a parameter among the rows, from 0. */
    public OptionalInt indexOf(ParameterKey key) {
        return IntStream.range(0, parameters.size())
                .filter(index -> key.is(parameters.get(index)))
                .findFirst();
    }

    /** What kind of parameter a row is; none for what can be held equal in no way. */
    public Optional<EqualAcrossGroups> kind(Parameter row) {
        return EqualAcrossGroups.of(row.lhs(), row.op(), row.rhs(), latent, modelled());
    }

    /** Whether two rows are held equal, each by its place from 0. */
    public boolean areTied(int place, int other) {
        return Ties.of(this).sets().stream().anyMatch(set -> set.contains(place) && set.contains(other));
    }

    /** Whether a row is a loading, variance or covariance of one exploratory block alone, which rotation changes. */
    public boolean isOfBlock(Parameter row) {
        return blocks.stream().anyMatch(block -> block.isRotated() && block.has(row));
    }

    /** Whether a name is that of a composite, which has neither a variance nor a mean of its own. */
    public boolean isComposite(String name) {
        return parameters.stream()
                .anyMatch(row -> row.op() == Operator.COMPOSITE && row.lhs().equals(name));
    }

    /** Observed variables other than those that only predict. */
    public List<String> modelled() {
        Set<String> causes = new HashSet<>(exogenous);
        parameters.stream().filter(row -> row.op().isEffect()).forEach(row -> causes.add(row.rhs()));
        parameters.forEach(row -> {
            if (row.op() == Operator.LOADING) {
                causes.remove(row.rhs());
            } else if (row.op().isEffect()) {
                causes.remove(row.lhs());
            }
        });
        return observed.stream().filter(name -> !causes.contains(name)).toList();
    }

    /** Whether the model has means (intercepts) as parameters. */
    public boolean hasMeans() {
        return parameters.stream().anyMatch(parameter -> parameter.op() == Operator.INTERCEPT);
    }
}
