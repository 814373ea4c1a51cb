package kith.report.section.hypothesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.hypothesis.ExpectedRange;
import kith.hypothesis.HypothesesAnswer;
import kith.hypothesis.Hypothesis;
import kith.hypothesis.HypothesisResult;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;

/** Presents the hypotheses of a study about its scores. */
public final class HypothesesPresenter implements AnalysisPresenter<HypothesesAnswer> {

    private static final RecordTree TREES = new RecordTree()
            .keys(HypothesesAnswer.class, "level tested agreeing share results")
            .with(HypothesisResult.class, "about", HypothesesPresenter::about)
            .keys(HypothesisResult.class, """
                    id=hypothesis.id *about expected_above=hypothesis.expected.above
                    expected_below=hypothesis.expected.below because=hypothesis.because group n estimate ci=interval
                    verdict""");

    @Override
    public Class<HypothesesAnswer> type() {
        return HypothesesAnswer.class;
    }

    @Override
    public Section section(HypothesesAnswer answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>(body(answer, study));
        blocks.addAll(Notices.of(answer.findings()));
        return new Section("hypotheses", "Hypotheses", blocks);
    }

    @Override
    public List<Section> report(HypothesesAnswer answer, StudyContext study) {
        return List.of(new Section("hypotheses", "Hypotheses", body(answer, study)));
    }

    private static List<Block> body(HypothesesAnswer answer, StudyContext study) {
        return List.of(
                new Block.Paragraph(HypothesisWords.counted(answer) + " " + HypothesisWords.guide(answer)),
                table(answer, study));
    }

    @Override
    public SummaryPart summary(HypothesesAnswer answer, StudyContext study) {
        return new SummaryPart(List.of(), List.of(HypothesisWords.counted(answer)));
    }

    private static Table table(HypothesesAnswer answer, StudyContext study) {
        boolean groups =
                answer.results().stream().anyMatch(result -> !result.group().isEmpty());
        return Table.of("hypotheses-results", "Hypotheses and results", answer.results())
                .text("Hypothesis", result -> stated(result.hypothesis(), study.labels()))
                .text("Result", result -> HypothesisWords.of(result.verdict()))
                .when(
                        groups,
                        table -> table.text("Group", result -> study.labels().title(result.group())))
                .text("Expected", result -> expected(result.hypothesis()))
                .statistic("n", Format.COUNT, HypothesisResult::n)
                .number(
                        Confidence.heading("Estimate", answer.level()),
                        result -> new Cell.Interval(
                                result.estimate(),
                                result.interval().lower(),
                                result.interval().upper(),
                                result.hypothesis() instanceof Hypothesis.Correlation
                                        ? Format.CORRELATION
                                        : Format.TWO_DECIMALS))
                .table(notes(answer, study));
    }

    private static List<String> notes(HypothesesAnswer answer, StudyContext study) {
        List<String> notes = new ArrayList<>();
        notes.add("r: Pearson’s correlation. d: difference of the means over the pooled standard deviation. Intervals "
                + (answer.resamples() == 0
                        ? "by Fisher’s z for r and by the noncentral t distribution for d."
                        : "between the percentiles of "
                                + String.format(java.util.Locale.ROOT, "%,d", answer.resamples())
                                + " bootstrap samples"
                                + study.results()
                                        .study()
                                        .data()
                                        .roles()
                                        .cluster()
                                        .map(column -> " of clusters")
                                        .orElse("")
                                + "."));
        notes.add(
                "Supported: estimate and whole interval in the expected range. Agrees: estimate inside, interval partly"
                        + " outside. Disagrees: estimate outside, interval partly inside. Contradicted: estimate and whole"
                        + " interval outside.");
        answer.results().stream()
                .map(HypothesisResult::hypothesis)
                .distinct()
                .filter(hypothesis -> !hypothesis.because().isEmpty())
                .map(hypothesis -> hypothesis.id() + ": " + hypothesis.because())
                .forEach(notes::add);
        return notes;
    }

    private static String stated(Hypothesis hypothesis, Labels labels) {
        String words;
        if (hypothesis instanceof Hypothesis.Correlation correlation) {
            words = labels.title(correlation.first()) + " with " + labels.title(correlation.second());
        } else {
            Hypothesis.Difference difference = (Hypothesis.Difference) hypothesis;
            words = labels.title(difference.variable()) + ": " + labels.title(difference.column()) + " "
                    + labels.title(difference.higher()) + " above " + labels.title(difference.lower());
        }
        return hypothesis.id() + ". " + words;
    }

    /** The expected range in signs, such as {@code r > .30} or {@code .30 < r < .60}. */
    private static String expected(Hypothesis hypothesis) {
        String symbol = hypothesis instanceof Hypothesis.Correlation ? "r" : "d";
        ExpectedRange range = hypothesis.expected();
        if (range.below() == Double.POSITIVE_INFINITY) {
            return symbol + " > " + bound(range.above(), symbol);
        }
        return range.above() == Double.NEGATIVE_INFINITY
                ? symbol + " < " + bound(range.below(), symbol)
                : bound(range.above(), symbol) + " < " + symbol + " < " + bound(range.below(), symbol);
    }

    private static String bound(double value, String symbol) {
        String text = String.format(java.util.Locale.ROOT, "%.2f", value).replace('-', '−');
        return symbol.equals("r") ? text.replaceFirst("^(−?)0", "$1") : text;
    }

    @Override
    public Tree tree(HypothesesAnswer answer, StudyContext study) {
        return TREES.of(answer);
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(TREES, HypothesesAnswer.class);
    }

    /** What a hypothesis is about, by its kind. */
    private static Map<String, String> about(HypothesisResult result) {
        Map<String, String> about = new LinkedHashMap<>();
        if (result.hypothesis() instanceof Hypothesis.Correlation correlation) {
            about.put("statistic", "r");
            about.put("first", correlation.first());
            about.put("second", correlation.second());
        } else if (result.hypothesis() instanceof Hypothesis.Difference difference) {
            about.put("statistic", "d");
            about.put("variable", difference.variable());
            about.put("by", difference.column());
            about.put("higher", difference.higher());
            about.put("lower", difference.lower());
        }
        return about;
    }
}
