package kith.invariance.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.moments.sufficient.GroupStatistics;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import kith.sem.sample.Samples;
import kith.sem.solution.Estimate;

/**
 * A model in several contexts, whatever their layout: the table of each level of invariance, and where things stand in
 * it.
 */
public interface ContextModel {

    /** Where the factor or item of a context stands in the tables. */
    record Placed(String name, int group) {}

    List<String> contexts();

    /** The model over its groups, its sample, and the tables of the levels. */
    StepTables tables();

    /** What is fitted at each step. */
    default Sem sem() {
        return tables().sem();
    }

    default Samples samples() {
        return tables().samples();
    }

    /** The table with nothing held equal. */
    default ParameterTable configural() {
        return tables().configural();
    }

    /** The table with these kinds of parameters held equal. */
    default ParameterTable table(Set<EqualAcrossGroups> held, List<FreedParameter> freed) {
        return tables().table(held, rows(freed));
    }

    /** The table of a step, whatever steps were taken before it. */
    default ParameterTable table(Level level, List<FreedParameter> freed) {
        LadderOrder order = LadderOrder.suiting(sem());
        return table(order.held(level, order.levels()), freed);
    }

    /** Factors and items under the names that they have whatever the context. */
    List<String> factors();

    List<String> items();

    /** Where a factor or item of a context (from 0) stands. */
    Placed at(String variable, int context);

    /** The answers to an item in a context (from 0), without those that are missing. */
    double[] answers(String item, int context);

    /** The mean of items of each row of a context (from 0), row by row; NaN where a response is missing. */
    double[] scores(List<String> items, int context);

    /**
     * The mean of items in a context (from 0), or with a second context its difference from that, among those who
     * answer all of them; empty where responses are known.
     */
    default Optional<GroupStatistics.Combination> moments(List<String> items, int... context) {
        return sem().rows().moments().map(known -> {
            List<String> columns = new ArrayList<>();
            double[] weights = new double[items.size() * context.length];
            for (int one : context) {
                for (String item : items) {
                    weights[columns.size()] = (columns.size() < items.size() ? 1.0 : -1.0) / items.size();
                    columns.add(at(item, one).name());
                }
            }
            int group = items.isEmpty() ? 0 : at(items.get(0), context[0]).group() - 1;
            return known.by(sem().rows().group()).get(group).combination(columns, weights);
        });
    }

    /** How many rows tell of a context (from 0). */
    double observations(SemFit fit, int context);

    /** Whether the rows of two contexts (from 0) are the same respondents'. */
    boolean isOfSamePeople(int context, int other);

    /** In the order that suits the model, ordered variables in the theta parameterisation. */
    static ContextModel of(ContextLayout layout, Sem model, Responses responses) {
        return of(layout, inTheta(model), LadderOrder.suiting(model), responses);
    }

    static ContextModel of(ContextLayout layout, Sem model, LadderOrder order, Responses responses) {
        if (layout instanceof ContextLayout.AcrossGroups groups) {
            return new GroupsModel(groups.column(), model, order, responses);
        }
        if (layout instanceof ContextLayout.WithinPerson same) {
            return new OccasionsModel(same.occasions(), Optional.empty(), model, order, responses);
        }
        ContextLayout.AcrossGroupsWithinPerson both = (ContextLayout.AcrossGroupsWithinPerson) layout;
        return new OccasionsModel(both.occasions(), Optional.of(both.column()), model, order, responses);
    }

    /** A model with residual variances of ordered variables as parameters, so that each can be held equal. */
    static Sem inTheta(Sem model) {
        return model.ordered().isEmpty()
                ? model
                : model.with(model.model().withParameterization(ModelOptions.Parameterization.THETA));
    }

    /**
     * Ordered variables: factors of variance 1; in the order of Millsap and Yun-Tein factors on the scale of an item,
     * whose thresholds are equal.
     */
    static Sem identified(Sem model, LadderOrder order) {
        return switch (order) {
            case CONTINUOUS -> model;
            case WU_ESTABROOK -> model.with(model.model().withScaling(ModelOptions.Scaling.STANDARDISED));
            case MILLSAP_TEIN -> model.with(model.model().withScaling(ModelOptions.Scaling.MARKER));
        };
    }

    default FittedModel fitted(Level level, List<FreedParameter> freed) {
        return sem().fitted(table(level, freed), samples());
    }

    /** The key of a parameter in a context (from 0). */
    default ParameterKey at(ParameterKey common, int context) {
        Placed left = at(common.lhs(), context);
        boolean hasRight = common.op() != Operator.THRESHOLD && !common.rhs().isEmpty();
        String right = hasRight ? at(common.rhs(), context).name() : common.rhs();
        return new ParameterKey(left.name(), common.op(), right, left.group(), common.level());
    }

    /** The items that load on a factor, under the names that they have whatever the context. */
    default List<String> itemsOf(String factor) {
        String name = at(factor, 0).name();
        List<String> loaded = configural().parameters().stream()
                .filter(row -> row.group() == 1
                        && row.op() == Operator.LOADING
                        && row.lhs().equals(name))
                .map(Parameter::rhs)
                .toList();
        return items().stream()
                .filter(item -> loaded.contains(at(item, 0).name()))
                .toList();
    }

    /** Items that measure this factor and no other, under the names that they have whatever the context. */
    default List<String> unidimensionalItems(SemFit fit, String factor) {
        return items().stream()
                .filter(item -> {
                    Placed at = at(item, 0);
                    List<String> behind = fit.estimates().stream()
                            .filter(e ->
                                    e.op() == Operator.LOADING && e.rhs().equals(at.name()) && e.group() == at.group())
                            .map(Estimate::lhs)
                            .toList();
                    return behind.equals(List.of(at(factor, 0).name()));
                })
                .toList();
    }

    /** The mean of these columns in these rows; NaN where there is no column, as of a factor without indicators. */
    static double[] means(Responses responses, List<String> columns, int[] rows) {
        double[] means = new double[rows.length];
        Arrays.fill(means, columns.isEmpty() ? Double.NaN : 0);
        for (String name : columns) {
            double[] column = responses.column(name);
            for (int i = 0; i < rows.length; i++) {
                means[i] += column[rows[i]] / columns.size();
            }
        }
        return means;
    }

    /** The rows of the parameters that are left free. */
    default Predicate<Parameter> rows(List<FreedParameter> freed) {
        Predicate<Parameter> rows = row -> false;
        for (FreedParameter one : freed) {
            for (int context = 0; context < contexts().size(); context++) {
                if (one.isFreeIn(contexts().get(context))) {
                    rows = rows.or(at(one.parameter(), context)::is);
                }
            }
        }
        return rows;
    }

    /** @throws InputException when no respondent answered an item in a context */
    default void requireAnswered(Responses responses, List<String> items) {
        Problems problems = new Problems();
        for (int context = 0; context < contexts().size(); context++) {
            for (String item : items) {
                String column = at(item, context).name();
                if (responses.numeric().containsKey(column) && answers(item, context).length == 0) {
                    problems.add(
                            responses.source() + ": " + contexts().get(context),
                            "no answer to " + column,
                            "answers to every item of the model in every context",
                            "leave the item out of the model, or the context out of the data");
                }
            }
        }
        problems.throwIfAny();
    }

    /** @throws InputException when a parameter to be left free, or its context, is not there */
    default void require(List<FreedParameter> freed) {
        Problems problems = new Problems();
        Set<String> known = Set.copyOf(contexts());
        for (FreedParameter one : freed) {
            Optional<String> unknown = one.context().filter(name -> !known.contains(name));
            unknown.ifPresent(name -> problems.add(
                    "free " + one, "no context “" + name + "”", "one of " + String.join(", ", contexts()), ""));
            if (unknown.isEmpty() && configural().parameters().stream().noneMatch(rows(List.of(one)))) {
                problems.add(
                        "free " + one,
                        "a parameter that is not in the model",
                        "one that is, such as f=~x2, x3~1, x1~~x1 or x1|t2",
                        "");
            }
        }
        problems.throwIfAny();
    }
}
