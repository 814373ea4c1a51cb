package kith.efa.retention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.efa.correlation.NullCorrelations;
import kith.math.Descriptives;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.math.Spectrum;
import kith.resampling.Replication;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.DMatrixRMaj;

/**
 * Comparison data (Ruscio and Roche 2012, doi 10.1037/a0025697): data with a known number of factors that otherwise
 * look like the sample (each item has its distribution, and the correlations are reproduced as well as so many factors
 * can) are drawn, and their eigenvalues compared with those of the sample. One factor more is taken as long as it
 * brings the eigenvalues nearer.
 *
 * <p>For m = 1, 2, … a population of 10,000 is made by the iteration of Ruscio and Kaczetow (2008, doi
 * 10.1080/00273170802285693), samples of n are drawn from it with replacement, and the root mean squared differences of
 * their eigenvalues from those of the sample are compared with those for m − 1 by a one-sided Mann–Whitney test; the
 * search stops when its p-value is above .30.
 *
 * @param factors how many factors
 * @param medianDifference median root mean squared difference of the eigenvalues, for 1, 2, … factors as far as the
 *     search went
 * @param pValues of each step, NaN for the first
 */
public record ComparisonData(int factors, double[] medianDifference, double[] pValues) {

    private static final double LEVEL = 0.30;

    public ComparisonData {
        medianDifference = medianDifference.clone();
        pValues = pValues.clone();
    }

    @Override
    public double[] medianDifference() {
        return medianDifference.clone();
    }

    @Override
    public double[] pValues() {
        return pValues.clone();
    }

    /**
     * How large the population and how many the samples are.
     *
     * @param population size of each population
     * @param samples how many samples of each population
     * @param seed of all draws
     * @param parallel threads
     */
    public record Draws(int population, int samples, long seed, Parallel parallel) {

        /** 10,000 and 500, which are the authors' numbers. */
        public static Draws withSeed(long seed, Parallel parallel) {
            return new Draws(10_000, 500, seed, parallel);
        }
    }

    /**
     * @param rows n × p complete answers, each item with some variance
     * @param mostFactors where the search stops at the latest
     */
    public static ComparisonData of(double[][] rows, int mostFactors, Draws draws) {
        double[][] columns = NullCorrelations.columns(rows);
        double[][] standardized = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            standardized[j] = NullCorrelations.standardized(columns[j]);
        }
        DMatrixRMaj target = NullCorrelations.correlation(standardized);
        double[] observed = Spectrum.values(target);
        List<Double> medians = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        double[] before = {};
        int factors = 0;
        for (int m = 1; m <= Math.min(mostFactors, columns.length - 1); m++) {
            double[][] population = new LookAlikePopulation(columns, target, draws.population(), draws.parallel())
                    .draw(m, Seeds.stream(draws.seed(), m));
            double[] differences = differences(population, rows.length, observed, m, draws);
            double p = m == 1 ? Double.NaN : smallerTail(differences, before);
            medians.add(Descriptives.quantile(differences, 0.5));
            pValues.add(p);
            if (m > 1 && p > LEVEL) {
                break;
            }
            factors = m;
            before = differences;
        }
        return new ComparisonData(factors, toArray(medians), toArray(pValues));
    }

    /** In ascending order. */
    private static double[] differences(double[][] population, int n, double[] observed, int m, Draws draws) {
        int p = population.length;
        int size = population[0].length;
        return Replication.of(draws.samples(), 1, draws.parallel(), sample -> {
                    RandomGenerator random = Seeds.stream(draws.seed(), 1_000L * (m + 1) * draws.samples() + sample);
                    int[] chosen = new int[n];
                    for (int i = 0; i < n; i++) {
                        chosen[i] = random.nextInt(size);
                    }
                    double[][] drawn = new double[p][n];
                    for (int j = 0; j < p; j++) {
                        for (int i = 0; i < n; i++) {
                            drawn[j][i] = population[j][chosen[i]];
                        }
                        drawn[j] = NullCorrelations.standardized(drawn[j]);
                    }
                    double[] eigenvalues = Spectrum.values(NullCorrelations.correlation(drawn));
                    double squares = 0;
                    for (int k = 0; k < p; k++) {
                        squares += (eigenvalues[k] - observed[k]) * (eigenvalues[k] - observed[k]);
                    }
                    return new double[] {Math.sqrt(squares / p)};
                })
                .get(0)
                .values();
    }

    /**
     * One-sided p-value of the Mann–Whitney test that {@code x} tends to be smaller than {@code y}, by the normal
     * approximation with correction for continuity.
     *
     * @param y in ascending order
     */
    static double smallerTail(double[] x, double[] y) {
        double u = 0;
        for (double value : x) {
            int at = Arrays.binarySearch(y, value);
            // u counts the pairs with x above y; differences are continuous, so that ties do not matter.
            u += at >= 0 ? at + 0.5 : -at - 1;
        }
        double mean = x.length * (double) y.length / 2;
        double sd = Math.sqrt(x.length * (double) y.length * (x.length + y.length + 1) / 12);
        double z = (u - mean + 0.5) / sd;
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
