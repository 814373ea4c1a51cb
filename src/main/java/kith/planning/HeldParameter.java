package kith.planning;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;

/**
 * A parameter that is held equal over groups, and whose equality is tested.
 *
 * @param name such as {@code x3~1}
 * @param held kinds of parameters held equal at the first level that holds it
 */
record HeldParameter(String name, Set<EqualAcrossGroups> held) {

    /** Empty where no level holds the parameter equal. */
    static Optional<HeldParameter> of(String name, InvarianceAnswer levels) {
        ParameterKey key = ParameterKey.parse("parameter", name);
        for (LadderStep step : levels.steps()) {
            ParameterTable table = step.fit().table();
            Optional<EqualAcrossGroups> kind = table.parameters().stream()
                    .filter(key::is)
                    .findFirst()
                    .filter(Parameter::isFree)
                    .flatMap(table::kind);
            if (kind.isPresent() && step.heldEqual().contains(kind.get().lavaanName())) {
                Set<EqualAcrossGroups> held = EnumSet.noneOf(EqualAcrossGroups.class);
                for (EqualAcrossGroups one : EqualAcrossGroups.values()) {
                    if (step.heldEqual().contains(one.lavaanName())) {
                        held.add(one);
                    }
                }
                return Optional.of(new HeldParameter(name, held));
            }
        }
        return Optional.empty();
    }

    /** The p value of the test of its equality; NaN where there is none. */
    double test(Sem grouped, Comparison.Method method, Responses rows) {
        return Comparison.of(
                        grouped.withEqual(held, List.of(name)).fitted(rows),
                        grouped.withEqual(held, List.of()).fitted(rows),
                        method)
                .pValue();
    }
}
