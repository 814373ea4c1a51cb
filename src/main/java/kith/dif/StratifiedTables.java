package kith.dif;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.PositiveDefinite;

/**
 * Tables of group by category within strata: the generalised Cochran–Mantel–Haenszel tests.
 *
 * <p>With counts n<sub>gc</sub> of each stratum and given margins, T = Σ over strata of (observed − expected) sums of
 * functions of the categories in each group but the reference group; χ² = T′V⁻¹T. With one function, the scores
 * themselves, this is Mantel's (1963) test of ordered responses, with K groups of K − 1 degrees of freedom; with an
 * indicator of each category but one it is the test of nominal association, (K − 1)(C − 1). For two groups and two
 * categories both are the Mantel–Haenszel test without continuity correction. Strata with one respondent or one group
 * add nothing. Agresti 2013, section 8.4.
 */
final class StratifiedTables {

    private final int groups;
    private final int[] categories;
    /** Stratum by group by category. */
    private final int[][][] counts;

    private StratifiedTables(int groups, int[] categories, int[][][] counts) {
        this.groups = groups;
        this.categories = categories;
        this.counts = counts;
    }

    static StratifiedTables of(int[] scores, int[] group, int groups, Strata strata) {
        int[] categories = Arrays.stream(scores).distinct().sorted().toArray();
        int[][][] counts = new int[strata.count()][groups][categories.length];
        for (int p = 0; p < scores.length; p++) {
            counts[strata.of()[p]][group[p]][Arrays.binarySearch(categories, scores[p])]++;
        }
        return new StratifiedTables(groups, categories, counts);
    }

    int[] categories() {
        return categories;
    }

    int strata() {
        return counts.length;
    }

    int[][] table(int stratum) {
        return counts[stratum];
    }

    /** Respondents of one group in a stratum. */
    int n(int stratum, int group) {
        return Arrays.stream(counts[stratum][group]).sum();
    }

    /** Mean score of one group in a stratum. */
    double mean(int stratum, int group) {
        double sum = 0;
        for (int c = 0; c < categories.length; c++) {
            sum += (double) categories[c] * counts[stratum][group][c];
        }
        return sum / n(stratum, group);
    }

    /** How many strata hold two groups or more. */
    int usedStrata() {
        return (int) IntStream.range(0, counts.length)
                .filter(s -> IntStream.range(0, groups).filter(g -> n(s, g) > 0).count() > 1)
                .count();
    }

    /** Mantel's test of ordered responses. */
    ChiSquareStatistic ordinal() {
        double[][] functions = new double[1][];
        functions[0] = Arrays.stream(categories).asDoubleStream().toArray();
        return test(functions);
    }

    /** The generalised test of nominal association. */
    ChiSquareStatistic nominal() {
        double[][] functions = new double[categories.length - 1][categories.length];
        for (int c = 0; c < functions.length; c++) {
            functions[c][c] = 1;
        }
        return test(functions);
    }

    private ChiSquareStatistic test(double[][] functions) {
        int q = functions.length;
        int size = (groups - 1) * q;
        if (size == 0) {
            return ChiSquareStatistic.NONE;
        }
        double[] difference = new double[size];
        double[] variance = new double[size * size];
        for (int s = 0; s < counts.length; s++) {
            add(s, functions, difference, variance);
        }
        if (Double.isNaN(PositiveDefinite.invert(variance, size))) {
            return ChiSquareStatistic.NONE;
        }
        double chi2 = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                chi2 += difference[a] * variance[a * size + b] * difference[b];
            }
        }
        return ChiSquareStatistic.of(chi2, size);
    }

    private void add(int s, double[][] functions, double[] difference, double[] variance) {
        int q = functions.length;
        int size = difference.length;
        double[] inGroup = new double[groups];
        double[] inCategory = new double[categories.length];
        double n = 0;
        for (int g = 0; g < groups; g++) {
            for (int c = 0; c < categories.length; c++) {
                inGroup[g] += counts[s][g][c];
                inCategory[c] += counts[s][g][c];
                n += counts[s][g][c];
            }
        }
        if (n < 2) {
            return;
        }
        for (int f = 0; f < q; f++) {
            double total = weighted(functions[f], inCategory);
            for (int g = 1; g < groups; g++) {
                double own = 0;
                for (int c = 0; c < categories.length; c++) {
                    own += functions[f][c] * counts[s][g][c];
                }
                difference[(g - 1) * q + f] += own - inGroup[g] * total / n;
            }
            for (int h = 0; h < q; h++) {
                double product = 0;
                for (int c = 0; c < categories.length; c++) {
                    product += functions[f][c] * functions[h][c] * inCategory[c];
                }
                double spread = n * product - total * weighted(functions[h], inCategory);
                for (int g = 1; g < groups; g++) {
                    for (int other = 1; other < groups; other++) {
                        double rows = (g == other ? n * inGroup[g] : 0) - inGroup[g] * inGroup[other];
                        variance[((g - 1) * q + f) * size + (other - 1) * q + h] += rows * spread / (n * n * (n - 1));
                    }
                }
            }
        }
    }

    private static double weighted(double[] function, double[] counts) {
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += function[c] * counts[c];
        }
        return sum;
    }
}
