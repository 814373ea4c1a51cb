package kith.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Descriptives;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.FitOptions;
import kith.sem.FittedModel;
import kith.sem.Sem;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A question of how much it matters that items differ between contexts.
 *
 * @param ladder the model, its contexts, and what is left free
 * @param level whose estimates are used: configural with a scaling of its own, or one whose equalities give contexts a common scale
 * @param reference name of the context that the others are compared with; empty for the first
 * @param replicates how many bootstrap samples; 0 for no intervals
 * @param seed of the bootstrap
 */
public record NonInvarianceEffects(
        Invariance ladder,
        Level level,
        EffectScaling scaling,
        EffectDivisor divisor,
        Optional<String> reference,
        int replicates,
        long seed,
        Parallel parallel,
        Progress progress) {

    private static final double TAIL = 0.025;

    /** dMACS as Nye and Drasgow have it: the configural model, factors of unit variance, pooled standard deviation. */
    public static NonInvarianceEffects of(Invariance ladder) {
        return new NonInvarianceEffects(
                ladder,
                Level.CONFIGURAL,
                EffectScaling.UNIT_VARIANCE,
                EffectDivisor.POOLED,
                Optional.empty(),
                0,
                1,
                Parallel.allCores(),
                Progress.SILENT);
    }

    /** With the estimates of a step of the ladder, in the units in which it is fitted. */
    public NonInvarianceEffects at(Level step) {
        return new NonInvarianceEffects(
                ladder, step, EffectScaling.AS_FITTED, divisor, reference, replicates, seed, parallel, progress);
    }

    public NonInvarianceEffects with(EffectScaling units) {
        return new NonInvarianceEffects(ladder, level, units, divisor, reference, replicates, seed, parallel, progress);
    }

    public NonInvarianceEffects with(EffectDivisor unit) {
        return new NonInvarianceEffects(ladder, level, scaling, unit, reference, replicates, seed, parallel, progress);
    }

    public NonInvarianceEffects against(String context) {
        return new NonInvarianceEffects(
                ladder, level, scaling, divisor, Optional.of(context), replicates, seed, parallel, progress);
    }

    /** With percentile intervals from bootstrap samples: rows drawn within each group, or people. */
    public NonInvarianceEffects withBootstrap(int samples, long newSeed, Parallel threads) {
        return new NonInvarianceEffects(
                ladder, level, scaling, divisor, reference, samples, newSeed, threads, progress);
    }

    public NonInvarianceEffects with(Progress listener) {
        return new NonInvarianceEffects(
                ladder, level, scaling, divisor, reference, replicates, seed, parallel, listener);
    }

    /**
     * Computes the sizes.
     *
     * @throws InputException when model and answers do not fit together, or the reference is no context
     */
    public EffectSizes fit(Responses responses) {
        ContextModel contexts = ContextModel.of(ladder.layout(), ladder.model(), responses);
        contexts.require(ladder.partial());
        int first = reference.map(name -> contexts.contexts().indexOf(name)).orElse(0);
        if (first < 0) {
            throw new InputException(
                    "reference",
                    "no context “" + reference.orElseThrow() + "”",
                    "one of " + String.join(", ", contexts.contexts()),
                    "");
        }
        FittedModel fitted = fitted(contexts);
        EffectComputation computation = new EffectComputation(this, contexts, fitted.answer(), first);
        EffectSizes sizes = computation.sizes();
        List<Finding> findings = new ArrayList<>(sizes.findings());
        fitted.answer().findings().forEach(findings::add);
        EffectSizes told = sizes.withCurves(computation.curves()).with(findings);
        return replicates == 0 ? told : bootstrapped(told, responses);
    }

    private FittedModel fitted(ContextModel contexts) {
        Sem estimates = contexts.sem().with(contexts.sem().fit().withDetail(FitOptions.Detail.ESTIMATES));
        List<FreedParameter> freed = level == Level.CONFIGURAL ? List.of() : ladder.partial();
        return estimates.fitted(contexts.table(level, freed), contexts.samples());
    }

    private EffectSizes bootstrapped(EffectSizes sizes, Responses responses) {
        AtomicInteger done = new AtomicInteger();
        List<Optional<EffectSizes>> drawn = parallel.map(replicates, piece -> {
            Optional<EffectSizes> one = replicate(responses, Seeds.stream(seed, piece), sizes);
            progress.at("bootstrap, " + level.id() + " step", done.incrementAndGet(), replicates);
            return one;
        });
        List<EffectSizes> usable = drawn.stream().flatMap(Optional::stream).toList();
        List<Finding> findings = new ArrayList<>(sizes.findings());
        if (usable.size() < replicates) {
            findings.add(Finding.warning(
                    "bootstrap_samples_left_out",
                    "",
                    (replicates - usable.size()) + " of " + replicates
                            + " bootstrap samples could not be used: the model did not converge, or a category was not drawn.",
                    "Where many are left out the intervals are too narrow; fit a smaller model."));
        }
        List<EffectSizes.OfItem> items = IntStream.range(0, sizes.items().size())
                .mapToObj(i -> {
                    EffectSizes.OfItem one = sizes.items().get(i);
                    return new EffectSizes.OfItem(
                            one.factor(),
                            one.item(),
                            one.context(),
                            one.points(),
                            one.dmacs(),
                            one.signed(),
                            one.deviation(),
                            range(usable.stream()
                                    .mapToDouble(s -> s.items().get(i).dmacs())));
                })
                .toList();
        List<EffectSizes.OfScale> scales = IntStream.range(0, sizes.scales().size())
                .mapToObj(i -> {
                    EffectSizes.OfScale one = sizes.scales().get(i);
                    return new EffectSizes.OfScale(
                            one.factor(),
                            one.context(),
                            one.items(),
                            one.points(),
                            range(usable.stream()
                                    .mapToDouble(s -> s.scales().get(i).points())),
                            one.possible(),
                            one.variance());
                })
                .toList();
        return sizes.with(usable.size(), items, scales).with(findings);
    }

    private Optional<EffectSizes> replicate(Responses responses, RandomGenerator random, EffectSizes whole) {
        try {
            Responses drawn = responses.rows(drawn(responses, random));
            ContextModel contexts = ContextModel.of(ladder.layout(), ladder.model(), drawn);
            FittedModel fitted = fitted(contexts);
            if (!fitted.answer().converged()) {
                return Optional.empty();
            }
            int first = contexts.contexts().indexOf(whole.reference());
            EffectSizes sizes = new EffectComputation(this, contexts, fitted.answer(), first).sizes();
            boolean same = sizes.items().size() == whole.items().size();
            return same ? Optional.of(sizes) : Optional.empty();
        } catch (InputException nothingDrawnOfACategory) {
            return Optional.empty();
        }
    }

    /** Rows drawn with replacement within each group, group after group, so that the groups keep their sizes and order. */
    private int[] drawn(Responses responses, RandomGenerator random) {
        Optional<String> groups = ladder.layout().grouping();
        if (groups.isEmpty()) {
            return IntStream.range(0, responses.size())
                    .map(row -> random.nextInt(responses.size()))
                    .toArray();
        }
        Grouping grouping = responses.grouping(groups.get());
        return IntStream.range(0, grouping.names().size())
                .mapToObj(grouping::rowsOf)
                .flatMapToInt(rows -> Arrays.stream(rows).map(row -> rows[random.nextInt(rows.length)]))
                .toArray();
    }

    private static EffectSizes.Range range(java.util.stream.DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0
                ? EffectSizes.Range.NONE
                : new EffectSizes.Range(Descriptives.quantile(sorted, TAIL), Descriptives.quantile(sorted, 1 - TAIL));
    }
}
