package kith.sem.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** A variable with nothing said of its parameter. */
    public static Term of(String variable) {
        return new Term(variable, List.of(), Place.NOWHERE);
    }

    /** An intercept. */
    public static Term intercept() {
        return of("");
    }

    /** Fixed to {@code values}: one, or one a group, of which NaN frees. */
    public Term fixed(double... values) {
        return with(new Modifier.Fixed(boxed(values)));
    }

    /** Free, also where an option would fix it. */
    public Term free() {
        return fixed(Double.NaN);
    }

    /** Named by {@code labels}: one, or one a group; parameters of one name are equal. */
    public Term labelled(String... labels) {
        return with(new Modifier.Label(List.of(labels)));
    }

    /** With starting values: one, or one a group. */
    public Term starting(double... values) {
        return with(new Modifier.Start(boxed(values)));
    }

    /** Bounded on both sides; an infinite bound is none. */
    public Term between(double lower, double upper) {
        Term term = this;
        if (!Double.isInfinite(lower)) {
            term = term.with(new Modifier.Lower(List.of(lower)));
        }
        return Double.isInfinite(upper) ? term : term.with(new Modifier.Upper(List.of(upper)));
    }

    /** A loading of an exploratory block of factors. */
    public Term exploratory(String block) {
        return with(new Modifier.Block(block));
    }

    /** The exploratory block that it belongs to. */
    Optional<String> block() {
        return modifiers.stream()
                .filter(Modifier.Block.class::isInstance)
                .map(modifier -> ((Modifier.Block) modifier).name())
                .findFirst();
    }

    /** The same without its block. */
    Term confirmatory() {
        return new Term(
                variable,
                modifiers.stream()
                        .filter(modifier -> !(modifier instanceof Modifier.Block))
                        .toList(),
                place);
    }

    private Term with(Modifier modifier) {
        List<Modifier> more = new ArrayList<>(modifiers);
        more.removeIf(other -> other.getClass() == modifier.getClass());
        more.add(modifier);
        return new Term(variable, more, place);
    }

    private static List<Double> boxed(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Such as {@code NA*a*x1}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        modifiers.forEach(modifier -> text.append(modifier.text()).append('*'));
        return text.append(variable.isEmpty() ? "1" : Tokenizer.written(variable))
                .toString();
    }
}
