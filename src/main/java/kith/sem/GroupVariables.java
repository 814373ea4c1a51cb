package kith.sem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * Whether every group of a table has the same observed variables, as predictors where predictors are taken as given:
 * one sample of one set of variables is made of each group. Blocks of groups in lavaan (0.6-14) may have different
 * variables.
 */
final class GroupVariables {

    private GroupVariables() {}

    /**
     * @param source of the model, for messages
     * @throws kith.finding.InputException when a variable is not in each group, or predicts only in some
     */
    static void require(ParameterTable table, String source) {
        if (table.groups().size() == 1) {
            return;
        }
        Problems problems = new Problems();
        for (String name : table.observed()) {
            String lacking = named(
                    table,
                    row -> row.lhs().equals(name)
                            || row.op() != Operator.THRESHOLD && row.rhs().equals(name));
            String modelled = named(
                    table,
                    row -> row.exogenous()
                            && (row.lhs().equals(name) || row.rhs().equals(name)));
            if (!lacking.isEmpty()) {
                problems.add(
                        source,
                        "a model in which “" + name + "” is absent from the group " + lacking,
                        "the same observed variables in every group",
                        "write it with an effect of 0 where it has none, such as f =~ 0*" + name + " or y ~ 0*" + name);
            } else if (table.exogenous().contains(name) && !modelled.isEmpty()) {
                problems.add(
                        source,
                        "a model in which “" + name + "” is a predictor taken as given, but not so in the group "
                                + modelled,
                        "predictors that are the same in every group",
                        "write “" + name + " ~~ " + name
                                + "” in every group, or treat predictors as variables of the model: "
                                + Setting.named("fixed_x"));
            }
        }
        problems.throwIfAny();
    }

    /** Labels of the groups that have no such row. */
    private static String named(ParameterTable table, Predicate<Parameter> which) {
        Set<Integer> having = new LinkedHashSet<>();
        table.parameters().stream().filter(which).map(Parameter::group).forEach(having::add);
        List<String> labels = table.groups();
        return IntStream.rangeClosed(1, labels.size())
                .filter(group -> !having.contains(group))
                .mapToObj(group -> "“" + labels.get(group - 1) + "”")
                .collect(Collectors.joining(", "));
    }
}
