package kith.screening;

import java.util.List;
import kith.data.KeyedAnswers;
import kith.data.PackedNumbers;
import kith.data.Responses;

/**
 * The answers to some items as rows.
 *
 * @param given as they stand in the data; one array a row
 * @param turned with the answers to reverse-keyed items recoded ({@link KeyedAnswers})
 */
record AnswerGrid(List<ScreenedItem> items, double[][] given, double[][] turned) {

    static AnswerGrid of(List<ScreenedItem> items, Responses responses) {
        KeyedAnswers answers =
                KeyedAnswers.of(items.stream().map(ScreenedItem::keyed).toList(), responses);
        double[][] given = rows(answers.raw(), responses.size());
        boolean reversed = items.stream().anyMatch(item -> item.keyed().reversed());
        return new AnswerGrid(items, given, reversed ? rows(answers.keyed(), responses.size()) : given);
    }

    private static double[][] rows(List<PackedNumbers> columns, int count) {
        double[][] rows = new double[count][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            for (int row = 0; row < count; row++) {
                rows[row][j] = columns.get(j).at(row);
            }
        }
        return rows;
    }

    int rows() {
        return given.length;
    }

    int width() {
        return items.size();
    }

    int answered(int row) {
        int count = 0;
        for (double value : given[row]) {
            count += Double.isNaN(value) ? 0 : 1;
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
