package kith.twolevel;

/** At which levels a variable has variance in the model. */
public enum VariableLevel {
    /** Only within clusters: its cluster means vary no more than respondents do by chance. */
    WITHIN,
    /** Only between clusters: everyone of a cluster has the same value. */
    BETWEEN,
    /** At both: the sum of a cluster's component and a person's deviation from it. */
    BOTH;

    boolean isWithin() {
        return this != BETWEEN;
    }

    boolean isBetween() {
        return this != WITHIN;
    }
}
