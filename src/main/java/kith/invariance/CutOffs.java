package kith.invariance;

import java.util.ArrayList;
import java.util.List;

/**
 * How much worse a step may fit before what it holds equal counts as unequal.
 *
 * @param rule the rule's name and source, to be printed with every verdict
 * @param loadings what counts when loadings (or thresholds) are made equal
 * @param others what counts at later steps
 */
public record CutOffs(String rule, Bounds loadings, Bounds others) {

    /** From so many contexts on, the cut-offs for many groups are told too. */
    public static final int MANY_GROUPS = 10;

    private static final double SMALL_SAMPLE = 300;
    private static final double UNBALANCED = 1.5;

    /**
     * Changes that count; NaN for an index that the rule does not look at.
     *
     * @param cfi least change of CFI that counts (negative)
     * @param rmsea change of RMSEA that counts
     * @param srmr change of SRMR that counts
     */
    public record Bounds(double cfi, double rmsea, double srmr) {}

    /**
     * Chen 2007, doi 10.1080/10705510701301834, p. 501: by the size of the whole sample and by whether the groups are of equal
     * size. Studied for maximum likelihood in two groups.
     */
    public static CutOffs chen(double n, double largestGroup, double smallestGroup) {
        boolean strict = n <= SMALL_SAMPLE || largestGroup / smallestGroup > 2 * UNBALANCED;
        return strict
                ? new CutOffs(
                        "Chen 2007, small or unequal samples",
                        new Bounds(-0.005, 0.010, 0.025),
                        new Bounds(-0.005, 0.010, 0.005))
                : new CutOffs("Chen 2007", new Bounds(-0.010, 0.015, 0.030), new Bounds(-0.010, 0.015, 0.010));
    }

    /** Cheung &amp; Rensvold 2002, doi 10.1207/S15328007SEM0902_5: CFI alone. Studied for maximum likelihood in two groups. */
    public static CutOffs cheungRensvold() {
        Bounds bounds = new Bounds(-0.010, Double.NaN, Double.NaN);
        return new CutOffs("Cheung & Rensvold 2002", bounds, bounds);
    }

    /**
     * Rutkowski &amp; Svetina 2014, doi 10.1177/0013164413498257, for ten and more groups: looser for loadings. Studied for maximum
     * likelihood in 10 and 20 groups.
     */
    public static CutOffs rutkowskiSvetina() {
        return new CutOffs(
                "Rutkowski & Svetina 2014",
                new Bounds(-0.020, 0.030, Double.NaN),
                new Bounds(-0.010, 0.010, Double.NaN));
    }

    /** The rules that speak of so many contexts, the one that gives the verdict first. */
    static List<CutOffs> suiting(List<Integer> observations, int contexts) {
        double n = observations.stream().mapToInt(Integer::intValue).sum();
        int largest = observations.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int smallest = observations.stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<CutOffs> rules = new ArrayList<>(List.of(chen(n, largest, smallest), cheungRensvold()));
        if (contexts >= MANY_GROUPS) {
            rules.add(rutkowskiSvetina());
        }
        return rules;
    }

    /**
     * Whether a step holds. Where the rule looks at several indices: CFI has fallen by less than counts, or none of the others
     * confirms that it fell.
     */
    Verdict judge(Level level, double deltaCfi, double deltaRmsea, double deltaSrmr) {
        if (Double.isNaN(deltaCfi)) {
            return Verdict.UNKNOWN;
        }
        Bounds bounds = level.compareTo(Level.METRIC) <= 0 ? loadings : others;
        boolean worseCfi = deltaCfi <= bounds.cfi();
        if (Double.isNaN(bounds.rmsea())) {
            return worseCfi ? Verdict.REJECTED : Verdict.HELD;
        }
        boolean worseRmsea = deltaRmsea >= bounds.rmsea();
        boolean worseSrmr = deltaSrmr >= bounds.srmr();
        if (worseCfi) {
            return worseRmsea || worseSrmr ? Verdict.REJECTED : Verdict.DOUBTFUL;
        }
        return worseRmsea && (worseSrmr || Double.isNaN(bounds.srmr())) ? Verdict.DOUBTFUL : Verdict.HELD;
    }
}
