package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.fit.FitWords;
import kith.report.section.limit.Limitation;
import kith.report.section.limit.Limitations;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.study.SampleDescription;
import kith.study.StructureAnswer;
import kith.study.StudyResults;

/** Tiles and a few sentences: whether groups may be compared, structure, reliability and sample. */
final class StudySummary {

    private final StudyResults results;
    private final Labels labels;
    private final List<KeyFigure> figures = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private StudySummary(StudyContext study) {
        this.results = study.results();
        this.labels = study.labels();
    }

    static Section of(StudyContext study) {
        StudyResults results = study.results();
        StudySummary summary = filled(study);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.KeyFigures(summary.figures));
        summary.sentences.forEach(sentence -> blocks.add(new Paragraph(sentence)));
        results.outcomes().forEach(outcome -> blocks.addAll(StudyReport.notices(outcome)));
        return new Section("summary", "Summary", blocks);
    }

    private static StudySummary filled(StudyContext study) {
        StudySummary summary = new StudySummary(study);
        summary.respondents();
        AnalysisPresenters.inOrder(study.results()).stream()
                .map(answer -> AnalysisPresenters.summary(answer, study))
                .forEach(summary::add);
        Limitations.ofChange(study.results()).ifPresent(summary::untested);
        Cautions.figure(study).ifPresent(summary.figures::add);
        summary.sentences.add(summary.sample());
        return summary;
    }

    /** For other programs: the tiles, and whether every solution is proper and no finding is an error. */
    static Tree tree(StudyContext study) {
        StudySummary summary = filled(study);
        return new Tree()
                .put("sound", study.results().isSound())
                .put(
                        "figures",
                        summary.figures,
                        figure -> new Tree()
                                .put("label", figure.label())
                                .put("value", figure.value().accept(new ShownCell()))
                                .put("comment", figure.comment())
                                .put("tone", RecordTree.word(figure.tone())))
                .put("sentences", summary.sentences);
    }

    /** The words of a tile. */
    private static final class ShownCell implements Cell.Visitor<String> {
        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public String number(double value, Cell.Format format) {
            return switch (format) {
                case COUNT -> NumberWords.count(value);
                case CORRELATION -> NumberWords.correlation(value);
                case FIT_INDEX, P_VALUE -> NumberWords.index(value);
                case PERCENT -> NumberWords.percent(value);
                case TWO_DECIMALS, THREE_DECIMALS -> NumberWords.two(value);
            };
        }

        @Override
        public String interval(Cell.Interval interval) {
            return number(interval.estimate(), interval.format());
        }

        @Override
        public String empty() {
            return "";
        }
    }

    /** Scores over time or between arms are compared as if invariance held: the first page says so. */
    private void untested(Limitation limitation) {
        figures.add(new KeyFigure("Comparable", Cell.text("Not tested"), "measurement invariance", Tone.WARNING));
        sentences.add(limitation.sentence());
    }

    private void add(SummaryPart part) {
        figures.addAll(part.figures());
        sentences.addAll(part.sentences());
    }

    private List<SampleDescription.Group> groups() {
        List<SampleDescription.Group> all = results.sample().groups();
        return all.size() > 1 ? all.subList(0, all.size() - 1) : List.of();
    }

    private void respondents() {
        figures.add(new KeyFigure(
                "Respondents",
                Cell.count(results.sample().respondents()),
                Stream.of(
                                groups().isEmpty() ? "" : groups().size() + " groups",
                                repeated(results.sample()),
                                usedByModels())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                usedByModels().isEmpty() ? Tone.NEUTRAL : Tone.WARNING));
    }

    private String sample() {
        SampleDescription sample = results.sample();
        SampleDescription.Group total = sample.groups().get(sample.groups().size() - 1);
        String groups = groups().isEmpty()
                ? ""
                : " ("
                        + groups().stream()
                                .map(group -> labels.title(group.name()) + " " + NumberWords.count(group.rows()))
                                .collect(Collectors.joining(", "))
                        + ")";
        String missing = total.missingShare() == 0
                ? "no responses were missing"
                : NumberWords.percent(total.missingShare()) + " of the responses were missing";
        return "The sample had " + NumberWords.count(sample.respondents()) + " respondents"
                + (repeated(sample).isEmpty() ? "" : " with " + NumberWords.count(sample.rows()) + " assessments")
                + groups + "; " + missing + "."
                + (usedByModels().isEmpty() ? "" : " Analysis of the structure: " + usedByModels() + ".");
    }

    /** How many rows there are where respondents answered several times; empty otherwise. */
    private static String repeated(SampleDescription sample) {
        return sample.rows() == sample.respondents() ? "" : NumberWords.count(sample.rows()) + " assessments";
    }

    /** {@code n = 206 of 270} of the model of the structure; empty where it used all respondents. */
    private String usedByModels() {
        return results.answer(StructureAnswer.class)
                .map(structure ->
                        FitWords.used(structure.main().fit(), results.sample().rows()))
                .orElse("");
    }
}
