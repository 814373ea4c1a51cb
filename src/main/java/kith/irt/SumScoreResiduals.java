package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Standardised residuals of item scores by sum score: the observed less the expected sum of an item's scores among
 * respondents in a range of sum scores, over its standard deviation under the model.
 *
 * <p>Given the sum s of all items the model expects P(x = k | s) ∝ ∫ P<sub>k</sub>(θ) P(rest = s − k | θ) φ(θ) dθ, as
 * S-χ² does ({@link SumScoreFit}); item parameters are taken as known, so that residuals are somewhat below unit
 * variance. Neighbouring sums are joined until a range has a tenth of the respondents. Complete patterns only.
 *
 * @param lowest sum of each range, of category numbers from 0
 * @param highest sum of each range
 * @param respondents in each range
 * @param residuals one array an item, one value a range; NaN where the model leaves no variance, such as for the lowest
 *     sum alone
 */
public record SumScoreResiduals(int[] lowest, int[] highest, double[] respondents, double[][] residuals) {

    private static final int RANGES = 10;

    /** Of the one factor of a group. */
    public static SumScoreResiduals of(IrtFit fit, int group) {
        ItemCurve[] curves = fit.expectation().curves()[group];
        double[] weight = fit.expectation().distributions()[group].weight;
        double[][] all = SumScoreTable.sums(curves, -1);
        double[] sizes = new double[all.length];
        double[][] observed = new double[curves.length][all.length];
        for (int p = 0; p < fit.patterns().size(group); p++) {
            byte[] codes = fit.patterns().patterns(group)[p];
            if (ResidualFit.isComplete(codes)) {
                double count = fit.patterns().frequency(group)[p];
                int sum = ResponsePatterns.sum(codes);
                sizes[sum] += count;
                for (int i = 0; i < codes.length; i++) {
                    observed[i][sum] += count * codes[i];
                }
            }
        }
        int[] ends = ends(sizes);
        int[] starts = new int[ends.length];
        double[] respondents = new double[ends.length];
        double[][] residuals = new double[curves.length][ends.length];
        for (int r = 0; r < ends.length; r++) {
            starts[r] = r == 0 ? 0 : ends[r - 1] + 1;
            respondents[r] = Arrays.stream(sizes, starts[r], ends[r] + 1).sum();
        }
        for (int i = 0; i < curves.length; i++) {
            double[][] moments = moments(curves[i], SumScoreTable.sums(curves, i), all, weight);
            for (int r = 0; r < ends.length; r++) {
                double difference = 0;
                double variance = 0;
                for (int s = starts[r]; s <= ends[r]; s++) {
                    difference += observed[i][s] - sizes[s] * moments[0][s];
                    variance += sizes[s] * moments[1][s];
                }
                residuals[i][r] = variance > 1e-9 ? difference / Math.sqrt(variance) : Double.NaN;
            }
        }
        return new SumScoreResiduals(starts, ends, respondents, residuals);
    }

    /** Mean and variance of an item's score by sum score. */
    private static double[][] moments(ItemCurve curve, double[][] rest, double[][] all, double[] weight) {
        double[][] moments = new double[2][all.length];
        for (int s = 0; s < all.length; s++) {
            double total = dot(weight, all[s]);
            double square = 0;
            for (int k = Math.max(1, s - rest.length + 1); k < curve.categories && k <= s; k++) {
                double joint = 0;
                for (int q = 0; q < weight.length; q++) {
                    joint += weight[q] * curve.p[k][q] * rest[s - k][q];
                }
                moments[0][s] += k * joint / total;
                square += k * k * joint / total;
            }
            moments[1][s] = Math.max(0, square - moments[0][s] * moments[0][s]);
        }
        return moments;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int q = 0; q < a.length; q++) {
            sum += a[q] * b[q];
        }
        return sum;
    }

    /** The highest sum of each range; what is left at the top joins the last one. */
    private static int[] ends(double[] sizes) {
        double least = Math.max(1, Arrays.stream(sizes).sum() / RANGES);
        List<Integer> ends = new ArrayList<>();
        double in = 0;
        for (int s = 0; s < sizes.length; s++) {
            in += sizes[s];
            if (in >= least) {
                ends.add(s);
                in = 0;
            }
        }
        if (ends.isEmpty()) {
            ends.add(sizes.length - 1);
        }
        ends.set(ends.size() - 1, sizes.length - 1);
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }
}
