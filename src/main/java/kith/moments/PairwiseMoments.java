package kith.moments;

import java.util.List;
import kith.math.Matrix;

/**
 * Means and covariances where some responses are missing: each mean from all respondents who answered the variable,
 * each covariance from all respondents who answered both.
 *
 * <p>As {@code cov(x, use = "pairwise")} of R. Such a matrix need not be positive definite. Without missing responses
 * it equals the unbiased covariance matrix of {@link SampleMoments}.
 *
 * <p>With sampling weights w a mean is Σwx/Σw, a covariance Σw(x − x̄)(y − ȳ)/Σw times m/(m − 1) with m the pairs (as
 * {@code svyvar} of R's survey): the unit of the weights does not matter.
 *
 * @param names names of the p variables
 * @param rows how many rows were seen, whatever they answered
 * @param completeRows how many of them have every answer
 * @param pairs p × p: how many answered both; on the diagonal, how many answered the variable
 * @param mean p means, NaN where no respondent answered
 * @param covariance p × p, divided by the number of pairs − 1; NaN where fewer than two answered both
 * @param pairCorrelation p × p: correlations with the variances of those who answered both, as {@code cor(x, use =
 *     "pairwise")} of R; NaN where a variable has no variance among them
 */
public record PairwiseMoments(
        List<String> names,
        int rows,
        int completeRows,
        Matrix pairs,
        double[] mean,
        Matrix covariance,
        Matrix pairCorrelation) {

    public PairwiseMoments {
        names = List.copyOf(names);
        mean = mean.clone();
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** How many answered both of the two variables that fewest answered together; infinite for one variable. */
    public double fewestPairs() {
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                fewest = Math.min(fewest, pairs.at(i, j));
            }
        }
        return fewest;
    }

    /**
     * Correlations as the covariances divided by the standard deviations of all respondents who answered each variable
     * (R's {@code cov2cor} of the pairwise covariances; psych's {@code alpha} uses these). They equal
     * {@link #pairCorrelation()} when nothing is missing.
     */
    public Matrix correlation() {
        int p = names.size();
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                r[i][j] = i == j ? 1 : covariance.at(i, j) / Math.sqrt(covariance.at(i, i) * covariance.at(j, j));
            }
        }
        return Matrix.square(names, r);
    }
}
