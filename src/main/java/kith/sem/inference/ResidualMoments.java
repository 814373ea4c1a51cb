package kith.sem.inference;

import org.ejml.data.DMatrixRMaj;

/**
 * How far observed and implied moments of one group lie apart, summarised.
 *
 * <p>RMR: root mean square of the residuals. SRMR (Bentler 1995): residuals divided by the observed standard
 * deviations. CRMR (Bollen 1989, doi 10.1002/9781118619179, p. 258): observed less implied correlations. The form of
 * Mplus: differences of correlations off the diagonal, relative differences of variances on it. Each with and without
 * the means; in CRMR means are divided by the observed standard deviations, as lavaan does.
 */
public record ResidualMoments(
        double rmr,
        double rmrWithoutMeans,
        double srmr,
        double srmrWithoutMeans,
        double crmr,
        double crmrWithoutMeans,
        double srmrMplus,
        double srmrMplusWithoutMeans) {

    /**
     * @param observed covariances of the sample
     * @param observedMean means, or an empty array for a model without means
     */
    public static ResidualMoments of(
            DMatrixRMaj observed, double[] observedMean, DMatrixRMaj implied, double[] impliedMean) {
        int p = observed.numRows;
        double raw = 0;
        double standardised = 0;
        double correlations = 0;
        double variances = 0;
        for (int i = 0; i < p; i++) {
            double sii = observed.get(i, i);
            double vii = implied.get(i, i);
            variances += square((sii - vii) / sii);
            for (int j = 0; j <= i; j++) {
                double sjj = observed.get(j, j);
                double difference = observed.get(i, j) - implied.get(i, j);
                raw += difference * difference;
                standardised += difference * difference / (sii * sjj);
                if (i != j) {
                    correlations += square(observed.get(i, j) / Math.sqrt(sii * sjj)
                            - implied.get(i, j) / Math.sqrt(vii * implied.get(j, j)));
                }
            }
        }
        double rawMeans = 0;
        double standardisedMeans = 0;
        double mplusMeans = 0;
        for (int i = 0; i < observedMean.length; i++) {
            double difference = observedMean[i] - impliedMean[i];
            rawMeans += difference * difference;
            standardisedMeans += difference * difference / observed.get(i, i);
            mplusMeans += square(
                    observedMean[i] / Math.sqrt(observed.get(i, i)) - impliedMean[i] / Math.sqrt(implied.get(i, i)));
        }
        double pairs = p * (p - 1) / 2.0;
        double covariances = pairs + p;
        double means = observedMean.length;
        return new ResidualMoments(
                Math.sqrt((raw + rawMeans) / (covariances + means)),
                Math.sqrt(raw / covariances),
                Math.sqrt((standardised + standardisedMeans) / (covariances + means)),
                Math.sqrt(standardised / covariances),
                Math.sqrt((correlations + standardisedMeans) / (pairs + means)),
                Math.sqrt(correlations / pairs),
                Math.sqrt((correlations + variances + mplusMeans) / (covariances + means)),
                Math.sqrt((correlations + variances) / covariances));
    }

    /**
     * For ordered variables, among which continuous ones may be: thresholds take the place of the means, and variances
     * are not residuals but count in the number of moments, as in lavaan. Given predictors, residuals are those of
     * thresholds and correlations alone, not of slopes, but lavaan counts the variances of the predictors among the
     * moments, which makes RMR and SRMR a little smaller; so does this.
     *
     * @param thresholds residuals of the thresholds of the ordered variables
     * @param observed covariances, of latent responses where variables are ordered
     * @param variances how many variances count, those of given predictors included
     */
    public static ResidualMoments ofOrdered(
            double[] thresholds, DMatrixRMaj observed, DMatrixRMaj implied, int variances) {
        int p = observed.numRows;
        double first = 0;
        for (double residual : thresholds) {
            first += residual * residual;
        }
        double raw = 0;
        double standardised = 0;
        double correlations = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(observed.get(i, i) * observed.get(j, j));
                double other = Math.sqrt(implied.get(i, i) * implied.get(j, j));
                double difference = observed.get(i, j) - implied.get(i, j);
                raw += difference * difference;
                standardised += square(difference / scale);
                correlations += square(observed.get(i, j) / scale - implied.get(i, j) / other);
            }
        }
        double pairs = p * (p - 1) / 2.0;
        double all = pairs + variances + thresholds.length;
        return new ResidualMoments(
                Math.sqrt((first + raw) / all),
                Math.sqrt(raw / (pairs + variances)),
                Math.sqrt((first + standardised) / all),
                Math.sqrt(standardised / (pairs + variances)),
                Math.sqrt((first + correlations) / (pairs + thresholds.length)),
                Math.sqrt(correlations / pairs),
                Double.NaN,
                Double.NaN);
    }

    /** The mean of several groups, each by its share of the sample. */
    public ResidualMoments weighted(double share) {
        return new ResidualMoments(
                share * rmr,
                share * rmrWithoutMeans,
                share * srmr,
                share * srmrWithoutMeans,
                share * crmr,
                share * crmrWithoutMeans,
                share * srmrMplus,
                share * srmrMplusWithoutMeans);
    }

    public ResidualMoments plus(ResidualMoments other) {
        return new ResidualMoments(
                rmr + other.rmr,
                rmrWithoutMeans + other.rmrWithoutMeans,
                srmr + other.srmr,
                srmrWithoutMeans + other.srmrWithoutMeans,
                crmr + other.crmr,
                crmrWithoutMeans + other.crmrWithoutMeans,
                srmrMplus + other.srmrMplus,
                srmrMplusWithoutMeans + other.srmrMplusWithoutMeans);
    }

    private static double square(double value) {
        return value * value;
    }
}
