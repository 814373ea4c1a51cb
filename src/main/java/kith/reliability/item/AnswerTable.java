package kith.reliability.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kith.math.AscendingOrder;
import kith.math.Descriptives;
import kith.math.LinearisedMean;
import kith.math.WeightedSample;
import kith.reliability.scale.ScaleResponses;

/** What was answered to the items of one scale. */
final class AnswerTable {

    private static final int CURVE_POINTS = 10;

    private final ScaleResponses answers;
    private final ScaleResponses.PersonTotals totals;
    private final double[] scores;
    private final double[] weights;
    private final int[] units;
    private final double low;
    private final double high;

    AnswerTable(ScaleResponses answers) {
        this.answers = answers;
        this.totals = answers.personTotals();
        this.scores = totals.means();
        int people = scores.length;
        double share = Math.max(1, Math.round(ItemDistribution.EXTREME_GROUP * people)) / (double) people;
        double[] negative = Arrays.stream(scores).map(score -> -score).toArray();
        this.weights = new double[people];
        Arrays.setAll(weights, answers::weight);
        this.units = answers.units();
        this.low = WeightedSample.of(scores, weights).reaching(share);
        this.high = -WeightedSample.of(negative, weights).reaching(share);
    }

    /** What was answered to an item of the scale, whether it has variance or not. */
    ItemDistribution of(int item) {
        double[] keyed = answers.keyed().get(item).toArray();
        Descriptives described = Descriptives.of(keyed, answers.weights());
        double total = weightWhere(keyed, value -> true);
        double lowest = answers.lowest(item);
        double highest = answers.highest(item);
        return new ItemDistribution(
                answers.areDrawnAtRandom()
                        ? described
                        : described.withStandardError(LinearisedMean.standardError(keyed, weights, units)),
                weightWhere(keyed, value -> value == lowest) / total,
                weightWhere(keyed, value -> value == highest) / total,
                categories(answers.raw().get(item).toArray(), total),
                discrimination(keyed, highest - lowest),
                curve(keyed));
    }

    /** The weight of the responses like these; NaN stands for none. */
    private double weightWhere(double[] values, DoublePredicate chosen) {
        double weight = 0;
        for (int row = 0; row < values.length; row++) {
            weight += !Double.isNaN(values[row]) && chosen.test(values[row]) ? answers.weight(row) : 0;
        }
        return weight;
    }

    /** Empty where more responses differ than a table of categories shows. */
    private List<CategoryUse> categories(double[] raw, double total) {
        double[] values = new double[ItemDistribution.MOST_CATEGORIES];
        int[] counts = new int[values.length];
        double[] weight = new double[values.length];
        int found = 0;
        for (int row = 0; row < raw.length; row++) {
            if (Double.isNaN(raw[row])) {
                continue;
            }
            int category = 0;
            while (category < found && values[category] != raw[row]) {
                category++;
            }
            if (category == values.length) {
                return List.of();
            }
            values[category] = raw[row];
            found = Math.max(found, category + 1);
            counts[category]++;
            weight[category] += answers.weight(row);
        }
        return IntStream.range(0, found)
                .mapToObj(category -> new CategoryUse(values[category], counts[category], weight[category] / total))
                .sorted(Comparator.comparingDouble(CategoryUse::value))
                .toList();
    }

    private double discrimination(double[] keyed, double range) {
        double lower = meanWhere(keyed, i -> scores[i] <= low);
        double upper = meanWhere(keyed, i -> scores[i] >= high);
        return (upper - lower) / range;
    }

    private double meanWhere(double[] values, IntPredicate chosen) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < values.length; row++) {
            if (chosen.test(row) && !Double.isNaN(values[row])) {
                sum += answers.weight(row) * values[row];
                weight += answers.weight(row);
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    /**
     * Respondents who answered the item, in order of their mean of the other items, in groups of about the same size.
     */
    private List<ItemRestPoint> curve(double[] keyed) {
        double[] rests = new double[keyed.length];
        Arrays.setAll(rests, row -> (totals.sums()[row] - keyed[row]) / (totals.counts()[row] - 1));
        int[] rows = IntStream.range(0, keyed.length)
                .filter(row -> !Double.isNaN(keyed[row]) && totals.counts()[row] > 1)
                .toArray();
        return grouped(AscendingOrder.of(rows, rests), rests, keyed);
    }

    /** Groups never part respondents with the same rest. */
    private List<ItemRestPoint> grouped(int[] rows, double[] rests, double[] keyed) {
        List<ItemRestPoint> curve = new ArrayList<>();
        double rest = 0;
        double own = 0;
        double weight = 0;
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            double counts = answers.weight(rows[i]);
            rest += counts * rests[rows[i]];
            own += counts * keyed[rows[i]];
            weight += counts;
            n++;
            boolean last = i == rows.length - 1;
            boolean full = (i + 1L) * CURVE_POINTS >= (curve.size() + 1L) * rows.length;
            if (last || full && rests[rows[i + 1]] - rests[rows[i]] > 1e-9) {
                curve.add(new ItemRestPoint(rest / weight, own / weight, n));
                rest = 0;
                own = 0;
                weight = 0;
                n = 0;
            }
        }
        return curve;
    }
}
