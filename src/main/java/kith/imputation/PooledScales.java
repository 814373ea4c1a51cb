package kith.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.KeyedResponses;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.instrument.Subscale;
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.PearsonCorrelation;
import kith.reliability.ScaleAnalyses;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.resampling.IntervalMethod;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import kith.scoring.imputation.ImputedResponses;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * Statistics of items and scales in every imputed data set, pooled. Complete-data degrees of freedom: n − 1 for means,
 * standard deviations and reliabilities, n − 2 for correlations. Variances: s²/n of a mean, 1/(2(n − 1)) of the
 * logarithm of a standard deviation (of normal data), 1/(n − 3) of Fisher's z; of alpha that of van Zyl et al. (2000),
 * of omega by the delta method from a one-factor model by maximum likelihood.
 *
 * @param items mean, standard deviation and corrected item–total correlation of every item of every scale
 * @param reliability alpha and, from three items, omega of every scale
 * @param scores mean and standard deviation of the scores of every subscale and the total
 * @param correlations of the scores of the subscales, two by two
 */
record PooledScales(
        List<PooledStatistic> items,
        List<PooledStatistic> reliability,
        List<PooledStatistic> scores,
        List<PooledStatistic> correlations) {

    private static final int FEWEST_FOR_OMEGA = 3;

    /** One data set. */
    private record OfSet(List<ScaleAnalysis> scales, List<Estimate> omegas, Scores scores) {}

    static PooledScales of(Instrument instrument, ImputedResponses imputed, long seed, Parallel parallel) {
        List<ScaleItems> scales = ScaleItems.of(instrument);
        List<ScaleItems> longer = scales.stream()
                .filter(scale -> scale.items().size() >= FEWEST_FOR_OMEGA)
                .toList();
        ReliabilityOptions options =
                ReliabilityOptions.withSeed(seed).with(new ReliabilityOptions.Resampling(0, seed, new Parallel(1)));
        List<OfSet> sets = parallel.map(imputed.sets().size(), m -> {
            Responses set = imputed.sets().get(m);
            Responses keyed = KeyedResponses.of(instrument, set).responses();
            return new OfSet(
                    ScaleAnalyses.of(scales, set, options).scales(),
                    longer.stream().map(scale -> omega(scale, keyed)).toList(),
                    Scoring.of(instrument, set));
        });
        int n = imputed.rows().length;
        List<PooledStatistic> items = new ArrayList<>();
        List<PooledStatistic> reliability = new ArrayList<>();
        for (int s = 0; s < scales.size(); s++) {
            int at = s;
            String name = scales.get(s).name();
            for (int i = 0; i < scales.get(s).items().size(); i++) {
                int item = i;
                List<String> place = List.of(name, scales.get(s).items().get(i).name());
                ofItem(
                                place,
                                sets.stream()
                                        .map(set -> set.scales().get(at).items().get(item))
                                        .toList(),
                                n)
                        .forEach(items::add);
            }
            PooledStatistic.of(
                            PooledQuantity.ALPHA,
                            List.of(name),
                            "",
                            sets,
                            set -> alpha(set.scales().get(at))
                                    .map(ReliabilityEstimate::estimate)
                                    .orElse(Double.NaN),
                            set -> alpha(set.scales().get(at))
                                    .map(PooledScales::error)
                                    .orElse(Double.NaN),
                            n - 1.0)
                    .ifPresent(reliability::add);
            int among = longer.indexOf(scales.get(s));
            if (among >= 0) {
                PooledStatistic.of(
                                PooledQuantity.OMEGA,
                                List.of(name),
                                "",
                                sets,
                                set -> set.omegas().get(among).estimate(),
                                set -> set.omegas().get(among).se(),
                                n - 1.0)
                        .ifPresent(reliability::add);
            }
        }
        return new PooledScales(items, reliability, scores(sets, n), correlations(instrument, sets, n));
    }

    private static List<PooledStatistic> ofItem(List<String> place, List<ItemStatistics> sets, int n) {
        List<PooledStatistic> pooled = new ArrayList<>(described(
                PooledQuantity.ITEM_MEAN,
                PooledQuantity.ITEM_SD,
                place,
                sets.stream().map(PooledScales::described).toList(),
                n));
        PooledStatistic.of(
                        PooledQuantity.ITEM_REST_CORRELATION,
                        place,
                        "",
                        sets,
                        set -> set.total().dropped(),
                        set -> error(set.total().dropped(), n),
                        n - 2.0)
                .ifPresent(pooled::add);
        return pooled;
    }

    /** Mean and standard deviation. */
    private static List<PooledStatistic> described(
            PooledQuantity mean, PooledQuantity sd, List<String> place, List<Descriptives> sets, int n) {
        return Stream.of(
                        PooledStatistic.of(
                                mean, place, "", sets, Descriptives::mean, set -> set.sd() / Math.sqrt(n), n - 1.0),
                        PooledStatistic.of(
                                sd,
                                place,
                                "",
                                sets,
                                Descriptives::sd,
                                set -> set.sd() / Math.sqrt(2 * (n - 1.0)),
                                n - 1.0))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<PooledStatistic> scores(List<OfSet> sets, int n) {
        return sets.get(0).scores().scales().stream()
                .map(scale -> scale.scale().id())
                .flatMap(id -> described(
                        PooledQuantity.SCORE_MEAN,
                        PooledQuantity.SCORE_SD,
                        List.of(id),
                        sets.stream()
                                .map(set ->
                                        Descriptives.of(set.scores().scale(id).values()))
                                .toList(),
                        n)
                        .stream())
                .toList();
    }

    private static Descriptives described(ItemStatistics item) {
        return item.answers().orElseThrow().described();
    }

    /** The standard error of a correlation whose Fisher's z has the variance 1/(n − 3). */
    private static double error(double correlation, int n) {
        return (1 - correlation * correlation) / Math.sqrt(n - 3.0);
    }

    private static Optional<ReliabilityEstimate> alpha(ScaleAnalysis scale) {
        return scale.estimate(Coefficient.ALPHA, IntervalMethod.ASYMPTOTIC);
    }

    private static double error(ReliabilityEstimate estimate) {
        return (estimate.interval().upper() - estimate.interval().lower())
                / (2 * NormalDistribution.twoSided(estimate.interval().level()));
    }

    private static Estimate omega(ScaleItems scale, Responses keyed) {
        List<String> items = scale.columns();
        String loadings = IntStream.range(0, items.size())
                .mapToObj(i -> "l" + i + "*" + items.get(i))
                .collect(Collectors.joining(" + "));
        String residuals = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i) + " ~~ e" + i + "*" + items.get(i))
                .collect(Collectors.joining("\n"));
        String common = sum("l", items.size()) + "^2";
        SemFit fit = Sem.of("general_factor =~ NA*" + items.get(0) + " + " + loadings
                        + "\ngeneral_factor ~~ 1*general_factor\n" + residuals + "\nomega := " + common + " / ("
                        + common + " + " + sum("e", items.size()) + ")")
                .fit(keyed);
        return fit.estimates().stream()
                .filter(estimate -> estimate.op() == Operator.DEFINITION)
                .findFirst()
                .orElseThrow();
    }

    private static String sum(String letter, int terms) {
        return IntStream.range(0, terms).mapToObj(i -> letter + i).collect(Collectors.joining(" + ", "(", ")"));
    }

    private static List<PooledStatistic> correlations(Instrument instrument, List<OfSet> sets, int n) {
        List<String> ids = instrument.subscales().stream().map(Subscale::id).toList();
        List<PooledStatistic> pooled = new ArrayList<>();
        for (int a = 0; a < ids.size(); a++) {
            for (int b = a + 1; b < ids.size(); b++) {
                String one = ids.get(a);
                String other = ids.get(b);
                ToDoubleFunction<OfSet> r = set -> PearsonCorrelation.of(
                                set.scores().scale(one).values(),
                                set.scores().scale(other).values())
                        .r();
                PooledStatistic.of(
                                PooledQuantity.SCALE_CORRELATION,
                                List.of(one, other),
                                "",
                                sets,
                                r,
                                set -> error(r.applyAsDouble(set), n),
                                n - 2.0)
                        .ifPresent(pooled::add);
            }
        }
        return pooled;
    }
}
