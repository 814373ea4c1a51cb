package kith.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.analysis.Analysis;
import kith.analysis.StudyModel;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.instrument.Instrument;
import kith.prespecification.PlanComparison;
import kith.prespecification.PlanStatus;

/**
 * A study: which instrument, which answers, which groups, and what is to be found out.
 *
 * @param id short name, also the name of the folder of the report
 * @param title heading of the report
 * @param description in a few sentences; may be empty
 * @param authors of the report, in their order
 * @param date of the report, as it is to be shown; may be empty
 * @param language code of the language of wording and labels in the report
 * @param instrument what was answered
 * @param data where the answers are and what the columns are
 * @param compare column whose groups are compared
 * @param by column for each value of which the study is run on its own, see {@link StudyParts}
 * @param labels what the values of that column stand for, where they do not say it themselves
 * @param model the structure and how it is estimated
 * @param analyses every kind of analysis with its settings in this study
 * @param asked ids of the analyses that are done
 * @param seed of all random work
 * @param smallestCell the smallest group whose statistics are reported
 * @param files the study's and the instrument's file, for the manifest
 * @param plan how the study stands to its frozen plan; empty without one
 */
public record Study(
        String id,
        String title,
        String description,
        List<String> authors,
        String date,
        String language,
        Instrument instrument,
        DataRequest data,
        Optional<String> compare,
        Optional<String> by,
        Map<String, String> labels,
        StudyModel model,
        List<Analysis<?>> analyses,
        Set<String> asked,
        long seed,
        int smallestCell,
        List<RunManifest.Input> files,
        Optional<PlanComparison> plan) {

    public Study {
        authors = List.copyOf(authors);
        labels = Map.copyOf(labels);
        analyses = List.copyOf(analyses);
        asked = Set.copyOf(asked);
        files = List.copyOf(files);
    }

    /** The same study with these analyses in place of its own. */
    public Study only(Set<String> some) {
        return with(model, some, seed, smallestCell);
    }

    /** The same study with the structure estimated in another way. */
    Study with(StudyModel other) {
        return with(other, asked, seed, smallestCell);
    }

    /** The same study with another seed. */
    public Study withSeed(long newSeed) {
        return with(model, asked, newSeed, smallestCell);
    }

    /** The same study with another smallest group whose statistics are reported. */
    public Study withSmallestCell(int least) {
        return with(model, asked, seed, least);
    }

    /** The study of some of its rows, which is not parted further. */
    Study part(String partId, String partTitle, DataSource rows) {
        return new Study(
                partId,
                partTitle,
                description,
                authors,
                date,
                language,
                instrument,
                data.withSource(rows),
                compare,
                Optional.empty(),
                labels,
                model,
                analyses,
                asked,
                seed,
                smallestCell,
                files,
                plan);
    }

    private Study with(StudyModel otherModel, Set<String> some, long newSeed, int least) {
        return new Study(
                id,
                title,
                description,
                authors,
                date,
                language,
                instrument,
                data,
                compare,
                by,
                labels,
                otherModel,
                analyses,
                some,
                newSeed,
                least,
                files,
                plan);
    }

    /** The analyses that are done, in the order of {@link Analyses}. */
    public List<Analysis<?>> planned() {
        return analyses.stream()
                .filter(analysis -> asked.contains(analysis.id()))
                .toList();
    }

    /** How each analysis stands to the plan; empty without one. */
    public Map<String, PlanStatus> planStatuses() {
        return plan.map(compared ->
                        compared.statuses(planned().stream().map(Analysis::id).toList(), Analyses.ids()))
                .orElse(Map.of());
    }

    /** Whether an analysis is done. */
    public boolean asks(String analysis) {
        return asked.contains(analysis);
    }

    /** The settings of an analysis. */
    public <T extends Analysis<?>> T settings(Class<T> type) {
        return analyses.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
