package kith.study;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;
import kith.screening.ScreeningResult;

/** Missing data, distributions and careless responding. */
public record ScreeningAnswer(ScreeningResult result) implements AnalysisAnswer {

    @Override
    public List<Finding> findings() {
        return result.findings();
    }
}
