package kith.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.irt.IrtFit;
import kith.irt.LatentGrid;
import kith.irt.TraitCurves;
import kith.irt.TraitPosterior;
import kith.math.Parallel;

/**
 * How far differential functioning moves expected scores of two groups: focal less reference item parameters at the
 * same trait.
 *
 * <p>Differential response functioning (Chalmers, Counsell and Flora 2016) averages signed, absolute and squared
 * differences over the estimated distribution of the trait in both groups. The effects of Meade (2010, doi
 * 10.1037/a0018966) average over the focal group's EAP trait scores (in the sample) or over a normal distribution of
 * standard deviation 1 around their mean. Scores count from 0 for the lowest category. Standardised response
 * differences divide by the pooled standard deviation of each group's expected scores over its estimated normal
 * distribution of the trait (n − 1 weights). Integration over 61 points from −6 to 6, as package mirt.
 *
 * @param items one an item
 * @param test of all items together
 * @param released names of the items whose parameters differ between the groups
 */
public record ExpectedScoreEffects(List<ItemEffect> items, TestEffect test, List<String> released) {

    private static final LatentGrid GRID = LatentGrid.of(1);

    public ExpectedScoreEffects {
        items = List.copyOf(items);
        released = List.copyOf(released);
    }

    /** The items whose parameters differ. */
    public List<ItemEffect> ofReleased() {
        return items.stream().filter(item -> released.contains(item.item())).toList();
    }

    /**
     * Signed, unsigned and root mean square differences of expected scores.
     *
     * @param spread standard deviation of the expected scores
     * @param intervals where they were asked for and the model has standard errors
     */
    public record ResponseFunctioning(
            double signed,
            double unsigned,
            double rootMeanSquare,
            double spread,
            Optional<EffectIntervals> intervals) {}

    /**
     * Effects of one item.
     *
     * @param sids signed difference in the sample
     * @param uids unsigned difference in the sample
     * @param sidn signed difference under normality
     * @param uidn unsigned difference under normality
     * @param essd standardised difference of expected scores
     * @param thetaOfMaximum where the difference is largest
     * @param maximum the largest difference
     * @param meanFocal mean expected score with the focal group's parameters
     * @param meanReference with the reference group's
     */
    public record ItemEffect(
            String item,
            ResponseFunctioning functioning,
            double sids,
            double uids,
            double sidn,
            double uidn,
            double essd,
            double thetaOfMaximum,
            double maximum,
            double meanFocal,
            double meanReference) {}

    /**
     * Effects of the sum.
     *
     * @param stds signed, of the sum in the sample
     * @param utds unsigned, summed over items
     * @param uetsds unsigned, of the sum in the sample
     * @param etssd standardised difference of expected sums
     * @param starks signed, under normality
     * @param udtfr unsigned, summed over items, under normality
     * @param uetsdn unsigned, of the sum, under normality
     */
    public record TestEffect(
            ResponseFunctioning functioning,
            double stds,
            double utds,
            double uetsds,
            double etssd,
            double starks,
            double udtfr,
            double uetsdn,
            double thetaOfMaximum,
            double maximum) {}

    static ExpectedScoreEffects of(
            GroupedScores data,
            IrtFit fit,
            List<String> released,
            EffectIntervals.Simulation simulation,
            Parallel parallel) {
        return new Computation(data, fit).effects(released, simulation, parallel);
    }

    private static final class Computation {

        private final GroupedScores data;
        private final IrtFit fit;
        private final double[] nodes = GRID.line();
        private final double[] density = new double[nodes.length];
        private final double[] focal;
        private final double[] normal;
        private final TraitCurves[] curves;

        Computation(GroupedScores data, IrtFit fit) {
            this.data = data;
            this.fit = fit;
            this.curves = new TraitCurves[] {TraitCurves.of(fit, 0), TraitCurves.of(fit, 1)};
            this.focal = posteriors();
            double mean = Arrays.stream(focal).average().orElse(0);
            this.normal = GRID.normal(mean, 1);
        }

        /** Fills the density of both groups, and gives the trait scores of the focal group. */
        private double[] posteriors() {
            List<Double> scores = new ArrayList<>();
            for (int g = 0; g < 2; g++) {
                TraitPosterior trait = new TraitPosterior(curves[g], GRID, fit.means(g)[0], fit.covariances(g)[0][0]);
                for (int row = 0; row < data.size(); row++) {
                    if (data.group()[row] == g) {
                        byte[] responses = responses(row);
                        double[] posterior = trait.weights(responses);
                        for (int q = 0; q < posterior.length; q++) {
                            density[q] += posterior[q] / data.size();
                        }
                        if (g == 1) {
                            scores.add(trait.estimate(responses).estimate());
                        }
                    }
                }
            }
            return scores.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private byte[] responses(int row) {
            byte[] responses = new byte[data.items().size()];
            for (int i = 0; i < responses.length; i++) {
                responses[i] = (byte) Arrays.binarySearch(fit.patterns().values(i), data.scores()[i][row]);
            }
            return responses;
        }

        ExpectedScoreEffects effects(List<String> released, EffectIntervals.Simulation simulation, Parallel parallel) {
            int k = data.items().size();
            List<EffectIntervals> intervals = EffectIntervals.of(fit, nodes, density, simulation, parallel);
            List<ItemEffect> effects = new ArrayList<>();
            double[] sampleReference = new double[focal.length];
            double[] sampleFocal = new double[focal.length];
            double[] gridReference = new double[nodes.length];
            double[] gridFocal = new double[nodes.length];
            for (int i = 0; i < k; i++) {
                double[] reference = curves[0].expected(i, focal);
                double[] other = curves[1].expected(i, focal);
                double[] gridOfReference = curves[0].expected(i, nodes);
                double[] gridOfOther = curves[1].expected(i, nodes);
                add(sampleReference, reference);
                add(sampleFocal, other);
                add(gridReference, gridOfReference);
                add(gridFocal, gridOfOther);
                int largest = largest(reference, other);
                effects.add(new ItemEffect(
                        data.items().get(i),
                        functioning(
                                gridOfReference,
                                gridOfOther,
                                intervals.stream().skip(i).findFirst()),
                        signed(reference, other, null),
                        unsigned(reference, other, null),
                        signed(gridOfReference, gridOfOther, normal),
                        unsigned(gridOfReference, gridOfOther, normal),
                        standardised(reference, other),
                        focal[largest],
                        other[largest] - reference[largest],
                        mean(other, null),
                        mean(reference, null)));
            }
            int largest = largest(sampleReference, sampleFocal);
            return new ExpectedScoreEffects(
                    effects,
                    new TestEffect(
                            functioning(
                                    gridReference,
                                    gridFocal,
                                    intervals.stream().skip(k).findFirst()),
                            signed(sampleReference, sampleFocal, null),
                            effects.stream().mapToDouble(ItemEffect::uids).sum(),
                            unsigned(sampleReference, sampleFocal, null),
                            standardised(sampleReference, sampleFocal),
                            signed(gridReference, gridFocal, normal),
                            effects.stream().mapToDouble(ItemEffect::uidn).sum(),
                            unsigned(gridReference, gridFocal, normal),
                            focal[largest],
                            sampleFocal[largest] - sampleReference[largest]),
                    released);
        }

        private ResponseFunctioning functioning(
                double[] reference, double[] other, Optional<EffectIntervals> intervals) {
            double squares = 0;
            for (int q = 0; q < nodes.length; q++) {
                squares += density[q] * (other[q] - reference[q]) * (other[q] - reference[q]);
            }
            return new ResponseFunctioning(
                    signed(reference, other, density),
                    unsigned(reference, other, density),
                    Math.sqrt(squares),
                    Math.sqrt(
                            ((data.sizeOf(0) - 1) * variance(reference, 0) + (data.sizeOf(1) - 1) * variance(other, 1))
                                    / (data.size() - 2.0)),
                    intervals);
        }

        private double variance(double[] values, int group) {
            double[] weights = GRID.normal(fit.means(group)[0], fit.covariances(group)[0][0]);
            double mean = mean(values, weights);
            double sum = 0;
            for (int q = 0; q < nodes.length; q++) {
                sum += weights[q] * (values[q] - mean) * (values[q] - mean);
            }
            return sum;
        }
    }

    private static void add(double[] sum, double[] values) {
        for (int q = 0; q < sum.length; q++) {
            sum[q] += values[q];
        }
    }

    /** @param weights that sum to 1; null for equal ones */
    private static double mean(double[] values, double[] weights) {
        double mean = 0;
        for (int q = 0; q < values.length; q++) {
            mean += (weights == null ? 1.0 / values.length : weights[q]) * values[q];
        }
        return mean;
    }

    private static double signed(double[] reference, double[] other, double[] weights) {
        return mean(other, weights) - mean(reference, weights);
    }

    private static double unsigned(double[] reference, double[] other, double[] weights) {
        double[] size = new double[reference.length];
        for (int q = 0; q < size.length; q++) {
            size[q] = Math.abs(other[q] - reference[q]);
        }
        return mean(size, weights);
    }

    private static int largest(double[] reference, double[] other) {
        int largest = 0;
        for (int q = 1; q < reference.length; q++) {
            if (Math.abs(other[q] - reference[q]) > Math.abs(other[largest] - reference[largest])) {
                largest = q;
            }
        }
        return largest;
    }

    private static double standardised(double[] reference, double[] other) {
        double difference = mean(other, null) - mean(reference, null);
        return difference / Math.sqrt((variance(reference) + variance(other)) / 2);
    }

    private static double variance(double[] values) {
        double mean = mean(values, null);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
