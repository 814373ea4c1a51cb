package kith.scoring.imputation;

import kith.math.Descriptives;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Two-way imputation of responses to the items of one scale (Bernaards and Sijtsma 2000, doi
 * 10.1207/S15327906MBR3503_03): person mean + item mean − overall mean, all of the observed responses. With error, a
 * normal deviate with the variance of the residuals of the observed responses (n − 1) is added; then responses are
 * rounded and kept within the response scale. A respondent without any response stays missing.
 *
 * <p>Values without error understate the variance of scores; take those with error, or multiple imputation, for
 * inference.
 *
 * @param values responses, one array a respondent, the imputed ones in place
 * @param imputed how many were imputed
 * @param empty respondents without any response
 * @param overallMean of the observed responses
 * @param itemMeans of the observed responses
 * @param personMeans of the observed responses; NaN without any
 * @param residualMean square mean of the residuals, divided by n
 * @param residualSd their standard deviation, n − 1
 */
public record TwoWayImputation(
        double[][] values,
        int imputed,
        int empty,
        double overallMean,
        double[] itemMeans,
        double[] personMeans,
        double residualMean,
        double residualSd) {

    /** What is done with the imputed values. */
    public enum Form {
        /** As they come. */
        EXACT,
        /** Rounded to points of the response scale. */
        ROUNDED,
        /** With error, then rounded. */
        WITH_ERROR
    }

    /**
     * @param responses recoded where reverse-scored, NaN where missing
     * @param lowest possible response
     * @param highest possible response
     */
    public static TwoWayImputation of(double[][] responses, double lowest, double highest, Form form, long seed) {
        int n = responses.length;
        int p = n == 0 ? 0 : responses[0].length;
        double[] items = new double[p];
        double[] people = new double[n];
        double all = means(responses, items, people);
        int observed = 0;
        double squares = 0;
        double[] residuals = new double[n * p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                double residual = responses[i][j] - (people[i] + items[j] - all);
                if (!Double.isNaN(residual)) {
                    residuals[observed++] = residual;
                    squares += residual * residual;
                }
            }
        }
        double sd =
                Descriptives.of(java.util.Arrays.copyOf(residuals, observed)).sd();
        RandomGenerator random = Seeds.stream(seed, 0);
        double[][] values = new double[n][];
        int imputed = 0;
        int empty = 0;
        for (int i = 0; i < n; i++) {
            values[i] = responses[i].clone();
            empty += Double.isNaN(people[i]) ? 1 : 0;
            for (int j = 0; j < p; j++) {
                double value = people[i] + items[j] - all;
                if (Double.isNaN(values[i][j]) && !Double.isNaN(value)) {
                    double error = form == Form.WITH_ERROR ? sd * random.nextGaussian() : 0;
                    values[i][j] =
                            form == Form.EXACT ? value : Math.min(highest, Math.max(lowest, Math.rint(value + error)));
                    imputed++;
                }
            }
        }
        return new TwoWayImputation(values, imputed, empty, all, items, people, squares / observed, sd);
    }

    private static double means(double[][] responses, double[] items, double[] people) {
        int[] byItem = new int[items.length];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < people.length; i++) {
            int answered = 0;
            for (int j = 0; j < items.length; j++) {
                double value = responses[i][j];
                if (!Double.isNaN(value)) {
                    items[j] += value;
                    people[i] += value;
                    byItem[j]++;
                    answered++;
                }
            }
            sum += people[i];
            count += answered;
            people[i] /= answered;
        }
        for (int j = 0; j < items.length; j++) {
            items[j] /= byItem[j];
        }
        return sum / count;
    }
}
