package kith.itempool;

/**
 * Respondent profiles of one number, ordered by the mean of their standardised item means, the lowest first.
 *
 * @param profiles how many
 * @param parameters of the mixture: means, one variance an item, and shares
 * @param logLikelihood of the mixture, for responses in their own units
 * @param bic −2 log-likelihood + parameters · ln N; smaller is better
 * @param entropy 1 − Σ(−p ln p) / (N ln k) over posterior probabilities p (Celeux and Soromenho 1996, doi
 *     10.1007/BF01246098); 1 means that every respondent belongs to one profile with certainty, NaN for one profile
 * @param replications how many of the most promising starts ended at this log-likelihood, to 1e-5
 * @param converged whether the mixture converged
 * @param admissible whether every item has variance left within profiles
 * @param within sum of squares within profiles of the best k-means partition, of standardised items
 * @param agreement adjusted Rand index of the k-means partition and the most likely profiles of the mixture (Hubert and
 *     Arabie 1985, doi 10.1007/BF01908075); NaN for one profile
 * @param shares of the profiles in the mixture
 * @param means one array a profile, one mean an item, in the units of the responses
 * @param standardizedMeans the same in standard deviations from the mean of all respondents
 * @param sizes respondents by most likely profile
 * @param level share of the variance between profiles of the standardised means that is due to their level (their mean
 *     over items) rather than their shape; NaN for one profile
 * @param membership most likely profile of each respondent, from 1
 */
public record ProfileSolution(
        int profiles,
        int parameters,
        double logLikelihood,
        double bic,
        double entropy,
        int replications,
        boolean converged,
        boolean admissible,
        double within,
        double agreement,
        double[] shares,
        double[][] means,
        double[][] standardizedMeans,
        int[] sizes,
        double level,
        int[] membership) {}
