package kith.analysis;

import java.util.List;
import kith.finding.Finding;

/** The answer of an analysis. */
public interface AnalysisAnswer {

    /** Everything worth knowing. */
    List<Finding> findings();

    /** The parts that were asked for and could not be done. */
    default List<NotDone> notDone() {
        return List.of();
    }

    /**
     * Whether every model converged with an admissible solution, and conclusions could be drawn where they were asked
     * for.
     */
    default boolean isSound() {
        return true;
    }
}
