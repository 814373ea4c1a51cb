package kith.study;

import java.util.List;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;

/**
 * What became of an analysis that a study asked for.
 *
 * @param analysis with its settings
 * @param answer empty where it could not be done
 * @param notDone all of it or the parts that could not be done
 */
public record AnalysisOutcome(Analysis<?> analysis, Optional<AnalysisAnswer> answer, List<NotDone> notDone) {

    public AnalysisOutcome {
        notDone = List.copyOf(notDone);
    }

    static AnalysisOutcome done(Analysis<?> analysis, AnalysisAnswer answer) {
        return new AnalysisOutcome(analysis, Optional.of(answer), answer.notDone());
    }

    static AnalysisOutcome failed(Analysis<?> analysis, NotDone reason) {
        return new AnalysisOutcome(analysis, Optional.empty(), List.of(reason));
    }

    /** The analysis and a part of it that could not be done, as a heading of the report. */
    public String title(NotDone one) {
        return one.part().isEmpty() ? analysis.title() : analysis.title() + ", " + one.part();
    }
}
