package kith.reliability.scale;

import java.util.function.Function;
import kith.math.Seeds;
import kith.math.Wishart;
import org.ejml.data.DMatrixRMaj;

/**
 * Covariances of items in samples of normal answers, as they are distributed around the covariances given (the
 * parametric bootstrap: Efron and Tibshirani 1993, doi 10.1201/9780429246593, section 6.5). Where correlations are
 * given, each draw is made into correlations: those of items that are standardised in every sample anew.
 *
 * @param distribution of the sums of products, with one degree of freedom less than there are respondents
 * @param standardized whether correlations were given
 */
public record NormalDraws(Wishart distribution, boolean standardized) implements CovarianceDraws {

    @Override
    public double[][] draws(long seed, int from, int to, Function<double[][], double[]> compute) {
        int k = distribution.size();
        double df = distribution.degreesOfFreedom();
        double[][] values = new double[to - from][];
        double[][] covariance = new double[k][k];
        for (int at = 0; at < values.length; at++) {
            DMatrixRMaj products = distribution.draw(Seeds.stream(seed, from + at));
            for (int i = 0; i < k; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = standardized
                            ? products.get(i, j) / Math.sqrt(products.get(i, i) * products.get(j, j))
                            : products.get(i, j) / df;
                    covariance[i][j] = value;
                    covariance[j][i] = value;
                }
            }
            values[at] = compute.apply(covariance);
        }
        return values;
    }
}
