package kith.scoring.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;
import kith.scoring.Scoring;

/**
 * Means of the scores of an instrument from multiply imputed responses, pooled by Rubin's rules. All items of the
 * instrument predict each other; groups are not used as predictors.
 *
 * @param responses that were imputed
 * @param means one a scale, and scale and group
 */
public record PooledMeans(ImputedResponses responses, List<Mean> means) {

    /** A pooled mean; group empty for all. */
    public record Mean(String scale, String group, int n, PooledEstimate estimate) {}

    public PooledMeans {
        means = List.copyOf(means);
    }

    /** @return empty where an item has no response at all, or fewer than ten respondents answered anything */
    public static Optional<PooledMeans> of(
            Instrument instrument, Responses responses, Optional<Grouping> groups, ChainedEquations.Plan plan) {
        return ImputedResponses.of(responses, instrument.itemIds(), plan)
                .map(imputed -> of(instrument, imputed, groups));
    }

    /** @param groups of all respondents, also of those who were left out */
    static PooledMeans of(Instrument instrument, ImputedResponses imputed, Optional<Grouping> groups) {
        List<Scores> scored =
                imputed.sets().stream().map(set -> Scoring.of(instrument, set)).toList();
        return new PooledMeans(imputed, means(scored, imputed.rows(), groups));
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
