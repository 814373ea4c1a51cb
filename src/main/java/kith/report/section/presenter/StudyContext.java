package kith.report.section.presenter;

import kith.report.section.word.Labels;
import kith.study.StudyResults;

/**
 * The study around an answer.
 *
 * @param results of all analyses
 * @param labels of items, scales and groups
 */
public record StudyContext(StudyResults results, Labels labels) {

    public static StudyContext of(StudyResults results) {
        return new StudyContext(
                results,
                Labels.of(results.study().instrument()).with(results.study().labels()));
    }

    /** How many respondents the study has. */
    public int rows() {
        return results.sample().rows();
    }
}
