package kith.irt;

import java.util.List;

/**
 * Exact observed information: minus the second derivatives of the marginal log-likelihood.
 *
 * <p>By Louis' (1982) identity it is Σ s s′ − E[∂²L / L] over patterns, where the complete-data likelihood L is a product over items: the
 * block of two items needs only the expected counts of pairs of responses at each node, that of an item with itself ∂²P/P.
 * Oakes' (1999) identity gives the same matrix; mirt takes its derivative numerically. With specific factors the gradient is
 * differenced, two gradients a parameter.
 */
final class ObservedInformation {

    /** More stored posterior values than this and the gradient is differenced. */
    private static final long LARGEST = 40_000_000;

    private static final double STEP = 1e-4;

    private final MarginalLikelihood likelihood;

    ObservedInformation(MarginalLikelihood likelihood) {
        this.likelihood = likelihood;
    }

    /** Whether it is found without differences, so that it may serve Newton steps. */
    boolean isAnalytic() {
        long stored = 0;
        for (int g = 0; g < likelihood.groups(); g++) {
            stored += (long) likelihood.patterns.size(g) * likelihood.nodes.generalNodes();
        }
        return likelihood.nodes.specific() == 0 && stored <= LARGEST;
    }

    double[][] at(Expectation expectation, double[] free) {
        return isAnalytic() ? analytic(expectation, free) : differences(free);
    }

    private double[][] analytic(Expectation expectation, double[] free) {
        double[][] information =
                PatternScores.of(likelihood, expectation, free).crossProduct(likelihood.patterns, free.length);
        double[][] second = new double[free.length][free.length];
        for (int g = 0; g < likelihood.groups(); g++) {
            addGroup(g, expectation, free, second);
        }
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                information[a][b] -= second[a][b];
            }
        }
        return information;
    }

    private void addGroup(int g, Expectation expectation, double[] free, double[][] second) {
        int items = likelihood.items();
        ItemParameters[] layout = likelihood.layout.items()[g];
        ItemCurve[] curves = expectation.curves()[g];
        GroupDistribution distribution = expectation.distributions()[g];
        int[] latentIndex = likelihood.layout.groups()[g].index();
        MarginalLikelihood.addMatrix(
                latentIndex,
                latentIndex,
                distribution.secondDerivatives(expectation.nodeCounts()[g]),
                second);
        double[][] latent = distribution.scores();
        double[][][] jacobians = new double[items][][];
        double[][][][] scores = new double[items][][][];
        for (int i = 0; i < items; i++) {
            jacobians[i] = layout[i].jacobian(layout[i].own(free));
            scores[i] = curves[i].scores();
            double[][] counts = expectation.counts()[g][i];
            double[][] own =
                    MarginalLikelihood.sandwich(jacobians[i], curves[i].secondDerivatives(counts), jacobians[i]);
            layout[i].addCurvature(curves[i].gradient(counts), own);
            MarginalLikelihood.addMatrix(layout[i].index(), layout[i].index(), own, second);
            if (latent.length > 0) {
                double[][] cross = withLatent(scores[i], latent, counts);
                double[][] mapped = MarginalLikelihood.sandwich(jacobians[i], cross, identity(latent.length));
                addBoth(layout[i].index(), latentIndex, mapped, second);
            }
        }
        double[][] posterior = posterior(g, curves, distribution);
        int pairs = items * (items - 1) / 2;
        long work = (long) pairs * posterior.length * likelihood.nodes.generalNodes();
        List<double[][]> blocks = likelihood.parallel(work).map(items, j -> row(g, j, curves, scores, posterior));
        for (int j = 0; j < items; j++) {
            int offset = 0;
            for (int i = 0; i < j; i++) {
                double[][] raw = java.util.Arrays.copyOfRange(blocks.get(j), offset, offset + layout[i].rawSize());
                offset += layout[i].rawSize();
                double[][] own = MarginalLikelihood.sandwich(jacobians[i], raw, jacobians[j]);
                addBoth(layout[i].index(), layout[j].index(), own, second);
            }
        }
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    private static void addBoth(int[] rows, int[] cols, double[][] values, double[][] sum) {
        MarginalLikelihood.addMatrix(rows, cols, values, sum);
        double[][] turned = new double[values[0].length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                turned[j][i] = values[i][j];
            }
        }
        MarginalLikelihood.addMatrix(cols, rows, turned, sum);
    }

    private static double[][] withLatent(double[][][] scores, double[][] latent, double[][] counts) {
        double[][] cross = new double[scores[0].length][latent.length];
        for (int k = 0; k < counts.length; k++) {
            for (int r = 0; r < cross.length; r++) {
                for (int b = 0; b < latent.length; b++) {
                    for (int q = 0; q < counts[k].length; q++) {
                        cross[r][b] += counts[k][q] * scores[k][r][q] * latent[b][q];
                    }
                }
            }
        }
        return cross;
    }

    private double[][] posterior(int g, ItemCurve[] curves, GroupDistribution distribution) {
        double[][] all = new double[likelihood.patterns.size(g)][];
        double[] frequency = likelihood.patterns.frequency(g);
        PatternPosterior posterior = new PatternPosterior(likelihood.nodes, likelihood.specificOf);
        for (int p = 0; p < all.length; p++) {
            posterior.compute(curves, distribution.weight, likelihood.patterns.patterns(g)[p]);
            all[p] = posterior.general.clone();
            for (int q = 0; q < all[p].length; q++) {
                all[p][q] *= frequency[p];
            }
        }
        return all;
    }

    /** Blocks of item j with all items before it, raw parameters, one below the other. */
    private double[][] row(int g, int j, ItemCurve[] curves, double[][][][] scores, double[][] posterior) {
        int rows = 0;
        for (int i = 0; i < j; i++) {
            rows += curves[i].rawSize();
        }
        double[][] blocks = new double[rows][curves[j].rawSize()];
        int nodes = likelihood.nodes.generalNodes();
        int offset = 0;
        int[][] patterns = likelihood.patterns.patterns(g);
        for (int i = 0; i < j; i++) {
            double[][][] joint = new double[curves[i].categories][curves[j].categories][nodes];
            for (int p = 0; p < patterns.length; p++) {
                int k = patterns[p][i];
                int l = patterns[p][j];
                if (k >= 0 && l >= 0) {
                    double[] sum = joint[k][l];
                    double[] weight = posterior[p];
                    for (int q = 0; q < nodes; q++) {
                        sum[q] += weight[q];
                    }
                }
            }
            contract(joint, scores[i], scores[j], blocks, offset);
            offset += curves[i].rawSize();
        }
        return blocks;
    }

    private static void contract(
            double[][][] joint, double[][][] left, double[][][] right, double[][] blocks, int offset) {
        int nodes = joint[0][0].length;
        double[] sum = new double[nodes];
        for (int s = 0; s < right[0].length; s++) {
            for (int k = 0; k < joint.length; k++) {
                java.util.Arrays.fill(sum, 0);
                for (int l = 0; l < joint[k].length; l++) {
                    double[] count = joint[k][l];
                    double[] score = right[l][s];
                    for (int q = 0; q < nodes; q++) {
                        sum[q] += count[q] * score[q];
                    }
                }
                for (int r = 0; r < left[k].length; r++) {
                    double[] score = left[k][r];
                    double total = 0;
                    for (int q = 0; q < nodes; q++) {
                        total += score[q] * sum[q];
                    }
                    blocks[offset + r][s] += total;
                }
            }
        }
    }

    private double[][] differences(double[] free) {
        double[][] information = new double[free.length][];
        for (int a = 0; a < free.length; a++) {
            double[] upper = shifted(free, a, STEP);
            double[] lower = shifted(free, a, -STEP);
            double[] row = new double[free.length];
            for (int b = 0; b < row.length; b++) {
                row[b] = (lower[b] - upper[b]) / (2 * STEP);
            }
            information[a] = row;
        }
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < a; b++) {
                double mean = (information[a][b] + information[b][a]) / 2;
                information[a][b] = mean;
                information[b][a] = mean;
            }
        }
        return information;
    }

    private double[] shifted(double[] free, int parameter, double step) {
        double[] other = free.clone();
        other[parameter] += step;
        Expectation expectation = likelihood.expectation(other);
        return expectation.isAdmissible()
                ? likelihood.gradient(expectation, other)
                : java.util.Arrays.stream(other).map(x -> Double.NaN).toArray();
    }
}
