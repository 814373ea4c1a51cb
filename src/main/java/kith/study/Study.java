package kith.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.DataRequest;
import kith.instrument.Instrument;
import kith.invariance.DecisionRule;
import kith.invariance.Level;
import kith.sem.Bounds;
import kith.sem.Estimator;
import kith.sem.Missing;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelSyntax;

/**
 * A study: which instrument, which answers, which groups, and what is to be found out.
 *
 * @param id short name, also the name of the folder of the report
 * @param title heading of the report
 * @param description in a few sentences; may be empty
 * @param language code of the language of wording and labels in the report
 * @param instrument what was answered
 * @param data where the answers are and what the columns are
 * @param compare column whose groups are compared
 * @param labels what the values of that column stand for, where they do not say it themselves
 * @param model the structure and how it is estimated
 * @param invariance what is tested across the groups
 * @param analyses what is to be found out
 * @param seed of all random work
 * @param files the study's and the instrument's file, for the manifest
 */
public record Study(
        String id,
        String title,
        String description,
        String language,
        Instrument instrument,
        DataRequest data,
        Optional<String> compare,
        Map<String, String> labels,
        Model model,
        Comparisons invariance,
        Set<Analysis> analyses,
        long seed,
        List<RunManifest.Input> files) {

    public Study {
        labels = Map.copyOf(labels);
        analyses = Set.copyOf(analyses);
        files = List.copyOf(files);
    }

    /** The same study with these analyses in place of its own. */
    public Study only(Set<Analysis> some) {
        return new Study(
                id,
                title,
                description,
                language,
                instrument,
                data,
                compare,
                labels,
                model,
                invariance,
                some,
                seed,
                files);
    }

    /** The same study with the structure estimated in another way. */
    Study with(Model other) {
        return new Study(
                id,
                title,
                description,
                language,
                instrument,
                data,
                compare,
                labels,
                other,
                invariance,
                analyses,
                seed,
                files);
    }

    /** The same study with another seed. */
    public Study withSeed(long newSeed) {
        return new Study(
                id,
                title,
                description,
                language,
                instrument,
                data,
                compare,
                labels,
                model,
                invariance,
                analyses,
                newSeed,
                files);
    }

    /**
     * What is tested across the groups.
     *
     * @param levels of invariance, from the loosest; empty for all that suit the model
     * @param decision what decides whether groups may be compared
     * @param free parameters left free at every level
     * @param referents items that give effect sizes their metric; empty for the one that suits the conclusion
     * @param permutations of the permutation test; 0 for none
     */
    public record Comparisons(
            List<Level> levels, DecisionRule decision, List<String> free, List<String> referents, int permutations) {
        public Comparisons {
            levels = List.copyOf(levels);
            free = List.copyOf(free);
            referents = List.copyOf(referents);
        }
    }

    /**
     * The structure that is tested.
     *
     * @param syntax in lavaan's syntax; without it the instrument's structure
     * @param missing what is done with missing responses; empty where the study does not say it (see {@link MissingTreatment})
     * @param ordered whether answers are ordered categories rather than numbers
     * @param parameterization of ordered answers
     * @param bounds that keep parameters admissible; none unless asked for
     */
    public record Model(
            Optional<ModelSyntax> syntax,
            Estimator estimator,
            Optional<Missing> missing,
            Ordered ordered,
            Parameterization parameterization,
            Bounds bounds) {

        /** How answers are taken. */
        public enum Ordered {
            NONE,
            ALL
        }

        Model with(Missing treatment) {
            return new Model(syntax, estimator, Optional.of(treatment), ordered, parameterization, bounds);
        }
    }
}
