package kith.sem.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import kith.finding.InputException;
import kith.sem.model.Statement.Formula;
import kith.sem.model.Statement.Relation;

/**
 * Occasions (contexts, waves) on which the same respondents answered the same questions, each as a set of variables of
 * its own.
 *
 * @param labels of the occasions, in order
 * @param variables for each factor and item, under the name that it has whatever the occasion, its names on the
 *     occasions
 */
public record Occasions(List<String> labels, Map<String, List<String>> variables) {

    /** How columns are usually named. */
    public static final String USUAL_COLUMNS = "{occasion}_{variable}";

    public Occasions {
        labels = List.copyOf(labels);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> variable : variables.entrySet()) {
            if (variable.getValue().size() != labels.size()) {
                throw new InputException(
                        variable.getKey(),
                        variable.getValue().size() + " names",
                        "one for each of the " + labels.size() + " occasions",
                        "");
            }
            copy.put(variable.getKey(), List.copyOf(variable.getValue()));
        }
        variables = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * Occasions whose variables are named by {@code pattern}, in which {@code {variable}} and {@code {occasion}} are
     * replaced.
     */
    public static Occasions named(List<String> labels, Collection<String> variables, String pattern) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String variable : variables) {
            names.put(
                    variable,
                    labels.stream().map(label -> name(pattern, label, variable)).toList());
        }
        return new Occasions(labels, names);
    }

    /** The name of a variable on one occasion by {@code pattern}. */
    public static String name(String pattern, String occasion, String variable) {
        return pattern.replace("{variable}", variable).replace("{occasion}", occasion);
    }

    public int count() {
        return labels.size();
    }

    /** The occasion, from 0, of which {@code name} is a variable. */
    public OptionalInt occasionOf(String name) {
        return variables.values().stream()
                .mapToInt(names -> names.indexOf(name))
                .filter(index -> index >= 0)
                .findFirst();
    }

    /** Whether a parameter is of {@code occasion} (from 0): it has variables of it and of no other. */
    public boolean isAt(Parameter parameter, int occasion) {
        OptionalInt left = occasionOf(parameter.lhs());
        OptionalInt right = occasionOf(parameter.rhs());
        return (left.isPresent() || right.isPresent())
                && left.orElse(occasion) == occasion
                && right.orElse(occasion) == occasion;
    }

    /** Whether a parameter is of one occasion, and that not the first: what equalities over occasions set free. */
    public boolean isLater(Parameter parameter) {
        for (int occasion = 1; occasion < count(); occasion++) {
            if (isAt(parameter, occasion)) {
                return true;
            }
        }
        return false;
    }

    /** The counterpart on another occasion. */
    ParameterKey moved(ParameterKey key, int from, int to) {
        return new ParameterKey(
                moved(key.lhs(), from, to), key.op(), moved(key.rhs(), from, to), key.group(), key.level());
    }

    private String moved(String name, int from, int to) {
        return variables.values().stream()
                .filter(names -> names.get(from).equals(name))
                .map(names -> names.get(to))
                .findFirst()
                .orElse(name);
    }

    /**
     * A model written once, with the common names, for every occasion. Labels get the occasion's behind them
     * ({@code a.2}), so that nothing is held equal; what mentions no variable of the occasions stands once.
     */
    public ModelSyntax repeat(ModelSyntax once) {
        if (!once.exploratoryBlocks().isEmpty()) {
            throw new InputException(
                    once.source(),
                    "efa() blocks in a model that is repeated for every occasion",
                    "factors with loadings of their own, or groups of different respondents",
                    "write the factors without efa()");
        }
        Set<String> moving = movingLabels(once);
        Set<Statement> repeated = new LinkedHashSet<>();
        for (int occasion = 0; occasion < count(); occasion++) {
            int at = occasion;
            String behind = "." + labels.get(occasion);
            UnaryOperator<String> name = common ->
                    variables.containsKey(common) ? variables.get(common).get(at) : common;
            UnaryOperator<String> label = one -> moving.contains(one) ? one + behind : one;
            once.statements()
                    .forEach(one ->
                            repeated.add(at(one, name, label, once.source()).unplaced()));
        }
        return new ModelSyntax(once.source(), new ArrayList<>(repeated), once.findings());
    }

    /** Labels of parameters that are there on each occasion, and of what is defined from them. */
    private Set<String> movingLabels(ModelSyntax once) {
        Set<String> moving = new LinkedHashSet<>();
        for (Statement statement : once.statements()) {
            if (statement instanceof Formula formula && isOfOccasions(formula)) {
                formula.right().stream()
                        .flatMap(term -> term.modifiers().stream())
                        .filter(Modifier.Label.class::isInstance)
                        .forEach(label -> moving.addAll(((Modifier.Label) label).values()));
            }
        }
        moving.remove("");
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Statement statement : once.statements()) {
                if (statement instanceof Relation relation
                        && relation.operator() == Operator.DEFINITION
                        && relation.right().labels().stream().anyMatch(moving::contains)) {
                    grows |= moving.addAll(relation.left().labels());
                }
            }
        }
        return moving;
    }

    private boolean isOfOccasions(Formula formula) {
        return formula.left().stream().anyMatch(variables::containsKey)
                || formula.right().stream().anyMatch(term -> variables.containsKey(term.variable()));
    }

    private static Statement at(
            Statement statement, UnaryOperator<String> name, UnaryOperator<String> label, String source) {
        if (statement instanceof Formula formula) {
            List<Term> terms = formula.right().stream()
                    .map(term -> moved(term, name, label))
                    .toList();
            return new Formula(formula.left().stream().map(name).toList(), formula.operator(), terms, formula.place());
        }
        if (statement instanceof Relation relation) {
            UnaryOperator<Arithmetic> moved = one -> Arithmetic.label(label.apply(((Arithmetic.Label) one).name()));
            return new Relation(
                    relation.left().replace(moved),
                    relation.operator(),
                    relation.right().replace(moved),
                    relation.place());
        }
        throw new InputException(
                statement.place().in(source),
                "“" + statement.text() + "”",
                "a model without blocks, which is repeated for every occasion",
                "write what differs between groups as values by group, such as c(a,b)*x");
    }

    private static Term moved(Term term, UnaryOperator<String> name, UnaryOperator<String> label) {
        List<Modifier> modifiers = term.modifiers().stream()
                .map(modifier -> modifier instanceof Modifier.Label labels
                        ? new Modifier.Label(labels.values().stream().map(label).toList())
                        : modifier)
                .toList();
        return new Term(name.apply(term.variable()), modifiers, term.place());
    }

    /**
     * Covariances of the residuals of each item over the occasions: what the same wording has in common beyond the
     * factors.
     *
     * @param items common names
     */
    public ModelSyntax residualCovariances(Collection<String> items) {
        ModelBuilder model = ModelBuilder.model();
        for (String item : items) {
            List<String> names = variables.get(item);
            if (names == null) {
                throw new InputException(item, "an item that is on no occasion", "one of " + variables.keySet(), "");
            }
            for (int i = 0; i + 1 < names.size(); i++) {
                model = model.covary(
                        names.get(i), names.subList(i + 1, names.size()).toArray(String[]::new));
            }
        }
        return model.syntax();
    }
}
