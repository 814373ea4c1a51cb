package kith.scoring.imputation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.data.Responses;

/**
 * Responses to items, multiply imputed by chained equations in which all items predict each other. Respondents without
 * any response are left out.
 *
 * @param plan how they were imputed
 * @param rows places of the respondents kept
 * @param sets their responses without missing values, one for each imputation
 * @param imputed responses imputed in each set
 * @param left respondents without any response
 */
public record ImputedResponses(ChainedEquations.Plan plan, int[] rows, List<Responses> sets, int imputed, int left) {

    private static final int FEWEST_RESPONDENTS = 10;

    public ImputedResponses {
        rows = rows.clone();
        sets = List.copyOf(sets);
    }

    @Override
    public int[] rows() {
        return rows.clone();
    }

    /** @return empty where an item has no response at all, or fewer than ten respondents answered anything */
    public static Optional<ImputedResponses> of(Responses responses, List<String> items, ChainedEquations.Plan plan) {
        List<PackedNumbers> columns = items.stream().map(responses::packed).toList();
        int[] rows = IntStream.range(0, responses.size())
                .filter(row -> columns.stream().anyMatch(column -> !Double.isNaN(column.at(row))))
                .toArray();
        Responses answered = responses.rows(rows);
        boolean unanswered =
                items.stream().anyMatch(item -> answered.packed(item).allMissing());
        if (rows.length < FEWEST_RESPONDENTS || unanswered) {
            return Optional.empty();
        }
        double[][] data = new double[rows.length][items.size()];
        for (int j = 0; j < items.size(); j++) {
            double[] column = answered.column(items.get(j));
            for (int i = 0; i < rows.length; i++) {
                data[i][j] = column[i];
            }
        }
        ChainedEquations equations = ChainedEquations.of(data, plan);
        List<Responses> sets = equations.sets().stream()
                .map(set -> filled(answered, items, set))
                .toList();
        return Optional.of(new ImputedResponses(plan, rows, sets, equations.imputed(), responses.size() - rows.length));
    }

    private static Responses filled(Responses answered, List<String> items, double[][] set) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < items.size(); j++) {
            int column = j;
            columns.put(
                    items.get(j),
                    java.util.Arrays.stream(set).mapToDouble(row -> row[column]).toArray());
        }
        return answered.withNumbers(columns);
    }
}
