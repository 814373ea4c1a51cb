package kith.reliability.scale;

/**
 * Respondents in groups of about equal size, each of which can be left out while weights are searched among the others.
 */
public interface PeopleInGroups {

    int people();

    /** How many units were drawn: clusters, or respondents. */
    int units();

    int groups();

    /** R, of all respondents. */
    double[][] correlations();

    /** The share of R that comes from the respondents of a group: the shares of all groups sum to R. */
    double[][] share(int group);

    /** Covariances (of items standardised among all respondents or not) of all respondents but one group. */
    double[][] without(int group);

    /**
     * Of {@code value} plus the influence of a person on a function of the correlations.
     *
     * @param gradient of the function by R, symmetric
     * @return over the units of a group
     */
    UnitSums sums(double value, double[][] gradient, int group);

    /** The standard error of a function of the correlations with this gradient. */
    double standardError(double[][] gradient);
}
