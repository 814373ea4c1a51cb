package kith.analysis;

import java.nio.file.Path;
import java.util.Optional;
import kith.data.Roles;
import kith.finding.Problem;
import kith.instrument.Instrument;
import kith.yaml.Mark;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;

/**
 * A study file, as far as an analysis reads its settings from it.
 *
 * @param document the file
 * @param folder from which it names other files
 * @param instrument the questionnaire
 * @param roles what the columns are
 * @param compare column whose groups are compared
 * @param model the structure and how it is estimated
 */
public record StudyFile(
        YamlDocument document,
        Path folder,
        Instrument instrument,
        Roles roles,
        Optional<String> compare,
        StudyModel model) {

    /** The settings of an analysis; empty where the study gives none. */
    public Optional<YamlMapping> settings(String analysis) {
        return document.mapping().mapping(analysis);
    }

    /** What is wrong at a place of the file. */
    public Problem problem(Mark mark, String found, String expected, String remedy) {
        return document.problem(mark, found, expected, remedy);
    }
}
