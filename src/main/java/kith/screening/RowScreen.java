package kith.screening;

/**
 * How one row was answered. What cannot be told is NaN.
 *
 * @param row from 0
 * @param id of the respondent
 * @param answered how many items
 * @param longString longest run of the same answer, in the order of the items and as they were given; a missing
 *     response ends a run
 * @param variability standard deviation (n − 1) over the answers as they were given: intra-individual response
 *     variability (Dunn et al. 2018, doi 10.1007/s10869-016-9479-0)
 * @param evenOdd correlation, over the scales, of the mean of the items in odd places with that of the items in even
 *     places, stepped up by 2r/(1 + r), not below −1; answers recoded; needs three scales (Jackson 1976; Johnson 2005,
 *     doi 10.1016/j.jrp.2004.09.009)
 * @param scales how many scales that correlation rests on
 * @param mahalanobis D² of the answers given, from the means and covariances (n − 1) of the complete rows
 * @param df of D²: how many answers it rests on
 * @param mahalanobisP chance of a larger D² if the answers were normal
 * @param synonyms correlation, over pairs of like items, of the answers recoded; needs three pairs (Meade and Craig
 *     2012, doi 10.1037/a0028085)
 * @param pairs how many pairs that correlation rests on
 * @param antonyms correlation, over pairs of opposite items, of the answers as they were given, which is negative in
 *     careful responses; needs three pairs
 * @param antonymPairs how many pairs that correlation rests on
 * @param guttmanErrors normed number of Guttman errors over the scales, 0 to 1 (Emons 2008, doi
 *     10.1177/0146621607302479)
 * @param seconds how long the respondent took
 */
public record RowScreen(
        int row,
        String id,
        int answered,
        int longString,
        double variability,
        double evenOdd,
        int scales,
        double mahalanobis,
        int df,
        double mahalanobisP,
        double synonyms,
        int pairs,
        double antonyms,
        int antonymPairs,
        double guttmanErrors,
        double seconds) {}
