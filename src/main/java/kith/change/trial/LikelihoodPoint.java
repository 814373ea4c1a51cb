package kith.change.trial;

import java.util.ArrayList;
import java.util.List;
import kith.math.MatrixProduct;
import kith.math.PositiveDefinite;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The likelihood of a mixed model at covariance parameters θ, with gradient, expected and observed information, and
 * what small-sample inference needs: Φ = (X′V⁻¹X)⁻¹, P_k = −X′V⁻¹V_kV⁻¹X, Q_kl = X′V⁻¹V_kV⁻¹V_lV⁻¹X, R_kl =
 * X′V⁻¹V_klV⁻¹X.
 */
final class LikelihoodPoint {

    private final RepeatedDesign design;
    private final VisitCovariance covariance;
    private final Likelihood kind;
    private final double[] theta;
    private final int terms;
    private final int parameters;
    private final List<Block> blocks = new ArrayList<>();
    private double logDeterminant;
    private double[] beta = new double[0];
    private DMatrixRMaj phi = new DMatrixRMaj(0, 0);
    private double value = Double.NaN;

    /** A block with its design, its outcome and the inverse of its covariances. */
    private record Block(int[] rows, DMatrixRMaj x, DMatrixRMaj inverse) {}

    /** Sums over blocks that rest on derivatives. */
    record Derivatives(
            double[] gradient,
            DMatrixRMaj expected,
            DMatrixRMaj observed,
            DMatrixRMaj[] p,
            DMatrixRMaj[][] q,
            DMatrixRMaj[][] r) {}

    /**
     * @param theta parameters of the visits, and the logarithm of the standard deviation of clusters where there are
     *     some
     */
    LikelihoodPoint(RepeatedDesign design, VisitCovariance covariance, Likelihood kind, double[] theta) {
        this.design = design;
        this.covariance = covariance;
        this.kind = kind;
        this.theta = theta.clone();
        this.terms = design.terms().size();
        this.parameters = theta.length;
        evaluate();
    }

    double[] theta() {
        return theta.clone();
    }

    double[] beta() {
        return beta.clone();
    }

    DMatrixRMaj phi() {
        return phi;
    }

    /** NaN where the covariances are not positive definite. */
    double value() {
        return value;
    }

    private boolean isCluster(int k) {
        return k >= covariance.parameters();
    }

    private DMatrixRMaj expanded(DMatrixRMaj visits, double shared, int[] rows) {
        int n = rows.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean same = design.person()[rows[i]] == design.person()[rows[j]];
                double own = same ? visits.get(design.visit()[rows[i]], design.visit()[rows[j]]) : 0;
                matrix.set(i, j, own + shared);
            }
        }
        return matrix;
    }

    private double clusterVariance() {
        return design.isClustered() ? Math.exp(2 * theta[parameters - 1]) : 0;
    }

    private void evaluate() {
        DMatrixRMaj visits = covariance.at(theta);
        DMatrixRMaj information = new DMatrixRMaj(terms, terms);
        DMatrixRMaj score = new DMatrixRMaj(terms, 1);
        for (int[] rows : design.blocks()) {
            int n = rows.length;
            DMatrixRMaj inverse = expanded(visits, clusterVariance(), rows);
            double log = PositiveDefinite.invert(inverse.data, n);
            if (Double.isNaN(log)) {
                return;
            }
            logDeterminant += log;
            DMatrixRMaj x = new DMatrixRMaj(n, terms);
            DMatrixRMaj y = new DMatrixRMaj(n, 1);
            for (int i = 0; i < n; i++) {
                y.set(i, 0, design.y()[rows[i]]);
                for (int j = 0; j < terms; j++) {
                    x.set(i, j, design.x()[rows[i]][j]);
                }
            }
            blocks.add(new Block(rows, x, inverse));
            DMatrixRMaj weighted = MatrixProduct.of(inverse, x);
            CommonOps_DDRM.multAddTransA(x, weighted, information);
            CommonOps_DDRM.multAddTransA(weighted, y, score);
        }
        phi = information.copy();
        double logInformation = PositiveDefinite.invert(phi.data, terms);
        if (Double.isNaN(logInformation)) {
            return;
        }
        beta = MatrixProduct.of(phi, score).data;
        double squares = 0;
        for (Block block : blocks) {
            DMatrixRMaj residual = residual(block);
            squares += dot(residual, MatrixProduct.of(block.inverse(), residual));
        }
        boolean restricted = kind == Likelihood.REML;
        double n = design.rows() - (restricted ? terms : 0);
        value = -0.5 * (n * Math.log(2 * Math.PI) + logDeterminant + squares + (restricted ? logInformation : 0));
    }

    private DMatrixRMaj residual(Block block) {
        int n = block.rows().length;
        DMatrixRMaj residual = new DMatrixRMaj(n, 1);
        for (int i = 0; i < n; i++) {
            double fitted = 0;
            for (int j = 0; j < terms; j++) {
                fitted += block.x().get(i, j) * beta[j];
            }
            residual.set(i, 0, design.y()[block.rows()[i]] - fitted);
        }
        return residual;
    }

    private static double dot(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.numRows; i++) {
            sum += a.get(i, 0) * b.get(i, 0);
        }
        return sum;
    }

    private DMatrixRMaj first(int k, int[] rows) {
        return isCluster(k)
                ? expanded(new DMatrixRMaj(covariance.visits(), covariance.visits()), 2 * clusterVariance(), rows)
                : expanded(covariance.first(theta, k), 0, rows);
    }

    private DMatrixRMaj second(int k, int l, int[] rows) {
        if (isCluster(k) != isCluster(l)) {
            return new DMatrixRMaj(rows.length, rows.length);
        }
        return isCluster(k)
                ? expanded(new DMatrixRMaj(covariance.visits(), covariance.visits()), 4 * clusterVariance(), rows)
                : expanded(covariance.second(theta, k, l), 0, rows);
    }

    Derivatives derivatives() {
        return new Sums().derivatives();
    }

    /** Sums over the blocks. */
    private final class Sums {

        private final double[] trace = new double[parameters];
        private final double[] form = new double[parameters];
        private final double[][] traces = new double[parameters][parameters];
        private final double[][] secondTraces = new double[parameters][parameters];
        private final double[][] forms = new double[parameters][parameters];
        private final double[][] secondForms = new double[parameters][parameters];
        private final DMatrixRMaj[] w = new DMatrixRMaj[parameters];
        private final DMatrixRMaj[] p = new DMatrixRMaj[parameters];
        private final DMatrixRMaj[][] q = zeros();
        private final DMatrixRMaj[][] r = zeros();

        private DMatrixRMaj[][] zeros() {
            DMatrixRMaj[][] zeros = new DMatrixRMaj[parameters][parameters];
            for (DMatrixRMaj[] row : zeros) {
                for (int k = 0; k < parameters; k++) {
                    row[k] = new DMatrixRMaj(terms, terms);
                }
            }
            return zeros;
        }

        Derivatives derivatives() {
            for (int k = 0; k < parameters; k++) {
                p[k] = new DMatrixRMaj(terms, terms);
                w[k] = new DMatrixRMaj(terms, 1);
            }
            blocks.forEach(this::add);
            return finish();
        }

        private void add(Block block) {
            DMatrixRMaj vx = MatrixProduct.of(block.inverse(), block.x());
            DMatrixRMaj u = MatrixProduct.of(block.inverse(), residual(block));
            DMatrixRMaj[] d = new DMatrixRMaj[parameters];
            DMatrixRMaj[] a = new DMatrixRMaj[parameters];
            DMatrixRMaj[] dvx = new DMatrixRMaj[parameters];
            DMatrixRMaj[] du = new DMatrixRMaj[parameters];
            for (int k = 0; k < parameters; k++) {
                d[k] = first(k, block.rows());
                a[k] = MatrixProduct.of(block.inverse(), d[k]);
                dvx[k] = MatrixProduct.of(d[k], vx);
                du[k] = MatrixProduct.of(d[k], u);
                trace[k] += CommonOps_DDRM.trace(a[k]);
                form[k] += dot(u, du[k]);
                CommonOps_DDRM.multAddTransA(-1, vx, dvx[k], p[k]);
                CommonOps_DDRM.multAddTransA(vx, du[k], w[k]);
            }
            for (int k = 0; k < parameters; k++) {
                for (int l = 0; l < parameters; l++) {
                    traces[k][l] += MatrixProduct.trace(a[k], a[l]);
                    forms[k][l] += dot(du[k], MatrixProduct.of(block.inverse(), du[l]));
                    CommonOps_DDRM.multAddTransA(dvx[k], MatrixProduct.of(block.inverse(), dvx[l]), q[k][l]);
                    DMatrixRMaj second = second(k, l, block.rows());
                    secondTraces[k][l] += MatrixProduct.trace(block.inverse(), second);
                    secondForms[k][l] += dot(u, MatrixProduct.of(second, u));
                    CommonOps_DDRM.multAddTransA(vx, MatrixProduct.of(second, vx), r[k][l]);
                }
            }
        }

        private Derivatives finish() {
            boolean restricted = kind == Likelihood.REML;
            double[] gradient = new double[parameters];
            DMatrixRMaj expected = new DMatrixRMaj(parameters, parameters);
            DMatrixRMaj observed = new DMatrixRMaj(parameters, parameters);
            for (int k = 0; k < parameters; k++) {
                double whole = trace[k] + (restricted ? MatrixProduct.trace(phi, p[k]) : 0);
                gradient[k] = 0.5 * (form[k] - whole);
                for (int l = 0; l < parameters; l++) {
                    double pair = traces[k][l];
                    double second = secondTraces[k][l];
                    if (restricted) {
                        DMatrixRMaj left = MatrixProduct.of(phi, p[k]);
                        DMatrixRMaj right = MatrixProduct.of(phi, p[l]);
                        pair += MatrixProduct.trace(left, right)
                                - MatrixProduct.trace(phi, q[k][l])
                                - MatrixProduct.trace(phi, q[l][k]);
                        second -= MatrixProduct.trace(phi, r[k][l]);
                    }
                    double both = forms[k][l] - dot(w[k], MatrixProduct.of(phi, w[l]));
                    expected.set(k, l, 0.5 * pair);
                    observed.set(k, l, 0.5 * (second - pair) + both - 0.5 * secondForms[k][l]);
                }
            }
            return new Derivatives(gradient, expected, observed, p, q, r);
        }
    }
}
