package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import kith.invariance.ladder.Judgement.Outcome;
import kith.invariance.level.Criterion;
import kith.invariance.level.Level;
import kith.invariance.model.LadderOrder;

/**
 * Changes in fit indices from which on a level of invariance counts as not supported, as their authors print them, and
 * what they were derived for. Values are compared unrounded.
 *
 * @param rule name and source, to be printed with every judgement
 * @param loadings what counts when loadings (or thresholds before them) are held equal
 * @param others what counts at later levels
 * @param reading how the indices are combined
 */
record CutOffs(Criterion criterion, String rule, Bounds loadings, Bounds others, Reading reading) {

    /** How a rule combines its indices. */
    enum Reading {
        /** CFI counts if RMSEA or SRMR agrees; CFI alone is a split. */
        CFI_CONFIRMED,
        /** All indices have to agree; otherwise a split. */
        ALL
    }

    /**
     * How fit differs from that of the level before; NaN where an index does not exist.
     *
     * @param nci McDonald's non-centrality index
     */
    record Changes(double cfi, double rmsea, double srmr, double nci) {}

    /**
     * Changes that count; NaN for an index that the rule does not look at.
     *
     * @param cfi least change in CFI that counts (negative)
     * @param nci least change in McDonald's NCI that counts (negative)
     */
    record Bounds(double cfi, double rmsea, double srmr, double nci) {}

    private static final double NONE = Double.NaN;
    private static final int LARGE_SAMPLE = 300;
    private static final double EQUAL_SIZES = 1.5;
    private static final int MANY_GROUPS = 10;

    /**
     * Chen 2007, doi 10.1080/10705510701301834, for N &gt; 300 and groups of equal size: CFI ≤ −.010 confirmed by RMSEA
     * ≥ .015 or SRMR ≥ .030 (loadings) or ≥ .010 (intercepts, residual variances).
     */
    static CutOffs chenLarge() {
        return new CutOffs(
                Criterion.CHEN,
                "Chen (2007), N > 300",
                new Bounds(-0.010, 0.015, 0.030, NONE),
                new Bounds(-0.010, 0.015, 0.010, NONE),
                Reading.CFI_CONFIRMED);
    }

    /** Chen 2007 for N ≤ 300 and unequal groups: −.005, .010, and .025 or .005. */
    static CutOffs chenSmall() {
        return new CutOffs(
                Criterion.CHEN,
                "Chen (2007), N ≤ 300",
                new Bounds(-0.005, 0.010, 0.025, NONE),
                new Bounds(-0.005, 0.010, 0.005, NONE),
                Reading.CFI_CONFIRMED);
    }

    /** Cheung &amp; Rensvold 2002, doi 10.1207/S15328007SEM0902_5: CFI ≤ −.01 and McDonald's NCI ≤ −.02. */
    static CutOffs cheungRensvold() {
        Bounds bounds = new Bounds(-0.010, NONE, NONE, -0.020);
        return new CutOffs(Criterion.CHEUNG_RENSVOLD, "Cheung and Rensvold (2002)", bounds, bounds, Reading.ALL);
    }

    /**
     * Rutkowski &amp; Svetina 2014, doi 10.1177/0013164413498257: −.020 and .030 for loadings, −.010 and .010 later.
     */
    static CutOffs rutkowskiSvetina() {
        return new CutOffs(
                Criterion.RUTKOWSKI_SVETINA_2014,
                "Rutkowski and Svetina (2014)",
                new Bounds(-0.020, 0.030, NONE, NONE),
                new Bounds(-0.010, 0.010, NONE, NONE),
                Reading.ALL);
    }

    /**
     * Rutkowski &amp; Svetina 2017, doi 10.1080/08957347.2016.1243540: −.004 and .050 for loadings, −.004 and .010
     * later.
     */
    static CutOffs rutkowskiSvetinaOrdered() {
        return new CutOffs(
                Criterion.RUTKOWSKI_SVETINA_2017,
                "Rutkowski and Svetina (2017)",
                new Bounds(-0.004, 0.050, NONE, NONE),
                new Bounds(-0.004, 0.010, NONE, NONE),
                Reading.ALL);
    }

    /**
     * What every rule of change in fit says. Of the distribution of factors only Cheung and Rensvold's speaks. Where N
     * exceeds 300 and the largest group is more than 1.5 times the smallest (a limit of Kith's own: Chen gives none),
     * both of Chen's sets are looked at, and a disagreement of theirs is a split.
     */
    static List<Judgement> judgements(Level level, ComparisonDesign design, Changes changes) {
        List<Judgement> judgements = new ArrayList<>();
        if (!level.isOfFactors()) {
            judgements.add(chen(level, design, changes));
        }
        judgements.add(cheungRensvold().judgement(level, changes, ofTwoGroups(design)));
        if (!level.isOfFactors() && design.contexts() >= MANY_GROUPS) {
            judgements.add(
                    design.ordered()
                            ? rutkowskiSvetinaOrdered().judgement(level, changes, ofManyOrdered(design))
                            : rutkowskiSvetina().judgement(level, changes, ofMany(design)));
        }
        return judgements;
    }

    private static Judgement chen(Level level, ComparisonDesign design, Changes changes) {
        String scope = ofTwoGroups(design);
        if (design.total() <= LARGE_SAMPLE) {
            return chenSmall().judgement(level, changes, scope);
        }
        if (design.ratio() <= EQUAL_SIZES) {
            return chenLarge().judgement(level, changes, scope);
        }
        Outcome large = chenLarge().judge(level, changes);
        Outcome small = chenSmall().judge(level, changes);
        return new Judgement(Criterion.CHEN, "Chen (2007), both sets", large == small ? large : Outcome.SPLIT, scope);
    }

    private Judgement judgement(Level level, Changes changes, String outsideScope) {
        return new Judgement(criterion, rule, judge(level, changes), outsideScope);
    }

    private static String ofTwoGroups(ComparisonDesign design) {
        return outside(design, design.contexts() != 2, "two groups", true);
    }

    private static String ofMany(ComparisonDesign design) {
        return outside(design, false, "", true);
    }

    private static String ofManyOrdered(ComparisonDesign design) {
        StringJoiner outside = new StringJoiner(", ", "derived for ", "");
        outside.setEmptyValue("");
        if (design.repeated()) {
            outside.add("different respondents in each group");
        }
        if (design.factors() > 1) {
            outside.add("one factor");
        }
        if (design.order() != LadderOrder.MILLSAP_TEIN) {
            outside.add("loadings before thresholds");
        }
        return outside.toString();
    }

    /** Empty where a rule for complete continuous responses and maximum likelihood fits the design. */
    static String outside(ComparisonDesign design, boolean wrongCount, String count, boolean independent) {
        StringJoiner outside = new StringJoiner(", ", "derived for ", "");
        outside.setEmptyValue("");
        if (wrongCount) {
            outside.add(count);
        }
        if (design.ordered()) {
            outside.add("continuous indicators");
        } else if (!design.plainLikelihood()) {
            outside.add("normal-theory maximum likelihood with complete data");
        }
        if (independent && design.repeated()) {
            outside.add("different respondents in each group");
        }
        if (design.clustered()) {
            outside.add("independent respondents");
        }
        return outside.toString();
    }

    Outcome judge(Level level, Changes changes) {
        Bounds bounds = level.compareTo(Level.METRIC) <= 0 ? loadings : others;
        return switch (reading) {
            case CFI_CONFIRMED -> confirmed(bounds, changes);
            case ALL -> all(bounds, changes);
        };
    }

    private static Outcome confirmed(Bounds bounds, Changes changes) {
        if (Double.isNaN(changes.cfi())) {
            return Outcome.SILENT;
        }
        if (changes.cfi() > bounds.cfi()) {
            return Outcome.PASS;
        }
        return changes.rmsea() >= bounds.rmsea() || changes.srmr() >= bounds.srmr() ? Outcome.FAIL : Outcome.SPLIT;
    }

    private static Outcome all(Bounds bounds, Changes changes) {
        List<Boolean> worse = new ArrayList<>();
        boolean silent = false;
        if (!Double.isNaN(bounds.cfi())) {
            silent |= Double.isNaN(changes.cfi());
            worse.add(changes.cfi() <= bounds.cfi());
        }
        if (!Double.isNaN(bounds.rmsea())) {
            silent |= Double.isNaN(changes.rmsea());
            worse.add(changes.rmsea() >= bounds.rmsea());
        }
        if (!Double.isNaN(bounds.nci())) {
            silent |= Double.isNaN(changes.nci());
            worse.add(changes.nci() <= bounds.nci());
        }
        if (silent) {
            return Outcome.SILENT;
        }
        if (!worse.contains(true)) {
            return Outcome.PASS;
        }
        return worse.contains(false) ? Outcome.SPLIT : Outcome.FAIL;
    }
}
