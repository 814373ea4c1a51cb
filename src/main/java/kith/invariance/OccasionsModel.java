package kith.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.sem.Samples;
import kith.sem.Sem;
import kith.sem.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;
import kith.sem.model.Operator;
import kith.sem.model.OrderedInvariance;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.model.TableRevision;

/** A model that the same people answered in every context. */
final class OccasionsModel implements ContextModel {

    private final Responses responses;
    private final Occasions occasions;
    private final List<String> factors;
    private final List<String> items;
    private final Sem sem;
    private final Samples samples;
    private final ParameterTable configural;

    OccasionsModel(Occasions occasions, Sem model, Responses responses) {
        this.responses = responses;
        this.occasions = occasions;
        ParameterTable once =
                ModelSpecification.of(model.syntax(), model.model()).table();
        this.factors = once.latent();
        this.items = once.observed();
        requireMatched(responses);
        this.sem = repeated(ContextModel.identified(model));
        this.samples = sem.samples(responses);
        this.configural = sem.table(responses, samples);
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

    private Sem repeated(Sem model) {
        ModelSyntax everywhere = occasions.repeat(model.syntax()).followedBy(occasions.residualCovariances(items));
        Set<String> ordered = new LinkedHashSet<>();
        model.ordered().forEach(name -> ordered.addAll(occasions.variables().getOrDefault(name, List.of(name))));
        return new Sem(
                everywhere,
                model.model().withMeanStructure(true),
                model.estimator(),
                java.util.Optional.empty(),
                Set.of(),
                List.of(),
                model.missing(),
                ordered,
                model.cluster(),
                model.weights(),
                model.fit());
    }

    @Override
    public List<String> contexts() {
        return occasions.labels();
    }

    @Override
    public Sem sem() {
        return sem;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public ParameterTable configural() {
        return configural;
    }

    @Override
    public ParameterTable table(Set<EqualAcrossGroups> held, List<FreedParameter> freed) {
        Predicate<Parameter> free = rows(freed);
        if (!sem.ordered().isEmpty()) {
            return OrderedInvariance.acrossOccasions(
                    configural, ModelOptions.Parameterization.THETA, occasions, held, free);
        }
        TableRevision revision = TableRevision.of(configural);
        for (EqualAcrossGroups kind : EqualAcrossGroups.values()) {
            if (held.contains(kind)) {
                revision = revision.holdEqualAcrossOccasions(kind, occasions, free);
            }
        }
        return revision.free(row -> occasions.isLater(row) && isIdentified(row, held, free))
                .table();
    }

    /** Whether the equalities give a factor's variance or mean a scale, and nothing holds it equal itself. */
    private boolean isIdentified(Parameter row, Set<EqualAcrossGroups> held, Predicate<Parameter> free) {
        boolean variance = held.contains(EqualAcrossGroups.LOADINGS)
                && isVariance(row)
                && (!held.contains(EqualAcrossGroups.VARIANCES) || free.test(row));
        boolean mean = held.contains(EqualAcrossGroups.INTERCEPTS)
                && isMean(row)
                && (!held.contains(EqualAcrossGroups.MEANS) || free.test(row));
        return variance || mean;
    }

    private boolean isVariance(Parameter row) {
        return row.op() == Operator.COVARIANCE
                && row.lhs().equals(row.rhs())
                && configural.latent().contains(row.lhs());
    }

    /** The mean of a factor that no other factor explains. */
    private boolean isMean(Parameter row) {
        return row.op() == Operator.INTERCEPT
                && configural.latent().contains(row.lhs())
                && configural.parameters().stream()
                        .noneMatch(other ->
                                other.op() == Operator.LOADING && other.rhs().equals(row.lhs()));
    }

    @Override
    public List<String> factors() {
        return factors;
    }

    @Override
    public List<String> items() {
        return new ArrayList<>(items);
    }

    @Override
    public Placed at(String variable, int context) {
        List<String> names = occasions.variables().get(variable);
        return new Placed(names == null ? variable : names.get(context), 1);
    }

    @Override
    public double[] answers(String item, int context) {
        return Arrays.stream(responses.column(at(item, context).name()))
                .filter(answer -> !Double.isNaN(answer))
                .toArray();
    }

    @Override
    public double[] scores(List<String> some, int context) {
        List<String> columns =
                some.stream().map(item -> at(item, context).name()).toList();
        return ContextModel.means(
                responses, columns, IntStream.range(0, responses.size()).toArray());
    }

    @Override
    public double observations(SemFit fit, int context) {
        return fit.observations().get(0);
    }
}
