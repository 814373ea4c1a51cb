package kith.sem.model;

import java.util.List;

/**
 * One term on the right of a formula.
 *
 * @param variable its variable, or threshold; empty for an intercept
 * @param modifiers at most one of each kind
 */
public record Term(String variable, List<Modifier> modifiers, Place place) {

    public Term {
        modifiers = List.copyOf(modifiers);
    }

    /** Such as {@code NA*a*x1}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        modifiers.forEach(modifier -> text.append(modifier.text()).append('*'));
        return text.append(variable.isEmpty() ? "1" : Tokenizer.written(variable))
                .toString();
    }
}
