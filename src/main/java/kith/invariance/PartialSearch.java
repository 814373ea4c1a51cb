package kith.invariance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.FittedModel;
import kith.sem.Sem;
import kith.sem.model.ModelOptions;

/**
 * A question of partial invariance: which parameters stand in the way of equality?
 *
 * <p>Forward search: at each step of the ladder the model with everything equal is fitted; of the parameters that the step adds, the
 * one whose equality costs most by its score test is freed in its context, provided that the test is significant among all that
 * could be freed; the model is fitted again, and so on. What was freed stays free at later steps. A parameter is not freed where
 * fewer than two items of its factor would stay equal in that context, since these carry the comparison.
 *
 * <p>The error rate is shared equally by the steps searched, so that with nothing unequal the chance of freeing anything is about
 * the rate. Each round controls it among its candidates, by Benjamini &amp; Hochberg 1995, doi
 * 10.1111/j.2517-6161.1995.tb02031.x, or by Bonferroni. Score tests are those of lavaan's {@code lavTestScore}; they are not corrected
 * for answers that are not normal. A parameter that only the first context has otherwise shows as one that every other has otherwise.
 *
 * @param ladder model, contexts and steps; what its user left free stays free
 * @param control of errors among many tests
 * @param rate of errors over the whole search
 */
public record PartialSearch(Invariance ladder, ErrorControl control, double rate) {

    /** How errors are controlled when many parameters are tested at once. */
    public enum ErrorControl {
        BENJAMINI_HOCHBERG,
        BONFERRONI;

        /** The largest p value, of those given, that is significant; empty when none is. */
        Optional<Double> critical(List<Double> pValues, double rate) {
            List<Double> sorted = pValues.stream().sorted().toList();
            int tests = sorted.size();
            Optional<Double> critical = Optional.empty();
            for (int k = 1; k <= tests; k++) {
                double bound = this == BONFERRONI ? rate / tests : k * rate / tests;
                if (sorted.get(k - 1) <= bound) {
                    critical = Optional.of(sorted.get(k - 1));
                }
            }
            return critical;
        }
    }

    /** At a rate of 5 % after Benjamini and Hochberg. */
    public static PartialSearch of(Invariance ladder) {
        return new PartialSearch(ladder, ErrorControl.BENJAMINI_HOCHBERG, 0.05);
    }

    public PartialSearch with(ErrorControl another) {
        return new PartialSearch(ladder, another, rate);
    }

    /**
     * Searches, then climbs the ladder with what was freed. Factors have variance 1, so that no item's loading is taken as equal
     * beforehand.
     *
     * @throws InputException when model and answers do not fit together
     */
    public PartialAnswer fit(Responses responses) {
        Invariance standardised =
                ladder.with(ladder.model().with(ladder.model().model().withScaling(ModelOptions.Scaling.STANDARDISED)));
        ContextModel contexts = ContextModel.of(standardised.layout(), standardised.model(), responses);
        contexts.require(ladder.partial());
        List<Level> searched = ladder.levels().stream()
                .filter(level -> level != Level.CONFIGURAL && level.compareTo(Level.STRICT) < 0)
                .toList();
        List<FreedParameter> freed = new ArrayList<>(ladder.partial());
        List<PartialAnswer.Round> rounds = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Level level : searched) {
            search(contexts, level, rate / searched.size(), freed, rounds, findings);
        }
        InvarianceAnswer answer =
                standardised.withFreed(freed).with(Invariance.Choice.OPEN).fit(responses);
        findings.addAll(answer.findings());
        return new PartialAnswer(
                control,
                rate,
                rounds,
                freed,
                answer,
                findings.stream().distinct().toList());
    }

    /** With factors of variance 1 in the first context, so that no item is the marker of the scale. */
    static Invariance standardised(Invariance ladder) {
        Sem model = ladder.model();
        return ladder.with(model.with(model.model().withScaling(ModelOptions.Scaling.STANDARDISED)));
    }

    private void search(
            ContextModel contexts,
            Level level,
            double levelRate,
            List<FreedParameter> freed,
            List<PartialAnswer.Round> rounds,
            List<Finding> findings) {
        EqualityTests tests = new EqualityTests(contexts, level);
        while (true) {
            FittedModel fitted = tests.fitted(freed);
            if (!fitted.answer().converged()) {
                findings.add(Finding.warning(
                        "search_ended_early",
                        level.id(),
                        "A model of the search did not converge, so that no more parameters were tested.",
                        "Name the parameters to be left free yourself (--partial)."));
                return;
            }
            List<EqualityTests.Candidate> candidates = tests.candidates(fitted, freed);
            List<EqualityTests.Candidate> eligible = candidates.stream()
                    .filter(EqualityTests.Candidate::anchored)
                    .sorted(Comparator.comparingDouble(one -> one.test().pValue()))
                    .toList();
            Optional<Double> critical = control.critical(
                    candidates.stream().map(one -> one.test().pValue()).toList(), levelRate);
            boolean found = critical.isPresent()
                    && !eligible.isEmpty()
                    && eligible.get(0).test().pValue() <= critical.get();
            rounds.add(round(level, candidates, eligible, found, critical.isPresent()));
            if (!found) {
                return;
            }
            freed.add(eligible.get(0).parameter());
        }
    }

    private static PartialAnswer.Round round(
            Level level,
            List<EqualityTests.Candidate> candidates,
            List<EqualityTests.Candidate> eligible,
            boolean found,
            boolean significant) {
        Optional<PartialAnswer.Tested> strongest = eligible.stream()
                .findFirst()
                .map(one -> new PartialAnswer.Tested(
                        one.parameter(),
                        one.test().chisq(),
                        one.test().pValue(),
                        one.test().expectedChange()));
        PartialAnswer.Outcome outcome = found
                ? PartialAnswer.Outcome.FREED
                : significant ? PartialAnswer.Outcome.ANCHORS_SPENT : PartialAnswer.Outcome.NOTHING_SIGNIFICANT;
        return new PartialAnswer.Round(level, candidates.size(), strongest, outcome);
    }
}
