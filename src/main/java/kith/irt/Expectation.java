package kith.irt;

/**
 * What the E-step gives at one vector of parameters.
 *
 * @param logLikelihood marginal; −∞ where the parameters are not admissible
 * @param curves by group and item
 * @param distributions by group
 * @param counts expected respondents by group, item, category and node
 * @param nodeCounts expected respondents by group and node of the general factors
 */
record Expectation(
        double logLikelihood,
        ItemCurve[][] curves,
        GroupDistribution[] distributions,
        double[][][][] counts,
        double[][] nodeCounts) {

    static final Expectation INADMISSIBLE = new Expectation(Double.NEGATIVE_INFINITY, null, null, null, null);

    boolean isAdmissible() {
        return logLikelihood > Double.NEGATIVE_INFINITY;
    }
}
