package kith.invariance.model;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kith.data.Responses;
import kith.sem.Sem;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.MillsapTein;
import kith.sem.model.Operator;
import kith.sem.model.OrderedInvariance;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import kith.sem.model.Repetition;
import kith.sem.model.TableRevision;
import kith.sem.sample.Samples;

/**
 * The tables of the levels of invariance: what is held equal over contexts, and what may be free because of it.
 *
 * @param sem over its groups, with nothing held equal
 * @param configural its table
 */
public record StepTables(
        LadderOrder order,
        Repetition repetition,
        Sem sem,
        Responses responses,
        Samples samples,
        ParameterTable configural) {

    static StepTables of(LadderOrder order, Repetition repetition, Sem sem, Responses responses) {
        Samples samples = sem.samples(responses);
        return new StepTables(order, repetition, sem, responses, samples, sem.table(responses, samples));
    }

    ParameterTable table(Set<EqualAcrossGroups> held, Predicate<Parameter> free) {
        return switch (order) {
            case CONTINUOUS -> continuous(held, free);
            case WU_ESTABROOK ->
                OrderedInvariance.step(configural, sem.model().parameterization(), repetition, held, free);
            case MILLSAP_TEIN -> MillsapTein.step(configural, repetition, held, free);
        };
    }

    private ParameterTable continuous(Set<EqualAcrossGroups> held, Predicate<Parameter> free) {
        ParameterTable overGroups =
                sem.group().isPresent() ? sem.withEqual(held, apart()).table(responses, samples) : configural;
        TableRevision revision = TableRevision.of(overGroups);
        if (repetition.occasions().isPresent()) {
            for (EqualAcrossGroups kind : EqualAcrossGroups.values()) {
                if (held.contains(kind)) {
                    revision = revision.holdEqualAcrossOccasions(
                            kind, repetition.occasions().get(), free);
                }
            }
        }
        return revision.release(free)
                .free(row -> repetition.isLater(row) && isIdentified(row, held, free))
                .table();
    }

    /** What the author's values keep out of what is held equal over groups; labels do so by themselves. */
    private List<String> apart() {
        return sem.syntax().setApartByGroup().stream()
                .map(ParameterKey::toString)
                .toList();
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
                && configural.latent().contains(row.lhs())
                && !configural.isComposite(row.lhs());
    }

    /** The mean of a factor that no other factor explains. */
    private boolean isMean(Parameter row) {
        return row.op() == Operator.INTERCEPT
                && configural.latent().contains(row.lhs())
                && !configural.isComposite(row.lhs())
                && configural.parameters().stream()
                        .noneMatch(other ->
                                other.op() == Operator.LOADING && other.rhs().equals(row.lhs()));
    }
}
