package kith.hypothesis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.Grouping;
import kith.math.Parallel;
import kith.resampling.Interval;
import kith.resampling.Replicates;
import kith.resampling.Replication;
import kith.resampling.SamplingUnits;

/**
 * How the statistic of a hypothesis and its interval are estimated: by formula from independent rows of the same
 * weight, or else between the percentiles of samples drawn with replacement, of whole clusters where rows come in
 * clusters.
 *
 * @param weights one a row of the responses; empty where all count the same
 * @param clusters empty where rows are independent
 */
record Estimation(double[] weights, List<Grouping> clusters, double level, int draws, long seed, Parallel parallel) {

    boolean resamples() {
        return weights.length > 0 || !clusters.isEmpty();
    }

    double estimate(Sample sample) {
        return sample.statistic(weightsOf(sample));
    }

    Interval interval(Sample sample, double estimate) {
        if (!resamples() || Double.isNaN(estimate)) {
            return sample.interval(estimate, level);
        }
        double[][] own = weightsOf(sample);
        SamplingUnits units = units(sample);
        List<Replicates> replicates = Replication.seeded(draws, 1, seed, parallel, random -> {
            int[][] times = units.times(random);
            double[][] drawn = new double[times.length][];
            for (int s = 0; s < times.length; s++) {
                drawn[s] = own[s].clone();
                for (int i = 0; i < drawn[s].length; i++) {
                    drawn[s][i] *= times[s][i];
                }
            }
            return new double[] {sample.statistic(drawn)};
        });
        return replicates.get(0).percentile(level);
    }

    /** Weights of the rows of each stratum, with mean 1 over all of them. */
    private double[][] weightsOf(Sample sample) {
        int[] sizes = sample.sizes();
        double[][] own = new double[sizes.length][];
        double sum = 0;
        for (int s = 0; s < sizes.length; s++) {
            own[s] = new double[sizes[s]];
            for (int i = 0; i < sizes[s]; i++) {
                own[s][i] = weights.length == 0 ? 1 : weights[sample.row(s, i)];
                sum += own[s][i];
            }
        }
        double mean = sum / sample.size();
        for (double[] stratum : own) {
            for (int i = 0; i < stratum.length; i++) {
                stratum[i] /= mean;
            }
        }
        return own;
    }

    private SamplingUnits units(Sample sample) {
        int[] sizes = sample.sizes();
        if (clusters.isEmpty()) {
            return SamplingUnits.rows(sizes);
        }
        int[] code = clusters.get(0).code();
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int[][] units = new int[sizes.length][];
        int alone = -1;
        for (int s = 0; s < sizes.length; s++) {
            units[s] = new int[sizes[s]];
            for (int i = 0; i < sizes[s]; i++) {
                int cluster = code[sample.row(s, i)];
                // a row without a cluster is one of its own
                int key = cluster == Grouping.NONE ? --alone : cluster;
                numbers.putIfAbsent(key, numbers.size());
                units[s][i] = numbers.get(key);
            }
        }
        return SamplingUnits.clusters(Arrays.asList(units));
    }
}
