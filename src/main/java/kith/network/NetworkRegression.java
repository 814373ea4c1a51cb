package kith.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Least-squares regression of a score on measures of networks, all in standard deviations of the respondents who have
 * all of them; standard errors suppose independent residuals of one variance.
 *
 * @param respondents how many
 * @param coefficients those of measures that vary; none where measures determine each other or respondents are too few
 * @param rSquared share of the variance explained; NaN without coefficients
 */
public record NetworkRegression(int respondents, List<Coefficient> coefficients, double rSquared) {

    private static final double COLLINEAR = 1e-8;

    public NetworkRegression {
        coefficients = List.copyOf(coefficients);
    }

    /** β with its standard error, 95% interval and p value. */
    public record Coefficient(
            NetworkMeasure measure, double beta, double standardError, double lower, double upper, double pValue) {

        /** Whether the interval excludes 0. */
        public boolean isSignificant() {
            return lower > 0 || upper < 0;
        }
    }

    static NetworkRegression of(List<NetworkMeasure> measures, double[][] values, double[] outcome) {
        int[] used = IntStream.range(0, outcome.length)
                .filter(k ->
                        Double.isFinite(outcome[k]) && Arrays.stream(values[k]).allMatch(Double::isFinite))
                .toArray();
        int n = used.length;
        double[] y =
                standardised(Arrays.stream(used).mapToDouble(k -> outcome[k]).toArray());
        List<NetworkMeasure> kept = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int m = 0; m < measures.size(); m++) {
            int at = m;
            double[] x = standardised(
                    Arrays.stream(used).mapToDouble(k -> values[k][at]).toArray());
            if (x.length > 0 && Double.isFinite(x[0])) {
                kept.add(measures.get(m));
                columns.add(x);
            }
        }
        int q = kept.size();
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                inverse.set(a, b, product(columns.get(a), columns.get(b)) / (n - 1));
            }
        }
        boolean possible = q > 0 && n > q + 1 && Double.isFinite(y[0]) && CommonOps_DDRM.det(inverse) > COLLINEAR;
        if (!possible || !CommonOps_DDRM.invert(inverse)) {
            return new NetworkRegression(n, List.of(), Double.NaN);
        }
        double[] beta = new double[q];
        double explained = 0;
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                beta[a] += inverse.get(a, b) * product(columns.get(b), y) / (n - 1);
            }
            explained += beta[a] * product(columns.get(a), y) / (n - 1);
        }
        TDistribution t = new TDistribution(n - q - 1);
        double quantile = t.inverseCumulativeProbability((1 + NetworkOutcome.LEVEL) / 2);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int a = 0; a < q; a++) {
            double se = Math.sqrt((1 - explained) / (n - q - 1) * inverse.get(a, a));
            coefficients.add(new Coefficient(
                    kept.get(a),
                    beta[a],
                    se,
                    beta[a] - quantile * se,
                    beta[a] + quantile * se,
                    2 * t.cumulativeProbability(-Math.abs(beta[a] / se))));
        }
        return new NetworkRegression(n, coefficients, explained);
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    /** Less the mean, by the standard deviation (n − 1); NaN where nothing varies. */
    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (values.length - 1));
        boolean varies = deviation > 1e-12 * Math.max(1, Math.abs(mean));
        return Arrays.stream(values)
                .map(value -> varies ? (value - mean) / deviation : Double.NaN)
                .toArray();
    }
}
