package kith.scoring.imputation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;
import kith.scoring.Scoring;

/**
 * Means of the scores of an instrument from multiply imputed responses, pooled by Rubin's rules. Items are imputed by
 * chained equations, which use all items of the instrument; groups are not used as predictors. Respondents without any
 * response are left out.
 *
 * @param sets imputed data sets
 * @param imputed responses imputed in each
 * @param left respondents without any response
 * @param means one a scale, and scale and group
 */
public record PooledMeans(int sets, int imputed, int left, List<Mean> means) {

    /** A pooled mean; group empty for all. */
    public record Mean(String scale, String group, int n, PooledEstimate estimate) {}

    public PooledMeans {
        means = List.copyOf(means);
    }

    /** @return empty where an item has no response at all, or fewer than ten respondents answered anything */
    public static Optional<PooledMeans> of(
            Instrument instrument, Responses responses, Optional<Grouping> groups, ChainedEquations.Plan plan) {
        List<String> items = instrument.itemIds();
        List<PackedNumbers> columns = items.stream().map(responses::packed).toList();
        int[] rows = IntStream.range(0, responses.size())
                .filter(row -> columns.stream().anyMatch(column -> !Double.isNaN(column.at(row))))
                .toArray();
        Responses answered = responses.rows(rows);
        boolean unanswered =
                items.stream().anyMatch(item -> answered.packed(item).allMissing());
        if (rows.length < 10 || unanswered) {
            return Optional.empty();
        }
        double[][] data = new double[rows.length][items.size()];
        for (int j = 0; j < items.size(); j++) {
            double[] column = answered.column(items.get(j));
            for (int i = 0; i < rows.length; i++) {
                data[i][j] = column[i];
            }
        }
        ChainedEquations imputed = ChainedEquations.of(data, plan);
        List<Scores> scored = imputed.sets().stream()
                .map(set -> Scoring.of(instrument, filled(answered, items, set)))
                .toList();
        return Optional.of(new PooledMeans(
                plan.sets(), imputed.imputed(), responses.size() - rows.length, means(scored, rows, groups)));
    }

    private static Responses filled(Responses answered, List<String> items, double[][] set) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < items.size(); j++) {
            double[] column = new double[set.length];
            for (int i = 0; i < set.length; i++) {
                column[i] = set[i][j];
            }
            columns.put(items.get(j), column);
        }
        return answered.withNumbers(columns);
    }

    private static List<Mean> means(List<Scores> scored, int[] rows, Optional<Grouping> groups) {
        List<Mean> means = new ArrayList<>();
        for (ScaleScores scale : scored.get(0).scales()) {
            String id = scale.scale().id();
            means.add(mean(scored, id, "", IntStream.range(0, rows.length).toArray()));
            groups.ifPresent(grouping -> {
                int[] code = grouping.code();
                for (int g = 0; g < grouping.names().size(); g++) {
                    int group = g;
                    int[] own = IntStream.range(0, rows.length)
                            .filter(i -> code[rows[i]] == group)
                            .toArray();
                    if (own.length > 1) {
                        means.add(mean(scored, id, grouping.names().get(g), own));
                    }
                }
            });
        }
        return means;
    }

    private static Mean mean(List<Scores> scored, String scale, String group, int[] rows) {
        double[] estimates = new double[scored.size()];
        double[] variances = new double[scored.size()];
        for (int m = 0; m < estimates.length; m++) {
            double[] values = scored.get(m).scale(scale).values();
            kith.math.Descriptives found = kith.math.Descriptives.of(
                    IntStream.of(rows).mapToDouble(row -> values[row]).toArray());
            estimates[m] = found.mean();
            variances[m] = found.sd() * found.sd() / found.n();
        }
        return new Mean(scale, group, rows.length, PooledEstimate.of(estimates, variances, rows.length - 1.0));
    }
}
