package kith.report.section;

import kith.study.StudyResults;

/**
 * The study around an answer.
 *
 * @param results of all analyses
 * @param labels of items, scales and groups
 */
record StudyContext(StudyResults results, Labels labels) {

    static StudyContext of(StudyResults results) {
        return new StudyContext(
                results,
                Labels.of(results.study().instrument()).with(results.study().labels()));
    }

    /** How many respondents the study has. */
    int rows() {
        return results.sample().rows();
    }
}
