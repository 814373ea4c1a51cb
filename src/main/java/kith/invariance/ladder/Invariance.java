package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.ContextModel;
import kith.invariance.model.LadderOrder;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.fit.FittedModel;
import kith.sem.model.ModelOptions.Parameterization;

/**
 * A question of measurement invariance: does a scale measure the same in several contexts?
 *
 * @param model what is fitted at every step, written once with the names that factors and items have whatever the
 *     context; its own grouping and equalities are replaced
 * @param layout who answered in which context
 * @param levels steps, in ascending order; those on the distribution of factors only where they are asked for
 * @param partial parameters left free at every step that would hold them
 * @param method how differences of test statistics are scaled
 * @param order in which parameters are held equal
 * @param choice whether steps that test nothing in this model may be left out
 */
public record Invariance(
        Sem model,
        ContextLayout layout,
        List<Level> levels,
        List<FreedParameter> partial,
        Comparison.Method method,
        LadderOrder order,
        Choice choice) {

    private static final int SMALL = 50;

    /** Who chose the steps of a sequence of levels. */
    public enum Choice {
        /** The defaults: levels that test nothing in this model are left out, with a finding. */
        OPEN,
        /** The user: a step that tests nothing is refused. */
        NAMED
    }

    public Invariance {
        if (model.ordered().isEmpty() != (order == LadderOrder.CONTINUOUS)) {
            throw new InputException(
                    "order of the levels",
                    order.id() + (model.ordered().isEmpty() ? " without ordered variables" : " with ordered variables"),
                    model.ordered().isEmpty()
                            ? LadderOrder.CONTINUOUS.id()
                            : LadderOrder.WU_ESTABROOK.id() + " or " + LadderOrder.MILLSAP_TEIN.id(),
                    model.ordered().isEmpty() ? "say which variables are ordered, or leave the order out" : "");
        }
        if (order == LadderOrder.MILLSAP_TEIN && isDelta(model)) {
            throw new InputException(
                    "parameterization",
                    "delta in the order of Millsap and Tein",
                    "theta, in which that order identifies its models",
                    "leave the parameterisation out, or take the order " + LadderOrder.WU_ESTABROOK.id());
        }
        levels = levels.stream().sorted().distinct().toList();
        partial = List.copyOf(partial);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a test of invariance has at least one level");
        }
    }

    /** The levels of invariance from configural to strict, across different respondents in each context. */
    public static Invariance across(String grouping, Sem model) {
        return of(new ContextLayout.AcrossGroups(grouping), model);
    }

    /**
     * The levels of invariance for the same respondents in every context, whose columns are named {@code context_item}.
     */
    public static Invariance within(List<String> contexts, Sem model) {
        return of(ContextLayout.WithinPerson.prefixed(model.syntax(), contexts), model);
    }

    /**
     * The levels of invariance from configural to strict. Ordered variables are in the theta parameterisation, in which
     * every step can be taken, whatever the model says; see {@link #in(Parameterization)}.
     */
    public static Invariance of(ContextLayout layout, Sem model) {
        LadderOrder order = LadderOrder.suiting(model);
        return new Invariance(
                ContextModel.inTheta(model),
                layout,
                order.levels(),
                List.of(),
                Comparison.suiting(model.estimator()),
                order,
                Choice.OPEN);
    }

    /** With these steps, in ascending order, each of which has to test something. */
    public Invariance withLevels(List<Level> some) {
        return new Invariance(model, layout, some, partial, method, order, Choice.NAMED);
    }

    /**
     * In another order, with its own steps.
     *
     * @throws InputException when the order is for other variables than the model's
     */
    public Invariance in(LadderOrder another) {
        return new Invariance(model, layout, another.levels(), partial, method, another, Choice.OPEN);
    }

    /**
     * With ordered variables in another parameterisation. Theta has residual variances, delta scaling factors of the
     * latent responses as parameters. Fit, tests and standardised values are the same; delta has no strict step, since
     * it has no residual variances to hold equal. Search, effect sizes and alignment are made in theta either way.
     *
     * @throws InputException for delta in the order of Millsap and Tein
     */
    public Invariance in(Parameterization another) {
        Sem parameterised = model.with(model.model().withParameterization(another));
        return new Invariance(parameterised, layout, levels, partial, method, order, choice);
    }

    /** Whether ordered variables have scaling factors rather than residual variances as parameters. */
    boolean isDelta() {
        return isDelta(model);
    }

    private static boolean isDelta(Sem model) {
        return !model.ordered().isEmpty() && model.model().parameterization() == Parameterization.DELTA;
    }

    /**
     * With parameters left free, such as {@code x3~1} or {@code x3~1 @ workplace}.
     *
     * @throws InputException when one of them cannot be read
     */
    public Invariance withPartial(List<String> free) {
        List<FreedParameter> freed = free.stream()
                .map(said -> FreedParameter.parse("free " + said, said))
                .toList();
        return withFreed(freed);
    }

    public Invariance withFreed(List<FreedParameter> freed) {
        return new Invariance(model, layout, levels, freed, method, order, choice);
    }

    /** The same question of another model of the same variables, in the parameterisation of the question. */
    public Invariance with(Sem another) {
        Sem parameterised =
                another.with(another.model().withParameterization(model.model().parameterization()));
        return new Invariance(parameterised, layout, levels, partial, method, order, choice);
    }

    /**
     * The same question in the form in which non-invariant parameters are searched: with ordered variables in the order
     * of Wu and Estabrook, whose steps do not depend on how the model is identified.
     */
    public Invariance searchable() {
        return order == LadderOrder.MILLSAP_TEIN ? in(LadderOrder.WU_ESTABROOK) : this;
    }

    /** With steps that test nothing left out, or refused. */
    public Invariance with(Choice another) {
        return new Invariance(model, layout, levels, partial, method, order, another);
    }

    public Invariance withMethod(Comparison.Method another) {
        return new Invariance(model, layout, levels, partial, another, order, choice);
    }

    /**
     * Fits the models of all levels and compares each with the one before.
     *
     * @throws InputException when there is only one context, or model and answers do not fit together
     */
    public InvarianceAnswer fit(Responses responses) {
        ContextModel contexts = ContextModel.of(layout, model, order, responses);
        contexts.require(partial);
        Ladder ladder = Ladder.of(this, contexts);
        List<LadderStep> steps = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(contexts.samples().findings());
        findings.addAll(ladder.findings());
        List<String> small = new ArrayList<>();
        LadderJudgement judgement = null;
        FittedModel before = null;
        for (Ladder.Rung rung : ladder.rungs()) {
            String level = rung.level().id();
            FittedModel fitted = contexts.sem().fitted(rung.table(), contexts.samples());
            fitted.answer().findings().forEach(finding -> findings.add(finding.in(level)));
            if (before == null) {
                judgement = new LadderJudgement(
                        ComparisonDesign.of(this, contexts, fitted.answer().observations()), method);
                addSmall(contexts, fitted, small, findings);
            }
            LadderStep step = before == null
                    ? judgement.first(rung, fitted.answer())
                    : judgement.next(steps.get(steps.size() - 1), before, rung, fitted);
            step.comparison().ifPresent(against -> against.test().findings().forEach(f -> findings.add(f.in(level))));
            steps.add(step);
            before = fitted;
        }
        return new InvarianceAnswer(
                layout,
                contexts.contexts(),
                contexts.factors().stream()
                        .map(factor -> new InvarianceAnswer.Measured(factor, contexts.itemsOf(factor)))
                        .toList(),
                ladder.rungs().stream()
                        .flatMap(rung -> rung.freed().stream())
                        .distinct()
                        .toList(),
                steps,
                small,
                latentMeans(steps, contexts),
                model.rows().count(responses),
                findings.stream().distinct().toList());
    }

    /** Contexts of fewer than 50 rows, or of fewer than two for each parameter of one context; limits of Kith's own. */
    private static void addSmall(
            ContextModel contexts, FittedModel configural, List<String> small, List<Finding> findings) {
        int groups = configural.answer().observations().size();
        double parameters = configural.answer().parameterCount() / (double) groups;
        for (int g = 0; g < groups; g++) {
            int n = configural.answer().observations().get(g);
            if (n < SMALL || n < 2 * parameters) {
                String name = groups == 1 ? "" : contexts.configural().groups().get(g);
                small.add(name);
                findings.add(Finding.of("small_context", Map.of("rows", n, "parameters", parameters))
                        .at(name));
            }
        }
    }

    private static List<LatentMean> latentMeans(List<LadderStep> steps, ContextModel contexts) {
        return steps.stream()
                .filter(step -> step.level().compareTo(Level.SCALAR) >= 0 && step.level() != Level.MEANS)
                .findFirst()
                .map(step -> LatentMean.of(step.fit(), contexts))
                .orElse(List.of());
    }
}
