package kith.invariance;

/**
 * How much worse a step may fit before what it holds equal counts as unequal.
 *
 * @param rule the rule's name and source, to be printed with every verdict
 * @param cfi least change of CFI that counts (negative)
 * @param rmsea change of RMSEA that counts
 * @param srmrLoadings change of SRMR that counts when loadings are made equal
 * @param srmrOthers change of SRMR that counts at later steps
 */
public record CutOffs(String rule, double cfi, double rmsea, double srmrLoadings, double srmrOthers) {

    private static final double SMALL_SAMPLE = 300;
    private static final double UNBALANCED = 1.5;

    /**
     * Chen 2007, doi 10.1080/10705510701301834, p. 501: by the size of the whole sample and by whether the groups are of equal
     * size. Studied for maximum likelihood in two groups.
     */
    public static CutOffs chen(double n, double largestGroup, double smallestGroup) {
        boolean strict = n <= SMALL_SAMPLE || largestGroup / smallestGroup > 2 * UNBALANCED;
        return strict
                ? new CutOffs("Chen 2007, small or unequal samples", -0.005, 0.010, 0.025, 0.005)
                : new CutOffs("Chen 2007", -0.010, 0.015, 0.030, 0.010);
    }

    /** Whether a step holds: CFI has fallen by less than counts, or neither RMSEA nor SRMR confirms that it fell. */
    Verdict judge(Level level, double deltaCfi, double deltaRmsea, double deltaSrmr) {
        if (Double.isNaN(deltaCfi)) {
            return Verdict.UNKNOWN;
        }
        boolean worseCfi = deltaCfi <= cfi;
        boolean worseRmsea = deltaRmsea >= rmsea;
        boolean worseSrmr = deltaSrmr >= (level == Level.METRIC ? srmrLoadings : srmrOthers);
        if (worseCfi) {
            return worseRmsea || worseSrmr ? Verdict.REJECTED : Verdict.DOUBTFUL;
        }
        return worseRmsea && worseSrmr ? Verdict.DOUBTFUL : Verdict.HELD;
    }
}
