package kith.sem.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that makes a table of parameters: what the author wrote, what the options add, what the data say, and what is
 * held equal over groups.
 *
 * <p>The table is lavaan's (0.6-14, {@code lavaanify()} with the defaults of {@code cfa()} and {@code sem()}), row by
 * row. Means are parameters when the options say so, and always with several groups, two levels, ordered variables, or
 * an intercept in the model. Unlike lavaan: the rows {@code y ~ x} of a model with ordered outcomes do not count as
 * exogenous; a model with {@code level:} blocks may be for several groups; a threshold that a group's answers cannot
 * tell has no row in that group; a composite ({@code <~}) that the author gives no residual variance has none, also
 * where factors are standardised, and no covariances with exogenous factors are added for it (lavaan adds them, which
 * leaves the model unidentified).
 *
 * @param equal kinds of parameters that are held equal over groups (lavaan's {@code group.equal}); of no effect with
 *     one group
 * @param partial parameters that are not, such as {@code f=~x2}, {@code x3~1}, {@code x1~~x1}, {@code x1|t2} (lavaan's
 *     {@code group.partial})
 */
public record ModelSpecification(
        ModelSyntax syntax,
        ModelOptions options,
        ModelContext context,
        Set<EqualAcrossGroups> equal,
        List<String> partial) {

    public ModelSpecification {
        Set<EqualAcrossGroups> kinds = EnumSet.noneOf(EqualAcrossGroups.class);
        kinds.addAll(equal);
        equal = java.util.Collections.unmodifiableSet(kinds);
        partial = List.copyOf(partial);
    }

    /** One group with nothing held equal. */
    public static ModelSpecification of(ModelSyntax syntax, ModelOptions options) {
        return new ModelSpecification(syntax, options, ModelContext.plain(), Set.of(), List.of());
    }

    public ModelSpecification withContext(ModelContext newContext) {
        return new ModelSpecification(syntax, options, newContext, equal, partial);
    }

    /** The same model with {@code kinds} held equal over groups, except {@code free}. */
    public ModelSpecification withEqual(Set<EqualAcrossGroups> kinds, List<String> free) {
        return new ModelSpecification(syntax, options, context, kinds, free);
    }

    /**
     * The table of parameters.
     *
     * @throws kith.finding.InputException with every problem found
     */
    public ParameterTable table() {
        return new TableExpansion(this).table();
    }
}
