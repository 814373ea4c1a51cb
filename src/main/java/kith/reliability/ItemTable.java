package kith.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kith.math.Descriptives;

/** The rows of items of one scale. */
final class ItemTable {

    private static final int CURVE_POINTS = 10;

    private final ScaleCovariance scale;

    ItemTable(ScaleCovariance scale) {
        this.scale = scale;
    }

    /**
     * @param item its place among the items that have variance
     * @param reversed whether its answers were turned round
     * @param answers its answers; empty when only a matrix was given
     */
    ItemStatistics row(int item, boolean reversed, Optional<ItemAnswers> answers) {
        ScaleIfDropped dropped = ScaleIfDropped.of(Alpha.without(scale.covariance(), item), scale.n());
        return new ItemStatistics(scale.items().get(item), reversed, answers, total(item), dropped);
    }

    /** An item without variance: nothing correlates with it. */
    static ItemStatistics constant(KeyedItem item, Optional<ItemAnswers> answers) {
        double none = Double.NaN;
        return new ItemStatistics(
                item.name(),
                item.reversed(),
                answers,
                new ItemTotal(none, none, none, none, none),
                ScaleIfDropped.of(new double[0][0], 0));
    }

    private ItemTotal total(int item) {
        double[][] c = scale.covariance();
        double[][] r = scale.correlation();
        int k = c.length;
        double[] smc = MultipleCorrelations.squared(r);
        double unexplained = 0;
        for (double value : smc) {
            unexplained += 1 - value;
        }
        double sum = Alpha.sum(r);
        double column = 0;
        double withOthers = -c[item][item];
        for (int j = 0; j < k; j++) {
            column += r[j][item];
            withOthers += c[j][item];
        }
        double others = Alpha.sum(Alpha.without(c, item));
        return new ItemTotal(
                scale.answers().map(answers -> withPersonMean(answers, item)).orElse(Double.NaN),
                column / Math.sqrt(sum),
                (column - 1 + smc[item]) / Math.sqrt(sum - unexplained),
                k < 2 ? Double.NaN : withOthers / Math.sqrt(c[item][item] * others),
                (column - 1) / (k - 1));
    }

    private static double withPersonMean(KeyedMatrix answers, int item) {
        return correlation(answers.personMeans(), answers.keyed()[item]);
    }

    /** Pearson's correlation of the pairs that are there. */
    private static double correlation(double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        double meanX = Arrays.stream(both).mapToDouble(i -> x[i]).average().orElse(Double.NaN);
        double meanY = Arrays.stream(both).mapToDouble(i -> y[i]).average().orElse(Double.NaN);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i : both) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** What was answered to an item of the scale, whether it has variance or not. */
    static ItemAnswers answers(KeyedMatrix answers, int item) {
        double[] keyed = answers.keyed()[item];
        Descriptives described = Descriptives.of(keyed);
        double lowest = answers.lowest(item);
        double highest = answers.highest(item);
        return new ItemAnswers(
                described,
                share(keyed, lowest, described.n()),
                share(keyed, highest, described.n()),
                categories(answers.raw()[item], described.n()),
                discrimination(answers, item, highest - lowest),
                curve(answers, item));
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

    private static double discrimination(KeyedMatrix answers, int item, double range) {
        double[] means = answers.personMeans();
        double[] sorted = Arrays.stream(means).sorted().toArray();
        int group = (int) Math.max(1, Math.round(ItemAnswers.EXTREME_GROUP * sorted.length));
        double low = sorted[group - 1];
        double high = sorted[sorted.length - group];
        double[] keyed = answers.keyed()[item];
        double lower = meanWhere(keyed, i -> means[i] <= low);
        double upper = meanWhere(keyed, i -> means[i] >= high);
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
    private static List<ItemRestPoint> curve(KeyedMatrix answers, int item) {
        List<double[]> points = new ArrayList<>();
        for (int row = 0; row < answers.people(); row++) {
            double own = answers.keyed()[item][row];
            double sum = 0;
            int count = 0;
            for (int other = 0; other < answers.keyed().length; other++) {
                double answer = answers.keyed()[other][row];
                if (other != item && !Double.isNaN(answer)) {
                    sum += answer;
                    count++;
                }
            }
            if (!Double.isNaN(own) && count > 0) {
                points.add(new double[] {sum / count, own});
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
