package kith.report.section.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.report.document.Tree;
import kith.report.section.sample.SampleTree;
import kith.screening.CompletelyAtRandom;
import kith.screening.Cutoffs;
import kith.screening.ExclusionLog.Flag;
import kith.screening.ItemScreen;
import kith.screening.Missingness;
import kith.screening.RowScreen;
import kith.screening.ScreeningResult;

/** A screening as other programs see it; rows are counted from 1. */
public final class ScreeningTree {

    private ScreeningTree() {}

    /** The result of the verb {@code screen}. */
    public static Tree of(ScreeningResult result) {
        return withoutRespondents(result)
                .put("little", little(result.completelyAtRandom()))
                .put("same_answers", result.sameAnswers(), ScreeningTree::rows)
                .put("flags", result.log().flags(), ScreeningTree::flag)
                .put("people", result.people(), ScreeningTree::person);
    }

    /** The same without single respondents, for results that are handed on. */
    static Tree withoutRespondents(ScreeningResult result) {
        Tree reasons = new Tree();
        result.log()
                .countByReason()
                .forEach((reason, rows) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), rows));
        return new Tree()
                .put("rows", result.rows())
                .put("items", result.items(), ScreeningTree::item)
                .put("missingness", missingness(result.missingness()))
                .put(
                        "like_items",
                        result.likeItems(),
                        pair -> new Tree()
                                .put("first", pair.first())
                                .put("second", pair.second())
                                .put("r", pair.correlation()))
                .put("flagged_rows", result.log().reasonsByRow().size())
                .put("flagged_by_reason", reasons)
                .put("cutoffs", cutoffs(result.cutoffs()));
    }

    private static Tree item(ItemScreen item) {
        return SampleTree.descriptives(new Tree().put("item", item.item()), item.description())
                .put("missing_share", item.missingShare())
                .put("floor", item.shareLowest())
                .put("ceiling", item.shareHighest())
                .put("out_of_range", item.outOfRange())
                .put(
                        "counts",
                        item.counts(),
                        count -> new Tree().put("value", count.value()).put("count", count.count()));
    }

    private static Tree missingness(Missingness missing) {
        return new Tree()
                .put("share", missing.share())
                .put("complete", missing.complete())
                .put("empty", missing.empty())
                .put("rows_by_missing", missing.rowsByMissing())
                .put(
                        "patterns",
                        missing.patterns(),
                        pattern -> new Tree().put("missing", pattern.missing()).put("rows", pattern.rows()));
    }

    private static Tree little(Optional<CompletelyAtRandom> found) {
        Tree tree = new Tree().put("available", found.isPresent());
        found.ifPresent(test -> tree.put("n", test.n())
                .put("p", test.variables())
                .put("patterns", test.patterns())
                .put("chi2_ml_covariance", test.chiSquare())
                .put("df", test.df())
                .put("p_ml", test.pvalue())
                .put("chi2_unbiased_covariance", test.chiSquareUnbiased())
                .put("p_unbiased", test.pvalueUnbiased()));
        return tree;
    }

    private static List<Integer> rows(List<Integer> fromZero) {
        return fromZero.stream().map(row -> row + 1).toList();
    }

    private static Tree flag(Flag flag) {
        return new Tree()
                .put("row", flag.row() + 1)
                .put("id", flag.id())
                .put("reason", flag.reason().name().toLowerCase(Locale.ROOT))
                .put("value", flag.value())
                .put("cutoff", flag.cutoff());
    }

    private static Tree person(RowScreen person) {
        return new Tree()
                .put("row", person.row() + 1)
                .put("id", person.id())
                .put("answered", person.answered())
                .put("long_string", person.longString())
                .put("variability", person.variability())
                .put("even_odd", person.evenOdd())
                .put("mahalanobis", person.mahalanobis())
                .put("mahalanobis_df", person.df())
                .put("mahalanobis_p", person.mahalanobisP())
                .put("synonyms", person.synonyms());
    }

    private static Tree cutoffs(Cutoffs cutoffs) {
        return new Tree()
                .put("missing_share", cutoffs.missingShare())
                .put("long_string_share", cutoffs.longStringShare())
                .put("least_variability", cutoffs.leastVariability())
                .put("least_even_odd", cutoffs.leastEvenOdd())
                .put("mahalanobis_p", cutoffs.mahalanobisP())
                .put("least_synonyms", cutoffs.leastSynonyms())
                .put("synonym_correlation", cutoffs.synonymCorrelation())
                .put("least_pairs", cutoffs.leastPairs());
    }
}
