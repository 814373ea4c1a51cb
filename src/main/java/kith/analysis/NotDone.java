package kith.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.finding.WayIn;

/**
 * Something that a study asked an analysis for and that could not be done. The report says so in place of the answer.
 *
 * @param part which part of the analysis, such as a group or an alternative model; empty for all of it
 * @param reason why it could not be done, in sentences
 * @param remedy what to do about it, in sentences; empty where there is nothing to do
 */
public record NotDone(String part, String reason, String remedy) {

    public NotDone {
        Objects.requireNonNull(part);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(remedy);
    }

    /** What a study without a column of groups asked for. */
    public static Optional<NotDone> withoutClusters(StudyData data) {
        return data.roles().cluster().isPresent()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "The study names no column of groups.", "Name it as `cluster:` under `data:` of the study."));
    }

    /** All of an analysis. */
    public static NotDone all(String reason, String remedy) {
        return new NotDone("", reason, remedy);
    }

    /** What stopped on a problem with its input. */
    public static NotDone of(String part, InputException wrong) {
        List<Problem> problems = wrong.problems();
        String reasons = problems.stream()
                .map(problem -> sentence(
                        new Problem(problem.where(), problem.found(), problem.expected(), "").text(WayIn.STUDY)))
                .collect(Collectors.joining(" "));
        String remedies = problems.stream()
                .map(problem -> WayIn.STUDY.words(problem.remedy()))
                .filter(remedy -> !remedy.isEmpty())
                .distinct()
                .map(remedy -> capital(sentence(remedy)))
                .collect(Collectors.joining(" "));
        return new NotDone(part, reasons, remedies);
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }

    /** A remedy begins with a verb, which gets a capital. */
    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
