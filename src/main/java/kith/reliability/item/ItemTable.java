package kith.reliability.item;

import java.util.Optional;
import kith.data.KeyedItem;
import kith.math.SmallMatrices;
import kith.reliability.coefficient.MultipleCorrelations;
import kith.reliability.coefficient.ScaleCovariance;
import kith.reliability.scale.ScaleResponses;

/** The rows of items of one scale. */
final class ItemTable {

    private final ScaleCovariance scale;
    private final double[][] correlation;
    private final double[] smc;
    private final double[] scores;

    ItemTable(ScaleCovariance scale) {
        this.scale = scale;
        this.correlation = scale.correlation();
        this.smc = MultipleCorrelations.squared(correlation);
        this.scores =
                scale.answers().map(answers -> answers.personTotals().means()).orElse(new double[0]);
    }

    /**
     * @param item its place among the items that have variance
     * @param reversed whether its answers were recoded
     * @param answers its answers; empty when only a matrix was given
     */
    ItemStatistics row(int item, boolean reversed, Optional<ItemDistribution> answers) {
        ScaleIfDropped dropped = ScaleIfDropped.of(SmallMatrices.without(scale.covariance(), item), scale.n());
        return new ItemStatistics(scale.items().get(item), reversed, answers, total(item), dropped);
    }

    /** An item without variance: nothing correlates with it. */
    static ItemStatistics constant(KeyedItem item, Optional<ItemDistribution> answers) {
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
        double[][] r = correlation;
        int k = c.length;
        double unexplained = 0;
        for (double value : smc) {
            unexplained += 1 - value;
        }
        double sum = SmallMatrices.sum(r);
        double column = 0;
        double withOthers = -c[item][item];
        for (int j = 0; j < k; j++) {
            column += r[j][item];
            withOthers += c[j][item];
        }
        double others = SmallMatrices.sum(SmallMatrices.without(c, item));
        return new ItemTotal(
                scale.answers()
                        .map(answers ->
                                correlation(scores, answers.keyed().get(item).toArray(), answers))
                        .orElse(Double.NaN),
                column / Math.sqrt(sum),
                (column - 1 + smc[item]) / Math.sqrt(sum - unexplained),
                k < 2 ? Double.NaN : withOthers / Math.sqrt(c[item][item] * others),
                (column - 1) / (k - 1));
    }

    /** Pearson's correlation of the pairs that are there, by the weights of the respondents. */
    private static double correlation(double[] x, double[] y, ScaleResponses people) {
        double meanX = 0;
        double meanY = 0;
        double n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                double w = people.weight(i);
                n += w;
                meanX += w * (x[i] - meanX) / n;
                meanY += w * (y[i] - meanY) / n;
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                double w = people.weight(i);
                xx += w * (x[i] - meanX) * (x[i] - meanX);
                yy += w * (y[i] - meanY) * (y[i] - meanY);
                xy += w * (x[i] - meanX) * (y[i] - meanY);
            }
        }
        return xy / Math.sqrt(xx * yy);
    }
}
