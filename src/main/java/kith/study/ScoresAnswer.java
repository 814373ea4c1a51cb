package kith.study;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;
import kith.scoring.Scores;

/** Scores by the instrument's rule. */
public record ScoresAnswer(Scores scores) implements AnalysisAnswer {

    @Override
    public List<Finding> findings() {
        return scores.findings();
    }
}
