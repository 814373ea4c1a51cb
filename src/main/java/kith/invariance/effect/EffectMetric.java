package kith.invariance.effect;

import java.util.Locale;

/** On which common metric of the factors contexts are compared when the size of a difference is computed. */
public enum EffectMetric {
    /** The scalar solution with nothing released: all items are equal by construction. */
    SCALAR("the scalar solution"),
    /** The scalar solution with the released parameters free: all other items are equal by construction. */
    PARTIAL_SCALAR("the partial scalar solution"),
    /** Alignment: all items may differ, few of them much. */
    ALIGNMENT("the alignment solution"),
    /** One item of each factor is equal by construction. */
    REFERENT("a referent item of each factor"),
    /**
     * No common metric: factors have mean 0 and variance 1 in every context, so that their differences count as bias.
     */
    NONE("factors of mean 0 and variance 1 in every context"),
    /** That of another level of invariance, in which its equalities hold. */
    OF_LEVEL("the solution of the level");

    private final String title;

    EffectMetric(String title) {
        this.title = title;
    }

    /** To be printed beside every value, after “on the metric of”. */
    public String title() {
        return title;
    }

    /** As it is written in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
