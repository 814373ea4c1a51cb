package kith.invariance.level;

/**
 * A published rule that says whether a level of invariance is supported when it is compared with the level before it.
 * Only {@link DecisionRule} says which of them decides; all of them are shown.
 */
public enum Criterion {
    /** The χ² difference test at the 5% level. */
    DIFFERENCE_TEST("difference_test"),
    /** Change in CFI, RMSEA and SRMR (Chen 2007, doi 10.1080/10705510701301834). */
    CHEN("chen_2007"),
    /** Change in CFI and McDonald's NCI (Cheung &amp; Rensvold 2002, doi 10.1207/S15328007SEM0902_5). */
    CHEUNG_RENSVOLD("cheung_rensvold_2002"),
    /** Change in CFI and RMSEA, 10 and 20 groups (Rutkowski &amp; Svetina 2014, doi 10.1177/0013164413498257). */
    RUTKOWSKI_SVETINA_2014("rutkowski_svetina_2014"),
    /** The same for ordered responses (Rutkowski &amp; Svetina 2017, doi 10.1080/08957347.2016.1243540). */
    RUTKOWSKI_SVETINA_2017("rutkowski_svetina_2017"),
    /**
     * The 90% interval of RMSEA_D, the RMSEA of the χ² difference (Savalei, Brace &amp; Fouladi 2024, doi
     * 10.1037/met0000537), against .08 without adjustment for sample size, as Counsell, Cribbie &amp; Flora 2020, doi
     * 10.1080/00273171.2019.1633617, advise.
     */
    EQUIVALENCE("equivalence"),
    /** The permutation test of the change in CFI at the 5% level (Jorgensen et al. 2018, doi 10.1037/met0000152). */
    PERMUTATION("permutation");

    private final String id;

    Criterion(String id) {
        this.id = id;
    }

    /** As it is written on the command line, in study files and in JSON. */
    public String id() {
        return id;
    }
}
