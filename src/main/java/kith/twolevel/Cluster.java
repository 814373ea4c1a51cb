package kith.twolevel;

/**
 * The sufficient statistics of one cluster, about the centre of its sample. Arrays are not copied: they are read by the
 * likelihood in every step and belong to {@link ClusteredSample}.
 *
 * @param patterns for each pattern of observed variables that occurs in the cluster, its number among the sample's
 * @param counts how many rows have the pattern
 * @param sums p sums of the values, 0 where not observed
 * @param crossProducts p × p sums of products, row by row
 * @param between values of the variables that exist between clusters only, 0 where missing and for other variables
 * @param betweenPattern number of the pattern of those that are observed
 * @param size how many rows
 */
record Cluster(
        int[] patterns,
        int[] counts,
        double[][] sums,
        double[][] crossProducts,
        double[] between,
        int betweenPattern,
        int size) {

    /** The sum of a variable over all rows. */
    double sum(int variable) {
        double sum = 0;
        for (double[] own : sums) {
            sum += own[variable];
        }
        return sum;
    }

    /** The sum of a product over all rows. */
    double crossProduct(int place) {
        double sum = 0;
        for (double[] own : crossProducts) {
            sum += own[place];
        }
        return sum;
    }
}
