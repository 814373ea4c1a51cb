package kith.sem.estimation;

/**
 * What several searches ended in.
 *
 * @param tried how many starts there were
 * @param converged how many of them ended in a minimum
 * @param minima how many different minima these are: their χ² differ by more than 0.001
 * @param best number of the start whose minimum was taken, from 1; the first are the usual starting values
 * @param reachedBest how many starts ended in the minimum that was taken
 * @param usualChisq χ² of where the usual starting values ended; NaN where that is no minimum
 * @param bestChisq χ² of the minimum taken; NaN without one
 */
public record StartsAnswer(
        int tried, int converged, int minima, int best, int reachedBest, double usualChisq, double bestChisq) {}
