package kith.efa.precision;

/** Which curvature of the discrepancy analytic standard errors rest on. */
public enum Curvature {
    /**
     * Of a model that holds, as lavaan's expected information and its robust errors for categorical answers take it.
     */
    EXPECTED,
    /** At the residuals that there are, so that errors also hold for a model that is only near the truth. */
    OBSERVED
}
