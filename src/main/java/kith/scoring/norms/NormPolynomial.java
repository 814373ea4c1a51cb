package kith.scoring.norms;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A raw score as a polynomial of the norm score (T) and of a covariate.
 *
 * @param terms without the intercept
 * @param coefficients the intercept first
 * @param covariance of the coefficients, one array a row
 */
public record NormPolynomial(List<NormTerm> terms, double[] coefficients, double[][] covariance) {

    public NormPolynomial {
        terms = List.copyOf(terms);
        coefficients = coefficients.clone();
        covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** The raw score of a T score. */
    public double raw(double t, double value) {
        double sum = coefficients[0];
        for (int k = 0; k < terms.size(); k++) {
            sum += coefficients[k + 1] * terms.get(k).of(t, value);
        }
        return sum;
    }

    /** Standard error of the T score at which the raw score is reached, by the delta method. */
    double error(double t, double value) {
        double[] gradient = IntStream.rangeClosed(0, terms.size())
                .mapToDouble(k -> k == 0 ? 1 : terms.get(k - 1).of(t, value))
                .toArray();
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * covariance[i][j] * gradient[j];
            }
        }
        double slope = IntStream.range(0, terms.size())
                .mapToDouble(k -> coefficients[k + 1] * terms.get(k).slope(t, value))
                .sum();
        return Math.sqrt(Math.max(0, variance)) / slope;
    }
}
