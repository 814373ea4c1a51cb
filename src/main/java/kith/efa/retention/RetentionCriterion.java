package kith.efa.retention;

/** The criteria for the number of factors. */
public enum RetentionCriterion {
    KAISER("eigenvalues above 1 (Kaiser)", Weight.NONE),
    PARALLEL_COMPONENTS_MEAN("parallel analysis of components (mean)", Weight.NONE),
    PARALLEL_COMPONENTS("parallel analysis of components (95th percentile)", Weight.COUNTS),
    PARALLEL_FACTORS_MEAN("parallel analysis of factors (mean)", Weight.NONE),
    PARALLEL_FACTORS("parallel analysis of factors (95th percentile)", Weight.COUNTS),
    MAP("minimum average partial (Velicer, 1976)", Weight.COUNTS),
    MAP_FOURTH("minimum average partial (Velicer et al., 2000)", Weight.NONE),
    VSS_ONE("very simple structure (complexity 1)", Weight.NONE),
    VSS_TWO("very simple structure (complexity 2)", Weight.NONE),
    EMPIRICAL_KAISER("empirical Kaiser criterion", Weight.COUNTS),
    HULL_CAF("hull method (common part accounted for)", Weight.NONE),
    HULL_CFI("hull method (CFI)", Weight.COUNTS),
    HULL_RMSEA("hull method (RMSEA)", Weight.NONE),
    COMPARISON_DATA("comparison data", Weight.COUNTS);

    private enum Weight {
        COUNTS,
        NONE
    }

    private final String label;
    private final Weight weight;

    RetentionCriterion(String label, Weight weight) {
        this.label = label;
        this.weight = weight;
    }

    /** What it is called in a report. */
    public String label() {
        return label;
    }

    /**
     * Whether the recommendation rests on it: one form each of the methods that did well in simulations (Auerswald and
     * Moshagen 2019, doi 10.1037/met0000200), and the minimum average partial.
     */
    public boolean counts() {
        return weight == Weight.COUNTS;
    }
}
