package kith.irt;

import java.util.List;
import kith.math.SmallMatrices;

/**
 * Exact observed information: minus the second derivatives of the marginal log-likelihood.
 *
 * <p>By Louis' (1982) identity it is Σ s s′ − E[∂²L / L] over patterns, where the complete-data likelihood L is a
 * product over items: the block of two items needs only the expected counts of pairs of responses at each node, that of
 * an item with itself ∂²P/P. Oakes' (1999) identity gives the same matrix; mirt takes its derivative numerically. Items
 * of different specific factors are independent given the general ones: their blocks need the means of their scores
 * given those ({@link ConditionalScores}).
 */
final class ObservedInformation {

    /** More stored posterior values than this and the gradient is differenced. */
    private static final long LARGEST = 20_000_000;

    private static final double STEP = 1e-4;

    private final MarginalLikelihood likelihood;

    ObservedInformation(MarginalLikelihood likelihood) {
        this.likelihood = likelihood;
    }

    /** Whether it is found without differences, so that it may serve Newton steps. */
    boolean isAnalytic() {
        long stored = 0;
        for (int g = 0; g < likelihood.groups(); g++) {
            long nodes = likelihood.nodes.generalNodes()
                    * (1L + (long) likelihood.nodes.specific() * likelihood.nodes.specificNodes());
            stored += likelihood.patterns.size(g) * nodes;
        }
        return stored <= LARGEST;
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
                double[][] cross = withLatent(scores[i], atNodes(latent, counts[0].length), counts);
                double[][] mapped =
                        MarginalLikelihood.sandwich(jacobians[i], cross, SmallMatrices.identity(latent.length));
                addBoth(layout[i].index(), latentIndex, mapped, second);
            }
        }
        double[][][] posterior = posterior(g, curves, distribution);
        int pairs = items * (items - 1) / 2;
        long work = (long) pairs * posterior[0].length * likelihood.nodesOf(0);
        double[][] across = likelihood.nodes.specific() == 0
                ? new double[0][]
                : ConditionalScores.products(likelihood, g, curves, distribution.weight, scores);
        List<double[][]> blocks =
                likelihood.parallel(work).map(items, j -> row(g, j, curves, scores, posterior, across));
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

    /** The same derivatives at the nodes of an item with a specific factor, whose points vary fastest. */
    private static double[][] atNodes(double[][] latent, int nodes) {
        if (latent[0].length == nodes) {
            return latent;
        }
        int specific = nodes / latent[0].length;
        double[][] expanded = new double[latent.length][nodes];
        for (int a = 0; a < latent.length; a++) {
            for (int q = 0; q < nodes; q++) {
                expanded[a][q] = latent[a][q / specific];
            }
        }
        return expanded;
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

    /**
     * Posterior times frequency: of the general factors, then of these with each specific factor; by pattern and node.
     */
    private double[][][] posterior(int g, ItemCurve[] curves, GroupDistribution distribution) {
        double[][][] all = new double[1 + likelihood.nodes.specific()][likelihood.patterns.size(g)][];
        double[] frequency = likelihood.patterns.frequency(g);
        PatternPosterior posterior = new PatternPosterior(likelihood.nodes, likelihood.specificOf);
        for (int p = 0; p < frequency.length; p++) {
            posterior.compute(curves, distribution.weight, likelihood.patterns.patterns(g)[p]);
            all[0][p] = times(frequency[p], posterior.general);
            for (int s = 0; s < posterior.joint.length; s++) {
                all[s + 1][p] = times(frequency[p], posterior.joint[s]);
            }
        }
        return all;
    }

    private static double[] times(double factor, double[] values) {
        double[] product = values.clone();
        for (int q = 0; q < product.length; q++) {
            product[q] *= factor;
        }
        return product;
    }

    /** Blocks of item j with all items before it, raw parameters, one below the other. */
    private double[][] row(
            int g, int j, ItemCurve[] curves, double[][][][] scores, double[][][] posterior, double[][] across) {
        int rows = 0;
        for (int i = 0; i < j; i++) {
            rows += curves[i].rawSize();
        }
        double[][] blocks = new double[rows][curves[j].rawSize()];
        int offset = 0;
        for (int i = 0; i < j; i++) {
            if (likelihood.specificOf[i] == likelihood.specificOf[j]) {
                double[][][] joint = pairs(g, i, j, curves, posterior[1 + likelihood.specificOf[j]]);
                contract(joint, scores[i], scores[j], blocks, offset);
            } else {
                for (int r = 0; r < curves[i].rawSize(); r++) {
                    System.arraycopy(across[offset + r], rows, blocks[offset + r], 0, curves[j].rawSize());
                }
            }
            offset += curves[i].rawSize();
        }
        return blocks;
    }

    /** Expected respondents by the categories of two items and node. */
    private double[][][] pairs(int g, int i, int j, ItemCurve[] curves, double[][] posterior) {
        int nodes = curves[j].nodes;
        double[][][] joint = new double[curves[i].categories][curves[j].categories][nodes];
        byte[][] patterns = likelihood.patterns.patterns(g);
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
        return joint;
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
