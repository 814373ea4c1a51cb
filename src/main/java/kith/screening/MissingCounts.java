package kith.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is missing. */
final class MissingCounts {

    private MissingCounts() {}

    static Missingness of(AnswerGrid grid) {
        Map<List<String>, Integer> patterns = new LinkedHashMap<>();
        int[] rowsByMissing = new int[grid.width() + 1];
        long missing = 0;
        for (double[] row : grid.given()) {
            List<String> absent = new ArrayList<>();
            for (int j = 0; j < row.length; j++) {
                if (Double.isNaN(row[j])) {
                    absent.add(grid.items().get(j).id());
                }
            }
            patterns.merge(absent, 1, Integer::sum);
            rowsByMissing[absent.size()]++;
            missing += absent.size();
        }
        long cells = (long) grid.rows() * grid.width();
        List<Missingness.Pattern> ordered = patterns.entrySet().stream()
                .map(entry -> new Missingness.Pattern(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Missingness.Pattern::rows).reversed())
                .toList();
        return new Missingness(
                cells == 0 ? Double.NaN : missing / (double) cells,
                rowsByMissing[0],
                rowsByMissing[grid.width()],
                java.util.Arrays.stream(rowsByMissing).boxed().toList(),
                ordered);
    }
}
