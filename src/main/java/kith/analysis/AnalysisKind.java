package kith.analysis;

import java.util.Optional;
import java.util.function.Predicate;
import kith.finding.Problems;

/**
 * A kind of analysis that studies can ask for.
 *
 * @param id the word under {@code analyses:} of a study file, in {@code results.json} and after {@code --only}; also
 *     the key of its own settings in a study file
 * @param title heading of its section in a report
 * @param clusters what it makes of declared clusters
 * @param wanted whether a study that names no analyses wants it
 * @param reader of the settings of a study file that holds to the schema
 */
public record AnalysisKind(
        String id, String title, ClusterTreatment clusters, Predicate<StudyFile> wanted, Reader reader) {

    /** Reads the settings of an analysis from a study file. */
    @FunctionalInterface
    public interface Reader {

        /** @param problems gets what the schema cannot tell */
        Analysis<?> read(StudyFile file, Problems problems);
    }

    /** A kind that a study has only where it asks for it, by its settings or under {@code analyses:}. */
    public static AnalysisKind of(String id, String title, ClusterTreatment clusters, Reader reader) {
        return new AnalysisKind(id, title, clusters, file -> file.settings(id).isPresent(), reader);
    }

    /** The same, wanted wherever a study is such. */
    public AnalysisKind wantedWhere(Predicate<StudyFile> such) {
        return new AnalysisKind(id, title, clusters, such, reader);
    }

    /** The same, wanted in every study. */
    public AnalysisKind everywhere() {
        return wantedWhere(file -> true);
    }

    /**
     * The JSON Schema of its own key in a study file, as a resource on the class path; empty where it has no settings.
     *
     * <p>The schema of study files is put together from these.
     */
    public Optional<String> schema() {
        String resource = "/kith/study/" + id + ".schema.json";
        return Optional.of(resource).filter(name -> AnalysisKind.class.getResource(name) != null);
    }
}
