package kith.sem.fit;

import java.util.List;
import kith.math.CholeskyFactor;
import kith.moments.missing.MissingPattern;
import kith.sem.discrepancy.RowPattern;
import kith.sem.estimation.GroupTerm;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/**
 * Log-likelihoods of a model and of the unrestricted one; predictors taken as given are not part of them. Under the
 * Wishart likelihood they are those of N rows with the covariances divided by N − 1, as in lavaan.
 *
 * @param model of the model
 * @param unrestricted of the unrestricted model
 */
record LogLikelihood(double model, double unrestricted) {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    static LogLikelihood of(ParameterTable table, List<GroupTerm> terms) {
        double unrestricted = 0;
        double difference = 0;
        int[] given =
                table.exogenous().stream().mapToInt(table.observed()::indexOf).toArray();
        for (GroupTerm term : terms) {
            double n = term.sample().size();
            DMatrixRMaj sample = term.sampleCovariance();
            unrestricted += saturated(term, sample) - normal(n, part(sample, given));
            difference += n * term.discrepancy().value(term.implied());
        }
        return new LogLikelihood(unrestricted - difference, unrestricted);
    }

    private static double saturated(GroupTerm term, DMatrixRMaj sample) {
        if (!term.sample().isIncomplete()) {
            return normal(term.sample().size(), sample);
        }
        double sum = 0;
        double[] mean = term.sample().moments().mean();
        if (!term.sample().hasRows()) {
            for (MissingPattern pattern : term.sample().missingPatterns().patterns()) {
                sum += pattern(pattern, mean, sample);
            }
        }
        for (RowPattern pattern : term.sample().patterns()) {
            sum += pattern(pattern, mean, sample);
        }
        return sum;
    }

    /** By the moments of the rows alone. */
    private static double pattern(MissingPattern pattern, double[] mean, DMatrixRMaj sigma) {
        int[] observed = pattern.observed();
        int o = observed.length;
        CholeskyFactor factored = new CholeskyFactor(o);
        factored.factor(part(sigma, observed));
        DMatrixRMaj inverse = new DMatrixRMaj(o, o);
        factored.inverse(inverse);
        double[] own = pattern.moments().mean();
        double distance = 0;
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                double product = pattern.moments().covariance().at(i, j)
                        + (own[i] - mean[observed[i]]) * (own[j] - mean[observed[j]]);
                distance += inverse.data[i * o + j] * product;
            }
        }
        return -0.5 * pattern.n() * (o * LOG_TWO_PI + factored.logDeterminant() + distance);
    }

    private static double pattern(RowPattern pattern, double[] mean, DMatrixRMaj sigma) {
        int[] observed = pattern.observed();
        int o = observed.length;
        CholeskyFactor factored = new CholeskyFactor(o);
        factored.factor(part(sigma, observed));
        DMatrixRMaj inverse = new DMatrixRMaj(o, o);
        factored.inverse(inverse);
        double sum = 0;
        for (int r = 0; r < pattern.rows().size(); r++) {
            double[] row = pattern.rows().get(r);
            double distance = 0;
            for (int i = 0; i < o; i++) {
                double z = row[observed[i]] - mean[observed[i]];
                for (int j = 0; j < o; j++) {
                    distance += z * inverse.data[i * o + j] * (row[observed[j]] - mean[observed[j]]);
                }
            }
            sum -= 0.5 * pattern.weight(r) * (o * LOG_TWO_PI + factored.logDeterminant() + distance);
        }
        return sum;
    }

    /** The log-likelihood of n rows whose covariances are {@code sample} under themselves. */
    private static double normal(double n, DMatrixRMaj sample) {
        int p = sample.numRows;
        if (p == 0) {
            return 0;
        }
        CholeskyFactor factored = new CholeskyFactor(p);
        factored.factor(sample);
        return -0.5 * n * (p * LOG_TWO_PI + factored.logDeterminant() + p);
    }

    private static DMatrixRMaj part(DMatrixRMaj matrix, int[] indices) {
        DMatrixRMaj part = new DMatrixRMaj(indices.length, indices.length);
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < indices.length; j++) {
                part.set(i, j, matrix.get(indices[i], indices[j]));
            }
        }
        return part;
    }
}
