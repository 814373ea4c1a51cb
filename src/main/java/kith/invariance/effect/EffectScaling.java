package kith.invariance.effect;

/**
 * In which units factors are compared when the size of a difference is computed; the size depends on it, and packages
 * differ: the R package misty offers the first two.
 */
public enum EffectScaling {
    /**
     * Every factor has mean 0 and variance 1 in every context: all that is shared by all items counts as the factor's.
     */
    UNIT_VARIANCE("factors of mean 0 and variance 1 in every context"),
    /**
     * The referent, by default the first item, of a factor has loading 1 and intercept 0 in every context: it is taken
     * as equal.
     */
    MARKER("referent item of each factor with loading 1 and intercept 0"),
    /** Factors have the means and standard deviations of an alignment. */
    ALIGNED("means and standard deviations of the factors from alignment"),
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
