package kith.mokken;

/**
 * Violations of one assumption by one item, or by one pair.
 *
 * @param comparisons how many comparisons were possible (#ac)
 * @param violations how many were violations of at least the minimum size (#vi)
 * @param largest the largest violation (maxvi)
 * @param sum of the violations
 * @param statistic the largest test statistic (zmax or tmax)
 * @param significant how many violations are significant (#zsig or #tsig)
 */
public record Violations(
        int comparisons, int violations, double largest, double sum, double statistic, int significant) {

    /** None, of no comparisons. */
    static final Violations NONE = new Violations(0, 0, 0, 0, 0, 0);

    Violations plus(Violations other) {
        return new Violations(
                comparisons + other.comparisons,
                violations + other.violations,
                Math.max(largest, other.largest),
                sum + other.sum,
                Math.max(statistic, other.statistic),
                significant + other.significant);
    }

    /** Violations per comparison; NaN where none was possible. */
    public double rate() {
        return (double) violations / comparisons;
    }

    /** Sum of the violations per comparison; NaN where none was possible. */
    public double meanSize() {
        return sum / comparisons;
    }

    /**
     * The criterion that weighs size, number and significance of the violations of an item (Molenaar and Sijtsma 2000,
     * p. 74; as package mokken): 50(.30 − H<sub>i</sub>) + √#vi + 100 #vi/#ac + 100 maxvi + 10 √sum + 1000 sum/#ac + 5
     * z<sub>max</sub> + 10 √#zsig + 100 #zsig/#ac, rounded down; 0 without a violation.
     *
     * @param itemH scalability of the item
     */
    public double criterion(double itemH) {
        if (violations == 0) {
            return 0;
        }
        return Math.floor(50 * (0.30 - itemH)
                + Math.sqrt(violations)
                + 100 * rate()
                + 100 * largest
                + 10 * Math.sqrt(sum)
                + 1000 * meanSize()
                + 5 * statistic
                + 10 * Math.sqrt(significant)
                + 100.0 * significant / comparisons);
    }
}
