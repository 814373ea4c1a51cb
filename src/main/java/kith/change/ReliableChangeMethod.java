package kith.change;

/**
 * Indices of reliable change of one respondent; D is the change, r the reliability, s₁ and s₂ the standard deviations.
 */
public enum ReliableChangeMethod {
    JACOBSON_TRUAX("D / (s₁ √(2(1 − r)))"),
    CHRISTENSEN_MENDOZA("D / SD of the changes"),
    MAASSEN_IVERSON("D / √((s₁² + s₂²)(1 − r))"),
    CHELUNE_PRACTICE_MAASSEN_SE("(D − mean change) / √((s₁² + s₂²)(1 − r))"),
    GULLIKSEN_LORD_NOVICK("second score less its regression to the mean / (s₁ √(1 − r²))"),
    EDWARDS_NUNNALLY("second score less its regression to the mean / (s₁ √(1 − r))"),
    HAGEMAN_ARRINDELL_RCINDIV("estimated true change / its error"),
    REGRESSION_BASED("residual of the second on the first score / its SD"),
    REGRESSION_BASED_REFERENCE("the same, by the regression in the reference arm");

    private final String formula;

    ReliableChangeMethod(String formula) {
        this.formula = formula;
    }

    /** For readers. */
    public String formula() {
        return formula;
    }
}
