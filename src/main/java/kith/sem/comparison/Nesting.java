package kith.sem.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.fit.FittedModel;

/**
 * Whether one model is nested in the other, by what the two can fit and not by how they are written: the larger model
 * is fitted to the moments that the smaller one implies, and has to reproduce them (NET; Bentler and Satorra 2010, doi
 * 10.1037/a0019625). semTools' {@code net} does the same.
 *
 * <p>The larger model is fitted by maximum likelihood, with ordered variables by unweighted least squares; which
 * discrepancy is taken does not matter, as it is 0 for nested models whatever it is. As every search, it may miss a
 * minimum: that a model is not nested is then said of one that is.
 */
enum Nesting {
    /** The smaller model restricts the larger one. */
    NESTED,
    /** It does not. */
    NOT_NESTED;

    /** χ² below which moments count as reproduced; semTools has the same. */
    private static final double NOTHING = 1e-4;

    private static final int MOST_STEPS = 2000;
    private static final double TOLERANCE = 1e-9;

    /** Whether {@code restricted} is nested in {@code free}; both of the same variables in the same order. */
    static Nesting of(FittedModel free, FittedModel restricted) {
        return reproducing(free, restricted).isPresent() ? NESTED : NOT_NESTED;
    }

    /**
     * The free parameters of {@code free} at which it implies what {@code restricted} implies; absent where it cannot.
     */
    static Optional<double[]> reproducing(FittedModel free, FittedModel restricted) {
        List<ModelObjective.Term> terms = new ArrayList<>();
        List<ModelObjective.Term> own = free.evaluation().objective().terms();
        for (int g = 0; g < own.size(); g++) {
            boolean means = free.terms().get(g).hasMeans();
            terms.add(new ModelObjective.Term(
                    own.get(g).structure(),
                    restricted.terms().get(g).distanceFromImplied(means),
                    own.get(g).share()));
        }
        double n = free.evaluation().size();
        ModelSearch search = new ModelSearch(free.table(), MOST_STEPS, TOLERANCE);
        Optional<double[]> found = Optional.empty();
        for (double[] start : List.of(TransferredEstimates.of(restricted, free), free.theta())) {
            if (found.isEmpty() && search.over(terms).exists(start)) {
                ModelSearch.Found end = search.from(terms, start);
                found = 2 * n * end.minimum().value() < NOTHING ? Optional.of(end.theta()) : Optional.empty();
            }
        }
        return found;
    }
}
