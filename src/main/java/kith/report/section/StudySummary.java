package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.invariance.ComparabilityAnswer;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.study.ItemsAnswer;
import kith.study.SampleDescription;
import kith.study.StructureAnswer;
import kith.study.StudyResults;

/** The answer in words: how many people, how reliable, does the structure hold, may groups be compared and how far. */
final class StudySummary {

    private final StudyResults results;
    private final Labels labels;
    private final List<KeyFigure> figures = new ArrayList<>();
    private final List<Block> words = new ArrayList<>();

    private StudySummary(StudyResults results, Labels labels) {
        this.results = results;
        this.labels = labels;
    }

    static Section of(StudyResults results, Labels labels) {
        StudySummary summary = new StudySummary(results, labels);
        summary.people();
        results.items().found().ifPresent(summary::reliability);
        results.cfa().found().ifPresent(summary::structure);
        results.invariance().found().ifPresent(summary::invariance);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.KeyFigures(summary.figures));
        blocks.addAll(summary.words);
        results.notDone().forEach(one -> blocks.add(StudyDocument.notice(one)));
        return new Section("summary", "Summary", blocks);
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
        return results.cfa()
                .found()
                .map(structure ->
                        FitWords.used(structure.main().fit(), results.sample().rows()))
                .orElse("");
    }

    private void reliability(ItemsAnswer items) {
        ReliabilitySummary summary = ReliabilitySummary.of(items, labels);
        summary.figure().ifPresent(figures::add);
        words.addAll(summary.paragraphs());
    }

    private void structure(StructureAnswer structure) {
        StructureAnswer.Candidate main = structure.main();
        figures.add(structureFigure(main));
        words.add(new Paragraph(
                "Structure: " + StructureSection.sentence(main, results.sample().rows()) + heldAgainst(structure)));
    }

    /** Without fit indices where the model did not converge; an improper solution is marked. */
    private static KeyFigure structureFigure(StructureAnswer.Candidate main) {
        FitWords fit = FitWords.of(main.fit());
        if (fit == FitWords.FAILED) {
            return new KeyFigure("Structure", Cell.text(fit.title()), "no estimates, no fit", fit.tone());
        }
        String numbers = FitWords.fewNumbers(main.fit());
        return main.fit().admissible()
                ? new KeyFigure("Structure", Cell.text(fit.title()), numbers, fit.tone())
                : new KeyFigure(
                        "Structure", Cell.text(FitWords.trouble(main.fit())), fit.words() + ", " + numbers, Tone.ERROR);
    }

    private static String indices(StructureAnswer.Candidate model) {
        ReportedFit fit = ReportedFit.of(model.fit().fit());
        return "CFI " + FitWords.index(fit.cfi()) + ", RMSEA " + FitWords.index(fit.rmsea());
    }

    private static String heldAgainst(StructureAnswer structure) {
        List<StructureAnswer.Candidate> others =
                structure.models().subList(1, structure.models().size());
        return others.isEmpty()
                ? ""
                : " Alternative models: "
                        + others.stream()
                                .map(other -> "“" + other.name() + "” ("
                                        + (other.fit().converged() ? indices(other) : FitWords.trouble(other.fit()))
                                        + ")")
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private void invariance(ComparabilityAnswer comparability) {
        ConclusionWords conclusion = new ConclusionWords(comparability, labels);
        figures.add(new KeyFigure("Comparable", Cell.text(conclusion.tile()), conclusion.comment(), conclusion.tone()));
        List<String> paragraphs = conclusion.paragraphs();
        words.add(new Paragraph("Comparability: " + paragraphs.get(0)));
        paragraphs.subList(1, paragraphs.size()).forEach(text -> words.add(new Paragraph(text)));
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
