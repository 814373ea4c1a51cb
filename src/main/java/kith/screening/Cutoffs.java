package kith.screening;

/**
 * From where on a respondent is flagged. The defaults are conventions, and where no source is named they are Kith's
 * own; whoever changes them sees them in the result.
 *
 * @param missingShare flagged when a larger share of the items has no answer (default 0.5)
 * @param longStringShare flagged when the longest run of the same answer covers at least this share of the items
 *     (default 0.5, Curran 2016, doi 10.1016/j.jesp.2015.07.006)
 * @param leastVariability flagged when the standard deviation over a person's answers is below (default 0.3, a choice
 *     of Kith's; a straight line has 0. Dunn et al. 2018, doi 10.1007/s10869-016-9479-0, take the lowest tenth of the
 *     sample instead)
 * @param leastEvenOdd flagged when the even-odd consistency is below (default 0.3, Jackson 1976)
 * @param mahalanobisP flagged when the chance of so large a distance is below (default 0.001)
 * @param leastSynonyms flagged when the correlation over pairs of like items is below (default 0.22; said to be of
 *     Goldberg and Kilkowski 1985, doi 10.1037/0022-3514.48.1.82, which was not confirmed)
 * @param synonymCorrelation pairs of items that correlate above are like items (default 0.60, Meade and Craig 2012, doi
 *     10.1037/a0028085)
 * @param leastPairs even-odd consistency and synonyms flag no respondent when they rest on fewer pairs (default 10): a
 *     correlation over five pairs falls below its cut-off by chance alone for one careful person in four or five
 * @param mostAntonyms flagged when the correlation over pairs of opposite items is above (default 0, a choice of
 *     Kith's)
 * @param mostGuttmanErrors flagged when the normed number of Guttman errors is above (default 0.5, a choice of Kith's:
 *     about what responses at random have)
 * @param leastSecondsPerItem flagged when the respondent took less (default 2, Huang et al. 2012, doi
 *     10.1007/s10869-011-9231-8)
 */
public record Cutoffs(
        double missingShare,
        double longStringShare,
        double leastVariability,
        double leastEvenOdd,
        double mahalanobisP,
        double leastSynonyms,
        double synonymCorrelation,
        int leastPairs,
        double mostAntonyms,
        double mostGuttmanErrors,
        double leastSecondsPerItem) {

    public static final Cutoffs DEFAULT = new Cutoffs(0.5, 0.5, 0.3, 0.3, 0.001, 0.22, 0.60, 10, 0, 0.5, 2);
}
