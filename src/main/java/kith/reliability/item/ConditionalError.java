package kith.reliability.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import kith.reliability.scale.ScaleResponses;

/**
 * The standard error of measurement at one height of the score.
 *
 * <p>From the analysis of variance of persons by items: the residual of an answer is what is left of it beyond its
 * person's and its item's mean; the error variance of a person's mean of k items is the sum of squared residuals over k
 * (k − 1), times n/(n − 1), averaged over all respondents of the same score (Feldt, Steffen and Gupta 1985, doi
 * 10.1177/014662168500900402; Brennan 1998, doi 10.1177/014662169802200401, relative error). Averaged over all
 * respondents it is the square of SD √(1 − alpha).
 *
 * @param score the mean of the items
 * @param n how many have it
 * @param standardError of that mean
 */
public record ConditionalError(double score, int n, double standardError) {

    /** Of those who answered every item, by their weights. */
    static List<ConditionalError> of(ScaleResponses answers) {
        int[] rows = answers.completeRows();
        double total = Arrays.stream(rows).mapToDouble(answers::weight).sum();
        int n = rows.length;
        int k = answers.items().size();
        if (n < 2 || k < 2) {
            return List.of();
        }
        double[] itemMean = new double[k];
        double[] person = new double[k];
        for (int row : rows) {
            answers.read(row, person);
            for (int i = 0; i < k; i++) {
                itemMean[i] += answers.weight(row) * person[i] / total;
            }
        }
        double grand = mean(itemMean);
        TreeMap<Long, double[]> byScore = new TreeMap<>();
        for (int row : rows) {
            answers.read(row, person);
            double weight = answers.weight(row);
            double mean = mean(person);
            double residuals = 0;
            for (int i = 0; i < k; i++) {
                double residual = person[i] - mean - itemMean[i] + grand;
                residuals += residual * residual;
            }
            // Sums that differ by rounding only are the same score.
            double[] cell = byScore.computeIfAbsent(Math.round(mean * k * 1e6), key -> new double[4]);
            cell[0]++;
            cell[1] += weight * residuals;
            cell[2] = mean;
            cell[3] += weight;
        }
        List<ConditionalError> errors = new ArrayList<>();
        double factor = n / (n - 1.0) / (k * (k - 1.0));
        byScore.values()
                .forEach(cell -> errors.add(
                        new ConditionalError(cell[2], (int) cell[0], Math.sqrt(factor * cell[1] / cell[3]))));
        return errors;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
