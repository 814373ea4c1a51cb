package kith.invariance.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kith.invariance.level.Level;
import kith.sem.Sem;
import kith.sem.model.EqualAcrossGroups;

/**
 * In which order the levels hold parameters equal, and how its models are identified meanwhile.
 *
 * <p>A step holds what it adds, what it cannot do without, and what the steps taken before it add. Variances and
 * covariances of factors need equal loadings, means equal intercepts too; residual variances are held only where the
 * sequence has the strict step.
 */
public enum LadderOrder {
    /** For continuous variables: loadings, intercepts, residual variances. Meredith 1993, doi 10.1007/BF02294825. */
    CONTINUOUS("continuous"),
    /**
     * For ordered variables: thresholds first, then loadings, intercepts, residual variances, so that each step is
     * tested apart from how the model is identified. Wu &amp; Estabrook 2016, doi 10.1007/s11336-016-9506-0.
     */
    WU_ESTABROOK("wu-estabrook"),
    /**
     * For ordered variables: loadings first, then thresholds (intercepts are 0 throughout), then residual variances.
     * Some thresholds are equal from the beginning, to identify the model, so that the test of loadings depends on
     * which. Millsap &amp; Yun-Tein 2004, doi 10.1207/S15327906MBR3903_4.
     */
    MILLSAP_TEIN("millsap-tein");

    private final String id;

    LadderOrder(String id) {
        this.id = id;
    }

    /** The order for a model when nothing else is asked for. */
    public static LadderOrder suiting(Sem model) {
        return model.ordered().isEmpty() ? CONTINUOUS : WU_ESTABROOK;
    }

    /** As it is written on the command line and in JSON. */
    public String id() {
        return id;
    }

    /** The levels that it tests up to strict. */
    public List<Level> levels() {
        return this == WU_ESTABROOK
                ? List.of(Level.CONFIGURAL, Level.THRESHOLDS, Level.METRIC, Level.SCALAR, Level.STRICT)
                : List.of(Level.CONFIGURAL, Level.METRIC, Level.SCALAR, Level.STRICT);
    }

    /** What a step adds; nothing where the order has no such step. */
    public Set<EqualAcrossGroups> added(Level level) {
        return switch (level) {
            case CONFIGURAL -> Set.of();
            case THRESHOLDS -> this == WU_ESTABROOK ? Set.of(EqualAcrossGroups.THRESHOLDS) : Set.of();
            case METRIC -> Set.of(EqualAcrossGroups.LOADINGS);
            case SCALAR ->
                this == MILLSAP_TEIN
                        ? EnumSet.of(EqualAcrossGroups.THRESHOLDS, EqualAcrossGroups.INTERCEPTS)
                        : Set.of(EqualAcrossGroups.INTERCEPTS);
            case STRICT -> Set.of(EqualAcrossGroups.RESIDUALS);
            case VARIANCES -> Set.of(EqualAcrossGroups.VARIANCES);
            case COVARIANCES -> Set.of(EqualAcrossGroups.COVARIANCES);
            case MEANS -> Set.of(EqualAcrossGroups.MEANS);
        };
    }

    /** The levels that a level makes no sense without. */
    private static Set<Level> needed(Level level) {
        return switch (level) {
            case CONFIGURAL, THRESHOLDS -> Set.of();
            case METRIC -> Set.of(Level.THRESHOLDS);
            case SCALAR, VARIANCES, COVARIANCES -> Set.of(Level.THRESHOLDS, Level.METRIC);
            case STRICT, MEANS -> Set.of(Level.THRESHOLDS, Level.METRIC, Level.SCALAR);
        };
    }

    /** Everything that is held equal at a level of a sequence that has these levels. */
    public Set<EqualAcrossGroups> held(Level level, Collection<Level> ladder) {
        Set<EqualAcrossGroups> held = EnumSet.noneOf(EqualAcrossGroups.class);
        Set<Level> needed = needed(level);
        for (Level one : Level.values()) {
            boolean before = one.compareTo(level) < 0 && ladder.contains(one);
            if (one == level || before || needed.contains(one)) {
                held.addAll(added(one));
            }
        }
        return held;
    }
}
