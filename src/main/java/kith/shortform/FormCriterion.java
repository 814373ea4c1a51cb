package kith.shortform;

import java.util.Arrays;
import java.util.Optional;

/** What a form is judged by; each is 1 at best. */
public enum FormCriterion {
    /** Coefficient alpha of the sum of the form; 0 where it is negative. */
    RELIABILITY("reliability"),
    /**
     * Correlation of the sum of the form with the sum of all items, as if both were answered independently: the errors
     * that they share are removed (Levy 1967).
     */
    VALIDITY("validity"),
    /** Mean of I/(I + 1) over a range of the trait, I the information of the form in the graded response model. */
    INFORMATION("information"),
    /**
     * 1 less the largest bias of the sum between groups at equal matching scores, in standard deviations of the sum.
     */
    DIF("dif"),
    /** 1 less the loss of the correlation of the sum, without its sign, with an external criterion. */
    EXTERNAL("external");

    private final String id;

    FormCriterion(String id) {
        this.id = id;
    }

    /** The word on the command line, in studies and in JSON. */
    public String id() {
        return id;
    }

    /** The criterion that a word names. */
    public static Optional<FormCriterion> named(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
