package kith.grouplevel;

/**
 * How high rwg(j) must be, and how low ADM(j), for agreement that is significant at the level asked for.
 *
 * @param n size of the group
 * @param exact whether by enumeration, or by simulation
 * @param rwg the smallest value with a cumulative probability of at least 1 − α, the rule of package multilevel: the
 *     probability of a value as high, {@code rwgProbability}, may exceed α
 * @param rwgStrict the smallest value that a group without agreement reaches with probability at most α, with that
 *     probability; NaN where none is
 * @param deviation the largest ADM(j) that a group without agreement stays at or below with probability at most α, with
 *     that probability; NaN where none is
 */
public record AgreementCriticalValue(
        int n,
        int items,
        NullDistribution distribution,
        boolean exact,
        double rwg,
        double rwgProbability,
        double rwgStrict,
        double rwgStrictProbability,
        double deviation,
        double deviationProbability) {}
