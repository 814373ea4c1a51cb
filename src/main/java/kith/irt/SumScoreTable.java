package kith.irt;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sum score says about the trait: posterior mean and SD given the sum (Thissen, Pommerich, Billeaud and Williams
 * 1995), with observed and expected frequencies. Likelihoods of sums follow from the recursion of Lord and Wingersky
 * (1984). Only complete patterns have a sum score.
 *
 * @param lowest the lowest possible sum, of the values of the categories' lowest
 * @param estimates of the trait by sum score
 * @param errors posterior SD
 * @param observed respondents with complete patterns
 * @param expected respondents
 */
public record SumScoreTable(double lowest, double[] estimates, double[] errors, double[] observed, double[] expected) {

    /** |observed − expected| / √expected. */
    public double standardizedResidual(int score) {
        return Math.abs(observed[score] - expected[score]) / Math.sqrt(expected[score]);
    }

    public int size() {
        return estimates.length;
    }

    /** Trait for a sum of category numbers; none for incomplete patterns. */
    TraitEstimate estimate(byte[] codes) {
        if (!ResidualFit.isComplete(codes)) {
            return TraitEstimate.NONE;
        }
        int sum = ResponsePatterns.sum(codes);
        return new TraitEstimate(estimates[sum], errors[sum]);
    }

    /** Posterior mean by sum score, in ascending order of the score. */
    public Map<Double, TraitEstimate> conversion() {
        Map<Double, TraitEstimate> conversion = new TreeMap<>();
        for (int s = 0; s < estimates.length; s++) {
            conversion.put(lowest + s, new TraitEstimate(estimates[s], errors[s]));
        }
        return conversion;
    }

    /** Of the one factor of a group. */
    public static SumScoreTable of(IrtFit fit, int group) {
        ItemCurve[] curves = fit.expectation().curves()[group];
        double[] weight = fit.expectation().distributions()[group].weight;
        double[] theta = fit.likelihood().nodes.general()[0];
        double[][] likelihood = sums(curves, -1);
        ResponsePatterns patterns = fit.patterns();
        double[] observed = new double[likelihood.length];
        for (int p = 0; p < patterns.size(group); p++) {
            byte[] codes = patterns.patterns(group)[p];
            if (ResidualFit.isComplete(codes)) {
                observed[ResponsePatterns.sum(codes)] += patterns.frequency(group)[p];
            }
        }
        double n = Arrays.stream(observed).sum();
        double[] estimates = new double[likelihood.length];
        double[] errors = new double[likelihood.length];
        double[] expected = new double[likelihood.length];
        for (int s = 0; s < likelihood.length; s++) {
            double total = 0;
            double mean = 0;
            double square = 0;
            for (int q = 0; q < weight.length; q++) {
                double density = weight[q] * likelihood[s][q];
                total += density;
                mean += density * theta[q];
                square += density * theta[q] * theta[q];
            }
            estimates[s] = mean / total;
            errors[s] = Math.sqrt(Math.max(0, square / total - estimates[s] * estimates[s]));
            expected[s] = n * total;
        }
        double lowest = 0;
        for (int i = 0; i < patterns.items().size(); i++) {
            lowest += patterns.values(i)[0];
        }
        return new SumScoreTable(lowest, estimates, errors, observed, expected);
    }

    /** Likelihood of each sum score of all items but one (none: −1) by node. */
    static double[][] sums(ItemCurve[] curves, int without) {
        int nodes = curves[0].nodes;
        double[][] sums = new double[1][nodes];
        Arrays.fill(sums[0], 1);
        for (int i = 0; i < curves.length; i++) {
            if (i == without) {
                continue;
            }
            double[][] p = curves[i].p;
            double[][] next = new double[sums.length + p.length - 1][nodes];
            for (int s = 0; s < sums.length; s++) {
                for (int k = 0; k < p.length; k++) {
                    for (int q = 0; q < nodes; q++) {
                        next[s + k][q] += sums[s][q] * p[k][q];
                    }
                }
            }
            sums = next;
        }
        return sums;
    }
}
