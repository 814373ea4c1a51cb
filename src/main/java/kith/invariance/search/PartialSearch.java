package kith.invariance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.invariance.model.LadderOrder;
import kith.sem.Sem;
import kith.sem.model.ModelOptions;

/**
 * A question of partial invariance: which parameters are non-invariant?
 *
 * <p>Forward search: at each level of invariance the model with everything equal is fitted; of the parameters that the
 * step adds, the one whose equality costs most by its score test is freed in its context, provided that the test is
 * significant among all that could be freed; the model is fitted again, and so on.
 *
 * <p>Backward search: at each step everything that the step adds is free but for the anchors; of the parameters that
 * are not significantly different from the first context's by their Wald tests, the one that differs least is held
 * equal again, and so on, until all that is free is significant. Each item keeps two equal thresholds, which give its
 * latent response a unit.
 *
 * <p>What was freed stays free at later steps. A parameter is not freed where fewer than two items of its factor would
 * stay equal in that context, since these carry the comparison, and an anchor's never. The error rate is shared equally
 * by the steps searched, so that with nothing unequal the chance of freeing anything is about the rate. Each round
 * controls it among its candidates, by Benjamini &amp; Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x, or by
 * Bonferroni.
 *
 * <p>Score tests are corrected for answers that are not normal wherever the estimator's standard errors are (see
 * {@link kith.sem.diagnostic.ScoreTests}); under ML they are those of lavaan's {@code lavTestScore}. A parameter that
 * only the first context has otherwise shows as one that every other has otherwise. Forward and backward search: Yoon
 * &amp; Millsap 2007, doi 10.1080/10705510701301677; Jung &amp; Yoon 2016, doi 10.1080/10705511.2015.1138092.
 *
 * @param ladder model, contexts and steps; what its user left free stays free
 * @param way how it is searched
 */
public record PartialSearch(Invariance ladder, Way way) {

    /** Where a search begins. */
    public enum Direction {
        /** With everything equal. */
        FORWARD,
        /** With everything free but the anchors. */
        BACKWARD
    }

    /**
     * How a search goes.
     *
     * @param control of errors among many tests
     * @param rate of errors over the whole search
     */
    public record Way(Direction direction, ErrorControl control, double rate, Anchors anchors) {

        /** At a rate of 5 % after Benjamini and Hochberg, with any two items of each factor as anchors. */
        public static Way forward() {
            return new Way(Direction.FORWARD, ErrorControl.BENJAMINI_HOCHBERG, 0.05, new Anchors.AnyTwo());
        }

        /** The same, with anchors chosen from the data. */
        public static Way backward() {
            return new Way(Direction.BACKWARD, ErrorControl.BENJAMINI_HOCHBERG, 0.05, new Anchors.Chosen());
        }

        public Way with(ErrorControl another) {
            return new Way(direction, another, rate, anchors);
        }

        public Way with(Anchors others) {
            return new Way(direction, control, rate, others);
        }
    }

    /** How errors are controlled when many parameters are tested at once. */
    public enum ErrorControl {
        BENJAMINI_HOCHBERG,
        BONFERRONI;

        /** The largest p value, of those given, that is significant; empty when none is. */
        Optional<Double> critical(List<Double> pValues, double rate) {
            return critical(pValues, pValues.size(), rate);
        }

        /** The same where these are what is left of so many tests, the others having p values of 1. */
        Optional<Double> critical(List<Double> pValues, int tests, double rate) {
            List<Double> sorted = pValues.stream().sorted().toList();
            Optional<Double> critical = Optional.empty();
            for (int k = 1; k <= sorted.size(); k++) {
                double bound = this == BONFERRONI ? rate / tests : k * rate / tests;
                if (sorted.get(k - 1) <= bound) {
                    critical = Optional.of(sorted.get(k - 1));
                }
            }
            return critical;
        }
    }

    /** Forward, at a rate of 5 % after Benjamini and Hochberg. */
    public static PartialSearch of(Invariance ladder) {
        return new PartialSearch(ladder, Way.forward());
    }

    public PartialSearch with(Way another) {
        return new PartialSearch(ladder, another);
    }

    /**
     * Searches, then fits the levels of invariance with what was freed. Factors have variance 1, so that no item's
     * loading is taken as equal beforehand.
     *
     * @throws InputException when model and answers do not fit together
     */
    public PartialAnswer fit(Responses responses) {
        Invariance standardised = standardised(ladder.searchable());
        ContextModel contexts = ContextModel.of(standardised.layout(), standardised.model(), responses);
        contexts.require(ladder.partial());
        List<Level> searched = standardised.levels().stream()
                .filter(level -> level != Level.CONFIGURAL && level.compareTo(Level.STRICT) < 0)
                .toList();
        Set<String> anchors = new AnchorChoice(contexts, searched).of(anchors(), ladder.partial());
        SearchState state = new SearchState(way, contexts, anchors, ladder.partial());
        for (Level level : searched) {
            double levelRate = way.rate() / searched.size();
            switch (way.direction()) {
                case FORWARD -> new ForwardSearch(state).at(level, levelRate);
                case BACKWARD -> new BackwardSearch(state).at(level, levelRate);
            }
        }
        List<FreedParameter> freed = state.freed();
        List<Finding> findings = new ArrayList<>(state.findings());
        if (ladder.order() == LadderOrder.MILLSAP_TEIN) {
            findings.add(Finding.of("search_in_other_order"));
        }
        InvarianceAnswer answer =
                standardised.withFreed(freed).with(Invariance.Choice.OPEN).fit(responses);
        findings.addAll(answer.findings());
        return new PartialAnswer(
                way,
                contexts.items().stream().filter(anchors::contains).toList(),
                state.rounds(),
                freed,
                state.detectable(),
                answer,
                findings.stream().distinct().toList());
    }

    /** With factors of variance 1 in the first context, so that no item is the marker of the scale. */
    public static Invariance standardised(Invariance ladder) {
        Sem model = ladder.model();
        return ladder.with(model.with(model.model().withScaling(ModelOptions.Scaling.STANDARDISED)));
    }

    /** Going backward there have to be some. */
    private Anchors anchors() {
        boolean none = way.anchors() instanceof Anchors.AnyTwo && way.direction() == Direction.BACKWARD;
        return none ? new Anchors.Chosen() : way.anchors();
    }
}
