package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.ChiSquare;

/**
 * S-χ² of an item (Orlando and Thissen 2000; Kang and Chen 2008): observed and expected category frequencies by sum
 * score, in cells pooled until each expects one respondent, with an RMSEA = √max(0, (χ²/df − 1)/(N − 1)). Complete
 * patterns only. Cells are pooled in the order of mirt: rows with a single respondent, then neighbouring categories,
 * then rare categories, then neighbouring scores.
 *
 * @param statistic NaN without degrees of freedom
 * @param degreesOfFreedom cells less scores less free parameters of the item, a free latent variance counted as one of
 *     them; a parameter that is equal in several groups counts by the share of their respondents that the group has,
 *     and the sum is rounded. mirt counts it in full in each group, so that the test rejects too often (8% instead of
 *     5% in two groups of 500)
 * @param rmsea of the item
 * @param pValue of the chi-square distribution
 */
public record SumScoreFit(double statistic, int degreesOfFreedom, double rmsea, double pValue) {

    /** One for each item of a group. */
    public static List<SumScoreFit> of(IrtFit fit, int group) {
        ItemCurve[] curves = fit.expectation().curves()[group];
        double[] weight = fit.expectation().distributions()[group].weight;
        double[][] all = SumScoreTable.sums(curves, -1);
        int highest = all.length - 1;
        List<SumScoreFit> fits = new ArrayList<>();
        double[] sizes = new double[all.length];
        double n = 0;
        for (int p = 0; p < fit.patterns().size(group); p++) {
            byte[] codes = fit.patterns().patterns(group)[p];
            if (ResidualFit.isComplete(codes)) {
                sizes[ResponsePatterns.sum(codes)] += fit.patterns().frequency(group)[p];
                n += fit.patterns().frequency(group)[p];
            }
        }
        for (int i = 0; i < curves.length; i++) {
            int categories = curves[i].categories;
            double[][] rest = SumScoreTable.sums(curves, i);
            PooledTable table = new PooledTable(categories);
            double[][] observed = observed(fit, group, i, all.length);
            for (int s = 1; s < highest; s++) {
                double[] expected = new double[categories];
                boolean possible = true;
                for (int k = 0; k < categories; k++) {
                    boolean cell = s - k >= 0 && s - k < rest.length;
                    possible &= cell;
                    double joint = 0;
                    double total = 0;
                    for (int q = 0; q < weight.length; q++) {
                        joint += cell ? weight[q] * curves[i].p[k][q] * rest[s - k][q] : 0;
                        total += weight[q] * all[s][q];
                    }
                    expected[k] = sizes[s] * joint / total;
                }
                table.add(observed[s], expected, possible);
            }
            fits.add(fit(table.pooled(), parameters(fit, group, i), n));
        }
        return fits;
    }

    private static int parameters(IrtFit fit, int group, int item) {
        double parameters = fit.question().model().hasFreeSlopes() ? 0 : 1;
        for (int index : fit.likelihood().layout.items()[group][item].index()) {
            parameters += index >= 0 ? share(fit, group, item, index) : 0;
        }
        return (int) Math.round(parameters);
    }

    /** Of the respondents whose responses to the item a parameter describes, how many are in the group. */
    private static double share(IrtFit fit, int group, int item, int parameter) {
        double sharing = 0;
        for (int g = 0; g < fit.patterns().groups().size(); g++) {
            boolean same = Arrays.stream(
                            fit.likelihood().layout.items()[g][item].index())
                    .anyMatch(index -> index == parameter);
            sharing += same ? fit.patterns().respondents(g) : 0;
        }
        return fit.patterns().respondents(group) / sharing;
    }

    private static SumScoreFit fit(PooledTable table, int parameters, double n) {
        int df = table.cells() - table.rows() - parameters;
        double statistic = table.chiSquare();
        return df <= 0
                ? new SumScoreFit(statistic, Math.max(0, df), Double.NaN, Double.NaN)
                : new SumScoreFit(
                        statistic,
                        df,
                        Math.sqrt(Math.max(0, (statistic / df - 1) / (n - 1))),
                        ChiSquare.upperTail(statistic, df));
    }

    private static double[][] observed(IrtFit fit, int group, int item, int scores) {
        double[][] observed = new double[scores][fit.patterns().categories(item)];
        for (int p = 0; p < fit.patterns().size(group); p++) {
            byte[] codes = fit.patterns().patterns(group)[p];
            if (ResidualFit.isComplete(codes)) {
                observed[ResponsePatterns.sum(codes)][codes[item]] +=
                        fit.patterns().frequency(group)[p];
            }
        }
        return observed;
    }
}
