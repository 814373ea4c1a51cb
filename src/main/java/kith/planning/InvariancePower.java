package kith.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.Judgement;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.Criterion;
import kith.invariance.level.Level;
import kith.resampling.Replicate;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;

/**
 * Monte Carlo study of the tests of measurement invariance by sample size: how often each level is rejected, and how
 * often the equality of a given parameter is, in samples from a population in which groups differ as its file says.
 *
 * <p>Power of a level is the share of samples in which the χ² difference from the level before has p &lt; .05, scaled
 * as suits the estimator. Beside it stands the share in which the changes of CFI, RMSEA and SRMR exceed the cut-offs of
 * Chen (2007). Power of a parameter is the share in which the model of its level fits worse, by the same test, than the
 * model with this parameter free. In an invariant population these shares are error rates. Changes of fit in the
 * population are those in one large sample ({@value #LARGE} respondents) without missing or careless responses.
 *
 * @param question what was asked
 * @param population changes of fit in the population, by level
 * @param sizes by sample size, ascending
 */
public record InvariancePower(Question question, List<PopulationChange> population, List<RejectionAtSize> sizes) {

    /** Respondents in the sample that stands for the population. */
    public static final int LARGE = 50_000;

    private static final double ALPHA = ModelPower.ALPHA;

    public InvariancePower {
        population = List.copyOf(population);
        sizes = List.copyOf(sizes);
    }

    /**
     * A Monte Carlo study.
     *
     * @param model fitted to each sample, without groups
     * @param group column of the groups compared
     * @param power wanted
     * @param parameters whose equality over groups is tested, such as {@code x3~1}; none for the levels alone
     */
    public record Question(SimulatedSamples draws, Sem model, String group, double power, List<String> parameters) {
        public Question {
            parameters =
                    parameters.stream().map(name -> name.replaceAll("\\s", "")).toList();
            if (!(power > 0 && power < 1)) {
                throw new InputException("power", Double.toString(power), "a number between 0 and 1, such as .8", "");
            }
        }
    }

    /** The change of fit from the level before in the population. */
    public record PopulationChange(Level level, double deltaCfi, double deltaRmsea) {}

    /**
     * How often something was rejected.
     *
     * @param name of a level, or of a parameter
     * @param tested samples in which it could be tested
     * @param power share of these with p &lt; .05
     * @param powerError Monte Carlo standard error of the power
     * @param chen share of these that exceed the cut-offs of Chen (2007); NaN for a parameter
     * @param deltaCfi mean change of CFI; NaN for a parameter
     * @param deltaRmsea mean change of RMSEA; NaN for a parameter
     */
    public record Rejection(
            String name,
            int tested,
            double power,
            double powerError,
            double chen,
            double deltaCfi,
            double deltaRmsea) {}

    /**
     * Results for one sample size.
     *
     * @param respondents over all groups
     * @param samples how many were drawn
     * @param fitted those in which every level could be estimated
     */
    public record RejectionAtSize(
            int respondents, int samples, int fitted, List<Rejection> levels, List<Rejection> parameters) {
        public RejectionAtSize {
            levels = List.copyOf(levels);
            parameters = List.copyOf(parameters);
        }

        /** Levels, then parameters. */
        public List<Rejection> all() {
            List<Rejection> all = new ArrayList<>(levels);
            all.addAll(parameters);
            return all;
        }
    }

    /** What one sample gave. */
    private record Sample(List<LadderStep> steps, double[] pValues) {}

    /**
     * Runs the study.
     *
     * @throws InputException when the model does not fit the columns of the population, or a parameter is not held
     *     equal at any level
     */
    public static InvariancePower of(Question question) {
        Invariance invariance = Invariance.across(question.group(), question.model());
        InvarianceAnswer population = invariance.fit(question.draws().large(LARGE));
        List<HeldParameter> parameters = held(question, population);
        List<Level> levels = population.steps().stream()
                .filter(step -> step.comparison().isPresent())
                .map(LadderStep::level)
                .toList();
        List<List<Replicate<Sample>>> found =
                question.draws().map(rows -> Replicate.of(() -> sample(question, invariance, parameters, rows)));
        List<RejectionAtSize> sizes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            sizes.add(atSize(question.draws().sizes().get(i), found.get(i), levels, parameters));
        }
        List<PopulationChange> changes = population.steps().stream()
                .filter(step -> step.comparison().isPresent())
                .map(step -> new PopulationChange(
                        step.level(),
                        step.comparison().get().deltaCfi(),
                        step.comparison().get().deltaRmsea()))
                .toList();
        return new InvariancePower(question, changes, sizes);
    }

    private static List<HeldParameter> held(Question question, InvarianceAnswer population) {
        Problems problems = new Problems();
        List<HeldParameter> held = new ArrayList<>();
        for (String name : question.parameters()) {
            HeldParameter.of(name, population)
                    .ifPresentOrElse(
                            held::add,
                            () -> problems.add(
                                    "parameter",
                                    "“" + name + "” is not held equal at any level",
                                    "a loading, intercept, threshold or residual variance, such as f=~x2 or x3~1",
                                    ""));
        }
        problems.throwIfAny();
        return held;
    }

    /** @throws InputException where the sample does not allow the models to be estimated */
    private static Sample sample(
            Question question, Invariance invariance, List<HeldParameter> parameters, Responses rows) {
        List<LadderStep> steps = invariance.fit(rows).steps();
        double[] pValues = new double[parameters.size()];
        Comparison.Method method = Comparison.suiting(question.model().estimator());
        for (int k = 0; k < pValues.length; k++) {
            pValues[k] = parameters.get(k).test(question.model().byGroup(question.group()), method, rows);
        }
        return new Sample(steps, pValues);
    }

    private static RejectionAtSize atSize(
            int size, List<Replicate<Sample>> samples, List<Level> levels, List<HeldParameter> parameters) {
        List<Sample> fitted =
                samples.stream().flatMap(one -> one.value().stream()).toList();
        List<Rejection> ofLevels = levels.stream()
                .map(level -> level(
                        level,
                        fitted.stream()
                                .flatMap(sample -> sample.steps().stream())
                                .filter(step -> step.level() == level && !Double.isNaN(step.pValue()))
                                .toList()))
                .toList();
        List<Rejection> ofParameters = new ArrayList<>();
        for (int k = 0; k < parameters.size(); k++) {
            int at = k;
            double[] pValues = fitted.stream()
                    .mapToDouble(sample -> sample.pValues()[at])
                    .filter(Double::isFinite)
                    .toArray();
            double power = share(DoubleStream.of(pValues).filter(p -> p < ALPHA).count(), pValues.length);
            ofParameters.add(new Rejection(
                    parameters.get(k).name(),
                    pValues.length,
                    power,
                    error(power, pValues.length),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
        return new RejectionAtSize(size, samples.size(), fitted.size(), ofLevels, ofParameters);
    }

    private static Rejection level(Level level, List<LadderStep> steps) {
        double power =
                share(steps.stream().filter(step -> step.pValue() < ALPHA).count(), steps.size());
        long chen = steps.stream()
                .filter(step -> step.judgement(Criterion.CHEN)
                        .filter(judgement -> judgement.outcome() == Judgement.Outcome.FAIL)
                        .isPresent())
                .count();
        return new Rejection(
                level.id(),
                steps.size(),
                power,
                error(power, steps.size()),
                share(chen, steps.size()),
                mean(steps, LadderStep.Against::deltaCfi),
                mean(steps, LadderStep.Against::deltaRmsea));
    }

    private static double mean(List<LadderStep> steps, ToDoubleFunction<LadderStep.Against> of) {
        return steps.stream()
                .mapToDouble(step -> of.applyAsDouble(step.comparison().orElseThrow()))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static double share(long some, int all) {
        return (double) some / all;
    }

    private static double error(double power, int samples) {
        return Math.sqrt(power * (1 - power) / samples);
    }

    /** The names of levels and parameters, in the order of the results. */
    public List<String> names() {
        return sizes.get(0).all().stream().map(Rejection::name).toList();
    }

    /** What the plan is about: the parameters named, or else the levels. */
    public List<String> planned() {
        RejectionAtSize first = sizes.get(0);
        return (first.parameters().isEmpty() ? first.levels() : first.parameters())
                .stream().map(Rejection::name).toList();
    }

    /** Power of a level or parameter by sample size. */
    public double[] power(String name) {
        return sizes.stream()
                .mapToDouble(size -> size.all().stream()
                        .filter(one -> one.name().equals(name))
                        .mapToDouble(Rejection::power)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** The smallest sample size of the list with the power wanted; empty where none has it. */
    public OptionalInt smallest(String name) {
        double[] power = power(name);
        for (int i = 0; i < power.length; i++) {
            if (power[i] >= question.power()) {
                return OptionalInt.of(sizes.get(i).respondents());
            }
        }
        return OptionalInt.empty();
    }
}
