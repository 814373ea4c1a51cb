package kith.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.Roles;

/**
 * An analysis that a study asked for, with its settings.
 *
 * @param <A> its answer
 */
public interface Analysis<A extends AnalysisAnswer> {

    /** What kind of analysis it is, with its word and its title. */
    AnalysisKind kind();

    /** What the study file, {@code results.json} and the command line call it. */
    default String id() {
        return kind().id();
    }

    /** Heading of its section in a report. */
    default String title() {
        return kind().title();
    }

    /** Why it does not apply to this study; empty where it does. */
    default Optional<NotDone> obstacle(StudyData data) {
        return Optional.empty();
    }

    /**
     * @param data the responses and what the study says of them
     * @throws kith.finding.InputException when it cannot be done with these data
     */
    A answer(StudyData data);

    /** Settings that are not the usual ones, by name, for the manifest. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** The columns of groups that it compares, besides that of {@code compare}. */
    default Set<String> compared(Roles roles) {
        return Set.of();
    }

    /** Columns of numbers that it needs besides the items of the instrument and the variables of the model. */
    default List<String> numbers() {
        return List.of();
    }

    /** Files that it reads besides the responses, by what they hold. */
    default Map<String, Path> files() {
        return Map.of();
    }

    /** Whether it fits models by the estimator of the study. */
    default boolean fitsModels() {
        return false;
    }

    /** Whether intervals or tests take rows as independent, so that clusters matter. */
    default boolean infers() {
        return true;
    }
}
