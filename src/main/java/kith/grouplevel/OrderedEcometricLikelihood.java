package kith.grouplevel;

import java.util.Arrays;
import java.util.List;
import kith.math.CumulativeLink;
import kith.math.Objective;
import kith.math.Parallel;
import kith.math.QuasiNewton;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The marginal likelihood of ordered responses to items of persons in groups:
 *
 * <p>P(y_ij ≤ a) = F(τ_ja − x_i′γ − σ_g b − σ_p w), with b of the group and w of the person standard normal. As all
 * items have the same predictor, a person's likelihood is one function of it, g_i(η), and the integral over w is a sum
 * of g_i over points of the predictor weighted by a normal density, whatever the group and the covariates. The gradient
 * is analytic (Fisher's identity). Value and gradient are −log L by the number of groups. Parameters: thresholds
 * ({@link ThresholdLayout}), γ, log σ_p, σ_g (whose sign does not matter).
 */
final class OrderedEcometricLikelihood implements Objective, QuasiNewton.Curvature {

    private static final int PIECES = 16;
    private static final int RESCALED = 16;

    private final OrderedResponses data;
    private final CumulativeLink link;
    private final ThresholdLayout layout;
    private final Parallel parallel;
    private final int dimension;
    private OrderedGrid grid;
    private double[] latestPoint = new double[0];
    private List<Piece> latest = List.of();

    OrderedEcometricLikelihood(
            OrderedResponses data, CumulativeLink link, ThresholdLayout layout, OrderedGrid grid, Parallel parallel) {
        this.data = data;
        this.link = link;
        this.layout = layout;
        this.grid = grid;
        this.parallel = parallel;
        this.dimension = layout.count() + data.effects() + 2;
    }

    /** What groups from one to another give: scores, log-likelihoods and posterior moments of b. */
    record Piece(
            int from, double[][] scores, double[] logLikelihood, double[] mean, double[] deviation, int[][] windows) {}

    @Override
    public int dimension() {
        return dimension;
    }

    int effectsAt() {
        return layout.count();
    }

    int personAt() {
        return dimension - 2;
    }

    int groupAt() {
        return dimension - 1;
    }

    void use(OrderedGrid other) {
        grid = other;
        latestPoint = new double[0];
    }

    /** All groups at a point, in their order. */
    List<Piece> pieces(double[] point) {
        if (!Arrays.equals(latestPoint, point)) {
            Tables tables = new Tables(point);
            int groups = data.groups();
            latest = parallel.map(PIECES, piece -> {
                int from = (int) ((long) groups * piece / PIECES);
                int to = (int) ((long) groups * (piece + 1) / PIECES);
                return new Work(tables, from, to).run();
            });
            latestPoint = point.clone();
        }
        return latest;
    }

    double logLikelihood(double[] point) {
        double sum = 0;
        for (Piece piece : pieces(point)) {
            for (double value : piece.logLikelihood) {
                sum += value;
            }
        }
        return sum;
    }

    @Override
    public double value(double[] point) {
        return -logLikelihood(point) / data.groups();
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        double value = value(point);
        Arrays.fill(gradient, 0);
        for (Piece piece : pieces(point)) {
            for (double[] score : piece.scores) {
                for (int k = 0; k < dimension; k++) {
                    gradient[k] -= score[k] / data.groups();
                }
            }
        }
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /**
     * The inverse of the mean cross-product of the groups' scores, which near a maximum is the information of a group.
     */
    @Override
    public boolean inverse(double[] point, DMatrixRMaj inverse) {
        DMatrixRMaj products = crossProducts(point);
        CommonOps_DDRM.scale(1.0 / data.groups(), products);
        for (int k = 0; k < dimension; k++) {
            products.add(k, k, 1e-3 * products.get(k, k) + 1e-8);
        }
        return CommonOps_DDRM.invert(products, inverse) && Double.isFinite(CommonOps_DDRM.elementSum(inverse));
    }

    /** The sum of the cross-products of the groups' scores. */
    DMatrixRMaj crossProducts(double[] point) {
        DMatrixRMaj products = new DMatrixRMaj(dimension, dimension);
        for (Piece piece : pieces(point)) {
            for (double[] score : piece.scores) {
                for (int a = 0; a < dimension; a++) {
                    for (int b = 0; b < dimension; b++) {
                        products.data[a * dimension + b] += score[a] * score[b];
                    }
                }
            }
        }
        return products;
    }

    /** What all groups share at a point. */
    private final class Tables {
        final double[] point;
        final double person;
        final double personRate;
        final double group;
        final PredictorProbabilities probabilities;
        /** By node, over points; none where covariates move the mean of each person. */
        final double[][] kernels;

        Tables(double[] point) {
            this.point = point;
            this.person = FlooredDeviation.of(point[personAt()]);
            this.personRate = FlooredDeviation.rate(point[personAt()]);
            this.group = point[groupAt()];
            this.probabilities = new PredictorProbabilities(link, layout.thresholds(point), grid, person);
            this.kernels = data.effects() > 0 ? new double[0][] : probabilities.kernels(group);
        }
    }

    /** The work of some groups, on memory of its own. */
    private final class Work {
        private final Tables tables;
        private final int from;
        private final int to;
        private final int points;
        private final double[][][] counts;
        private final double[] posterior;

        Work(Tables tables, int from, int to) {
            this.tables = tables;
            this.from = from;
            this.to = to;
            this.points = grid.predictor().length;
            this.counts = new double[data.items()][][];
            for (int j = 0; j < counts.length; j++) {
                counts[j] = new double[tables.probabilities.probability[j].length][points];
            }
            this.posterior = new double[points];
        }

        Piece run() {
            int n = to - from;
            Piece piece = new Piece(
                    from, new double[n][dimension], new double[n], new double[n], new double[n], new int[n][2]);
            for (int j = from; j < to; j++) {
                group(j, piece, j - from);
            }
            return piece;
        }

        private void group(int j, Piece piece, int at) {
            int[][] answers = data.answers().get(j);
            int first = grid.first()[j];
            int width = grid.last()[j] - first + 1;
            double[] logs = new double[width];
            double[][] likelihood = new double[answers.length][width];
            double[][] byMean = new double[answers.length][width];
            double[][] bySpread = new double[answers.length][width];
            double[][] curves = new double[answers.length][points];
            double[][] kernels = kernels(first, width);
            double scaled = 0;
            for (int i = 0; i < answers.length; i++) {
                scaled += curve(answers[i], curves[i]);
                double[] x = data.covariates().get(j)[i];
                for (int q = 0; q < width; q++) {
                    double mean = mean(x, first + q);
                    double[] kernel = kernels[q];
                    if (data.effects() > 0) {
                        tables.probabilities.fillKernel(mean, kernel);
                    }
                    integrate(curves[i], kernel, mean, likelihood[i], byMean[i], bySpread[i], q);
                    logs[q] += Math.log(likelihood[i][q]);
                }
            }
            double[] share = shares(logs, first, piece, at);
            piece.logLikelihood[at] += scaled;
            score(j, answers, curves, kernels, likelihood, byMean, bySpread, share, first, piece.scores[at]);
        }

        private double[][] kernels(int first, int width) {
            if (data.effects() == 0) {
                return Arrays.copyOfRange(tables.kernels, first, first + width);
            }
            return new double[width][points];
        }

        private double mean(double[] x, int node) {
            double mean = tables.group * grid.nodes()[node];
            for (int c = 0; c < x.length; c++) {
                mean += x[c] * tables.point[effectsAt() + c];
            }
            return mean;
        }

        /** g over points, divided by what is given as a logarithm. */
        private double curve(int[] answers, double[] curve) {
            Arrays.fill(curve, 1);
            double scaled = 0;
            int taken = 0;
            for (int j = 0; j < answers.length; j++) {
                if (answers[j] < 0) {
                    continue;
                }
                double[] probability = tables.probabilities.probability[j][answers[j]];
                for (int m = 0; m < points; m++) {
                    curve[m] *= probability[m];
                }
                if (++taken % RESCALED == 0) {
                    double largest = 0;
                    for (double value : curve) {
                        largest = Math.max(largest, value);
                    }
                    for (int m = 0; m < points; m++) {
                        curve[m] /= largest;
                    }
                    scaled += Math.log(largest);
                }
            }
            return scaled;
        }

        private void integrate(
                double[] curve,
                double[] kernel,
                double mean,
                double[] likelihood,
                double[] byMean,
                double[] bySpread,
                int q) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int m = 0; m < points; m++) {
                double mass = curve[m] * kernel[m];
                double distance = grid.predictor()[m] - mean;
                sum += mass;
                first += mass * distance;
                second += mass * distance * distance;
            }
            double variance = tables.person * tables.person;
            likelihood[q] = Math.max(sum, 1e-300);
            byMean[q] = first / (likelihood[q] * variance);
            bySpread[q] = second / (likelihood[q] * variance) - 1;
        }

        /** The posterior of the nodes; log-likelihood, moments and window go to the piece. */
        private double[] shares(double[] logs, int first, Piece piece, int at) {
            int width = logs.length;
            double[] share = new double[width];
            double largest = Double.NEGATIVE_INFINITY;
            for (int q = 0; q < width; q++) {
                share[q] = logs[q] + grid.logWeights()[first + q];
                largest = Math.max(largest, share[q]);
            }
            double sum = 0;
            piece.windows[at] = new int[] {width - 1, 0};
            for (int q = 0; q < width; q++) {
                if (share[q] > largest - 34) {
                    piece.windows[at][0] = Math.min(piece.windows[at][0], q);
                    piece.windows[at][1] = Math.max(piece.windows[at][1], q);
                }
                share[q] = Math.exp(share[q] - largest);
                sum += share[q];
            }
            piece.windows[at][0] += first;
            piece.windows[at][1] += first;
            double mean = 0;
            double square = 0;
            for (int q = 0; q < width; q++) {
                share[q] /= sum;
                mean += share[q] * grid.nodes()[first + q];
            }
            for (int q = 0; q < width; q++) {
                double distance = grid.nodes()[first + q] - mean;
                square += share[q] * distance * distance;
            }
            piece.logLikelihood[at] = largest + Math.log(sum);
            piece.mean[at] = mean;
            piece.deviation[at] = Math.sqrt(square);
            return share;
        }

        private void score(
                int j,
                int[][] answers,
                double[][] curves,
                double[][] kernels,
                double[][] likelihood,
                double[][] byMean,
                double[][] bySpread,
                double[] share,
                int first,
                double[] score) {
            for (double[][] item : counts) {
                for (double[] category : item) {
                    Arrays.fill(category, 0);
                }
            }
            for (int i = 0; i < answers.length; i++) {
                double[] x = data.covariates().get(j)[i];
                Arrays.fill(posterior, 0);
                for (int q = 0; q < share.length; q++) {
                    if (share[q] < 1e-15) {
                        continue;
                    }
                    double slope = share[q] * byMean[i][q];
                    score[groupAt()] += slope * grid.nodes()[first + q];
                    score[personAt()] += share[q] * bySpread[i][q] * tables.personRate;
                    for (int c = 0; c < x.length; c++) {
                        score[effectsAt() + c] += slope * x[c];
                    }
                    double[] kernel = kernels[q];
                    if (x.length > 0) {
                        tables.probabilities.fillKernel(mean(x, first + q), kernel);
                    }
                    double factor = share[q] / likelihood[i][q];
                    for (int m = 0; m < points; m++) {
                        posterior[m] += factor * kernel[m];
                    }
                }
                for (int m = 0; m < points; m++) {
                    posterior[m] *= curves[i][m];
                }
                for (int item = 0; item < answers[i].length; item++) {
                    if (answers[i][item] >= 0) {
                        double[] count = counts[item][answers[i][item]];
                        for (int m = 0; m < points; m++) {
                            count[m] += posterior[m];
                        }
                    }
                }
            }
            layout.addGradient(tables.point, tables.probabilities.thresholdSlopes(counts), score);
        }
    }
}
