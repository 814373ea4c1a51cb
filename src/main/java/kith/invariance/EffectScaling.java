package kith.invariance;

/**
 * In which units factors are compared when the size of a difference is computed; the size depends on it, and packages differ: the R
 * package misty offers the first two.
 */
public enum EffectScaling {
    /** Every factor has mean 0 and variance 1 in every context: all that is shared by all items counts as the factor's. */
    UNIT_VARIANCE("factors of mean 0 and variance 1 in every context"),
    /** The first item of a factor has loading 1 and intercept 0 in every context: it is taken as the same everywhere. */
    MARKER("first item of each factor with loading 1 and intercept 0"),
    /** As the step was identified: at a partially invariant step by what is held equal. */
    AS_FITTED("as the model was fitted");

    private final String says;

    EffectScaling(String says) {
        this.says = says;
    }

    /** To be printed beside every value. */
    public String says() {
        return says;
    }
}
