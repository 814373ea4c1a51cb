package kith.moments.ordered;

/**
 * The second step for one pair of variables.
 *
 * @param correlation polychoric, polyserial or Pearson's; NaN where it cannot be estimated
 * @param emptyCells how many cells of its table no respondent falls into
 * @param adjusted whether the counts were changed on account of that
 */
record PairEstimate(double correlation, int emptyCells, boolean adjusted) {}
