package kith.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.math.NormalDistribution;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * Two groups compared.
 *
 * @param reference name of the reference group
 * @param focal name of the other
 * @param nReference respondents
 * @param nFocal respondents
 * @param items one an item
 * @param purification of the matching score: items that Mantel's method classes as moderate or large leave it
 * @param mantelHaenszel purification of items with two categories by the significance of the Mantel–Haenszel test
 *     alone, as package difR; empty where an item has more categories
 * @param irt likelihood ratio tests of the graded model; empty where they were not asked for or not possible
 * @param traitLogistic logistic regression on purified trait scores; empty as before
 * @param bundle SIBTEST of all items with more than negligible effects together, matched by the others; empty where
 *     there are none
 */
public record DifComparison(
        String reference,
        String focal,
        int nReference,
        int nFocal,
        List<ItemDif> items,
        Purification<MethodResult> purification,
        Optional<Purification<MantelHaenszel>> mantelHaenszel,
        Optional<Sibtest> bundle,
        Optional<IrtDif> irt,
        Optional<IterativeLogistic> traitLogistic) {

    public DifComparison {
        items = List.copyOf(items);
    }

    /**
     * @param data of two groups, every item with two categories or more
     * @param trait scores of these respondents
     */
    static DifComparison of(GroupedScores data, DifQuestion question, Optional<double[]> trait) {
        int k = data.items().size();
        Purification<MethodResult> purification = purification(data, question);
        List<ItemDif> items = new ArrayList<>();
        boolean[] all = new boolean[k];
        java.util.Arrays.fill(all, true);
        for (int item = 0; item < k; item++) {
            items.add(item(data, item, all, purification.anchors(), question, trait));
        }
        boolean[] relevant = new boolean[k];
        boolean[] others = new boolean[k];
        for (int i = 0; i < k; i++) {
            relevant[i] = items.get(i).verdict().isRelevant();
            others[i] = !relevant[i];
        }
        long flagged = IntStream.range(0, k).filter(i -> relevant[i]).count();
        return new DifComparison(
                data.groups().get(0),
                data.groups().get(1),
                data.sizeOf(0),
                data.sizeOf(1),
                items,
                purification,
                data.isDichotomous() ? Optional.of(bySignificance(data, question)) : Optional.empty(),
                flagged > 0 && flagged < k - 1 ? Optional.of(Sibtest.of(data, relevant, others)) : Optional.empty(),
                IrtDif.asked(data, question),
                IterativeLogistic.asked(data, question));
    }

    /** Standardised mean difference of each item in points, matched by the purified sum. */
    static double[] points(GroupedScores data, DifQuestion question) {
        boolean[] anchors = purification(data, question).anchors();
        return IntStream.range(0, data.items().size())
                .mapToDouble(
                        item -> OrdinalMantel.of(tables(data, item, anchors)).meanDifference())
                .toArray();
    }

    private static Purification<MethodResult> purification(GroupedScores data, DifQuestion question) {
        Purification.Test<MethodResult> test = (item, anchors) -> mantel(data, item, anchors, question);
        return question.anchors().isEmpty()
                ? Purification.of(data.items().size(), test, DifComparison::isRelevant)
                : Purification.withAnchors(anchors(data, question), test, DifComparison::isRelevant);
    }

    private static boolean isRelevant(MethodResult result) {
        return result.size() != DifSize.A;
    }

    private static MethodResult mantel(GroupedScores data, int item, boolean[] anchors, DifQuestion question) {
        StratifiedTables tables = tables(data, item, anchors);
        double sd = Descriptives.of(MatchedItem.real(data.scores()[item])).sd();
        return tables.categories().length == 2
                ? ItemDif.ofTwoCategories(MantelHaenszel.of(tables), question.alpha())
                : ItemDif.ofOrdered(OrdinalMantel.of(tables), sd, question.alpha());
    }

    private static Purification<MantelHaenszel> bySignificance(GroupedScores data, DifQuestion question) {
        return Purification.of(
                data.items().size(),
                (item, anchors) -> MantelHaenszel.of(tables(data, item, anchors)),
                answer -> answer.corrected().isSignificant(question.alpha()));
    }

    private static StratifiedTables tables(GroupedScores data, int item, boolean[] anchors) {
        return StratifiedTables.of(
                data.scores()[item], data.group(), 2, Strata.by(data.sum(Purification.with(anchors, item))));
    }

    private static boolean[] anchors(GroupedScores data, DifQuestion question) {
        boolean[] anchors = new boolean[data.items().size()];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = question.anchors().contains(data.items().get(i));
        }
        return anchors;
    }

    private static ItemDif item(
            GroupedScores data,
            int item,
            boolean[] all,
            boolean[] anchors,
            DifQuestion question,
            Optional<double[]> trait) {
        int[] categories = data.categories(item);
        double range = categories[categories.length - 1] - (double) categories[0];
        double sd = Descriptives.of(MatchedItem.real(data.scores()[item])).sd();
        MatchedItem unpurified = MatchedItem.of(data, item, all);
        MatchedItem purified = java.util.Arrays.equals(all, anchors) ? unpurified : MatchedItem.of(data, item, anchors);
        List<MethodResult> results = ItemDif.results(purified, sd, range, question);
        return new ItemDif(
                data.items().get(item),
                categories.length,
                sd,
                range,
                unpurified,
                purified,
                trait.map(scores -> OrdinalLogistic.of(data.scores()[item], scores, data.group(), 2)),
                results,
                ItemVerdict.of(results, question.alpha()));
    }

    /**
     * Points by which all items with more than negligible effects shift the sum of the focal group at equal trait
     * levels; items that cannot be matched are left out.
     */
    public double effectOnSum() {
        return items.stream()
                .filter(item -> item.verdict().isRelevant())
                .mapToDouble(ItemDif::points)
                .filter(Double::isFinite)
                .sum();
    }

    /**
     * Interval of the points by which the sum of the items with more than negligible effects departs in the focal group
     * at equal levels of the trait: −β of SIBTEST, negative where the focal group scores lower, with its standard error
     * (Shealy and Stout 1993). The interval takes the items as chosen beforehand.
     *
     * @return empty without such items
     */
    public Optional<Interval> bundleEffect(double level) {
        double z = NormalDistribution.twoSided(level);
        return bundle.filter(found -> found.uniform().df() > 0)
                .map(found -> Interval.around(-found.beta(), z * found.standardError(), level, IntervalMethod.WALD));
    }

    /** Highest less lowest possible observed sum. */
    public double sumRange() {
        return items.stream().mapToDouble(ItemDif::range).sum();
    }
}
