package kith.report.section.cosmin;

import java.util.ArrayList;
import java.util.List;
import kith.citation.Citation;
import kith.cosmin.CosminAnalysis;
import kith.cosmin.CosminRatings;
import kith.cosmin.CosminRatings.PropertyRating;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;

/** Presents the ratings of the measurement properties of a study. */
public final class CosminPresenter implements AnalysisPresenter<CosminAnalysis.Answer> {

    private static final RecordTree TREES = new RecordTree()
            .keys(CosminRatings.class, "edition=criteria.edition ratings")
            .with(
                    PropertyRating.class,
                    "gap",
                    String.class,
                    rating -> rating.gap().map(RecordTree::word).orElse(""))
            .keys(
                    PropertyRating.class,
                    "property=rule.property object rating thresholds_checked=rule.checked figures=compared gap")
            .keys(CosminRatings.Comparison.class, """
                    statistic=threshold.statistic value relation=threshold.relation bound=threshold.bound met""");

    @Override
    public Class<CosminAnalysis.Answer> type() {
        return CosminAnalysis.Answer.class;
    }

    @Override
    public Section section(CosminAnalysis.Answer answer, StudyContext study) {
        CosminRatings ratings = CosminRatings.of(answer.criteria(), CosminEvidence.of(study.results()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        CosminWords.counted(ratings)
                                + " Content validity, which COSMIN assesses first, was not rated here: experts and respondents judge it."));
        blocks.add(table(ratings, study.labels()));
        return new Section("cosmin", "Measurement properties by COSMIN", blocks);
    }

    @Override
    public List<Section> report(CosminAnalysis.Answer answer, StudyContext study) {
        return List.of(section(answer, study));
    }

    private static Table table(CosminRatings ratings, Labels labels) {
        List<String> notes = new ArrayList<>(List.of(
                "+ sufficient, − insufficient, ? indeterminate. Criteria: "
                        + ratings.criteria().edition() + " ("
                        + Citation.unbracketed(ratings.criteria().source())
                        + "). Ratings rest on the estimates of this study alone; COSMIN rates the evidence of all studies.",
                "Alpha was rated for subscales, and only if structural validity was sufficient. Measurement invariance is"
                        + " sufficient if raw scores may be compared."));
        if (ratings.ratings().stream().anyMatch(rating -> !rating.rule().checked())) {
            notes.add("* The thresholds of this property were not compared with the printed table of the edition.");
        }
        return Table.of("cosmin-ratings", "Ratings of the measurement properties", ratings.ratings())
                .text("Property", rating -> CosminWords.title(rating))
                .text("Rating", rating -> rating.rating().sign())
                .cell(
                        Column.text("Of"),
                        rating -> rating.object().isEmpty() ? Cell.empty() : Cell.text(labels.title(rating.object())))
                .text("Figures that decided", rating -> CosminWords.reason(rating))
                .table(notes);
    }

    @Override
    public Tree tree(CosminAnalysis.Answer answer, StudyContext study) {
        return TREES.of(CosminRatings.of(answer.criteria(), CosminEvidence.of(study.results())));
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(TREES, CosminRatings.class);
    }
}
