package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.study.SampleDescription;
import kith.study.StructureAnswer;
import kith.study.StudyResults;

/** The answer in words: how many people, how reliable, does the structure hold, may groups be compared and how far. */
final class StudySummary {

    private final StudyResults results;
    private final Labels labels;
    private final List<KeyFigure> figures = new ArrayList<>();
    private final List<Block> words = new ArrayList<>();

    private StudySummary(StudyContext study) {
        this.results = study.results();
        this.labels = study.labels();
    }

    static Section of(StudyContext study) {
        StudyResults results = study.results();
        StudySummary summary = new StudySummary(study);
        summary.people();
        results.outcomes().stream()
                .flatMap(outcome -> outcome.answer().stream())
                .map(answer -> AnalysisPresenters.summary(answer, study))
                .forEach(summary::add);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.KeyFigures(summary.figures));
        blocks.addAll(summary.words);
        results.outcomes().forEach(outcome -> blocks.addAll(StudyDocument.notices(outcome)));
        return new Section("summary", "Summary", blocks);
    }

    private void add(SummaryPart part) {
        figures.addAll(part.figures());
        words.addAll(part.words());
    }

    private void people() {
        SampleDescription sample = results.sample();
        SampleDescription.Group everybody = sample.groups().get(sample.groups().size() - 1);
        List<SampleDescription.Group> groups = sample.groups().size() > 1
                ? sample.groups().subList(0, sample.groups().size() - 1)
                : List.of();
        figures.add(new KeyFigure(
                "Respondents",
                Cell.count(sample.rows()),
                Stream.of(groups.isEmpty() ? "" : groups.size() + " groups", usedByModels())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                usedByModels().isEmpty() ? Tone.NEUTRAL : Tone.WARNING));
        StringBuilder text = new StringBuilder();
        text.append("The sample has ").append(count(sample.rows())).append(" respondents and ");
        text.append(results.study().instrument().items().size()).append(" items");
        if (!groups.isEmpty()) {
            text.append(": ")
                    .append(groups.stream()
                            .map(group -> count(group.rows()) + " in " + labels.title(group.name()))
                            .collect(Collectors.joining(", ")));
        }
        text.append(". ")
                .append(
                        everybody.missingShare() == 0
                                ? "No response is missing."
                                : percent(everybody.missingShare()) + " of the responses are missing; "
                                        + count(everybody.complete()) + " of " + count(sample.rows())
                                        + " respondents answered every item.")
                .append(usedByModels().isEmpty() ? "" : " Analysis of the structure: " + usedByModels() + ".");
        words.add(new Paragraph(text.toString()));
    }

    /** {@code n = 206 of 270} of the model of the structure; empty where it used all respondents. */
    private String usedByModels() {
        return results.answer(StructureAnswer.class)
                .map(structure ->
                        FitWords.used(structure.main().fit(), results.sample().rows()))
                .orElse("");
    }

    static String correlation(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "−" + text.substring(2) : text;
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
