package kith.moments.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Grouping;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * How much alike the rows of a cluster are: the intraclass correlation ICC(1) by analysis of variance, and the F test
 * that it is 0.
 *
 * <p>With the sum of squares R₀ that strata and covariates leave, R₁ that the clusters within strata leave, their ranks
 * r₀ and r₁, and N rows:
 *
 * <ul>
 *   <li>MSB = (R₀ − R₁)/(r₁ − r₀), MSW = R₁/(N − r₁), F = MSB/MSW with r₁ − r₀ and N − r₁ degrees of freedom;
 *   <li>ICC(1) = (MSB − MSW)/(MSB + (n₀ − 1)MSW), with n₀ = tr(Z′M₀Z)/(r₁ − r₀), where Z has the indicators of the
 *       clusters and M₀ takes strata and covariates out. Without either and with equal sizes n₀ is the size of a
 *       cluster. It can be negative.
 * </ul>
 *
 * <p>The estimate is Henderson's third (1953, doi 10.2307/3001853), which is ICC(1) of Shrout and Fleiss (1979, doi
 * 10.1037/0033-2909.86.2.420, case 1) for equal sizes and no strata. A cluster that is in several strata counts as one
 * in each, so that clusters are always nested. The design effect is Kish's (1965), 1 + (n̄ − 1)·ICC with n̄ = Σnⱼ²/N,
 * and at least 1.
 *
 * @param clusters how many clusters within strata
 * @param rows N
 * @param icc NaN where F is
 * @param designEffect by how much the variance of a mean is larger than that of as many independent rows
 * @param f NaN where there are no degrees of freedom, or nothing varies
 */
public record ClusterEffect(
        int clusters, int rows, double icc, double designEffect, double f, int df1, int df2, double pValue) {

    /** Without strata and covariates. */
    public static ClusterEffect of(double[] values, int[] cluster) {
        return of(values, cluster, new int[values.length], List.of());
    }

    /**
     * @param values one a row; NaN takes no part
     * @param cluster one a row, {@link Grouping#NONE} takes no part
     * @param stratum one a row, {@link Grouping#NONE} takes no part; differences of strata are no effect of clusters
     * @param covariates of clusters: each has one value in all rows of a cluster. What they explain is no effect of
     *     clusters
     */
    public static ClusterEffect of(double[] values, int[] cluster, int[] stratum, List<double[]> covariates) {
        int[] used = IntStream.range(0, values.length)
                .filter(row ->
                        !Double.isNaN(values[row]) && cluster[row] != Grouping.NONE && stratum[row] != Grouping.NONE)
                .toArray();
        int[] strata =
                numbered(Arrays.stream(used).mapToObj(row -> stratum[row]).toList());
        int[] units = numbered(Arrays.stream(used)
                .mapToObj(row -> List.of(stratum[row], cluster[row]))
                .toList());
        int[] clusters =
                numbered(Arrays.stream(used).mapToObj(row -> cluster[row]).toList());
        double[] y = centred(select(values, used), strata);
        List<double[]> basis = basis(covariates, used, strata);
        double within = squares(centred(y, units));
        for (double[] direction : basis) {
            subtract(y, direction, product(y, direction));
        }
        int df1 = count(units) - count(strata) - basis.size();
        int df2 = used.length - count(units);
        double size = size(units, strata, basis) / df1;
        double between = (squares(y) - within) / df1;
        double error = within / df2;
        boolean known = df1 > 0 && df2 > 0 && between + error > 0;
        double f = known ? between / error : Double.NaN;
        double icc = known ? (between - error) / (between + (size - 1) * error) : Double.NaN;
        double mean =
                Arrays.stream(sizes(clusters)).mapToDouble(n -> (double) n * n).sum() / used.length;
        return new ClusterEffect(
                count(units),
                used.length,
                icc,
                known ? 1 + (mean - 1) * Math.max(0, icc) : Double.NaN,
                f,
                df1,
                df2,
                known ? p(f, df1, df2) : Double.NaN);
    }

    private static double p(double f, int df1, int df2) {
        return Double.isInfinite(f) ? 0 : 1 - new FDistribution(null, df1, df2).cumulativeProbability(Math.max(0, f));
    }

    /** tr(Z′M₀Z): what strata and covariates leave of the indicators of the clusters. */
    private static double size(int[] units, int[] strata, List<double[]> basis) {
        int[] unitSizes = sizes(units);
        int[] strataSizes = sizes(strata);
        double trace = units.length;
        int[] stratumOf = new int[unitSizes.length];
        for (int row = 0; row < units.length; row++) {
            stratumOf[units[row]] = strata[row];
        }
        for (int unit = 0; unit < unitSizes.length; unit++) {
            trace -= (double) unitSizes[unit] * unitSizes[unit] / strataSizes[stratumOf[unit]];
        }
        for (double[] direction : basis) {
            double[] sums = new double[unitSizes.length];
            for (int row = 0; row < units.length; row++) {
                sums[units[row]] += direction[row];
            }
            trace -= squares(sums);
        }
        return trace;
    }

    /** An orthonormal basis of the covariates, strata taken out. */
    private static List<double[]> basis(List<double[]> covariates, int[] used, int[] strata) {
        List<double[]> basis = new ArrayList<>();
        for (double[] covariate : covariates) {
            double[] left = centred(select(covariate, used), strata);
            double before = squares(left);
            for (double[] direction : basis) {
                subtract(left, direction, product(left, direction));
            }
            double length = Math.sqrt(squares(left));
            if (length * length > 1e-10 * before) {
                basis.add(Arrays.stream(left).map(value -> value / length).toArray());
            }
        }
        return basis;
    }

    private static double[] select(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Less the mean of all values with the same number. */
    private static double[] centred(double[] values, int[] numbers) {
        int[] sizes = sizes(numbers);
        double[] means = new double[sizes.length];
        for (int row = 0; row < values.length; row++) {
            means[numbers[row]] += values[row] / sizes[numbers[row]];
        }
        return IntStream.range(0, values.length)
                .mapToDouble(row -> values[row] - means[numbers[row]])
                .toArray();
    }

    private static int[] numbered(List<?> keys) {
        Map<Object, Integer> numbers = new HashMap<>();
        return keys.stream()
                .mapToInt(key -> {
                    int next = numbers.size();
                    return numbers.computeIfAbsent(key, k -> next);
                })
                .toArray();
    }

    private static int count(int[] numbers) {
        return Arrays.stream(numbers).max().orElse(-1) + 1;
    }

    private static int[] sizes(int[] numbers) {
        int[] sizes = new int[count(numbers)];
        for (int number : numbers) {
            sizes[number]++;
        }
        return sizes;
    }

    private static void subtract(double[] from, double[] direction, double times) {
        for (int row = 0; row < from.length; row++) {
            from[row] -= times * direction[row];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int row = 0; row < a.length; row++) {
            sum += a[row] * b[row];
        }
        return sum;
    }

    private static double squares(double[] values) {
        return product(values, values);
    }
}
