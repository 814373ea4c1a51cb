package kith.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.irt.GroupConstraints;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.irt.NearbyFit;
import kith.irt.ResponsePatterns;
import kith.math.Parallel;

/**
 * Differential item functioning by likelihood ratio tests of the graded response model in several groups.
 *
 * <p>The first group has latent mean 0 and variance 1, those of the others are free. <em>Drop</em>: from the model with
 * all item parameters equal the parameters of one item are released. <em>Add</em>: to a model in which only anchors are
 * equal those of one item are added. <em>Sequential</em>: items whose release is significant (p below α, unadjusted)
 * stay released, and the others are tested again, until none is; then each released item is tested by making its
 * parameters equal again. Items are only ever added to those released, so that this ends; the item with the largest p
 * stays equal where all would be released. Thissen, Steinberg and Wainer 1993; schemes as package mirt's {@code DIF}.
 *
 * @param n respondents
 * @param equalLogLikelihood of the model with all item parameters equal
 * @param drop one an item: slope and intercepts released
 * @param dropSlopes one an item: slope released
 * @param released items that the sequential search released
 * @param sequential tests of the released items in the last model
 * @param last model of the sequential search
 * @param effects of the released items on expected scores, for two groups; empty where nothing was released
 * @param anchored tests against anchors; empty where none were named
 */
public record IrtDif(
        int n,
        double equalLogLikelihood,
        List<DifLikelihoodRatio> drop,
        List<DifLikelihoodRatio> dropSlopes,
        List<String> released,
        List<DifLikelihoodRatio> sequential,
        IrtFit last,
        Optional<ExpectedScoreEffects> effects,
        Optional<Anchored> anchored) {

    private static final int MOST_CYCLES = 1000;

    /** Fewer responses of a group than this in a category do not tell its threshold. */
    private static final int MINIMUM_CELL = 1;

    /** Where it is asked for and every item keeps two categories once categories that a group never used are joined. */
    public static Optional<IrtDif> asked(GroupedScores data, DifQuestion question) {
        GroupedScores joined = JoinedCategories.of(data, MINIMUM_CELL);
        boolean possible = IntStream.range(0, data.items().size()).allMatch(i -> joined.categories(i).length > 1);
        if (!question.methods().contains(DifMethod.IRT) || !possible) {
            return Optional.empty();
        }
        IrtDif found = of(joined, question);
        List<Integer> anchors = IntStream.range(0, data.items().size())
                .filter(i -> question.anchors().contains(data.items().get(i)))
                .boxed()
                .toList();
        return Optional.of(anchors.isEmpty() ? found : found.with(withAnchors(joined, anchors, question.parallel())));
    }

    private IrtDif with(Anchored model) {
        return new IrtDif(
                n, equalLogLikelihood, drop, dropSlopes, released, sequential, last, effects, Optional.of(model));
    }

    static IrtDif of(GroupedScores data, DifQuestion question) {
        double alpha = question.alpha();
        Models models = new Models(data, question.parallel());
        int k = data.items().size();
        List<Integer> every = IntStream.range(0, k).boxed().toList();
        GroupConstraints all = GroupConstraints.all(k);
        IrtFit equal = models.fit(all);
        List<DifLikelihoodRatio> drop = models.released(equal, every, all::without);
        List<DifLikelihoodRatio> slopes = models.released(equal, every, all::withoutSlopes);
        TreeSet<Integer> released = new TreeSet<>();
        GroupConstraints now = all;
        IrtFit last = equal;
        List<DifLikelihoodRatio> tests = drop;
        List<Integer> tested = every;
        while (true) {
            List<Integer> significant = new ArrayList<>();
            for (int t = 0; t < tested.size(); t++) {
                if (tests.get(t).test().isSignificant(alpha)) {
                    significant.add(tested.get(t));
                }
            }
            keepOne(significant, tests, tested, k - released.size());
            if (significant.isEmpty()) {
                break;
            }
            for (int item : significant) {
                released.add(item);
                now = now.without(item);
            }
            last = models.fit(now, last);
            tested = every.stream().filter(item -> !released.contains(item)).toList();
            if (tested.size() < 2) {
                break;
            }
            GroupConstraints base = now;
            tests = models.released(last, tested, base::without);
        }
        List<String> names = released.stream().map(data.items()::get).toList();
        return new IrtDif(
                data.size(),
                equal.logLikelihood(),
                drop,
                slopes,
                names,
                models.constrained(last, now, List.copyOf(released)),
                last,
                data.groups().size() == 2 && !released.isEmpty()
                        ? Optional.of(
                                ExpectedScoreEffects.of(data, last, names, question.simulation(), question.parallel()))
                        : Optional.empty(),
                Optional.empty());
    }

    /** One item must stay equal, or groups have no common scale. */
    private static void keepOne(
            List<Integer> significant, List<DifLikelihoodRatio> tests, List<Integer> tested, int equal) {
        if (significant.size() < equal) {
            return;
        }
        Integer least = significant.stream()
                .max((a, b) -> Double.compare(
                        tests.get(tested.indexOf(a)).test().pvalue(),
                        tests.get(tested.indexOf(b)).test().pvalue()))
                .orElseThrow();
        significant.remove(least);
    }

    /** Tests of items added to a model in which only the anchors are equal. */
    static Anchored withAnchors(GroupedScores data, List<Integer> anchors, Parallel parallel) {
        Models models = new Models(data, parallel);
        GroupConstraints constraints = GroupConstraints.anchors(anchors);
        IrtFit anchored = models.fit(constraints);
        List<Integer> others = IntStream.range(0, data.items().size())
                .filter(item -> !anchors.contains(item))
                .boxed()
                .toList();
        return new Anchored(anchored, models.constrained(anchored, constraints, others));
    }

    /**
     * A model with anchors.
     *
     * @param fit in which only the anchors are equal
     * @param add one an item that is no anchor
     */
    public record Anchored(IrtFit fit, List<DifLikelihoodRatio> add) {}

    private static final class Models {

        private final GroupedScores data;
        private final ResponsePatterns patterns;
        private final IrtQuestion question;
        private final Parallel parallel;

        Models(GroupedScores data, Parallel parallel) {
            this.data = data;
            this.parallel = parallel;
            List<PackedNumbers> columns = Arrays.stream(data.scores())
                    .map(scores -> PackedNumbers.of(MatchedItem.real(scores)))
                    .toList();
            this.patterns = ResponsePatterns.of(data.items(), columns, data.groups(), data.group());
            IrtQuestion usual = IrtQuestion.of(ItemModel.GRADED, columns.size());
            this.question = new IrtQuestion(
                    usual.model(),
                    usual.structure(),
                    usual.constraints(),
                    usual.grid(),
                    MOST_CYCLES,
                    usual.errors(),
                    1);
        }

        IrtFit fit(GroupConstraints constraints) {
            return IrtModel.fit(patterns, question.with(constraints));
        }

        IrtFit fit(GroupConstraints constraints, IrtFit from) {
            return IrtModel.fit(patterns, question.with(constraints), NearbyFit.of(from));
        }

        /** A model whose log-likelihood is all that is wanted. */
        private IrtFit tested(GroupConstraints constraints, NearbyFit from) {
            return IrtModel.fit(patterns, question.with(constraints).with(IrtQuestion.StandardErrorKind.NONE), from);
        }

        List<DifLikelihoodRatio> released(IrtFit equal, List<Integer> items, IntFunction<GroupConstraints> release) {
            NearbyFit nearby = NearbyFit.withInformation(equal);
            return DifLikelihoodRatio.adjusted(parallel.map(items.size(), t -> {
                int item = items.get(t);
                return ratio(item, equal, tested(release.apply(item), nearby));
            }));
        }

        List<DifLikelihoodRatio> constrained(IrtFit free, GroupConstraints base, List<Integer> items) {
            NearbyFit nearby = NearbyFit.withInformation(free);
            return DifLikelihoodRatio.adjusted(parallel.map(items.size(), t -> {
                int item = items.get(t);
                return ratio(item, tested(base.with(item), nearby), free);
            }));
        }

        /** Not where parameters run away, though the log-likelihood comes to an end. */
        private static boolean hasMaximum(IrtFit fit) {
            return fit.hasConverged() && fit.isIdentified();
        }

        private DifLikelihoodRatio ratio(int item, IrtFit equal, IrtFit free) {
            int df = free.parameters() - equal.parameters();
            double chi2 = Math.max(0, 2 * (free.logLikelihood() - equal.logLikelihood()));
            ChiSquareStatistic test = ChiSquareStatistic.of(chi2, df);
            return new DifLikelihoodRatio(
                    data.items().get(item), hasMaximum(equal) && hasMaximum(free), test, test.pvalue(), data.size());
        }
    }
}
