package kith.invariance.conclusion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;

/**
 * Whether contexts may be compared. Every sentence, tile, JSON key and exit code on comparability derives from this
 * value.
 *
 * @param decidedBy the rule that decided
 * @param question the highest level up to scalar that was tested; empty where none was. It says what may be compared:
 *     relations for metric, means for scalar
 * @param reached the highest level that is supported with all parameters held equal, all below it being supported too
 * @param reachedPartially the same with the released parameters allowed for
 * @param released parameters that were released, by the search or by the user
 * @param reasons why there is no conclusion, or why the answer is no; empty otherwise
 * @param halves factors of which half or more items were released in a context
 * @param cautions what the reader has to bear in mind whatever the answer
 * @param levels the verdict on each level that was fitted
 */
public record Conclusion(
        Answer answer,
        DecisionRule decidedBy,
        Optional<Level> question,
        Optional<Level> reached,
        Optional<Level> reachedPartially,
        List<FreedParameter> released,
        List<Reason> reasons,
        List<Half> halves,
        List<Caution> cautions,
        List<OfLevel> levels) {

    public Conclusion {
        released = List.copyOf(released);
        reasons = List.copyOf(reasons);
        halves = List.copyOf(halves);
        cautions = List.copyOf(cautions);
        levels = List.copyOf(levels);
    }

    /** The answer to: may they be compared? */
    public enum Answer {
        /** Yes, as they stand. */
        AS_THEY_STAND,
        /** Yes, once the released parameters are allowed for. */
        WITH_RELEASED,
        /** No. */
        NOT,
        /** The data do not answer the question; this is evidence for neither. */
        NO_CONCLUSION;

        /** As it is written in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the answer is no, or why there is none. */
    public enum Reason {
        /** No level beyond configural was tested. */
        NOTHING_TESTED,
        /** A model did not converge or is not identified. */
        NOT_ESTIMATED,
        /** A solution is improper, such as a negative residual variance. */
        IMPROPER_SOLUTION,
        /** A χ² difference test could not be computed. */
        NO_TEST,
        /** Too few rows for the parameters in a group. */
        SMALL_GROUP,
        /** Two or more fit indices of the configural model, or for ordered responses SRMR, are beyond their limits. */
        CONFIGURAL_MISFIT,
        /** No search for non-invariant parameters was run, which the rule needs. */
        NO_SEARCH,
        /** The search could not be completed. */
        SEARCH_INCOMPLETE,
        /** Equality was rejected, but no single parameter was found that explains it. */
        UNEXPLAINED,
        /**
         * Equality was rejected and rows seem to come in clusters that were not declared, with a substantial design
         * effect.
         */
        UNDECLARED_CLUSTERS,
        /** The chosen rule was not derived for such a comparison. */
        OUTSIDE_SCOPE,
        /** The chosen rule says nothing on these data. */
        RULE_SILENT,
        /** Half or more of a factor's items were released in a group, or as many as can be. */
        HALF_RELEASED,
        /** Equality was rejected, and no search was run that would show which parameters differ. */
        REJECTED_WITHOUT_SEARCH,
        /** The model with the released parameters is rejected as well. */
        PARTIAL_REJECTED,
        /** The chosen rule does not support equality, with or without the released parameters. */
        RULE_FAILED,
        /** The permutation test rejects that groups have the same structure. */
        CONFIGURAL_DIFFERS
    }

    /** What to bear in mind. */
    public enum Caution {
        /** One of CFI, RMSEA and SRMR of the configural model is beyond its limit. */
        CONFIGURAL_FIT,
        /** A difference that matters could have gone unnoticed. */
        LOW_POWER,
        /** Rows seem to come in clusters that were not declared. */
        UNDECLARED_CLUSTERS
    }

    /**
     * A factor of which half or more items were released in a context.
     *
     * @param released how many of them
     * @param items how many it has
     */
    public record Half(String factor, String context, int released, int items) {}

    /** The verdict on one level. */
    public record OfLevel(Level level, LevelVerdict verdict) {}

    /**
     * Whether contexts may be compared in what was asked, as they stand or with the released parameters allowed for.
     */
    public boolean isComparable() {
        return answer == Answer.AS_THEY_STAND || answer == Answer.WITH_RELEASED;
    }

    /** Whether means of the factors may be compared. */
    public boolean meansComparable() {
        return isComparable() && question.filter(Level.SCALAR::equals).isPresent();
    }

    /** The verdict on a level; not judged where it was not fitted. */
    public LevelVerdict on(Level level) {
        return levels.stream()
                .filter(one -> one.level() == level)
                .map(OfLevel::verdict)
                .findFirst()
                .orElse(LevelVerdict.NOT_JUDGED);
    }
}
