package kith.invariance.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.invariance.alignment.AlignmentAnswer;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.math.Parallel;
import kith.math.Progress;
import kith.sem.Sem;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.FittedModel;

/**
 * A question of how much it matters that items differ between contexts.
 *
 * @param ladder the model, its contexts, and what is left free
 * @param units whose estimates are used and in which units
 * @param reference name of the context that the others are compared with; empty for the first
 * @param cutoffs on sums of items, at which respondents are sorted
 * @param bootstrap of intervals
 */
public record NonInvarianceEffects(
        Invariance ladder,
        Units units,
        EffectDivisor divisor,
        Optional<String> reference,
        SumCutoffs cutoffs,
        Bootstrap bootstrap,
        Progress progress) {

    /**
     * Whose estimates are used and in which units.
     *
     * @param level configural with a scaling of its own, or one whose equalities give contexts a common scale
     * @param alignment whose means and standard deviations the factors have; only with that scaling
     * @param referents items that are taken as equal, with the scaling by a marker; the first item of a factor where
     *     none is named
     */
    public record Units(
            Level level, EffectScaling scaling, Optional<AlignmentAnswer> alignment, List<String> referents) {

        public Units {
            referents = List.copyOf(referents);
        }

        private static Units of(Level level, EffectScaling scaling) {
            return new Units(level, scaling, Optional.empty(), List.of());
        }
    }

    /** Bootstrap samples for intervals; none where there are 0. */
    public record Bootstrap(int samples, long seed, Parallel parallel) {}

    /** dMACS as Nye and Drasgow have it: the configural model, factors of unit variance, pooled standard deviation. */
    public static NonInvarianceEffects of(Invariance ladder) {
        return new NonInvarianceEffects(
                ladder,
                Units.of(Level.CONFIGURAL, EffectScaling.UNIT_VARIANCE),
                EffectDivisor.POOLED,
                Optional.empty(),
                SumCutoffs.none(),
                new Bootstrap(0, 1, Parallel.allCores()),
                Progress.SILENT);
    }

    /** With the estimates of a level of invariance, on the metric on which it is fitted. */
    public NonInvarianceEffects at(Level step) {
        return with(Units.of(step, EffectScaling.AS_FITTED));
    }

    /** On the metric of an alignment of the same model. */
    public NonInvarianceEffects alignedBy(AlignmentAnswer answer) {
        return with(new Units(Level.CONFIGURAL, EffectScaling.ALIGNED, Optional.of(answer), List.of()));
    }

    /**
     * On the metric of these items, one a factor, which are taken as equal; the first item of a factor where none is
     * named.
     */
    public NonInvarianceEffects withReferents(List<String> items) {
        return with(new Units(Level.CONFIGURAL, EffectScaling.MARKER, Optional.empty(), items));
    }

    /** With the configural estimates in these units. */
    public NonInvarianceEffects with(EffectScaling scaling) {
        return with(Units.of(Level.CONFIGURAL, scaling));
    }

    private NonInvarianceEffects with(Units others) {
        return new NonInvarianceEffects(ladder, others, divisor, reference, cutoffs, bootstrap, progress);
    }

    public NonInvarianceEffects with(EffectDivisor unit) {
        return new NonInvarianceEffects(ladder, units, unit, reference, cutoffs, bootstrap, progress);
    }

    public NonInvarianceEffects against(String context) {
        return new NonInvarianceEffects(ladder, units, divisor, Optional.of(context), cutoffs, bootstrap, progress);
    }

    /** With percentile intervals from bootstrap samples: rows drawn within each group, or respondents. */
    public NonInvarianceEffects withBootstrap(int samples, long seed, Parallel parallel) {
        return new NonInvarianceEffects(
                ladder, units, divisor, reference, cutoffs, new Bootstrap(samples, seed, parallel), progress);
    }

    public NonInvarianceEffects with(SumCutoffs sums) {
        return new NonInvarianceEffects(ladder, units, divisor, reference, sums, bootstrap, progress);
    }

    public NonInvarianceEffects with(Progress listener) {
        return new NonInvarianceEffects(ladder, units, divisor, reference, cutoffs, bootstrap, listener);
    }

    /** The common metric of the factors. */
    public EffectMetric metric() {
        return switch (units.scaling()) {
            case UNIT_VARIANCE -> EffectMetric.NONE;
            case MARKER -> EffectMetric.REFERENT;
            case ALIGNED -> EffectMetric.ALIGNMENT;
            case AS_FITTED -> {
                if (units.level().compareTo(Level.SCALAR) < 0) {
                    yield EffectMetric.OF_LEVEL;
                }
                yield ladder.partial().isEmpty() ? EffectMetric.SCALAR : EffectMetric.PARTIAL_SCALAR;
            }
        };
    }

    /**
     * Computes the sizes.
     *
     * @throws InputException when model and answers do not fit together, or the reference is no context
     */
    public EffectSizes fit(Responses responses) {
        Prepared prepared = prepared(responses);
        return bootstrap.samples() == 0
                ? prepared.sizes()
                : EffectBootstrap.of(List.of(prepared), responses).get(0);
    }

    /**
     * Sizes without intervals, and what these need.
     *
     * @param fitted at the step
     */
    record Prepared(
            NonInvarianceEffects question,
            ContextModel contexts,
            FittedModel fitted,
            EffectComputation computation,
            EffectSizes sizes) {}

    Prepared prepared(Responses responses) {
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
        cutoffs.require(contexts.factors());
        requireReferents(contexts);
        FittedModel fitted = fitted(contexts);
        EffectComputation computation = new EffectComputation(this, contexts, fitted.answer(), first);
        EffectComputation.Values values = EffectComputation.Values.of(fitted.answer(), contexts);
        EffectSizes sizes = computation.sizes(values);
        List<Finding> findings = new ArrayList<>(sizes.findings());
        fitted.answer().findings().forEach(findings::add);
        EffectSizes told = sizes.withCurves(computation.curves(values)).with(findings);
        return new Prepared(this, contexts, fitted, computation, told);
    }

    private void requireReferents(ContextModel contexts) {
        Problems problems = new Problems();
        for (String item : units.referents()) {
            if (!contexts.items().contains(item)) {
                problems.add(
                        "referents",
                        "no item “" + item + "”",
                        "items of the model: " + String.join(", ", contexts.items()),
                        Suggestion.phrase(item, contexts.items()));
            }
        }
        if (units.scaling() == EffectScaling.MARKER && !ladder.model().ordered().isEmpty()) {
            problems.add(
                    "referents",
                    "referent items with ordered responses, which have no unit that a factor could take over",
                    "the metric of the partial scalar or of the alignment solution",
                    "leave the referents out");
        }
        problems.throwIfAny();
    }

    private FittedModel fitted(ContextModel contexts) {
        Sem estimates = contexts.sem().with(contexts.sem().fit().withDetail(FitOptions.Detail.ESTIMATES));
        List<FreedParameter> freed = units.level() == Level.CONFIGURAL ? List.of() : ladder.partial();
        return estimates.fitted(contexts.table(units.level(), freed), contexts.samples());
    }
}
