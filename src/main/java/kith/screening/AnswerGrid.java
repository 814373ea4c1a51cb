package kith.screening;

import java.util.List;
import kith.data.KeyedAnswers;
import kith.data.PackedRows;
import kith.data.Responses;

/**
 * The answers to some items as rows.
 *
 * @param given as they stand in the data
 * @param turned with the answers to reverse-keyed items recoded ({@link KeyedAnswers})
 */
record AnswerGrid(List<ScreenedItem> items, PackedRows given, PackedRows turned) {

    static AnswerGrid of(List<ScreenedItem> items, Responses responses) {
        KeyedAnswers answers =
                KeyedAnswers.of(items.stream().map(ScreenedItem::keyed).toList(), responses);
        PackedRows given = PackedRows.of(answers.raw());
        boolean reversed = items.stream().anyMatch(item -> item.keyed().reversed());
        return new AnswerGrid(items, given, reversed ? PackedRows.of(answers.keyed()) : given);
    }

    int rows() {
        return given.size();
    }

    int width() {
        return items.size();
    }

    int answered(int row) {
        int count = 0;
        for (int item = 0; item < width(); item++) {
            count += Double.isNaN(given.at(row, item)) ? 0 : 1;
        }
        return count;
    }

    /** Whether the items at these places have the same known points. */
    boolean sameScale(int[] places) {
        return items.get(places[0]).points().isPresent()
                && java.util.Arrays.stream(places)
                                .mapToObj(place -> items.get(place).points())
                                .distinct()
                                .count()
                        == 1;
    }

    /** Whether all items have the same known points, so that the same number means the same answer. */
    boolean sameScale() {
        return items.get(0).points().isPresent()
                && items.stream().map(ScreenedItem::points).distinct().count() == 1;
    }
}
