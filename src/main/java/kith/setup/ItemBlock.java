package kith.setup;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Items that were answered on one response scale and seem to belong together.
 *
 * @param id of the subscale
 * @param items in the order of the file
 * @param points the values of the response scale with their labels, which may be empty
 * @param labelled whether cells hold the labels rather than the values
 * @param ordered whether the order of the labels is known
 * @param reversed the items that seem to be reverse-keyed, each with its correlation with the sum of the others before
 *     recoding
 * @param evidence why these belong together
 */
public record ItemBlock(
        String id,
        List<ColumnProfile> items,
        NavigableMap<Integer, String> points,
        boolean labelled,
        boolean ordered,
        Map<String, Double> reversed,
        String evidence) {

    private static final int LONGEST_TITLE = 100;

    public ItemBlock {
        items = List.copyOf(items);
        points = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(points));
        reversed = Map.copyOf(reversed);
    }

    /** Whether the points are those that were observed, without labels, so that the ends may be missing. */
    public boolean isOnlyObserved() {
        return ordered && !labelled && points.values().stream().allMatch(String::isEmpty);
    }

    /** The items as rows of a question that is short enough for a title; empty where they are no such rows. */
    Optional<List<QuestionRow>> rows() {
        return QuestionRow.of(items.stream().map(ColumnProfile::text).toList())
                .filter(rows -> rows.get(0).question().length() <= LONGEST_TITLE);
    }

    /** The same on a response scale that reaches further. */
    ItemBlock reaching(int lowest, int highest) {
        NavigableMap<Integer, String> all = new TreeMap<>(points);
        for (int point = Math.min(lowest, points.firstKey()); point <= Math.max(highest, points.lastKey()); point++) {
            all.putIfAbsent(point, "");
        }
        return new ItemBlock(id, items, all, labelled, ordered, reversed, evidence);
    }
}
