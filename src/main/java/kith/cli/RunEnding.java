package kith.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.finding.Problem;
import kith.study.StoredResults;
import kith.study.Study;
import kith.study.StudyResults;

/** What became of one study of a run. */
sealed interface RunEnding {

    record Written(StudyResults results, Path folder) implements RunEnding {}

    /** Results of before are of the study as it is. */
    record Kept(Study study, StoredResults results, Path folder) implements RunEnding {}

    record Wrong(Path file, List<Problem> problems) implements RunEnding {}

    /** @param data the file with the responses; empty where it is not known */
    record Bug(Path file, Optional<Path> data, Throwable failure) implements RunEnding {}
}
