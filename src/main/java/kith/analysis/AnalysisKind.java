package kith.analysis;

import kith.finding.Problems;

/** A kind of analysis that studies can ask for. */
public interface AnalysisKind {

    /** The word under {@code analyses:} of a study file; also the key of its own settings there. */
    String id();

    /** Heading of its section in a report. */
    String title();

    /** Whether a study that names no analyses wants it. */
    boolean isUsual(StudyFile file);

    /**
     * The JSON Schema of its own key in a study file, as a resource on the class path; empty where it has no settings.
     *
     * <p>The schema of study files is put together from these.
     */
    default String schema() {
        return "";
    }

    /**
     * The analysis with the settings of a study file that holds to the schema.
     *
     * @param problems gets what the schema cannot tell
     */
    Analysis<?> read(StudyFile file, Problems problems);
}
