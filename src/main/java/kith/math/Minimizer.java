package kith.math;

/** A way of finding a minimum. */
public interface Minimizer {

    /**
     * @param objective the function
     * @param start where to begin; not changed
     * @return where the search ended; never null, never an exception for a search that failed
     */
    Minimum minimize(Objective objective, double[] start);
}
