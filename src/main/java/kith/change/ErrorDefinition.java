package kith.change;

/**
 * What “standard error of measurement” can mean when the same respondents were measured twice; no two are the same
 * number.
 */
public enum ErrorDefinition {
    /** √MSE of the two-way analysis of variance: a shift common to all respondents is no error. */
    CONSISTENCY("consistency", "√ residual variance; a common shift is no error"),
    /** √(MSE + variance between occasions, 0 where its estimate is negative): a common shift is error. */
    AGREEMENT("agreement", "√ (residual + occasion variance); a common shift is error"),
    /** SD of the differences over √2; equals consistency with two occasions. */
    FROM_SD_OF_DIFFERENCE("SD of differences", "SD of the differences / √2"),
    /** Root of the mean variance of both occasions times √(1 − ICC(2,1)). */
    FROM_ICC21_POOLED_SD("ICC(2,1), pooled SD", "pooled SD × √(1 − ICC(2,1))"),
    /** SD of the first occasion times √(1 − ICC(2,1)). */
    FROM_ICC21_BASELINE_SD("ICC(2,1), first SD", "SD of the first occasion × √(1 − ICC(2,1))"),
    /** SD of the first occasion times √(1 − r) with the Pearson correlation of the occasions. */
    FROM_PEARSON_BASELINE_SD("Pearson r, first SD", "SD of the first occasion × √(1 − r)");

    private final String title;
    private final String formula;

    ErrorDefinition(String title, String formula) {
        this.title = title;
        this.formula = formula;
    }

    /** A short name. */
    public String title() {
        return title;
    }

    /** How it is computed, for readers. */
    public String formula() {
        return formula;
    }
}
