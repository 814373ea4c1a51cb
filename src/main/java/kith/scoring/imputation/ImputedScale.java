package kith.scoring.imputation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.KeyedAnswers;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.instrument.ResponseScale;
import kith.instrument.Subscale;
import kith.math.SmallMatrices;

/**
 * Responses with missing values replaced by two-way imputation within each subscale, or within the total where there
 * are no subscales.
 *
 * @param responses with imputed values, keyed as they were
 * @param imputed how many responses were imputed
 */
public record ImputedScale(Responses responses, int imputed) {

    /** Imputes the items of rating scales whose points are known; others stay as they are. */
    public static ImputedScale of(Instrument instrument, Responses responses, TwoWayImputation.Form form, long seed) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        List<Subscale> scales =
                instrument.subscales().isEmpty() ? instrument.total().stream().toList() : instrument.subscales();
        int imputed = 0;
        int piece = 0;
        for (Subscale scale : scales) {
            List<String> items = scale.items().stream()
                    .filter(item -> columns.containsKey(item) && rating(instrument, item))
                    .toList();
            if (items.size() > 1 && sameScale(instrument, items)) {
                imputed += impute(instrument, items, columns, form, seed + piece++);
            }
        }
        return new ImputedScale(responses.withNumbers(columns), imputed);
    }

    private static boolean rating(Instrument instrument, String item) {
        return instrument.scaleOf(instrument.item(item)) instanceof ResponseScale.Rating rating && rating.known();
    }

    private static boolean sameScale(Instrument instrument, List<String> items) {
        return items.stream()
                        .map(item -> instrument.scaleOf(instrument.item(item)))
                        .distinct()
                        .count()
                == 1;
    }

    /** Columns of items with the reverse-scored recoded; as they were given where these are recoded already. */
    private static double[][] keyed(Instrument instrument, List<String> items, Map<String, double[]> columns) {
        List<KeyedItem> keys = items.stream()
                .map(item -> KeyedItem.of(instrument, instrument.item(item), ""))
                .toList();
        Map<String, PackedNumbers> packed = new LinkedHashMap<>();
        items.forEach(item -> packed.put(item, PackedNumbers.of(columns.get(item))));
        int rows = columns.get(items.get(0)).length;
        return KeyedAnswers.of(keys, Responses.ofColumns(rows, packed)).keyedColumns();
    }

    private static int impute(
            Instrument instrument,
            List<String> items,
            Map<String, double[]> columns,
            TwoWayImputation.Form form,
            long seed) {
        ResponseScale.Rating scale = (ResponseScale.Rating) instrument.scaleOf(instrument.item(items.get(0)));
        double[][] x = SmallMatrices.transposed(keyed(instrument, items, columns));
        TwoWayImputation found = TwoWayImputation.of(x, scale.lowest(), scale.highest(), form, seed);
        for (int j = 0; j < items.size(); j++) {
            int item = j;
            columns.put(
                    items.get(j),
                    Arrays.stream(found.values()).mapToDouble(row -> row[item]).toArray());
        }
        double[][] asScored = keyed(instrument, items, columns);
        IntStream.range(0, items.size()).forEach(j -> columns.put(items.get(j), asScored[j]));
        return found.imputed();
    }
}
