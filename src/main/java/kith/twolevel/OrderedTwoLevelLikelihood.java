package kith.twolevel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.math.CumulativeLink;
import kith.math.Objective;
import kith.math.Parallel;
import kith.math.QuasiNewton;
import kith.sem.estimation.Reduction;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The marginal likelihood of ordered responses with factors within and between clusters:
 *
 * <p>P(u_j ≤ k) = F(τ_jk − λ_Wj′ η_W − λ_Bj′ η_B), η_W ~ N(0, Ψ_W), η_B ~ N(0, Ψ_B), without residual variances between
 * clusters. Integrals are sums over equally spaced points; each cluster is summed over those points of η_B where its
 * likelihood lies. The gradient is analytic (Fisher's identity). Value and gradient are −log L by the number of
 * clusters, of the parameters that remain under the table's linear equalities.
 */
final class OrderedTwoLevelLikelihood implements Objective, QuasiNewton.Curvature {

    private static final int PIECES = 16;
    private static final double NEGLIGIBLE = 34;

    private final ParameterTable table;
    private final OrderedClusters data;
    private final CumulativeLink link;
    private final Reduction reduction;
    private final Parallel parallel;
    /** Number of the parameter of each threshold, −1 for a fixed one, and its value. */
    private final int[][] thresholdAt;

    private final double[][] thresholdValue;
    private NormalGrid within;
    private NormalGrid between;
    private int[][] windows;
    private double[] latestPoint = new double[0];
    private List<Piece> latest = List.of();

    /**
     * What clusters from one to another give: scores by all parameters, log-likelihoods and the points where they lie.
     */
    record Piece(int from, double[][] scores, double[] logLikelihood, int[][] windows) {}

    OrderedTwoLevelLikelihood(
            ParameterTable table, OrderedClusters data, CumulativeLink link, Reduction reduction, Parallel parallel) {
        this.table = table;
        this.data = data;
        this.link = link;
        this.reduction = reduction;
        this.parallel = parallel;
        int items = data.items();
        this.thresholdAt = new int[items][];
        this.thresholdValue = new double[items][];
        for (int j = 0; j < items; j++) {
            thresholdAt[j] = new int[data.categories()[j] - 1];
            thresholdValue[j] = new double[data.categories()[j] - 1];
        }
        for (Parameter row : table.parameters()) {
            if (row.op() == Operator.THRESHOLD && row.level() == 2) {
                int j = table.observed().indexOf(row.lhs());
                int k = Integer.parseInt(row.rhs().substring(1)) - 1;
                thresholdAt[j][k] = row.free() - 1;
                thresholdValue[j][k] = row.value();
            }
        }
    }

    @Override
    public int dimension() {
        return reduction.reduced();
    }

    double[] full(double[] point) {
        double[] theta = new double[reduction.full()];
        reduction.expand(point, theta);
        return theta;
    }

    /** Chooses points that serve the parameters, and the window of each cluster. */
    boolean prepare(double[] point) {
        FactorRoot inside = new FactorRoot(table, 1);
        FactorRoot outside = new FactorRoot(table, 2);
        double[] theta = full(point);
        if (!inside.take(theta) || !outside.take(theta)) {
            return false;
        }
        int most = 0;
        for (int[] counts : data.counts()) {
            most = Math.max(most, Arrays.stream(counts).sum());
        }
        within = NormalGrid.of(steps(inside, 1));
        between = NormalGrid.of(steps(outside, most));
        int[] all = new int[between.points()];
        Arrays.setAll(all, k -> k);
        windows = new int[data.clusters()][];
        Arrays.fill(windows, all);
        latestPoint = new double[0];
        if (!Double.isFinite(value(point))) {
            return false;
        }
        int[][] own = new int[data.clusters()][];
        for (Piece piece : pieces(point)) {
            System.arraycopy(piece.windows, 0, own, piece.from, piece.windows.length);
        }
        windows = own;
        latestPoint = new double[0];
        return true;
    }

    /**
     * The standard deviation that a factor has given as many rows if they tell the most that they can, which is less
     * than it has.
     */
    private double[] steps(FactorRoot root, int rows) {
        double[] steps = new double[root.factors()];
        for (int c = 0; c < steps.length; c++) {
            double information = 0;
            for (double[] loading : root.loadings) {
                information += link.mostInformation() * loading[c] * loading[c];
            }
            steps[c] = Math.min(0.6, 1 / Math.sqrt(1 + rows * information));
        }
        return steps;
    }

    List<Piece> pieces(double[] point) {
        if (!Arrays.equals(latestPoint, point)) {
            latest = tables(full(point)).map(this::pieces).orElse(List.of());
            latestPoint = point.clone();
        }
        return latest;
    }

    private List<Piece> pieces(Tables tables) {
        long clusters = data.clusters();
        return parallel.map(
                PIECES,
                piece -> new Work(tables, (int) (clusters * piece / PIECES), (int) (clusters * (piece + 1) / PIECES))
                        .run());
    }

    double logLikelihood(double[] point) {
        List<Piece> pieces = pieces(point);
        double sum = pieces.isEmpty() ? Double.NEGATIVE_INFINITY : 0;
        for (Piece piece : pieces) {
            for (double value : piece.logLikelihood) {
                sum += value;
            }
        }
        return sum;
    }

    @Override
    public double value(double[] point) {
        double value = -logLikelihood(point) / data.clusters();
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        double value = value(point);
        double[] all = new double[reduction.full()];
        for (Piece piece : pieces(point)) {
            for (double[] score : piece.scores) {
                for (int k = 0; k < all.length; k++) {
                    all[k] -= score[k] / data.clusters();
                }
            }
        }
        reduction.reduceGradient(all, gradient);
        return value;
    }

    /**
     * The inverse of the mean cross-product of the clusters' scores, which near a maximum is the information of a
     * cluster.
     */
    @Override
    public boolean inverse(double[] point, DMatrixRMaj inverse) {
        int r = dimension();
        DMatrixRMaj products = new DMatrixRMaj(r, r);
        double[] own = new double[r];
        for (Piece piece : pieces(point)) {
            for (double[] score : piece.scores) {
                reduction.reduceGradient(score, own);
                for (int a = 0; a < r; a++) {
                    for (int b = 0; b < r; b++) {
                        products.data[a * r + b] += own[a] * own[b] / data.clusters();
                    }
                }
            }
        }
        for (int k = 0; k < r; k++) {
            products.add(k, k, 1e-2 * products.get(k, k) + 1e-8);
        }
        return CommonOps_DDRM.invert(products, inverse) && Double.isFinite(CommonOps_DDRM.elementSum(inverse));
    }

    /** What all clusters share at a point; empty where thresholds do not ascend or factors have no root. */
    private Optional<Tables> tables(double[] theta) {
        FactorRoot inside = new FactorRoot(table, 1);
        FactorRoot outside = new FactorRoot(table, 2);
        double[][] thresholds = new double[data.items()][];
        boolean exists = inside.take(theta) && outside.take(theta);
        for (int j = 0; j < thresholds.length; j++) {
            thresholds[j] = thresholdValue[j].clone();
            for (int k = 0; k < thresholds[j].length; k++) {
                thresholds[j][k] = thresholdAt[j][k] < 0 ? thresholdValue[j][k] : theta[thresholdAt[j][k]];
                exists &= k == 0 || thresholds[j][k] > thresholds[j][k - 1];
            }
        }
        if (!exists) {
            return Optional.empty();
        }
        double[] weights = Arrays.stream(within.logWeights()).map(Math::exp).toArray();
        PairedProbabilities probabilities = new PairedProbabilities(
                link,
                thresholds,
                new PairedProbabilities.Level(inside.loadings, within),
                new PairedProbabilities.Level(outside.loadings, between));
        return Optional.of(new Tables(inside, outside, weights, probabilities));
    }

    /** @param weights of the points within */
    private record Tables(FactorRoot inside, FactorRoot outside, double[] weights, PairedProbabilities probabilities) {}

    /** The work of some clusters, on memory of its own. */
    private final class Work {
        private final Tables tables;
        private final int from;
        private final int to;
        private final int points;
        private final double[][] byThreshold = new double[data.items()][];
        private final double[][] byInside;
        private final double[][] byOutside;

        Work(Tables tables, int from, int to) {
            this.tables = tables;
            this.from = from;
            this.to = to;
            this.points = within.points();
            this.byInside = new double[data.items()][tables.inside.factors()];
            this.byOutside = new double[data.items()][tables.outside.factors()];
            for (int j = 0; j < data.items(); j++) {
                byThreshold[j] = new double[data.categories()[j] - 1];
            }
        }

        Piece run() {
            int n = to - from;
            Piece piece = new Piece(from, new double[n][reduction.full()], new double[n], new int[n][]);
            for (int cluster = from; cluster < to; cluster++) {
                cluster(cluster, piece, cluster - from);
            }
            return piece;
        }

        private void cluster(int cluster, Piece piece, int at) {
            int[] window = windows[cluster];
            int[][] patterns = data.patterns().get(cluster);
            int[] counts = data.counts().get(cluster);
            double[] logs = new double[window.length];
            double[][][] curves = new double[patterns.length][window.length][points];
            for (int i = 0; i < patterns.length; i++) {
                for (int q = 0; q < window.length; q++) {
                    logs[q] += counts[i] * Math.log(curve(patterns[i], window[q], curves[i][q]));
                }
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int q = 0; q < logs.length; q++) {
                logs[q] += between.logWeights()[window[q]];
                largest = Math.max(largest, logs[q]);
            }
            double sum = 0;
            int kept = 0;
            int[] own = new int[window.length];
            for (int q = 0; q < logs.length; q++) {
                if (logs[q] > largest - NEGLIGIBLE) {
                    own[kept++] = window[q];
                }
                logs[q] = Math.exp(logs[q] - largest);
                sum += logs[q];
            }
            piece.windows[at] = Arrays.copyOf(own, kept);
            piece.logLikelihood[at] = largest + Math.log(sum);
            score(patterns, counts, window, curves, logs, sum, piece.scores[at]);
        }

        /** The posterior of the points within, up to its sum, which is given. */
        private double curve(int[] pattern, int b, double[] curve) {
            System.arraycopy(tables.weights, 0, curve, 0, points);
            for (int j = 0; j < pattern.length; j++) {
                if (pattern[j] >= 0) {
                    double[] probability = tables.probabilities.probability[j][pattern[j]][b];
                    for (int w = 0; w < points; w++) {
                        curve[w] *= probability[w];
                    }
                }
            }
            double sum = 0;
            for (int w = 0; w < points; w++) {
                sum += curve[w];
            }
            double likelihood = Math.max(sum, 1e-300);
            for (int w = 0; w < points; w++) {
                curve[w] /= likelihood;
            }
            return likelihood;
        }

        private void score(
                int[][] patterns,
                int[] counts,
                int[] window,
                double[][][] curves,
                double[] share,
                double total,
                double[] score) {
            for (int j = 0; j < data.items(); j++) {
                Arrays.fill(byThreshold[j], 0);
                Arrays.fill(byInside[j], 0);
                Arrays.fill(byOutside[j], 0);
            }
            for (int i = 0; i < patterns.length; i++) {
                for (int q = 0; q < window.length; q++) {
                    double weight = counts[i] * share[q] / total;
                    if (weight > 1e-14) {
                        add(patterns[i], window[q], curves[i][q], weight);
                    }
                }
            }
            tables.inside.addGradient(byInside, score);
            tables.outside.addGradient(byOutside, score);
            for (int j = 0; j < data.items(); j++) {
                for (int k = 0; k < byThreshold[j].length; k++) {
                    if (thresholdAt[j][k] >= 0) {
                        score[thresholdAt[j][k]] += byThreshold[j][k];
                    }
                }
            }
        }

        private void add(int[] pattern, int b, double[] curve, double weight) {
            double[] node = between.nodes()[b];
            for (int j = 0; j < pattern.length; j++) {
                int a = pattern[j];
                if (a < 0) {
                    continue;
                }
                double[] probability = tables.probabilities.probability[j][a][b];
                boolean upper = a < byThreshold[j].length;
                double[] above = upper ? tables.probabilities.density[j][a][b] : probability;
                double[] below = a > 0 ? tables.probabilities.density[j][a - 1][b] : probability;
                double sumAbove = 0;
                double sumBelow = 0;
                double predictor = 0;
                for (int w = 0; w < points; w++) {
                    double mass = curve[w] / probability[w];
                    double up = upper ? mass * above[w] : 0;
                    double down = a > 0 ? mass * below[w] : 0;
                    sumAbove += up;
                    sumBelow += down;
                    double slope = down - up;
                    predictor += slope;
                    for (int c = 0; c < byInside[j].length; c++) {
                        byInside[j][c] += weight * slope * within.nodes()[w][c];
                    }
                }
                if (upper) {
                    byThreshold[j][a] += weight * sumAbove;
                }
                if (a > 0) {
                    byThreshold[j][a - 1] -= weight * sumBelow;
                }
                for (int c = 0; c < node.length; c++) {
                    byOutside[j][c] += weight * predictor * node[c];
                }
            }
        }
    }
}
