package kith.itempool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kith.math.Parallel;
import kith.math.Seeds;

/**
 * Profiles of respondents over standardised items, for 1, 2, … profiles: k-means by Smile, and Gaussian mixtures that
 * begin at each of its partitions. Every start gets {@value #SHORT} iterations of EM; the {@value #FINALISTS} with the
 * highest log-likelihood are continued until they converge. A result depends on the seed and never on the number of
 * threads.
 *
 * @param solutions one for each number of profiles tried
 * @param chosen number of profiles with the lowest BIC among converged admissible solutions
 */
public record RespondentProfiles(List<ProfileSolution> solutions, int chosen) {

    static final int SHORT = 30;
    static final int FINALISTS = 5;
    private static final int MOST_ITERATIONS = 5000;
    private static final double SAME = 1e-5;

    public RespondentProfiles {
        solutions = List.copyOf(solutions);
    }

    public ProfileSolution best() {
        return solutions.get(chosen - 1);
    }

    /**
     * @param scores one array an item, none missing, none constant
     * @param most the largest number of profiles; fewer where rows do not suffice for the parameters
     */
    static RespondentProfiles of(double[][] scores, int most, int starts, long seed, Parallel parallel) {
        StandardizedItems standardized = StandardizedItems.of(scores);
        double[][] rows = standardized.rows();
        long distinct = Arrays.stream(rows).map(Arrays::toString).distinct().count();
        List<ProfileSolution> solutions = new ArrayList<>();
        int chosen = 1;
        for (int k = 1; k <= most && (k == 1 || k < distinct && parameters(k, scores.length) < rows.length); k++) {
            ProfileSolution solution = solution(standardized, rows, k, starts, Seeds.mixed(seed, k), parallel);
            solutions.add(solution);
            if (solution.converged()
                    && solution.admissible()
                    && solution.bic() < solutions.get(chosen - 1).bic()) {
                chosen = k;
            }
        }
        return new RespondentProfiles(solutions, chosen);
    }

    private static int parameters(int profiles, int items) {
        return profiles - 1 + profiles * items + items;
    }

    private record Start(ProfilePartition partition, GaussianProfiles mixture) {}

    private static ProfileSolution solution(
            StandardizedItems standardized, double[][] rows, int k, int starts, long seed, Parallel parallel) {
        List<Start> begun = parallel.map(k == 1 ? 1 : starts, start -> {
            ProfilePartition partition = ProfilePartition.start(rows, k, seed, start);
            return new Start(
                    partition,
                    GaussianProfiles.of(rows, partition.membership(), k).improved(rows, SHORT));
        });
        List<GaussianProfiles> promising = begun.stream()
                .map(Start::mixture)
                .sorted(Comparator.comparingDouble(GaussianProfiles::logLikelihood)
                        .reversed())
                .limit(FINALISTS)
                .toList();
        List<GaussianProfiles> finals =
                parallel.map(promising.size(), f -> promising.get(f).improved(rows, MOST_ITERATIONS));
        GaussianProfiles best = finals.stream()
                .max(Comparator.comparingDouble(GaussianProfiles::logLikelihood))
                .orElseThrow();
        int replications = (int) finals.stream()
                .filter(one -> best.logLikelihood() - one.logLikelihood()
                        < SAME * Math.max(1, Math.abs(best.logLikelihood()) / 1000))
                .count();
        ProfilePartition partition =
                ProfilePartition.best(begun.stream().map(Start::partition).toList());
        return described(standardized, rows, best, partition, replications);
    }

    private static ProfileSolution described(
            StandardizedItems standardized,
            double[][] rows,
            GaussianProfiles mixture,
            ProfilePartition partition,
            int replications) {
        int k = mixture.weights().length;
        int items = rows[0].length;
        int n = rows.length;
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> Arrays.stream(mixture.means()[c]).sum()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] shares =
                Arrays.stream(order).mapToDouble(c -> mixture.weights()[c]).toArray();
        double[][] z = Arrays.stream(order).mapToObj(c -> mixture.means()[c]).toArray(double[][]::new);
        double[][] posterior = mixture.posterior(rows);
        int[] membership = new int[n];
        int[] sizes = new int[k];
        double uncertainty = 0;
        for (int p = 0; p < n; p++) {
            int likeliest = 0;
            for (int c = 0; c < k; c++) {
                double probability = posterior[p][order[c]];
                uncertainty -= probability > 0 ? probability * Math.log(probability) : 0;
                likeliest = probability > posterior[p][order[likeliest]] ? c : likeliest;
            }
            membership[p] = likeliest;
            sizes[likeliest]++;
        }
        double logLikelihood = mixture.logLikelihood()
                - n * Arrays.stream(standardized.deviations()).map(Math::log).sum();
        int parameters = parameters(k, items);
        return new ProfileSolution(
                k,
                parameters,
                logLikelihood,
                -2 * logLikelihood + parameters * Math.log(n),
                k == 1 ? Double.NaN : 1 - uncertainty / (n * Math.log(k)),
                replications,
                mixture.converged(),
                mixture.isAdmissible(),
                partition.within(),
                k == 1 ? Double.NaN : RandIndex.adjusted(partition.membership(), membership, k),
                shares,
                rawMeans(z, standardized),
                z,
                sizes,
                k == 1 ? Double.NaN : level(z, shares),
                Arrays.stream(membership).map(c -> c + 1).toArray());
    }

    private static double[][] rawMeans(double[][] z, StandardizedItems standardized) {
        double[][] means = new double[z.length][z[0].length];
        for (int c = 0; c < z.length; c++) {
            for (int i = 0; i < z[c].length; i++) {
                means[c][i] = standardized.means()[i] + z[c][i] * standardized.deviations()[i];
            }
        }
        return means;
    }

    /** The means of standardised items over all profiles are 0, so that squares need no centring. */
    private static double level(double[][] z, double[] shares) {
        double all = 0;
        double level = 0;
        for (int c = 0; c < z.length; c++) {
            double mean = Arrays.stream(z[c]).average().orElse(0);
            level += shares[c] * z[c].length * mean * mean;
            all += shares[c] * Arrays.stream(z[c]).map(value -> value * value).sum();
        }
        return level / all;
    }
}
