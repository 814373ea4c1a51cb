package kith.moments.ordered;

/** What each row adds to the deviation of one statistic of a pair from its limit, per unit of weight. */
interface PairInfluence {

    /** @param pattern the number of the distinct row */
    double at(int pattern);
}
