package kith.reliability.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.reliability.scale.KeyedMatrix;

/** What was answered to the items of one scale. */
final class AnswerTable {

    private static final int CURVE_POINTS = 10;

    private final KeyedMatrix answers;
    private final KeyedMatrix.PersonTotals totals;
    private final double[] scores;
    private final double[] sortedScores;

    AnswerTable(KeyedMatrix answers) {
        this.answers = answers;
        this.totals = answers.personTotals();
        this.scores = totals.means();
        this.sortedScores = Arrays.stream(scores).sorted().toArray();
    }

    /** What was answered to an item of the scale, whether it has variance or not. */
    ItemAnswers of(int item) {
        double[] keyed = answers.keyed()[item];
        Descriptives described = Descriptives.of(keyed);
        double lowest = answers.lowest(item);
        double highest = answers.highest(item);
        return new ItemAnswers(
                described,
                share(keyed, lowest, described.n()),
                share(keyed, highest, described.n()),
                categories(answers.raw()[item], described.n()),
                discrimination(item, highest - lowest),
                curve(item));
    }

    private static double share(double[] values, double bound, int n) {
        return (double) Arrays.stream(values).filter(value -> value == bound).count() / n;
    }

    private static List<CategoryUse> categories(double[] raw, int n) {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (double answer : raw) {
            if (!Double.isNaN(answer)) {
                counts.merge(answer, 1, Integer::sum);
            }
        }
        if (counts.size() > ItemAnswers.MOST_CATEGORIES) {
            return List.of();
        }
        List<CategoryUse> categories = new ArrayList<>();
        counts.forEach((value, count) -> categories.add(new CategoryUse(value, count, (double) count / n)));
        return categories;
    }

    private double discrimination(int item, double range) {
        int people = sortedScores.length;
        if (people == 0) {
            return Double.NaN;
        }
        int group = (int) Math.max(1, Math.round(ItemAnswers.EXTREME_GROUP * people));
        double low = sortedScores[group - 1];
        double high = sortedScores[people - group];
        double[] keyed = answers.keyed()[item];
        double lower = meanWhere(keyed, i -> scores[i] <= low);
        double upper = meanWhere(keyed, i -> scores[i] >= high);
        return (upper - lower) / range;
    }

    private static double meanWhere(double[] values, java.util.function.IntPredicate chosen) {
        return IntStream.range(0, values.length)
                .filter(chosen)
                .filter(i -> !Double.isNaN(values[i]))
                .mapToDouble(i -> values[i])
                .average()
                .orElse(Double.NaN);
    }

    /** People who answered the item, in order of their mean of the other items, in groups of about the same size. */
    private List<ItemRestPoint> curve(int item) {
        double[] keyed = answers.keyed()[item];
        List<double[]> points = new ArrayList<>();
        for (int row = 0; row < keyed.length; row++) {
            int others = totals.counts()[row] - 1;
            if (!Double.isNaN(keyed[row]) && others > 0) {
                points.add(new double[] {(totals.sums()[row] - keyed[row]) / others, keyed[row]});
            }
        }
        points.sort(java.util.Comparator.comparingDouble(point -> point[0]));
        return grouped(points);
    }

    /** Groups never part people with the same rest. */
    private static List<ItemRestPoint> grouped(List<double[]> points) {
        List<ItemRestPoint> curve = new ArrayList<>();
        double rest = 0;
        double own = 0;
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            rest += points.get(i)[0];
            own += points.get(i)[1];
            n++;
            boolean last = i == points.size() - 1;
            boolean full = (i + 1) * CURVE_POINTS >= (curve.size() + 1) * points.size();
            if (last || full && points.get(i + 1)[0] - points.get(i)[0] > 1e-9) {
                curve.add(new ItemRestPoint(rest / n, own / n, n));
                rest = 0;
                own = 0;
                n = 0;
            }
        }
        return curve;
    }
}
