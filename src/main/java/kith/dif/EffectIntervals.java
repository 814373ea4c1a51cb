package kith.dif;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.irt.IrtFit;
import kith.irt.SimulatedEstimates;
import kith.irt.TraitCurves;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.resampling.Replicates;

/**
 * Intervals of differential response functioning: percentiles over item parameters simulated from the normal
 * distribution of their estimates, with the distribution of the trait as estimated (Chalmers, Counsell and Flora 2016;
 * package mirt's {@code DRF(draws = )}, which interpolates percentiles in another way).
 *
 * @param signed an interval without 0 shows that the functions differ on average
 * @param unsigned lies above 0 also where nothing differs: it says how large the effect may be, and tests nothing
 * @param rootMeanSquare as the unsigned one
 */
public record EffectIntervals(Interval signed, Interval unsigned, Interval rootMeanSquare) {

    private static final double LEVEL = 0.95;

    /** Usual number of simulated sets of item parameters. */
    public static final int SIMULATIONS = 1000;

    /**
     * Simulated sets of item parameters.
     *
     * @param number how many; 0 for no intervals
     * @param seed of the random numbers
     */
    public record Simulation(int number, long seed) {

        /** No intervals. */
        public static final Simulation NONE = new Simulation(0, 1);
    }

    /**
     * One an item, then that of the sum; empty where they were not asked for or the model has no standard errors.
     *
     * @param density of the trait at the nodes
     */
    static List<EffectIntervals> of(
            IrtFit fit, double[] nodes, double[] density, Simulation simulation, Parallel parallel) {
        Optional<SimulatedEstimates> estimates = simulation.number == 0 ? Optional.empty() : SimulatedEstimates.of(fit);
        if (estimates.isEmpty()) {
            return List.of();
        }
        int size = fit.patterns().items().size() + 1;
        List<double[][]> samples = parallel.map(
                simulation.number,
                s -> estimates
                        .get()
                        .curves(Seeds.stream(simulation.seed, s))
                        .map(curves -> effects(curves, nodes, density))
                        .orElseGet(() -> undefined(size)));
        return IntStream.range(0, size)
                .mapToObj(i -> new EffectIntervals(of(samples, i, 0), of(samples, i, 1), of(samples, i, 2)))
                .toList();
    }

    private static Interval of(List<double[][]> samples, int item, int effect) {
        return Replicates.of(samples.stream()
                        .mapToDouble(sample -> sample[item][effect])
                        .toArray())
                .percentile(LEVEL)
                .by(IntervalMethod.MONTE_CARLO);
    }

    private static double[][] undefined(int size) {
        double[][] none = new double[size][3];
        for (double[] row : none) {
            Arrays.fill(row, Double.NaN);
        }
        return none;
    }

    /** Signed, unsigned and root mean square difference of each item and of the sum. */
    private static double[][] effects(TraitCurves[] curves, double[] nodes, double[] density) {
        int items = curves[0].items();
        double[] sum = new double[nodes.length];
        double[][] effects = new double[items + 1][];
        for (int i = 0; i < items; i++) {
            double[] difference = curves[1].expected(i, nodes);
            double[] reference = curves[0].expected(i, nodes);
            for (int q = 0; q < nodes.length; q++) {
                difference[q] -= reference[q];
                sum[q] += difference[q];
            }
            effects[i] = sizes(difference, density);
        }
        effects[items] = sizes(sum, density);
        return effects;
    }

    private static double[] sizes(double[] difference, double[] density) {
        double[] sizes = new double[3];
        for (int q = 0; q < density.length; q++) {
            sizes[0] += density[q] * difference[q];
            sizes[1] += density[q] * Math.abs(difference[q]);
            sizes[2] += density[q] * difference[q] * difference[q];
        }
        sizes[2] = Math.sqrt(sizes[2]);
        return sizes;
    }
}
