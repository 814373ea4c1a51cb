package kith.invariance.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.invariance.model.ContextModel;
import kith.resampling.Interval;
import kith.resampling.Outcomes;
import kith.resampling.Replicate;
import kith.resampling.Replicates;
import kith.resampling.Replication;
import kith.resampling.SamplingUnits;
import kith.sem.resampling.RepeatedFit;
import kith.sem.sample.Samples;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Percentile intervals of effect sizes from samples drawn with replacement, rows or whole clusters by
 * {@link SamplingUnits}; several questions about one sample share it.
 */
final class EffectBootstrap {

    private static final double LEVEL = 0.95;

    private final NonInvarianceEffects question;
    private final ContextModel contexts;
    private final List<Repeated> repeated;

    private record Repeated(RepeatedFit fit, EffectComputation computation) {}

    private EffectBootstrap(List<NonInvarianceEffects.Prepared> prepared) {
        this.question = prepared.get(0).question();
        this.contexts = prepared.get(0).contexts();
        this.repeated = prepared.stream()
                .map(one -> new Repeated(RepeatedFit.of(one.fitted()), one.computation()))
                .toList();
    }

    /**
     * The same sizes with intervals.
     *
     * @param prepared questions about the same answers to the same items, of one seed and one number of replicates
     */
    static List<EffectSizes> of(List<NonInvarianceEffects.Prepared> prepared, Responses responses) {
        Outcomes<List<EffectSizes>> drawn = new EffectBootstrap(prepared).draw(responses);
        return IntStream.range(0, prepared.size())
                .mapToObj(k -> withIntervals(
                        prepared.get(k).sizes(),
                        prepared.get(k).question().bootstrap().samples(),
                        drawn.used().stream().map(all -> all.get(k)).toList(),
                        drawn.lost()))
                .toList();
    }

    private Outcomes<List<EffectSizes>> draw(Responses responses) {
        List<int[]> rows = usable(responses);
        SamplingUnits units = units(responses, rows);
        return Replication.outcomes(
                question.bootstrap().samples(),
                question.bootstrap().seed(),
                question.bootstrap().parallel(),
                "bootstrap samples",
                question.progress(),
                random -> replicate(responses, rows, units, random));
    }

    private static EffectSizes withIntervals(
            EffectSizes sizes, int replicates, List<EffectSizes> usable, Map<String, Integer> lost) {
        List<Finding> findings = new ArrayList<>(sizes.findings());
        if (usable.size() < replicates) {
            findings.add(Finding.of(
                    "bootstrap_samples_left_out",
                    Map.of("lost", replicates - usable.size(), "samples", replicates, "reasons", lost)));
        }
        List<EffectSizes.OfItem> items = IntStream.range(0, sizes.items().size())
                .mapToObj(i -> sizes.items()
                        .get(i)
                        .with(
                                range(usable, one -> one.items().get(i).dmacs()),
                                range(usable, one -> one.items().get(i).points())))
                .toList();
        List<EffectSizes.OfScale> scales = IntStream.range(0, sizes.scales().size())
                .mapToObj(i -> {
                    EffectSizes.OfScale one = sizes.scales().get(i);
                    return one.with(
                            range(usable, drawn -> drawn.scales().get(i).points()),
                            one.classification()
                                    .map(found -> found.with(range(
                                            usable,
                                            drawn -> drawn.scales()
                                                    .get(i)
                                                    .classification()
                                                    .map(Classification::differently)
                                                    .orElse(Double.NaN)))));
                })
                .toList();
        return sizes.with(usable.size(), items, scales).with(findings);
    }

    private Replicate<List<EffectSizes>> replicate(
            Responses responses, List<int[]> rows, SamplingUnits units, RandomGenerator random) {
        int[][] times = units.times(random);
        if (Arrays.stream(times).anyMatch(own -> Arrays.stream(own).sum() == 0)) {
            return new Replicate.Lost<>("a group did not occur");
        }
        Responses drawn = responses.rows(drawn(rows, times));
        return Replicate.of(() -> contexts.sem().samplesLike(contexts.samples(), drawn))
                .then(samples -> Replicate.of(sizes(samples, drawn), "a model did not converge"));
    }

    private Optional<List<EffectSizes>> sizes(Samples samples, Responses drawn) {
        EffectComputation.Spreads spreads = spreads(drawn);
        List<EffectSizes> all = new ArrayList<>();
        for (Repeated one : repeated) {
            one.fit()
                    .to(samples)
                    .ifPresent(again -> all.add(one.computation()
                            .sizes(new EffectComputation.Values(again.values(), again::latentVariance, spreads))));
        }
        return all.size() == repeated.size() ? Optional.of(all) : Optional.empty();
    }

    /** How the drawn answers spread, item by item and context by context. */
    private EffectComputation.Spreads spreads(Responses drawn) {
        List<int[]> rows = groups(drawn);
        int count = contexts.contexts().size();
        Map<String, EffectDivisor.Spread[]> spreads = new HashMap<>();
        for (String item : contexts.items()) {
            EffectDivisor.Spread[] own = new EffectDivisor.Spread[count];
            for (int context = 0; context < count; context++) {
                ContextModel.Placed at = contexts.at(item, context);
                own[context] =
                        EffectDivisor.Spread.of(present(drawn.numeric().get(at.name()), rows.get(at.group() - 1)));
            }
            spreads.put(item, own);
        }
        return (item, context) -> spreads.get(item)[context];
    }

    private static double[] present(double[] column, int[] rows) {
        double[] answers = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            if (!Double.isNaN(column[row])) {
                answers[count++] = column[row];
            }
        }
        return Arrays.copyOf(answers, count);
    }

    /** The rows of each group; all of them where there is one. */
    private List<int[]> groups(Responses responses) {
        return question.ladder()
                .layout()
                .grouping()
                .map(column -> {
                    Grouping grouping = responses.grouping(column);
                    return IntStream.range(0, grouping.names().size())
                            .mapToObj(grouping::rowsOf)
                            .toList();
                })
                .orElseGet(() -> List.of(IntStream.range(0, responses.size()).toArray()));
    }

    /** The rows of each group that can be drawn: those whose cluster is known, where there are clusters. */
    private List<int[]> usable(Responses responses) {
        return contexts.sem()
                .cluster()
                .map(column -> {
                    int[] cluster = responses.grouping(column).code();
                    return groups(responses).stream()
                            .map(rows -> Arrays.stream(rows)
                                    .filter(row -> cluster[row] != Grouping.NONE)
                                    .toArray())
                            .toList();
                })
                .orElseGet(() -> groups(responses));
    }

    private SamplingUnits units(Responses responses, List<int[]> rows) {
        return contexts.sem()
                .cluster()
                .map(column -> {
                    int[] cluster = responses.grouping(column).code();
                    return SamplingUnits.clusters(rows.stream()
                            .map(own ->
                                    Arrays.stream(own).map(row -> cluster[row]).toArray())
                            .toList());
                })
                .orElseGet(() -> SamplingUnits.rows(
                        rows.stream().mapToInt(own -> own.length).toArray()));
    }

    /** The rows of a sample, group after group. */
    private static int[] drawn(List<int[]> rows, int[][] times) {
        return IntStream.range(0, times.length)
                .flatMap(g -> IntStream.range(0, times[g].length)
                        .flatMap(i -> IntStream.generate(() -> rows.get(g)[i]).limit(times[g][i])))
                .toArray();
    }

    private static Interval range(List<EffectSizes> drawn, ToDoubleFunction<EffectSizes> value) {
        return Replicates.of(drawn.stream().mapToDouble(value).toArray()).percentile(LEVEL);
    }
}
