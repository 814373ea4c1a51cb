package kith.screening;

import java.util.List;
import java.util.Optional;
import kith.finding.Finding;

/**
 * What a first look at the answers shows.
 *
 * @param rows how many
 * @param items one an item
 * @param people one a row
 * @param outliers how unusual each row is as a whole; empty where that was not asked for
 * @param sameAnswers groups of rows (from 0) with the same answers to all items; rows with no answer and straight lines
 *     are not counted, for they are alike without being copies
 * @param likeItems pairs of items that correlate above the cut-off after turning round, which the synonyms rest on
 * @param completelyAtRandom Little's test; empty where nothing is missing or it was not possible
 * @param log who was flagged and why
 * @param cutoffs what was compared with
 */
public record ScreeningResult(
        int rows,
        List<ItemScreen> items,
        Missingness missingness,
        List<RowScreen> people,
        Optional<Outlyingness> outliers,
        List<List<Integer>> sameAnswers,
        List<LikeItems> likeItems,
        Optional<CompletelyAtRandom> completelyAtRandom,
        ExclusionLog log,
        Cutoffs cutoffs,
        List<Finding> findings) {

    public ScreeningResult {
        items = List.copyOf(items);
        people = List.copyOf(people);
        sameAnswers = sameAnswers.stream().map(List::copyOf).toList();
        likeItems = List.copyOf(likeItems);
        findings = List.copyOf(findings);
    }

    /** Two items that go together. */
    public record LikeItems(String first, String second, double correlation) {}
}
