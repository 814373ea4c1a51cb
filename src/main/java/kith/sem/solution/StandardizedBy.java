package kith.sem.solution;

/** By which standard deviations parameters are standardised; lavaan's types of {@code standardizedSolution()}. */
public enum StandardizedBy {
    /** {@code std.lv}: by those of the factors; observed variables keep their units. */
    FACTORS("std.lv"),
    /** {@code std.all}: by those of factors and observed variables. */
    ALL("std.all"),
    /**
     * {@code std.nox}: by all but those of observed variables that only predict, which keep their units, whether the
     * model takes them as given or not.
     */
    ALL_BUT_PREDICTORS("std.nox");

    private final String lavaanName;

    StandardizedBy(String lavaanName) {
        this.lavaanName = lavaanName;
    }

    /** The name that lavaan gives it. */
    public String lavaanName() {
        return lavaanName;
    }
}
