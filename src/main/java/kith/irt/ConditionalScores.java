package kith.irt;

import java.util.List;

/**
 * Means of the items' scores given the general factors and a response pattern, and the posterior means of their
 * products over all patterns. Given the general factors, items of different specific factors are independent, so that
 * the mean of a product of their scores is the product of these means.
 */
final class ConditionalScores {

    private final MarginalLikelihood likelihood;
    private final int group;
    private final ItemCurve[] curves;
    private final double[] prior;
    private final double[][][][] scores;
    private final int[] offset;

    private ConditionalScores(
            MarginalLikelihood likelihood, int group, ItemCurve[] curves, double[] prior, double[][][][] scores) {
        this.likelihood = likelihood;
        this.group = group;
        this.curves = curves;
        this.prior = prior;
        this.scores = scores;
        offset = new int[curves.length + 1];
        for (int i = 0; i < curves.length; i++) {
            offset[i + 1] = offset[i] + curves[i].rawSize();
        }
    }

    /**
     * Σ n E[m m′] over the patterns of a group, m the conditional means of the scores of all items, one item after the
     * other.
     *
     * @param prior weights of the nodes of the general factors
     * @param scores derivatives of log P by item, category, raw parameter and node
     */
    static double[][] products(
            MarginalLikelihood likelihood, int group, ItemCurve[] curves, double[] prior, double[][][][] scores) {
        return new ConditionalScores(likelihood, group, curves, prior, scores).products();
    }

    private double[][] products() {
        int all = likelihood.patterns.size(group);
        int size = likelihood.pieceSize(group);
        int parameters = offset[curves.length];
        long work = (long) all * parameters * parameters * likelihood.nodes.generalNodes();
        List<double[][]> pieces = likelihood
                .parallel(work)
                .map((all + size - 1) / size, k -> piece(k * size, Math.min(all, (k + 1) * size)));
        double[][] sum = new double[parameters][parameters];
        for (double[][] piece : pieces) {
            for (int a = 0; a < parameters; a++) {
                for (int b = a; b < parameters; b++) {
                    sum[a][b] += piece[a][b];
                }
            }
        }
        return sum;
    }

    private double[][] piece(int from, int to) {
        int parameters = offset[curves.length];
        int nodes = likelihood.nodes.generalNodes();
        double[][] sum = new double[parameters][parameters];
        double[][] means = new double[parameters][nodes];
        double[] weighted = new double[nodes];
        PatternPosterior posterior = new PatternPosterior(likelihood.nodes, likelihood.specificOf);
        for (int p = from; p < to; p++) {
            byte[] codes = likelihood.patterns.patterns(group)[p];
            double frequency = likelihood.patterns.frequency(group)[p];
            posterior.compute(curves, prior, codes);
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] >= 0) {
                    means(i, scores[i][codes[i]], posterior, means);
                }
            }
            for (int i = 0; i < codes.length; i++) {
                for (int a = offset[i]; a < offset[i + 1] && codes[i] >= 0; a++) {
                    for (int q = 0; q < nodes; q++) {
                        weighted[q] = frequency * posterior.general[q] * means[a][q];
                    }
                    add(i, codes, weighted, means, sum[a]);
                }
            }
        }
        return sum;
    }

    /** With the items after one that have another specific factor. */
    private void add(int item, byte[] codes, double[] weighted, double[][] means, double[] sum) {
        for (int j = item + 1; j < codes.length; j++) {
            if (codes[j] < 0 || likelihood.specificOf[j] == likelihood.specificOf[item]) {
                continue;
            }
            for (int b = offset[j]; b < offset[j + 1]; b++) {
                double product = 0;
                double[] other = means[b];
                for (int q = 0; q < weighted.length; q++) {
                    product += weighted[q] * other[q];
                }
                sum[b] += product;
            }
        }
    }

    private void means(int item, double[][] score, PatternPosterior posterior, double[][] means) {
        int specific = likelihood.specificOf[item];
        int points = likelihood.nodes.specificNodes();
        for (int r = 0; r < score.length; r++) {
            double[] target = means[offset[item] + r];
            if (specific < 0) {
                System.arraycopy(score[r], 0, target, 0, target.length);
                continue;
            }
            double[] joint = posterior.joint[specific];
            for (int q = 0; q < target.length; q++) {
                double total = 0;
                for (int v = q * points; v < (q + 1) * points; v++) {
                    total += joint[v] * score[r][v];
                }
                target[q] = posterior.general[q] > 0 ? total / posterior.general[q] : 0;
            }
        }
    }
}
