package kith.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows with the same answers to all items. */
final class SameAnswers {

    private SameAnswers() {}

    static List<List<Integer>> of(AnswerGrid grid) {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < grid.rows(); row++) {
            List<Double> answers = new ArrayList<>();
            for (double value : grid.given()[row]) {
                answers.add(value);
            }
            long different = answers.stream()
                    .filter(value -> !Double.isNaN(value))
                    .distinct()
                    .count();
            if (different > 1) {
                rows.computeIfAbsent(answers, key -> new ArrayList<>()).add(row);
            }
        }
        return rows.values().stream().filter(group -> group.size() > 1).toList();
    }
}
