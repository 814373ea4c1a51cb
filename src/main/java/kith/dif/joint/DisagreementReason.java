package kith.dif.joint;

import kith.sem.model.Operator;

/** What may be the reason that methods and search disagree on an item. The first that applies is given. */
public enum DisagreementReason {
    /** The search ended early or ran out of anchors. */
    SEARCH_INCOMPLETE,
    /**
     * Another item of the scale, on which both agree, has a larger effect of the opposite sign: it moves the matching
     * score, so that the other items appear biased the other way (artificial DIF, Andrich and Hagquist 2012, doi
     * 10.3102/1076998611411913).
     */
    ARTIFICIAL,
    /** The effect is smaller than what the search finds with a probability of 80%. */
    BELOW_POWER,
    /**
     * The search released a loading, and the methods' tests of a difference in one direction are not significant: the
     * effect changes its sign over the trait.
     */
    CANCELS,
    /** Complete rows only against all rows: fewer than 95% of the respondents of the models. */
    FEWER_ROWS,
    /** At least one, but fewer than half of the methods found the difference. */
    FEW_METHODS,
    /** None of these. */
    UNKNOWN;

    private static final double MOST_ROWS = 0.95;

    /**
     * What is known of an item on which the two disagree.
     *
     * @param opposed whether an item on which both agree has a larger effect of the opposite sign
     * @param size absolute difference in standard deviations of the item
     * @param uniform whether a test of a difference in one direction is significant
     * @param detections significant tests
     * @param rows respondents of the methods over respondents of the models
     */
    record Evidence(
            SearchAgreement agreement,
            FactorSearch search,
            String item,
            boolean opposed,
            double size,
            boolean uniform,
            long detections,
            double rows) {}

    static DisagreementReason of(Evidence evidence) {
        boolean few = evidence.rows() < MOST_ROWS;
        if (evidence.agreement() == SearchAgreement.METHODS_ONLY) {
            if (!evidence.search().isComplete()) {
                return SEARCH_INCOMPLETE;
            }
            if (evidence.opposed()) {
                return ARTIFICIAL;
            }
            boolean small = evidence.search().detectable().isPresent()
                    && evidence.size() < evidence.search().detectable().getAsDouble();
            return small ? BELOW_POWER : few ? FEWER_ROWS : UNKNOWN;
        }
        boolean loading = evidence.search().released().get(evidence.item()).contains(Operator.LOADING);
        if (loading && !evidence.uniform()) {
            return CANCELS;
        }
        if (evidence.detections() > 0) {
            return FEW_METHODS;
        }
        return few ? FEWER_ROWS : UNKNOWN;
    }
}
