package kith.invariance;

/**
 * The mean of a factor in a context, with that of the reference context fixed at 0.
 *
 * @param context name of the group
 * @param estimate in units of the factor
 * @param se standard error; 0 in the reference context
 * @param standardised estimate by the standard deviation of the factor, pooled over contexts by size
 */
public record LatentMean(
        String factor,
        String context,
        double estimate,
        double se,
        double pValue,
        double lower,
        double upper,
        double standardised) {}
