package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.Comparison;
import kith.sem.FitMeasures;
import kith.sem.FittedModel;
import kith.sem.Samples;
import kith.sem.Sem;
import kith.sem.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.OrderedInvariance;
import kith.sem.model.ParameterTable;

/**
 * A question of measurement invariance across different people in each context.
 *
 * @param model what is fitted at every step; its own grouping and equalities are replaced
 * @param grouping name of the column of contexts
 * @param levels steps, in ascending order
 * @param partial parameters left free at every step that would hold them, such as {@code x3~1}
 * @param method how differences of test statistics are scaled
 */
public record Invariance(
        Sem model, String grouping, List<Level> levels, List<String> partial, Comparison.Method method) {

    private static final double ACCEPTABLE_CFI = 0.90;
    private static final double ACCEPTABLE_RMSEA = 0.08;
    private static final double ACCEPTABLE_SRMR = 0.08;

    public Invariance {
        levels = levels.stream().sorted().distinct().toList();
        partial = List.copyOf(partial);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a ladder has at least one step");
        }
    }

    /** The whole ladder from configural to strict. */
    public static Invariance across(String grouping, Sem model) {
        return new Invariance(
                model,
                grouping,
                model.ordered().isEmpty() ? Level.continuous() : Level.ordered(),
                List.of(),
                Comparison.suiting(model.estimator()));
    }

    public Invariance withLevels(List<Level> some) {
        return new Invariance(model, grouping, some, partial, method);
    }

    public Invariance withPartial(List<String> free) {
        return new Invariance(model, grouping, levels, free, method);
    }

    public Invariance withMethod(Comparison.Method another) {
        return new Invariance(model, grouping, levels, partial, another);
    }

    /**
     * Climbs the ladder.
     *
     * @throws InputException when there is only one context, or model and answers do not fit together
     */
    public InvarianceAnswer fit(Responses responses) {
        List<String> contexts = responses.grouping(grouping).names();
        if (contexts.size() < 2) {
            throw new InputException(
                    responses.source() + ": " + grouping,
                    contexts.size() + " context (" + String.join(", ", contexts) + ")",
                    "at least two",
                    "name the column that says in which context an answer was given");
        }
        Sem grouped = identified().byGroup(grouping);
        Samples samples = grouped.samples(responses);
        List<LadderStep> steps = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(samples.findings());
        FittedModel before = null;
        for (Level level : levels) {
            FittedModel fitted = grouped.fitted(table(grouped, level, responses, samples), samples);
            fitted.answer().findings().forEach(finding -> findings.add(finding.in(level.id())));
            LadderStep step = before == null
                    ? first(level, fitted.answer())
                    : next(steps.get(steps.size() - 1), before, level, fitted);
            step.comparison()
                    .ifPresent(against -> against.test().findings().forEach(f -> findings.add(f.in(level.id()))));
            steps.add(step);
            before = fitted;
        }
        return new InvarianceAnswer(
                grouping, contexts, steps, reached(steps), latentMeans(steps, contexts), unique(findings));
    }

    private boolean ordered() {
        return !model.ordered().isEmpty();
    }

    /** Ordered variables: factors of variance 1 and residual variances as parameters, so that each can be held equal. */
    private Sem identified() {
        return ordered()
                ? model.with(model.model()
                        .withScaling(ModelOptions.Scaling.STANDARDISED)
                        .withParameterization(ModelOptions.Parameterization.THETA))
                : model;
    }

    private ParameterTable table(Sem grouped, Level level, Responses responses, Samples samples) {
        if (!ordered()) {
            return grouped.withEqual(level.heldOfContinuous(), freed(level)).table(responses, samples);
        }
        ParameterTable configural = grouped.withEqual(Set.of(), List.of()).table(responses, samples);
        Set<String> free = Set.copyOf(freed(level));
        return OrderedInvariance.acrossGroups(
                configural,
                ModelOptions.Parameterization.THETA,
                level.held(),
                row -> free.contains(row.lhs() + row.op() + row.rhs()));
    }

    private static List<Finding> unique(List<Finding> findings) {
        return findings.stream().distinct().toList();
    }

    private List<String> freed(Level level) {
        return level == Level.CONFIGURAL ? List.of() : partial;
    }

    private List<String> held(Level level) {
        return (ordered() ? level.held() : level.heldOfContinuous())
                .stream().map(EqualAcrossGroups::lavaanName).toList();
    }

    private LadderStep first(Level level, SemFit fit) {
        FitMeasures measures = fit.fit();
        double cfi = best(measures, "cfi");
        double rmsea = best(measures, "rmsea");
        double srmr = measures.get("srmr");
        int bad =
                (cfi < ACCEPTABLE_CFI ? 1 : 0) + (rmsea > ACCEPTABLE_RMSEA ? 1 : 0) + (srmr > ACCEPTABLE_SRMR ? 1 : 0);
        Verdict verdict = bad == 0 ? Verdict.HELD : bad == 1 ? Verdict.DOUBTFUL : Verdict.REJECTED;
        if (!fit.converged() || Double.isNaN(cfi)) {
            verdict = Verdict.UNKNOWN;
        }
        return new LadderStep(
                level,
                held(level),
                freed(level),
                fit,
                Optional.empty(),
                verdict,
                "CFI of at least .90, RMSEA and SRMR of at most .08");
    }

    private LadderStep next(LadderStep before, FittedModel freeModel, Level level, FittedModel fitted) {
        SemFit fit = fitted.answer();
        SemFit free = before.fit();
        LadderStep.Against against = new LadderStep.Against(
                before.level(),
                Comparison.of(freeModel, fitted, method),
                best(fit.fit(), "cfi") - best(free.fit(), "cfi"),
                best(fit.fit(), "tli") - best(free.fit(), "tli"),
                best(fit.fit(), "rmsea") - best(free.fit(), "rmsea"),
                fit.fit().get("srmr") - free.fit().get("srmr"));
        double n = fit.observations().stream().mapToInt(Integer::intValue).sum();
        int largest =
                fit.observations().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int smallest =
                fit.observations().stream().mapToInt(Integer::intValue).min().orElseThrow();
        CutOffs cutOffs = CutOffs.chen(n, largest, smallest);
        Verdict verdict = fit.converged() && free.converged()
                ? cutOffs.judge(level, against.deltaCfi(), against.deltaRmsea(), against.deltaSrmr())
                : Verdict.UNKNOWN;
        return new LadderStep(level, held(level), freed(level), fit, Optional.of(against), verdict, cutOffs.rule());
    }

    /** The robust version of an index where there is one. */
    static double best(FitMeasures measures, String index) {
        double robust = measures.get(index + "_robust");
        return Double.isNaN(robust) ? measures.get(index) : robust;
    }

    private static Optional<Level> reached(List<LadderStep> steps) {
        Optional<Level> reached = Optional.empty();
        for (LadderStep step : steps) {
            if (step.verdict() == Verdict.REJECTED || step.verdict() == Verdict.UNKNOWN) {
                break;
            }
            reached = Optional.of(step.level());
        }
        return reached;
    }

    private static List<LatentMean> latentMeans(List<LadderStep> steps, List<String> contexts) {
        return steps.stream()
                .filter(step -> step.level() == Level.SCALAR)
                .findFirst()
                .map(step -> latentMeans(step.fit(), contexts))
                .orElse(List.of());
    }

    private static List<LatentMean> latentMeans(SemFit fit, List<String> contexts) {
        List<LatentMean> means = new ArrayList<>();
        for (String factor : fit.table().latent()) {
            double pooled = pooledDeviation(fit, factor);
            for (int g = 1; g <= contexts.size(); g++) {
                int group = g;
                fit.estimates().stream()
                        .filter(e -> e.op().symbol().equals("~1") && e.lhs().equals(factor) && e.group() == group)
                        .findFirst()
                        .ifPresent(e -> means.add(new LatentMean(
                                factor,
                                contexts.get(group - 1),
                                e.estimate(),
                                e.se(),
                                e.pValue(),
                                e.lower(),
                                e.upper(),
                                e.estimate() / pooled)));
            }
        }
        return means;
    }

    /** Square root of the factor's variances averaged by the sizes of the groups. */
    private static double pooledDeviation(SemFit fit, String factor) {
        double sum = 0;
        double n = 0;
        for (int g = 0; g < fit.observations().size(); g++) {
            int size = fit.observations().get(g);
            sum += size * fit.latentVariance(factor, g + 1);
            n += size;
        }
        return Math.sqrt(sum / n);
    }
}
