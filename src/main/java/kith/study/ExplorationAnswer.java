package kith.study;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.efa.Exploration;
import kith.finding.Finding;

/**
 * An exploratory factor analysis of the items of a study.
 *
 * @param rotation by its name
 */
public record ExplorationAnswer(Exploration exploration, String rotation) implements AnalysisAnswer {

    @Override
    public List<Finding> findings() {
        return exploration.findings();
    }

    @Override
    public boolean isSound() {
        return exploration.solution().converged() && exploration.solution().admissible();
    }
}
