package kith.sem.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.math.CholeskyFactor;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Discrepancy;
import kith.sem.discrepancy.LeastSquaresDiscrepancy;
import kith.sem.discrepancy.NormalDiscrepancy;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.fit.FittedModel;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether one model is the other under restrictions, by what the two can fit and not by how they are written: the larger model is
 * fitted to the moments that the smaller one implies, and has to reproduce them (NET; Bentler and Satorra 2010, doi
 * 10.1037/a0019625). semTools' {@code net} does the same.
 *
 * <p>The larger model is fitted by maximum likelihood, with ordered variables by unweighted least squares; which discrepancy is
 * taken does not matter, as it is 0 for nested models whatever it is. As every search, it may miss a minimum: that a model is not
 * nested is then said of one that is.
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

    /** The free parameters of {@code free} at which it implies what {@code restricted} implies; absent where it cannot. */
    static Optional<double[]> reproducing(FittedModel free, FittedModel restricted) {
        restricted.settle();
        List<ModelObjective.Term> terms = new ArrayList<>();
        double n = 0;
        for (int g = 0; g < free.terms().size(); g++) {
            GroupTerm own = free.terms().get(g);
            Discrepancy distance = toImplied(restricted.terms().get(g), own.hasMeans());
            terms.add(new ModelObjective.Term(own.structure(), distance, own.share()));
            n += own.sample().size();
        }
        ModelSearch search = new ModelSearch(free.table(), MOST_STEPS, TOLERANCE);
        Optional<double[]> found = Optional.empty();
        for (double[] start : List.of(TransferredEstimates.of(restricted, free), free.theta())) {
            if (found.isEmpty() && search.over(terms).exists(start)) {
                ModelSearch.Found end = search.from(terms, start);
                found = 2 * n * end.minimum().value() < NOTHING ? Optional.of(end.theta()) : Optional.empty();
            }
        }
        free.settle();
        return found;
    }

    /** The distance from the moments that a model implies. */
    private static Discrepancy toImplied(GroupTerm restricted, boolean hasMeans) {
        double[] moments = restricted.structure().moments();
        if (!restricted.isOrdered()) {
            DMatrixRMaj sigma = restricted.covariance().sigma();
            if (new CholeskyFactor(sigma.numRows).factor(sigma)) {
                return new NormalDiscrepancy(sigma, hasMeans ? restricted.centre() : new double[0]);
            }
        }
        return new LeastSquaresDiscrepancy(moments.clone(), DiagonalWeight.identity(moments.length), 1);
    }
}
