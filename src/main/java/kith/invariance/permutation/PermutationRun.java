package kith.invariance.permutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Setting;
import kith.fit.ComparativeFit;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.invariance.ladder.EqualityTests;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.Ladder;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.invariance.model.LadderOrder;
import kith.math.Descriptives;
import kith.resampling.Outcomes;
import kith.resampling.Replicate;
import kith.resampling.Replication;
import kith.sem.Sem;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.FittedModel;
import kith.sem.model.ParameterTable;
import kith.sem.resampling.RepeatedFit;
import kith.sem.sample.GroupSample;
import kith.sem.sample.Samples;
import org.apache.commons.math3.random.RandomGenerator;

/** Fits the models of the levels of invariance to the answers as they are and to permutations of them. */
final class PermutationRun {

    private static final int TRIES = 10;
    private static final double LEVEL = 0.05;
    private static final PermutedMeasure[] MEASURES = PermutedMeasure.values();

    private final PermutationQuestion question;
    private final ContextModel contexts;
    private final Sem sem;
    private final Exchange exchange;
    private final List<Rung> rungs = new ArrayList<>();
    private final RepeatedFit baseline;
    private final Outcome observed;
    private final List<Finding> findings;

    /**
     * A step to be fitted again and again.
     *
     * @param fit starts at the estimates of the answers as they are
     */
    private record Rung(
            Level level,
            ParameterTable table,
            RepeatedFit fit,
            Optional<EqualityTests> tests,
            List<FreedParameter> freed) {}

    /**
     * What one set of answers gives, step by step.
     *
     * @param measures by step and measure
     * @param candidates by step; what can be tested alone
     */
    private record Outcome(double[][] measures, List<List<EqualityTests.Candidate>> candidates) {

        double largest(int step) {
            return candidates.get(step).stream()
                    .mapToDouble(one -> one.test().chisq())
                    .max()
                    .orElse(Double.NaN);
        }
    }

    PermutationRun(PermutationQuestion question, Responses responses) {
        this.question = question;
        Invariance ladder = question.ladder();
        this.contexts = ContextModel.of(ladder.layout(), ladder.model(), ladder.order(), responses);
        contexts.require(ladder.partial());
        this.sem = contexts.sem().with(contexts.sem().fit().withDetail(FitOptions.Detail.ESTIMATES));
        this.exchange = Exchange.of(ladder.layout(), contexts.sem(), columns(), responses);
        Ladder steps = Ladder.of(ladder, contexts);
        this.findings = new ArrayList<>(steps.findings());
        for (Ladder.Rung rung : steps.rungs()) {
            Optional<EqualityTests> tests = tests(rung.level());
            ParameterTable table = tests.map(one -> one.testable(rung.table())).orElse(rung.table());
            FittedModel fitted = sem.fitted(table, contexts.samples());
            if (!fitted.answer().converged()) {
                throw new InputException(
                        "permutation test",
                        "the " + rung.level().id() + " step has no solution",
                        "levels of invariance whose models converge",
                        "look at the invariance tests without permutations first: " + Setting.to("permutations", "0"));
            }
            rungs.add(new Rung(rung.level(), table, RepeatedFit.of(fitted), tests, rung.freed()));
        }
        this.baseline = RepeatedFit.of(sem.fittedBaseline(rungs.get(0).table(), contexts.samples()));
        this.observed = outcome(contexts.samples()).orElseThrow();
    }

    /** Columns of the model's variables, whatever the layout. */
    private List<String> columns() {
        return contexts.configural().observed();
    }

    private Optional<EqualityTests> tests(Level level) {
        boolean searched = level == Level.THRESHOLDS || level == Level.METRIC || level == Level.SCALAR;
        return searched && question.ladder().order() != LadderOrder.MILLSAP_TEIN
                ? Optional.of(new EqualityTests(contexts, level))
                : Optional.empty();
    }

    PermutationAnswer answer() {
        Outcomes<Outcome> outcomes = Replication.outcomes(
                question.draws(),
                question.seed(),
                question.parallel(),
                "permutations",
                question.progress(),
                this::outcome);
        List<Outcome> drawn = outcomes.used();
        if (outcomes.lostInAll() > 0) {
            findings.add(Finding.of(
                    "permutations_left_out",
                    Map.of("lost", outcomes.lostInAll(), "draws", question.draws(), "reasons", outcomes.lost())));
        }
        List<PermutationAnswer.Step> steps = IntStream.range(0, rungs.size())
                .mapToObj(step -> step(step, drawn))
                .toList();
        return new PermutationAnswer(question.draws(), drawn.size(), question.seed(), steps, findings);
    }

    private PermutationAnswer.Step step(int step, List<Outcome> drawn) {
        List<PermutationAnswer.Statistic> statistics = IntStream.range(0, MEASURES.length)
                .mapToObj(m -> statistic(step, m, drawn))
                .toList();
        double[] largest = drawn.stream().mapToDouble(one -> one.largest(step)).toArray();
        List<PermutationAnswer.Tested> parameters = observed.candidates().get(step).stream()
                .map(one -> new PermutationAnswer.Tested(
                        one.parameter(),
                        one.test().chisq(),
                        pValue(
                                Arrays.stream(largest)
                                        .filter(value -> value >= one.test().chisq())
                                        .count(),
                                drawn.size())))
                .sorted(Comparator.comparingDouble(PermutationAnswer.Tested::chisq)
                        .reversed())
                .toList();
        return new PermutationAnswer.Step(rungs.get(step).level(), statistics, parameters);
    }

    private PermutationAnswer.Statistic statistic(int step, int m, List<Outcome> drawn) {
        PermutedMeasure measure = MEASURES[m];
        double own = change(observed, step, m);
        double[] sorted =
                drawn.stream().mapToDouble(one -> change(one, step, m)).sorted().toArray();
        long bad = Arrays.stream(sorted)
                .filter(value -> measure.isAtLeastAsBad(value, own))
                .count();
        double critical = sorted.length == 0
                ? Double.NaN
                : Descriptives.quantile(sorted, measure.highIsBad() ? 1 - LEVEL : LEVEL);
        return new PermutationAnswer.Statistic(
                measure, own, critical, Double.isNaN(own) ? Double.NaN : pValue(bad, sorted.length));
    }

    private static double pValue(long bad, int draws) {
        return (bad + 1.0) / (draws + 1.0);
    }

    private static double change(Outcome outcome, int step, int m) {
        double[][] measures = outcome.measures();
        return step == 0 ? measures[0][m] : measures[step][m] - measures[step - 1][m];
    }

    /** The first of some permutations that the models can be fitted to, or why the last could not. */
    private Replicate<Outcome> outcome(RandomGenerator random) {
        Replicate<Outcome> outcome = new Replicate.Lost<>("");
        for (int attempt = 0; attempt < TRIES && outcome.value().isEmpty(); attempt++) {
            Responses drawn = exchange.draw(random);
            outcome = Replicate.of(() -> contexts(drawn))
                    .then(there -> Replicate.of(
                            Optional.of(there).filter(one -> sameParameters(one.configural())),
                            "a group lacked a category of an item"))
                    .then(there -> Replicate.of(outcome(inOrder(there)), "a model did not converge"));
        }
        return outcome;
    }

    /** The model in permuted responses. */
    private ContextModel contexts(Responses drawn) {
        Invariance ladder = question.ladder();
        return ContextModel.of(ladder.layout(), ladder.model(), ladder.order(), drawn);
    }

    /** The measures of every step in answers whose contexts were exchanged; empty when a step has no solution. */
    Optional<double[][]> measures(Responses drawn) {
        return outcome(inOrder(contexts(drawn))).map(Outcome::measures);
    }

    private boolean sameParameters(ParameterTable other) {
        ParameterTable own = contexts.configural();
        return own.freeCount() == other.freeCount()
                && own.parameters().size() == other.parameters().size();
    }

    /** Samples in the order that the groups have in the answers as they are. */
    private Samples inOrder(ContextModel there) {
        if (there.samples().groups().size() < 2) {
            return there.samples();
        }
        List<String> names = there.configural().groups();
        List<GroupSample> ordered = contexts.configural().groups().stream()
                .map(name -> there.samples().groups().get(names.indexOf(name)))
                .toList();
        return new Samples(ordered, there.samples().findings());
    }

    /** Empty when a step does not converge. */
    private Optional<Outcome> outcome(Samples samples) {
        Optional<TestStatistic> unrelated = baseline.to(samples).map(PermutationRun::test);
        if (unrelated.isEmpty()) {
            return Optional.empty();
        }
        double n = samples.groups().stream().mapToDouble(GroupSample::size).sum();
        int groups = samples.groups().size();
        double[][] measures = new double[rungs.size()][];
        List<List<EqualityTests.Candidate>> candidates = new ArrayList<>();
        for (int step = 0; step < measures.length; step++) {
            Rung rung = rungs.get(step);
            Optional<RepeatedFit.Again> fitted = rung.fit().to(samples);
            if (fitted.isEmpty()) {
                return Optional.empty();
            }
            TestStatistic test = test(fitted.get());
            measures[step] = new double[] {
                test.chisq(),
                ComparativeFit.cfi(test, unrelated.get()),
                ComparativeFit.tli(test, unrelated.get()),
                Rmsea.estimate(test, n, groups)
            };
            candidates.add(rung.tests()
                    .map(tests -> tests.candidates(rung.table(), fitted.get().singleScoreTests(), rung.freed()))
                    .orElse(List.of()));
        }
        return Optional.of(new Outcome(measures, candidates));
    }

    private static TestStatistic test(RepeatedFit.Again fitted) {
        return new TestStatistic(fitted.chisq(), fitted.df());
    }
}
