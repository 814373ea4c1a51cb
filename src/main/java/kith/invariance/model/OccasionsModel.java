package kith.invariance.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;
import kith.sem.model.Repetition;

/**
 * A model that the same respondents answered on every occasion, in one group or in several. In several, contexts are
 * groups crossed with occasions, group after group, named {@code group:occasion}.
 */
final class OccasionsModel implements ContextModel {

    private final Responses responses;
    private final Occasions occasions;
    private final Optional<Grouping> grouping;
    private final List<String> factors;
    private final List<String> items;
    private final StepTables tables;

    OccasionsModel(Occasions occasions, Optional<String> column, Sem model, LadderOrder order, Responses responses) {
        this.responses = responses;
        this.occasions = occasions;
        this.factors = model.syntax().latent();
        this.items = model.syntax().observed();
        requireMatched(responses);
        column.ifPresent(name -> GroupsModel.contexts(name, responses));
        this.grouping = column.map(responses::grouping);
        Sem sem = repeated(ContextModel.identified(model, order), column);
        requireAnswered(responses, items);
        this.tables = StepTables.of(order, Repetition.over(occasions), sem, responses);
    }

    private void requireMatched(Responses responses) {
        if (occasions.count() < 2) {
            throw new InputException(
                    responses.source(),
                    occasions.count() + " context (" + String.join(", ", occasions.labels()) + ")",
                    "at least two",
                    "name the contexts as they stand in the names of the columns");
        }
        Problems problems = new Problems();
        for (String factor : factors) {
            if (!occasions.variables().containsKey(factor)) {
                problems.add("factor " + factor, "no name in each context", "one", "");
            }
        }
        for (String item : items) {
            List<String> columns = occasions.variables().getOrDefault(item, List.of(item));
            List<String> absent = columns.stream()
                    .filter(name -> !responses.numeric().containsKey(name))
                    .toList();
            if (!occasions.variables().containsKey(item) || !absent.isEmpty()) {
                problems.add(
                        responses.source() + ": item " + item,
                        absent.isEmpty()
                                ? "no column in each context"
                                : "no column of numbers " + String.join(", ", absent),
                        "a column of numbers in each of the contexts " + String.join(", ", occasions.labels()),
                        "correct the names of contexts or items, or leave the item out of the model");
            }
        }
        problems.throwIfAny();
    }

    private Sem repeated(Sem model, Optional<String> column) {
        ModelSyntax everywhere = occasions.repeat(model.syntax()).followedBy(occasions.residualCovariances(items));
        Set<String> ordered = new LinkedHashSet<>();
        model.ordered().forEach(name -> ordered.addAll(occasions.variables().getOrDefault(name, List.of(name))));
        List<Set<String>> sharing = items.stream()
                .map(name -> Set.copyOf(occasions.variables().getOrDefault(name, List.of(name))))
                .toList();
        return new Sem(
                everywhere,
                model.model().withMeanStructure(true),
                model.estimator(),
                model.rows().byGroup(column).sharing(sharing),
                Set.of(),
                List.of(),
                ordered,
                model.fit(),
                model.cache());
    }

    @Override
    public List<String> contexts() {
        return grouping.map(groups -> groups.names().stream()
                        .flatMap(group -> occasions.labels().stream().map(label -> group + ":" + label))
                        .toList())
                .orElse(occasions.labels());
    }

    @Override
    public StepTables tables() {
        return tables;
    }

    @Override
    public List<String> factors() {
        return factors;
    }

    @Override
    public List<String> items() {
        return new ArrayList<>(items);
    }

    private int occasion(int context) {
        return context % occasions.count();
    }

    private int group(int context) {
        return context / occasions.count();
    }

    @Override
    public Placed at(String variable, int context) {
        List<String> names = occasions.variables().get(variable);
        return new Placed(names == null ? variable : names.get(occasion(context)), group(context) + 1);
    }

    private int[] rows(int context) {
        return grouping.map(groups -> groups.rowsOf(group(context)))
                .orElseGet(() -> IntStream.range(0, responses.size()).toArray());
    }

    @Override
    public double[] answers(String item, int context) {
        double[] column = responses.column(at(item, context).name());
        return Arrays.stream(rows(context))
                .mapToDouble(row -> column[row])
                .filter(answer -> !Double.isNaN(answer))
                .toArray();
    }

    @Override
    public double[] scores(List<String> some, int context) {
        List<String> columns =
                some.stream().map(item -> at(item, context).name()).toList();
        return ContextModel.means(responses, columns, rows(context));
    }

    @Override
    public boolean isOfSamePeople(int context, int other) {
        return group(context) == group(other);
    }

    @Override
    public double observations(SemFit fit, int context) {
        return fit.observations().get(group(context));
    }
}
