package kith.scoring.imputation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.Responses;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.ResponseScale;
import kith.instrument.Subscale;

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

    private static int impute(
            Instrument instrument,
            List<String> items,
            Map<String, double[]> columns,
            TwoWayImputation.Form form,
            long seed) {
        ResponseScale.Rating scale = (ResponseScale.Rating) instrument.scaleOf(instrument.item(items.get(0)));
        AnswerRange range = AnswerRange.of(scale);
        int rows = columns.get(items.get(0)).length;
        double[][] x = new double[rows][items.size()];
        for (int j = 0; j < items.size(); j++) {
            boolean reversed = instrument.item(items.get(j)).reversed();
            double[] column = columns.get(items.get(j));
            double[] keyed = reversed ? range.recoded(column) : column;
            for (int i = 0; i < rows; i++) {
                x[i][j] = keyed[i];
            }
        }
        TwoWayImputation found = TwoWayImputation.of(x, scale.lowest(), scale.highest(), form, seed);
        for (int j = 0; j < items.size(); j++) {
            boolean reversed = instrument.item(items.get(j)).reversed();
            double[] column = new double[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = found.values()[i][j];
            }
            columns.put(items.get(j), reversed ? range.recoded(column) : column);
        }
        return found.imputed();
    }
}
