package kith.invariance;

import java.util.ArrayList;
import java.util.List;

/**
 * How much worse a step may fit before what it holds equal counts as unequal.
 *
 * @param rule the rule's name and source, to be printed with every verdict
 * @param loadings what counts when loadings (or thresholds before them) are made equal
 * @param others what counts at later steps
 * @param studied for what it was studied
 */
public record CutOffs(String rule, Bounds loadings, Bounds others, Studied studied) {

    /** For what data cut-offs were studied. */
    public enum Studied {
        /** Maximum likelihood, in two groups. */
        CONTINUOUS_IN_TWO_GROUPS,
        /** Maximum likelihood, in 10 and 20 groups. */
        CONTINUOUS_IN_MANY_GROUPS,
        /** Diagonally weighted least squares with ordered items, in 10 and 20 groups. */
        ORDERED_IN_MANY_GROUPS
    }

    /** How fit differs from that of the step before; NaN where an index does not exist. */
    record Changes(double cfi, double rmsea, double srmr) {}

    /** From so many contexts on, the cut-offs for many groups are told too. */
    public static final int MANY_GROUPS = 10;

    private static final double SMALL_SAMPLE = 300;
    private static final double UNBALANCED = 3;

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
     * size. From which ratio sizes are unequal is not said there; here from 3 to 1. Studied for maximum likelihood in two groups.
     */
    public static CutOffs chen(double n, double largestGroup, double smallestGroup) {
        boolean strict = n <= SMALL_SAMPLE || largestGroup / smallestGroup > UNBALANCED;
        return strict
                ? new CutOffs(
                        "Chen 2007, small or unequal samples",
                        new Bounds(-0.005, 0.010, 0.025),
                        new Bounds(-0.005, 0.010, 0.005),
                        Studied.CONTINUOUS_IN_TWO_GROUPS)
                : new CutOffs(
                        "Chen 2007",
                        new Bounds(-0.010, 0.015, 0.030),
                        new Bounds(-0.010, 0.015, 0.010),
                        Studied.CONTINUOUS_IN_TWO_GROUPS);
    }

    /** Cheung &amp; Rensvold 2002, doi 10.1207/S15328007SEM0902_5: CFI alone. Studied for maximum likelihood in two groups. */
    public static CutOffs cheungRensvold() {
        Bounds bounds = new Bounds(-0.010, Double.NaN, Double.NaN);
        return new CutOffs("Cheung & Rensvold 2002", bounds, bounds, Studied.CONTINUOUS_IN_TWO_GROUPS);
    }

    /**
     * Rutkowski &amp; Svetina 2014, doi 10.1177/0013164413498257, for ten and more groups: looser for loadings. Studied for maximum
     * likelihood in 10 and 20 groups.
     */
    public static CutOffs rutkowskiSvetina() {
        return new CutOffs(
                "Rutkowski & Svetina 2014",
                new Bounds(-0.020, 0.030, Double.NaN),
                new Bounds(-0.010, 0.010, Double.NaN),
                Studied.CONTINUOUS_IN_MANY_GROUPS);
    }

    /**
     * Rutkowski &amp; Svetina 2017, doi 10.1080/08957347.2016.1243540, for ten and more groups with ordered items: CFI stricter, RMSEA
     * looser for loadings than in 2014. Studied for diagonally weighted least squares in 10 and 20 groups.
     */
    public static CutOffs rutkowskiSvetinaOrdered() {
        return new CutOffs(
                "Rutkowski & Svetina 2017",
                new Bounds(-0.004, 0.050, Double.NaN),
                new Bounds(-0.004, 0.010, Double.NaN),
                Studied.ORDERED_IN_MANY_GROUPS);
    }

    /**
     * The rules that speak of such a step, the one that gives the verdict first: with ten and more contexts that for many groups.
     * Of the distribution of factors only Cheung and Rensvold's does.
     */
    static List<CutOffs> suiting(Level level, LadderOrder order, List<Integer> observations, int contexts) {
        if (level.isOfFactors()) {
            return List.of(cheungRensvold());
        }
        double n = observations.stream().mapToInt(Integer::intValue).sum();
        int largest = observations.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int smallest = observations.stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<CutOffs> rules = new ArrayList<>(List.of(chen(n, largest, smallest), cheungRensvold()));
        if (contexts >= MANY_GROUPS) {
            rules.add(0, order == LadderOrder.CONTINUOUS ? rutkowskiSvetina() : rutkowskiSvetinaOrdered());
        }
        return rules;
    }

    /** Where the rule was studied for something else; empty otherwise. */
    String caveat(LadderOrder order, int contexts) {
        if (order != LadderOrder.CONTINUOUS && studied != Studied.ORDERED_IN_MANY_GROUPS) {
            return "studied for maximum likelihood, not for ordered variables";
        }
        return contexts >= MANY_GROUPS && studied == Studied.CONTINUOUS_IN_TWO_GROUPS
                ? "studied in two groups, not in many"
                : "";
    }

    /**
     * Whether a step holds. Where the rule looks at several indices: CFI has fallen by less than counts, or none of the others
     * confirms that it fell.
     */
    Verdict judge(Level level, Changes changes) {
        if (Double.isNaN(changes.cfi())) {
            return Verdict.UNKNOWN;
        }
        Bounds bounds = level.compareTo(Level.METRIC) <= 0 ? loadings : others;
        boolean worseCfi = changes.cfi() <= bounds.cfi();
        if (Double.isNaN(bounds.rmsea())) {
            return worseCfi ? Verdict.REJECTED : Verdict.HELD;
        }
        boolean worseRmsea = changes.rmsea() >= bounds.rmsea();
        boolean worseSrmr = changes.srmr() >= bounds.srmr();
        if (worseCfi) {
            return worseRmsea || worseSrmr ? Verdict.REJECTED : Verdict.DOUBTFUL;
        }
        return worseRmsea && (worseSrmr || Double.isNaN(bounds.srmr())) ? Verdict.DOUBTFUL : Verdict.HELD;
    }
}
