package kith.report.section.screening;

import java.util.List;
import kith.math.Descriptives;
import kith.report.document.ComputedList;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.screening.CompletelyAtRandom;
import kith.screening.Cutoffs;
import kith.screening.ExclusionLog;
import kith.screening.ItemScreen;
import kith.screening.Missingness;
import kith.screening.RowScreen;
import kith.screening.ScreeningResult;

/** A screening as other programs see it; rows are counted from 1. */
public final class ScreeningTree {

    private static final RecordTree SCREENED = new RecordTree()
            .with(
                    ScreeningResult.class,
                    "flagged_rows",
                    int.class,
                    result -> result.log().reasonsByRow().size())
            .keys(ScreeningResult.class, """
                    rows items missingness like_items flagged_rows flagged_by_reason=log.countByReason cutoffs""")
            .keys(
                    ItemScreen.class,
                    "item *description missing_share floor=shareLowest ceiling=shareHighest out_of_range counts")
            .keys(Descriptives.class, SampleTree.DESCRIPTIVES)
            .keys(ScreeningResult.LikeItems.class, "first second r=correlation")
            .keys(Missingness.class, "share complete empty rows_by_missing patterns")
            .keys(CompletelyAtRandom.class, """
                    n p=variables patterns chi2_ml_covariance=chiSquare df p_ml=pvalue
                    chi2_unbiased_covariance=chiSquareUnbiased p_unbiased=pvalueUnbiased""")
            .with(ExclusionLog.Flag.class, "row", int.class, flag -> flag.row() + 1)
            .keys(ExclusionLog.Flag.class, "row id reason value cutoff")
            .with(RowScreen.class, "row", int.class, person -> person.row() + 1)
            .keys(RowScreen.class, """
                    row id answered long_string variability even_odd mahalanobis mahalanobis_df=df mahalanobis_p synonyms
                    antonyms guttman_errors seconds""")
            .keys(Cutoffs.class, """
                    missing_share long_string_share least_variability least_even_odd mahalanobis_p least_synonyms
                    synonym_correlation least_pairs most_antonyms most_guttman_errors least_seconds_per_item""");

    private ScreeningTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(SCREENED, ScreeningResult.class);
    }

    /** The result of the verb {@code screen}. */
    public static Tree of(ScreeningResult result) {
        Tree little = new Tree().put("available", result.completelyAtRandom().isPresent());
        result.completelyAtRandom().ifPresent(test -> SCREENED.add(little, test));
        return withoutRespondents(result)
                .put("little", little)
                .put("same_answers", result.sameAnswers(), ScreeningTree::rows)
                .put("flags", SCREENED.of(result.log().flags()))
                .put("people", people(result));
    }

    /** The same without single respondents, for results that are handed on. */
    static Tree withoutRespondents(ScreeningResult result) {
        return SCREENED.of(result);
    }

    private static List<Tree> people(ScreeningResult result) {
        return ComputedList.of(result.people().size(), row -> {
            Tree tree = SCREENED.of(result.people().get(row));
            result.outliers()
                    .ifPresent(unusual -> tree.put("isolation", unusual.isolation()[row])
                            .put("local_outlier_factor", unusual.localFactor()[row]));
            return tree;
        });
    }

    private static List<Integer> rows(List<Integer> fromZero) {
        return fromZero.stream().map(row -> row + 1).toList();
    }
}
