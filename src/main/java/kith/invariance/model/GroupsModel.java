package kith.invariance.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.model.Repetition;

/** A model across different respondents in each context. */
final class GroupsModel implements ContextModel {

    private final Responses responses;
    private final Grouping grouping;
    private final List<String> contexts;
    private final StepTables tables;

    GroupsModel(String column, Sem model, LadderOrder order, Responses responses) {
        this.responses = responses;
        this.contexts = contexts(column, responses);
        this.grouping = responses.grouping(column);
        Sem sem = ContextModel.identified(model, order).byGroup(column).withEqual(Set.of(), List.of());
        requireAnswered(responses, model.syntax().observed());
        this.tables = StepTables.of(order, Repetition.overGroups(), sem, responses);
    }

    static List<String> contexts(String column, Responses responses) {
        if (!responses.labels().containsKey(column) && !responses.numeric().containsKey(column)) {
            throw new InputException(
                    responses.source(),
                    "no column “" + column + "”",
                    "a column that says in which context an answer was given",
                    "name one of " + String.join(", ", responses.labels().keySet()));
        }
        List<String> contexts = responses.grouping(column).names();
        if (contexts.size() < 2) {
            throw new InputException(
                    responses.source() + ": " + column,
                    contexts.size() + " context (" + String.join(", ", contexts) + ")",
                    "at least two",
                    "name the column that says in which context an answer was given");
        }
        return contexts;
    }

    @Override
    public List<String> contexts() {
        return contexts;
    }

    @Override
    public StepTables tables() {
        return tables;
    }

    @Override
    public List<String> factors() {
        return configural().latent();
    }

    @Override
    public List<String> items() {
        return configural().observed();
    }

    @Override
    public Placed at(String variable, int context) {
        return new Placed(variable, context + 1);
    }

    @Override
    public double[] answers(String item, int context) {
        double[] column = responses.column(item);
        return Arrays.stream(grouping.rowsOf(context))
                .mapToDouble(row -> column[row])
                .filter(answer -> !Double.isNaN(answer))
                .toArray();
    }

    @Override
    public double[] scores(List<String> items, int context) {
        return ContextModel.means(responses, items, grouping.rowsOf(context));
    }

    @Override
    public boolean isOfSamePeople(int context, int other) {
        return context == other;
    }

    @Override
    public double observations(SemFit fit, int context) {
        return fit.observations().get(context);
    }
}
