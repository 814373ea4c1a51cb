package kith.invariance.level;

import java.util.Optional;
import kith.finding.InputException;
import kith.sem.model.ParameterKey;

/**
 * A parameter that is left free though its kind is held equal. Written {@code x3~1}, or {@code x3~1 @ workplace} where
 * it is free in one context only and equal in the others.
 *
 * @param parameter under the names that factors and items have whatever the context
 * @param context in which it is free; empty for all
 */
public record FreedParameter(ParameterKey parameter, Optional<String> context) {

    /** @throws InputException when it cannot be read */
    public static FreedParameter parse(String where, String said) {
        int at = said.lastIndexOf('@');
        return at < 0
                ? new FreedParameter(ParameterKey.parse(where, said), Optional.empty())
                : new FreedParameter(
                        ParameterKey.parse(where, said.substring(0, at)),
                        Optional.of(said.substring(at + 1).strip()));
    }

    /** Whether it is free in {@code name}. */
    public boolean isFreeIn(String name) {
        return context.isEmpty() || context.get().equals(name);
    }

    /** Whether it frees what {@code other}, which is free in one context, frees. */
    public boolean covers(FreedParameter other) {
        return parameter.inGroup(1).equals(other.parameter.inGroup(1)) && isFreeIn(other.context.orElse(""));
    }

    @Override
    public String toString() {
        String said = parameter.inGroup(1).toString();
        return context.map(name -> said + " @ " + name).orElse(said);
    }
}
