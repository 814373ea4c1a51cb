package kith.irt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kith.data.Grouping;
import kith.data.Responses;

/**
 * Trait by sum score of one or several scales, as {@link SumScoreTable} gave it for a calibration sample, to score
 * other respondents by.
 *
 * @param scales by name
 */
public record TraitTable(Map<String, Scale> scales) {

    /** Column of the names of the scales. */
    public static final String SCALE = "scale";

    /** Columns of numbers: how many items the scale has, the sum score, the trait and its standard error. */
    public static final String ITEMS = "items";

    public static final String SUM_SCORE = "sum_score";
    public static final String THETA = "theta";
    public static final String ERROR = "se";

    /** Two sums this near are the same. */
    private static final double NEAR = 1e-6;

    /**
     * One scale.
     *
     * @param items that the sum is of
     * @param bySum trait by sum score
     */
    public record Scale(int items, Map<Double, TraitEstimate> bySum) {

        /** The trait of a sum score; none where it is not in the table. */
        public TraitEstimate of(double sum) {
            return bySum.entrySet().stream()
                    .filter(entry -> Math.abs(entry.getKey() - sum) < NEAR)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(TraitEstimate.NONE);
        }
    }

    /** @param table with one row per scale and sum score */
    public static TraitTable of(Responses table) {
        Grouping names = table.grouping(SCALE);
        double[] items = table.column(ITEMS);
        double[] sums = table.column(SUM_SCORE);
        double[] theta = table.column(THETA);
        double[] errors = table.column(ERROR);
        Map<String, Scale> scales = new LinkedHashMap<>();
        for (int r = 0; r < table.size(); r++) {
            int code = names.code()[r];
            if (code != Grouping.NONE && !Double.isNaN(sums[r])) {
                int of = (int) items[r];
                scales.computeIfAbsent(names.names().get(code), name -> new Scale(of, new TreeMap<>()))
                        .bySum()
                        .put(sums[r], new TraitEstimate(theta[r], errors[r]));
            }
        }
        return new TraitTable(scales);
    }

    public Set<String> names() {
        return scales.keySet();
    }
}
