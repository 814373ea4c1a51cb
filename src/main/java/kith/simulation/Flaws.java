package kith.simulation;

import java.util.Optional;

/**
 * What keeps answers from being perfect.
 *
 * @param missing share of answers to items and profile questions that are left out completely at random
 * @param missingByCovariate further ones that depend on a covariate
 * @param straightLining share of respondents who give the same answer to all items
 * @param random share of respondents who answer the items at random
 */
public record Flaws(
        double missing, Optional<MissingByCovariate> missingByCovariate, double straightLining, double random) {

    /** Perfect answers. */
    public static final Flaws NONE = new Flaws(0, Optional.empty(), 0, 0);

    /**
     * Left out at random given a covariate.
     *
     * @param share of answers left out by respondents at the mean of the covariate
     * @param perSd how much one standard deviation of the covariate adds to the log-odds
     */
    public record MissingByCovariate(String covariate, double share, double perSd) {}
}
