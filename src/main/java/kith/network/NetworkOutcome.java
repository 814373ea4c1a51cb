package kith.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.FisherZ;
import kith.math.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How a score of respondents goes with measures of their networks and with profile questions.
 *
 * @param score column of respondents, or {@code collective_efficacy} of the networks
 * @param correlations by measure, then that with the collective efficacy of the networks
 * @param regression on all measures together
 * @param profile by profile question
 */
public record NetworkOutcome(
        String score, List<Association> correlations, NetworkRegression regression, List<ProfileDifference> profile) {

    static final double LEVEL = 0.95;

    public NetworkOutcome {
        correlations = List.copyOf(correlations);
        profile = List.copyOf(profile);
    }

    /**
     * The correlation of a measure with the score (Pearson), its interval by Fisher's z and the p value of its t test.
     *
     * @param respondents with both
     */
    public record Association(
            NetworkMeasure measure, int respondents, double r, double lower, double upper, double pValue) {}

    /**
     * The score of respondents above the median of a profile question less that of the others, in pooled standard
     * deviations (Hedges &amp; Olkin 1985: g with the small-sample factor 1 − 3 ∕ (4 df − 1)), with the normal interval
     * of its large-sample variance.
     *
     * @param question column of respondents
     * @param median at or below which a respondent is in the lower group
     */
    public record ProfileDifference(
            String question,
            double median,
            int lowerCount,
            double lowerMean,
            double lowerDeviation,
            int upperCount,
            double upperMean,
            double upperDeviation,
            double g,
            double lower,
            double upper) {}

    /**
     * What a score is related to.
     *
     * @param measures of the structure of networks
     * @param values by respondent and measure
     * @param efficacy of the networks, which the score is correlated with; not a predictor in the regression
     */
    record Predictors(List<NetworkMeasure> measures, double[][] values, Optional<NetworkEfficacy> efficacy) {

        private double[] column(int measure) {
            return Arrays.stream(values).mapToDouble(row -> row[measure]).toArray();
        }
    }

    static NetworkOutcome of(NetworkQuestion question, String score, double[] outcome, Predictors predictors) {
        List<Association> associations = new ArrayList<>();
        for (int m = 0; m < predictors.measures().size(); m++) {
            associations.add(association(predictors.measures().get(m), predictors.column(m), outcome));
        }
        predictors
                .efficacy()
                .ifPresent(found ->
                        associations.add(association(NetworkMeasure.COLLECTIVE_EFFICACY, found.scores(), outcome)));
        List<ProfileDifference> differences = question.profile().stream()
                .map(name -> difference(name, PersonalNetworks.ordered(question, name), outcome))
                .toList();
        return new NetworkOutcome(
                score,
                associations,
                NetworkRegression.of(predictors.measures(), predictors.values(), outcome),
                differences);
    }

    private static Association association(NetworkMeasure measure, double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(k -> Double.isFinite(x[k]) && Double.isFinite(y[k]))
                .toArray();
        double r = correlation(x, y, both);
        int n = both.length;
        double half = NormalDistribution.quantile((1 + LEVEL) / 2) / Math.sqrt(n - 3);
        double pValue = n > 2 && Math.abs(r) < 1
                ? 2 * new TDistribution(n - 2).cumulativeProbability(-Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r)))
                : Double.NaN;
        return new Association(
                measure,
                n,
                r,
                n > 3 ? Math.tanh(FisherZ.of(r) - half) : Double.NaN,
                n > 3 ? Math.tanh(FisherZ.of(r) + half) : Double.NaN,
                pValue);
    }

    /** NaN where one of the two does not vary. */
    private static double correlation(double[] x, double[] y, int[] both) {
        double meanX = Arrays.stream(both).mapToDouble(k -> x[k]).average().orElse(Double.NaN);
        double meanY = Arrays.stream(both).mapToDouble(k -> y[k]).average().orElse(Double.NaN);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k : both) {
            xx += (x[k] - meanX) * (x[k] - meanX);
            yy += (y[k] - meanY) * (y[k] - meanY);
            xy += (x[k] - meanX) * (y[k] - meanY);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }

    private static ProfileDifference difference(String question, double[] profile, double[] outcome) {
        int[] both = IntStream.range(0, profile.length)
                .filter(k -> Double.isFinite(profile[k]) && Double.isFinite(outcome[k]))
                .toArray();
        double[] sorted =
                Arrays.stream(both).mapToDouble(k -> profile[k]).sorted().toArray();
        double median =
                sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        double[] low = Arrays.stream(both)
                .filter(k -> profile[k] <= median)
                .mapToDouble(k -> outcome[k])
                .toArray();
        double[] high = Arrays.stream(both)
                .filter(k -> profile[k] > median)
                .mapToDouble(k -> outcome[k])
                .toArray();
        double lowSpread = spread(low);
        double highSpread = spread(high);
        double df = low.length + high.length - 2.0;
        double pooled = Math.sqrt(
                ((low.length - 1) * lowSpread * lowSpread + (high.length - 1) * highSpread * highSpread) / df);
        double g = (mean(high) - mean(low)) / pooled * (1 - 3 / (4 * df - 1));
        double variance = (low.length + high.length) / ((double) low.length * high.length)
                + g * g / (2.0 * (low.length + high.length));
        double half = NormalDistribution.quantile((1 + LEVEL) / 2) * Math.sqrt(variance);
        return new ProfileDifference(
                question,
                median,
                low.length,
                mean(low),
                lowSpread,
                high.length,
                mean(high),
                highSpread,
                g,
                g - half,
                g + half);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        return values.length < 2
                ? Double.NaN
                : Math.sqrt(Arrays.stream(values)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / (values.length - 1));
    }
}
