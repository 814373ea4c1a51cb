package kith.moments.ordered;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kith.math.Parallel;
import kith.moments.Missing;

/**
 * Which moments of ordered data are wanted, and by which conventions. {@link #of} has lavaan's.
 *
 * @param names the variables, in order
 * @param ordered those of them that are ordered
 * @param missing which rows take part
 * @param emptyCells what is done with empty cells
 * @param pairThresholds where the thresholds of a correlation come from
 * @param detail how much of the asymptotic covariance may be asked for
 * @param weight the column of sampling weights, greater than 0, which count as so many rows each: for weights of
 *     sampling let them sum to the number of rows
 * @param cluster the column that says which rows belong together
 * @param covariates what the moments are conditional on, if anything; a row that lacks one of them takes no part
 * @param sharing sets of ordered variables with the same categories, those that any of them has
 * @param parallel the threads to use; the numbers do not depend on them
 */
public record OrdinalDesign(
        List<String> names,
        Set<String> ordered,
        Missing missing,
        EmptyCells emptyCells,
        PairThresholds pairThresholds,
        CovarianceDetail detail,
        Optional<String> weight,
        Optional<String> cluster,
        List<String> covariates,
        List<Set<String>> sharing,
        Parallel parallel) {

    public OrdinalDesign {
        if (missing == Missing.FIML) {
            throw new IllegalArgumentException("moments of ordered variables are pairwise or listwise");
        }
        names = List.copyOf(names);
        covariates = List.copyOf(covariates);
        sharing = sharing.stream().map(Set::copyOf).toList();
        ordered = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(ordered));
    }

    /** Every variable ordered, complete rows. */
    public static OrdinalDesign of(List<String> names) {
        return of(names, new LinkedHashSet<>(names));
    }

    /** Some variables ordered, the others continuous, complete rows. */
    public static OrdinalDesign of(List<String> names, Set<String> ordered) {
        return new OrdinalDesign(
                names,
                ordered,
                Missing.LISTWISE,
                EmptyCells.KEEP_MARGINS_2X2,
                PairThresholds.ALL_ANSWERS,
                CovarianceDetail.FULL,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Parallel.allCores());
    }

    public OrdinalDesign with(Missing another) {
        return changed(draft -> draft.missing = another);
    }

    public OrdinalDesign with(EmptyCells another) {
        return changed(draft -> draft.emptyCells = another);
    }

    public OrdinalDesign with(PairThresholds another) {
        return changed(draft -> draft.pairThresholds = another);
    }

    public OrdinalDesign with(CovarianceDetail another) {
        return changed(draft -> draft.detail = another);
    }

    public OrdinalDesign with(Parallel another) {
        return changed(draft -> draft.parallel = another);
    }

    public OrdinalDesign weightedBy(String column) {
        return changed(draft -> draft.weight = Optional.of(column));
    }

    public OrdinalDesign clusteredBy(String column) {
        return changed(draft -> draft.cluster = Optional.of(column));
    }

    /**
     * Conditional on covariates, which are no variables of the moments themselves: every variable is regressed on them,
     * and what the regressions leave is correlated. There are no tables of pairs then, so that what is said of empty
     * cells and of thresholds of pairs does not matter.
     */
    public OrdinalDesign given(List<String> columns) {
        return changed(draft -> draft.covariates = columns);
    }

    /** With sets of variables that have the categories of each other. */
    public OrdinalDesign sharing(List<Set<String>> variables) {
        return changed(draft -> draft.sharing = variables);
    }

    private OrdinalDesign changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.design();
    }

    /** A design while something in it is changed. */
    private static final class Draft {
        private final OrdinalDesign from;
        private Missing missing;
        private EmptyCells emptyCells;
        private PairThresholds pairThresholds;
        private CovarianceDetail detail;
        private Optional<String> weight;
        private Optional<String> cluster;
        private List<String> covariates;
        private List<Set<String>> sharing;
        private Parallel parallel;

        Draft(OrdinalDesign from) {
            this.from = from;
            this.missing = from.missing;
            this.emptyCells = from.emptyCells;
            this.pairThresholds = from.pairThresholds;
            this.detail = from.detail;
            this.weight = from.weight;
            this.cluster = from.cluster;
            this.covariates = from.covariates;
            this.sharing = from.sharing;
            this.parallel = from.parallel;
        }

        OrdinalDesign design() {
            return new OrdinalDesign(
                    from.names,
                    from.ordered,
                    missing,
                    emptyCells,
                    pairThresholds,
                    detail,
                    weight,
                    cluster,
                    covariates,
                    sharing,
                    parallel);
        }
    }

    /** The variables whose answers say which categories one has, itself among them. */
    List<String> sharedWith(String name) {
        return sharing.stream()
                .filter(set -> set.contains(name))
                .findFirst()
                .map(set -> names.stream().filter(set::contains).toList())
                .orElse(List.of(name));
    }
}
