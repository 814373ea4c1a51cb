package kith.change;

/**
 * Indices of reliable change of one respondent; D is the change, r the reliability, s₁ and s₂ the standard deviations.
 */
public enum ReliableChangeMethod {
    JACOBSON_TRUAX("D / (s₁ √(2(1 − r)))", true),
    CHRISTENSEN_MENDOZA("D / SD of the changes", false),
    MAASSEN_IVERSON("D / √((s₁² + s₂²)(1 − r))", true),
    CHELUNE_PRACTICE_MAASSEN_SE("(D − mean change) / √((s₁² + s₂²)(1 − r))", true),
    GULLIKSEN_LORD_NOVICK("second score less its regression to the mean / (s₁ √(1 − r²))", true),
    EDWARDS_NUNNALLY("second score less its regression to the mean / (s₁ √(1 − r))", true),
    HAGEMAN_ARRINDELL_RCINDIV("estimated true change / its error", true),
    REGRESSION_BASED("residual of the second on the first score / its SD", false),
    REGRESSION_BASED_REFERENCE("the same, by the regression in the reference arm", false);

    private final String formula;
    private final boolean ofReliability;

    ReliableChangeMethod(String formula, boolean ofReliability) {
        this.formula = formula;
        this.ofReliability = ofReliability;
    }

    /** For people. */
    public String formula() {
        return formula;
    }

    /** Whether it needs the reliability of the score. */
    public boolean needsReliability() {
        return ofReliability;
    }
}
