package kith.sem.model;

/** What a parameter says of its two sides. */
public enum Operator {
    /** Factor =~ indicator. */
    LOADING("=~"),
    /** Variance (both sides the same) or covariance. */
    COVARIANCE("~~"),
    /** Outcome ~ predictor. */
    REGRESSION("~"),
    /** Composite &lt;~ component: the composite is the weighted sum of its components. */
    COMPOSITE("<~"),
    /** Intercept of an observed variable or mean of a factor; the right side is empty. */
    INTERCEPT("~1"),
    /** Variable | threshold; the right side is {@code t1}, {@code t2}, …. */
    THRESHOLD("|"),
    /** Scaling factor of a latent response (delta); both sides the same. */
    SCALE("~*~"),
    /** A quantity defined from labelled parameters. */
    DEFINITION(":="),
    /** Both sides are equal. */
    EQUAL("=="),
    /** The left side is smaller. */
    LESS("<"),
    /** The left side is greater. */
    GREATER(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** Whether the right side has an effect on the left: a predictor on an outcome, a component on its composite. */
    public boolean isEffect() {
        return this == REGRESSION || this == COMPOSITE;
    }

    /** As it is written in the syntax. */
    public String symbol() {
        return symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
