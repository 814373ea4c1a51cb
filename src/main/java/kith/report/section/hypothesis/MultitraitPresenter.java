package kith.report.section.hypothesis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.hypothesis.Convergence;
import kith.hypothesis.MultitraitAnalysis;
import kith.hypothesis.MultitraitAnswer;
import kith.hypothesis.ScoreCorrelation;
import kith.hypothesis.ScoreCorrelation.TraitScore;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;

/** Presents a multitrait-multimethod table. */
public final class MultitraitPresenter implements AnalysisPresenter<MultitraitAnswer> {

    private static final RecordTree TREES = new RecordTree()
            .keys(MultitraitAnswer.class, "traits methods level correlations convergences")
            .keys(ScoreCorrelation.class, "first=first.score second=second.score kind n estimate ci=interval")
            .keys(Convergence.class, """
                    trait=correlation.first.trait method=correlation.first.method
                    other_method=correlation.second.method verdict across_methods within_methods""");

    @Override
    public Class<MultitraitAnswer> type() {
        return MultitraitAnswer.class;
    }

    @Override
    public Section section(MultitraitAnswer answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>(body(answer, study.labels()));
        blocks.add(matrix(answer, study));
        blocks.addAll(Notices.of(answer.findings()));
        return new Section("multitrait", "Convergence across contexts", blocks);
    }

    @Override
    public List<Section> report(MultitraitAnswer answer, StudyContext study) {
        return List.of(new Section("multitrait", "Convergence across contexts", body(answer, study.labels())));
    }

    private static List<Block> body(MultitraitAnswer answer, Labels labels) {
        return List.of(new Block.Paragraph(MultitraitWords.of(answer.convergences())), convergences(answer, labels));
    }

    @Override
    public SummaryPart summary(MultitraitAnswer answer, StudyContext study) {
        return new SummaryPart(List.of(), List.of(MultitraitWords.counted(answer.convergences())));
    }

    @Override
    public List<String> methods(MultitraitAnswer answer, StudyContext study) {
        return List.of(
                "Convergent and discriminant validity across contexts was judged in the multitrait-multimethod table of"
                        + " the scores by the first three criteria of " + Citation.narrative("campbellFiske1959")
                        + ".");
    }

    private static Table convergences(MultitraitAnswer answer, Labels labels) {
        return Table.of(
                        "multitrait-convergences",
                        "Correlations of the same trait in two contexts",
                        answer.convergences())
                .text("Trait", one -> labels.title(one.correlation().first().trait()))
                .text("Criteria", one -> MultitraitWords.of(one.verdict()))
                .text(
                        "Contexts",
                        one -> labels.title(one.correlation().first().method()) + ", "
                                + labels.title(one.correlation().second().method()))
                .statistic("n", Format.COUNT, one -> one.correlation().n())
                .number(
                        Confidence.heading("r", answer.level()),
                        one -> Confidence.cell(
                                one.correlation().estimate(), one.correlation().interval(), Format.CORRELATION))
                .correlation("Largest HTHM", one -> one.acrossMethods().largest())
                .correlation("Largest HTMM", one -> one.withinMethods().largest())
                .table(
                        "HTHM: correlation of one of the two scores with another trait in the other context. HTMM: with another"
                                + " trait in the same context. Intervals "
                                + (answer.resamples() == 0
                                        ? "by Fisher’s z."
                                        : "between the percentiles of bootstrap samples."),
                        "Criteria after " + Citation.narrative("campbellFiske1959")
                                + ": the interval of r is above 0; r exceeds every HTHM; r exceeds every HTMM. The comparisons of"
                                + " correlations rest on the estimates, without a test.");
    }

    /** Below the diagonal, those of the same trait marked. */
    private static Table matrix(MultitraitAnswer answer, StudyContext study) {
        Labels labels = study.labels();
        List<TraitScore> scores = answer.correlations().stream()
                .flatMap(one -> Stream.of(one.first(), one.second()))
                .distinct()
                .toList();
        TableColumns<TraitScore> table = Table.of("multitrait-matrix", "Multitrait-multimethod table", List.of());
        scores.stream()
                .collect(Collectors.groupingBy(TraitScore::method, LinkedHashMap::new, Collectors.toList()))
                .forEach((method, own) -> table.group(labels.title(method), own));
        boolean fromItems = study.results()
                .study()
                .settings(MultitraitAnalysis.class)
                .contexts()
                .isPresent();
        return table.text("Trait", score -> (scores.indexOf(score) + 1) + ". " + labels.title(score.trait()))
                .each(
                        scores,
                        (columns, other) -> columns.number(
                                Integer.toString(scores.indexOf(other) + 1), score -> cell(answer, other, score)))
                .table("Pearson correlations of the respondents with both scores."
                        + (fromItems
                                ? " Scores: mean of the items answered, of respondents who answered at least half of them."
                                : ""));
    }

    private static Cell cell(MultitraitAnswer answer, TraitScore first, TraitScore second) {
        return answer.correlations().stream()
                .filter(one -> one.first().equals(first) && one.second().equals(second))
                .findFirst()
                .map(one -> Cell.number(one.estimate(), Format.CORRELATION))
                .orElse(Cell.text(""));
    }

    @Override
    public Tree tree(MultitraitAnswer answer, StudyContext study) {
        return TREES.of(answer);
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(TREES, MultitraitAnswer.class);
    }
}
