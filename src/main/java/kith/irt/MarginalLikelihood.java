package kith.irt;

import java.util.List;
import kith.math.Parallel;

/**
 * Marginal log-likelihood of response patterns with its gradient and the expected information of the complete data.
 *
 * <p>Patterns are worked through in pieces whose size does not depend on the number of threads and whose sums are added
 * in order, so that any number of threads gives the same digits.
 */
final class MarginalLikelihood {

    private static final int SMALLEST_PIECE = 64;
    private static final int PIECES = 16;
    /** Below this many products of patterns, items and nodes, starting threads takes longer than the work. */
    private static final long WORTH_THREADS = 2_000_000;

    final ResponsePatterns patterns;
    final ParameterLayout layout;
    final NodeGrid nodes;
    final int[] specificOf;
    private final double[][][][] points;
    private final Parallel parallel;
    private final double steepest;

    MarginalLikelihood(ResponsePatterns patterns, ParameterLayout layout, IrtQuestion question) {
        this.patterns = patterns;
        this.layout = layout;
        this.nodes = new NodeGrid(question.structure(), question.grid());
        int items = patterns.items().size();
        specificOf = new int[items];
        points = new double[patterns.groups().size()][items][][];
        for (int i = 0; i < items; i++) {
            specificOf[i] = question.structure().specificOf(i);
            double[][] of = nodes.points(layout.items()[0][i].factors());
            for (int g = 0; g < points.length; g++) {
                points[g][i] = of;
            }
        }
        parallel = new Parallel(question.threads());
        steepest = question.grid().steepestSlope();
    }

    /** Largest absolute value of each free parameter: slopes are limited to what the grid integrates. */
    double[] limits() {
        double[] limits = new double[layout.size()];
        java.util.Arrays.fill(limits, Double.POSITIVE_INFINITY);
        for (ItemParameters[] group : layout.items()) {
            for (ItemParameters item : group) {
                for (int f = 0; f < item.factors().length; f++) {
                    if (item.index()[f] >= 0) {
                        limits[item.index()[f]] = steepest;
                    }
                }
            }
        }
        return limits;
    }

    int groups() {
        return points.length;
    }

    int items() {
        return specificOf.length;
    }

    int nodesOf(int item) {
        return specificOf[item] < 0 ? nodes.generalNodes() : nodes.generalNodes() * nodes.specificNodes();
    }

    Parallel parallel(long work) {
        return work < WORTH_THREADS ? new Parallel(1) : parallel;
    }

    /** Sums over a piece of the patterns of a group. */
    private final class Piece {
        private final double[][][] counts = new double[items()][][];
        private final double[] nodeCounts = new double[nodes.generalNodes()];
        private double logLikelihood;

        Piece(int group, int from, int to, ItemCurve[] curves, double[] prior) {
            for (int i = 0; i < items(); i++) {
                counts[i] = new double[curves[i].categories][nodesOf(i)];
            }
            PatternPosterior posterior = new PatternPosterior(nodes, specificOf);
            byte[][] all = patterns.patterns(group);
            double[] frequency = patterns.frequency(group);
            for (int p = from; p < to; p++) {
                if (frequency[p] == 0) {
                    continue;
                }
                logLikelihood += frequency[p] * posterior.compute(curves, prior, all[p]);
                add(nodeCounts, posterior.general, frequency[p]);
                for (int i = 0; i < items(); i++) {
                    if (all[p][i] >= 0) {
                        add(counts[i][all[p][i]], posterior.at(i), frequency[p]);
                    }
                }
            }
        }
    }

    private static void add(double[] sum, double[] values, double weight) {
        for (int q = 0; q < sum.length; q++) {
            sum[q] += weight * values[q];
        }
    }

    int pieceSize(int group) {
        return Math.max(SMALLEST_PIECE, (patterns.size(group) + PIECES - 1) / PIECES);
    }

    Expectation expectation(double[] free) {
        ItemCurve[][] curves = curves(free);
        GroupDistribution[] distributions = new GroupDistribution[groups()];
        for (int g = 0; g < groups(); g++) {
            distributions[g] = layout.groups()[g].distribution(nodes.general(), free);
            boolean admissible = distributions[g].isAdmissible();
            for (ItemCurve curve : curves[g]) {
                admissible &= curve.isAdmissible();
            }
            if (!admissible) {
                return Expectation.INADMISSIBLE;
            }
        }
        double logLikelihood = 0;
        double[][][][] counts = new double[groups()][][][];
        double[][] nodeCounts = new double[groups()][];
        for (int g = 0; g < groups(); g++) {
            Piece sum = sum(g, curves[g], distributions[g].weight);
            logLikelihood += sum.logLikelihood;
            counts[g] = sum.counts;
            nodeCounts[g] = sum.nodeCounts;
        }
        return Double.isNaN(logLikelihood) || logLikelihood == Double.NEGATIVE_INFINITY
                ? Expectation.INADMISSIBLE
                : new Expectation(logLikelihood, curves, distributions, counts, nodeCounts);
    }

    ItemCurve[][] curves(double[] free) {
        ItemCurve[][] curves = new ItemCurve[groups()][items()];
        for (int g = 0; g < groups(); g++) {
            for (int i = 0; i < items(); i++) {
                ItemParameters item = layout.items()[g][i];
                curves[g][i] = new ItemCurve(item, item.raw(item.own(free)), points[g][i]);
            }
        }
        return curves;
    }

    private Piece sum(int group, ItemCurve[] curves, double[] prior) {
        int size = pieceSize(group);
        int pieces = Math.max(1, (patterns.size(group) + size - 1) / size);
        long work = (long) patterns.size(group) * items() * nodesOf(0);
        List<Piece> done = parallel(work)
                .map(
                        pieces,
                        k -> new Piece(group, k * size, Math.min((k + 1) * size, patterns.size(group)), curves, prior));
        Piece sum = done.get(0);
        for (Piece piece : done.subList(1, done.size())) {
            sum.logLikelihood += piece.logLikelihood;
            add(sum.nodeCounts, piece.nodeCounts, 1);
            for (int i = 0; i < items(); i++) {
                for (int k = 0; k < sum.counts[i].length; k++) {
                    add(sum.counts[i][k], piece.counts[i][k], 1);
                }
            }
        }
        return sum;
    }

    double[] gradient(Expectation expectation, double[] free) {
        double[] gradient = new double[free.length];
        for (int g = 0; g < groups(); g++) {
            for (int i = 0; i < items(); i++) {
                ItemParameters item = layout.items()[g][i];
                double[] raw = expectation.curves()[g][i].gradient(expectation.counts()[g][i]);
                addVector(item.index(), transposed(item.jacobian(item.own(free)), raw), gradient);
            }
            addVector(
                    layout.groups()[g].index(),
                    expectation.distributions()[g].gradient(expectation.nodeCounts()[g]),
                    gradient);
        }
        return gradient;
    }

    /** Expected information of the complete data, positive semidefinite everywhere. */
    double[][] completeInformation(Expectation expectation, double[] free) {
        double[][] information = new double[free.length][free.length];
        for (int g = 0; g < groups(); g++) {
            for (int i = 0; i < items(); i++) {
                ItemParameters item = layout.items()[g][i];
                double[][] jacobian = item.jacobian(item.own(free));
                double[][] raw = expectation.curves()[g][i].expectedInformation(
                        expectation.counts()[g][i]);
                addMatrix(item.index(), item.index(), sandwich(jacobian, raw, jacobian), information);
            }
            int[] index = layout.groups()[g].index();
            addMatrix(
                    index,
                    index,
                    expectation.distributions()[g].expectedInformation(
                            expectation.nodeCounts()[g]),
                    information);
        }
        return information;
    }

    static double[] transposed(double[][] jacobian, double[] raw) {
        double[] own = new double[jacobian.length == 0 ? 0 : jacobian[0].length];
        for (int r = 0; r < jacobian.length; r++) {
            for (int o = 0; o < own.length; o++) {
                own[o] += jacobian[r][o] * raw[r];
            }
        }
        return own;
    }

    /** J′ M K. */
    static double[][] sandwich(double[][] j, double[][] m, double[][] k) {
        double[][] right = new double[m.length][k[0].length];
        for (int r = 0; r < m.length; r++) {
            for (int s = 0; s < m[r].length; s++) {
                double value = m[r][s];
                for (int b = 0; b < right[r].length && value != 0; b++) {
                    right[r][b] += value * k[s][b];
                }
            }
        }
        double[][] product = new double[j[0].length][k[0].length];
        for (int r = 0; r < m.length; r++) {
            for (int a = 0; a < product.length; a++) {
                double value = j[r][a];
                for (int b = 0; b < product[a].length && value != 0; b++) {
                    product[a][b] += value * right[r][b];
                }
            }
        }
        return product;
    }

    static void addVector(int[] index, double[] values, double[] sum) {
        for (int i = 0; i < index.length; i++) {
            if (index[i] >= 0) {
                sum[index[i]] += values[i];
            }
        }
    }

    static void addMatrix(int[] rows, int[] cols, double[][] values, double[][] sum) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < cols.length && rows[i] >= 0; j++) {
                if (cols[j] >= 0) {
                    sum[rows[i]][cols[j]] += values[i][j];
                }
            }
        }
    }
}
