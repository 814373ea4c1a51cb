package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.moments.cluster.UndeclaredCluster;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Operator;
import kith.sem.model.Statement.Formula;
import kith.sem.model.Term;

/** What a model says of observed variables before it is fitted, whatever its blocks. */
public final class ModelScales {

    private ModelScales() {}

    /** A scale for each factor that is measured by observed variables; all variables where there is no factor. */
    public static List<UndeclaredCluster.Scale> of(ModelSyntax syntax) {
        Map<String, Set<String>> items = new LinkedHashMap<>();
        for (Formula formula : formulas(syntax)) {
            if (formula.operator() == Operator.LOADING) {
                formula.left()
                        .forEach(factor -> items.computeIfAbsent(factor, key -> new LinkedHashSet<>())
                                .addAll(variables(formula)));
            }
        }
        Set<String> factors = items.keySet();
        List<UndeclaredCluster.Scale> scales = new ArrayList<>();
        items.forEach((factor, own) -> {
            List<String> observed =
                    own.stream().filter(name -> !factors.contains(name)).toList();
            if (!observed.isEmpty()) {
                scales.add(new UndeclaredCluster.Scale(factor, observed));
            }
        });
        if (scales.isEmpty()) {
            observed(syntax).forEach(name -> scales.add(new UndeclaredCluster.Scale(name, List.of(name))));
        }
        return scales;
    }

    /** The names of all variables that are no factors. */
    public static Set<String> observed(ModelSyntax syntax) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> factors = new LinkedHashSet<>();
        for (Formula formula : formulas(syntax)) {
            (formula.operator() == Operator.LOADING ? factors : names).addAll(formula.left());
            if (formula.operator() != Operator.THRESHOLD) {
                names.addAll(variables(formula));
            }
        }
        names.removeAll(factors);
        return names;
    }

    private static List<Formula> formulas(ModelSyntax syntax) {
        return syntax.statements().stream()
                .filter(Formula.class::isInstance)
                .map(Formula.class::cast)
                .toList();
    }

    private static List<String> variables(Formula formula) {
        return formula.right().stream()
                .map(Term::variable)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
