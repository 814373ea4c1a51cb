package kith.irt;

import java.util.List;

/**
 * Derivatives of the log-likelihood of each pattern by the free parameters: posterior means of the complete-data scores
 * (Louis 1982).
 *
 * @param scores by group and pattern
 */
record PatternScores(double[][][] scores) {

    static PatternScores of(MarginalLikelihood likelihood, Expectation expectation, double[] free) {
        double[][][] scores = new double[likelihood.groups()][][];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = group(likelihood, expectation, free, g);
        }
        return new PatternScores(scores);
    }

    private static double[][] group(MarginalLikelihood likelihood, Expectation expectation, double[] free, int g) {
        int items = likelihood.items();
        ItemCurve[] curves = expectation.curves()[g];
        double[][][][] derivatives = new double[items][][][];
        double[][][] jacobians = new double[items][][];
        for (int i = 0; i < items; i++) {
            derivatives[i] = curves[i].scores();
            ItemParameters item = likelihood.layout.items()[g][i];
            jacobians[i] = item.jacobian(item.own(free));
        }
        GroupDistribution distribution = expectation.distributions()[g];
        double[][] latent = distribution.scores();
        int size = likelihood.pieceSize(g);
        int all = likelihood.patterns.size(g);
        double[][] scores = new double[all][free.length];
        long work = (long) all * items * likelihood.nodesOf(0) * 4;
        List<Integer> pieces = likelihood.parallel(work).map((all + size - 1) / size, k -> {
            PatternPosterior posterior = new PatternPosterior(likelihood.nodes, likelihood.specificOf);
            for (int p = k * size; p < Math.min(all, (k + 1) * size); p++) {
                byte[] codes = likelihood.patterns.patterns(g)[p];
                posterior.compute(curves, distribution.weight, codes);
                for (int i = 0; i < items; i++) {
                    if (codes[i] >= 0) {
                        MarginalLikelihood.addVector(
                                likelihood.layout.items()[g][i].index(),
                                MarginalLikelihood.transposed(
                                        jacobians[i], means(derivatives[i][codes[i]], posterior.at(i))),
                                scores[p]);
                    }
                }
                MarginalLikelihood.addVector(
                        likelihood.layout.groups()[g].index(), means(latent, posterior.general), scores[p]);
            }
            return k;
        });
        assert !pieces.isEmpty() || all == 0;
        return scores;
    }

    private static double[] means(double[][] scores, double[] posterior) {
        double[] means = new double[scores.length];
        for (int r = 0; r < means.length; r++) {
            double sum = 0;
            double[] score = scores[r];
            for (int q = 0; q < posterior.length; q++) {
                sum += score[q] * posterior[q];
            }
            means[r] = sum;
        }
        return means;
    }

    /** Σ n s s′ over all patterns: the cross-product information. */
    double[][] crossProduct(ResponsePatterns patterns, int parameters) {
        double[][] sum = new double[parameters][parameters];
        for (int g = 0; g < scores.length; g++) {
            for (int p = 0; p < scores[g].length; p++) {
                double n = patterns.frequency(g)[p];
                double[] score = scores[g][p];
                for (int a = 0; a < parameters && n > 0; a++) {
                    double left = n * score[a];
                    for (int b = 0; b <= a && left != 0; b++) {
                        sum[a][b] += left * score[b];
                    }
                }
            }
        }
        for (int a = 0; a < parameters; a++) {
            for (int b = 0; b < a; b++) {
                sum[b][a] = sum[a][b];
            }
        }
        return sum;
    }
}
