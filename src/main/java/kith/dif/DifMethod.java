package kith.dif;

import java.util.Arrays;
import java.util.Optional;

/**
 * A method of detecting differential item functioning, and how it classes the size of what it finds. An effect that is
 * not significant is of class A, negligible, whatever its size.
 */
public enum DifMethod {
    /**
     * Mantel–Haenszel or, with three categories or more, Mantel. Of two categories ETS's rule on Δ (Zieky 1993); of
     * more the standardised mean difference over the standard deviation of the item, B above .17, C above .25 (NAEP:
     * Allen, Carlson and Zelenak 1999).
     */
    MANTEL("mantel", "Mantel"),
    /** Liu–Agresti odds ratio: |ln Ψ| B from .43, C from .64 (Penfield 2007). */
    LIU_AGRESTI("liu_agresti", "Liu–Agresti"),
    /**
     * Ordinal logistic regression: Nagelkerke's ΔR² of the total effect, B from .035, C from .070 (Jodoin and Gierl
     * 2001, doi 10.1207/S15324818AME1404_2).
     */
    LOGISTIC("logistic", "Ordinal logistic"),
    /**
     * SIBTEST: |β| over the range of the item, B from .059, C from .088 (Roussos and Stout 1996, doi
     * 10.1111/j.1745-3984.1996.tb00490.x).
     */
    SIBTEST("sibtest", "SIBTEST"),
    /**
     * Likelihood ratio of the graded response model ({@link IrtDif}). Its sizes have no published classes for ordered
     * items, so that it does not enter the verdict.
     */
    IRT("irt", "IRT likelihood ratio"),
    /**
     * Ordinal logistic regression on purified trait scores; classed as {@link #LOGISTIC}, so that it does not enter the
     * verdict.
     */
    LORDIF("lordif", "Logistic on trait scores");

    private final String id;
    private final String title;

    DifMethod(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Whether it has a class of its own that enters the verdict. */
    public boolean isInVerdict() {
        return this != IRT && this != LORDIF;
    }

    /** The word on the command line and in JSON. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The method that a word names. */
    public static Optional<DifMethod> named(String id) {
        return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
    }

    static DifSize ofMeanDifference(double standardised) {
        return DifSize.above(Math.abs(standardised), 0.17, 0.25);
    }

    static DifSize ofLogOdds(double logOdds) {
        return DifSize.from(Math.abs(logOdds), 0.43, 0.64);
    }

    static DifSize ofNagelkerke(double change) {
        return DifSize.from(change, 0.035, 0.070);
    }

    static DifSize ofBeta(double beta) {
        return DifSize.from(Math.abs(beta), 0.059, 0.088);
    }
}
