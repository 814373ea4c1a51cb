package kith.efa.precision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.efa.correlation.CorrelationSampling;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.math.Symmetric;
import kith.rotation.Axes;
import kith.rotation.Promax;
import kith.rotation.Rotation;
import kith.rotation.RotationConditions;
import kith.rotation.RowNormalization;
import kith.rotation.Varimax;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Analytic standard errors of rotated loadings and of the correlations of the factors.
 *
 * <p>The loadings of standardised items and the correlations of the factors, θ, make the discrepancy of the extraction
 * small, and keep to the {@link RotationConditions} c(θ) = 0, which take away just the freedom that the discrepancy
 * leaves. To first order, with I the curvature of the discrepancy, C = ∂c/∂θ and Δ = ∂ρ/∂θ,
 *
 * <pre>
 * ┌ I  Cᵀ ┐ ┌ dθ ┐   ┌ ΔᵀW dr ┐
 * └ C  0  ┘ └ ·  ┘ = └   0    ┘
 * </pre>
 *
 * <p>(Jennrich 1974, British Journal of Mathematical and Statistical Psychology 27:122), so that the errors of the
 * correlations r ({@link CorrelationSampling}) give those of θ. That the standardising of the items is estimated too is
 * taken into account (Ogasawara 1998). With {@link Curvature#OBSERVED} and {@link CorrelationSampling.Rows} neither
 * normal answers nor a model that holds are needed (Yuan, Marshall and Bentler 2002, doi 10.1007/BF02294711; Zhang
 * 2014, doi 10.1080/00273171.2014.908271 compares). C is found by central differences of exact gradients. Promax makes
 * no criterion small; its errors are those of the varimax before it, carried through the step to oblique axes.
 *
 * <p>Errors divide by n, as lavaan's with the normal likelihood. lavaan's {@code efa} turns loadings that are not
 * standardised, or holds the items' deviations fixed while it turns ({@code std.ov}); its errors for continuous answers
 * differ by up to a few percent. For ordered answers its loadings are standardised from the start, and the errors are
 * the same.
 *
 * <p>There are none for minimum rank (the bootstrap gives some), nor where a uniqueness is at its bound: a finding says
 * so. Principal axes come to the minimum of minres and have its errors.
 *
 * @param analysis by which the solution was found
 * @param sampling how the correlations vary
 * @param curvature of the discrepancy
 */
public record LoadingErrors(FactorAnalysis analysis, CorrelationSampling sampling, Curvature curvature) {

    private static final double STEP = 1e-5;
    private static final double BOUND = Extraction.LOWEST_UNIQUENESS * (1 + 1e-6);

    /** @param solution what the analysis gave; empty errors and a finding where there can be none */
    public LoadingPrecision of(EfaSolution solution) {
        Optional<Finding> trouble = trouble(solution);
        if (trouble.isPresent()) {
            return none(solution, trouble.get());
        }
        LoadingPoint point = LoadingPoint.of(solution, analysis.rotation());
        DMatrixRMaj covariance =
                analysis.rotation() instanceof Promax promax ? promax(promax, point, solution) : covariance(point);
        if (covariance == null || !Symmetric.isFinite(covariance)) {
            return none(solution, error("not_determined"));
        }
        return precision(solution, point, covariance);
    }

    private Optional<Finding> trouble(EfaSolution solution) {
        if (solution.method() == ExtractionMethod.MINIMUM_RANK) {
            return Optional.of(error("minimum_rank"));
        }
        if (!solution.converged()) {
            return Optional.of(error("not_converged"));
        }
        double smallest = java.util.Arrays.stream(solution.uniqueness()).min().orElse(1);
        if (smallest <= BOUND) {
            return Optional.of(error("at_bound"));
        }
        return Optional.empty();
    }

    private static Finding error(String reason) {
        return Finding.of("no_standard_errors", Map.of("reason", reason))
                .at("loadings")
                .as(Severity.WARNING);
    }

    private DMatrixRMaj covariance(LoadingPoint point) {
        return covariance(point, analysis.rotation());
    }

    /** Covariance of the loadings, item by item, then of the correlations of the factors; null where there is none. */
    private DMatrixRMaj covariance(LoadingPoint point, Rotation rotation) {
        int p = point.loadings().numRows;
        int m = point.loadings().numCols;
        FactorModel model = model(point, m > 1 && rotation.axes() == Axes.OBLIQUE);
        DMatrixRMaj conditions = slopes(
                model,
                RotationConditions.of(rotation, point.items(), m)
                        .orElse((loadings, phi) -> RotationConditions.belowDiagonal(unrotated(loadings))));
        int q = model.parameters();
        List<DMatrixRMaj> weighed = new ArrayList<>();
        java.util.function.UnaryOperator<DMatrixRMaj> weighing = model.weighing();
        for (int a = 0; a < q; a++) {
            weighed.add(weighing.apply(model.derivative(a)));
        }
        DMatrixRMaj inverse = borderedInverse(curvature(model, weighed), conditions);
        if (inverse == null) {
            return null;
        }
        List<DMatrixRMaj> functions = combined(inverse, p * m + model.factorCorrelations(), weighed);
        DMatrixRMaj at = curvature == Curvature.EXPECTED && sampling instanceof CorrelationSampling.Normal
                ? unitDiagonal(model.implied())
                : point.correlation();
        return sampling.covariance(point.items(), functions, at);
    }

    /** What is diagonal where nothing is rotated: ΛᵀΛ, for maximum likelihood ΛᵀΨ⁻¹Λ. */
    private DMatrixRMaj unrotated(DMatrixRMaj loadings) {
        DMatrixRMaj weighted = loadings.copy();
        boolean likelihood = analysis.extraction().method() == ExtractionMethod.ML;
        for (int i = 0; likelihood && i < loadings.numRows; i++) {
            double uniqueness = 1;
            for (int k = 0; k < loadings.numCols; k++) {
                uniqueness -= loadings.get(i, k) * loadings.get(i, k);
            }
            for (int k = 0; k < loadings.numCols; k++) {
                weighted.set(i, k, loadings.get(i, k) / uniqueness);
            }
        }
        DMatrixRMaj products = new DMatrixRMaj(loadings.numCols, loadings.numCols);
        CommonOps_DDRM.multTransA(loadings, weighted, products);
        return products;
    }

    /**
     * For each of the first rows of a matrix the sum of some matrices, times its cells. The zeros of the matrices are
     * passed over: without weights the derivative by a loading is one row and one column.
     */
    private static List<DMatrixRMaj> combined(DMatrixRMaj rows, int count, List<DMatrixRMaj> matrices) {
        List<DMatrixRMaj> combined = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            combined.add(matrices.get(0).createLike());
        }
        for (int b = 0; b < matrices.size(); b++) {
            double[] matrix = matrices.get(b).data;
            int[] used = IntStream.range(0, matrix.length)
                    .filter(cell -> matrix[cell] != 0)
                    .toArray();
            for (int a = 0; a < count; a++) {
                double factor = rows.get(a, b);
                double[] sum = combined.get(a).data;
                for (int cell : used) {
                    sum[cell] += factor * matrix[cell];
                }
            }
        }
        return combined;
    }

    private FactorModel model(LoadingPoint point, boolean oblique) {
        int p = point.loadings().numRows;
        DMatrixRMaj reproduced = Symmetric.product(point.loadings(), point.phi());
        double[] uniqueness = new double[p];
        for (int i = 0; i < p; i++) {
            uniqueness[i] = 1 - reproduced.get(i, i);
        }
        boolean likelihood = analysis.extraction().method() == ExtractionMethod.ML;
        return new FactorModel(
                point.correlation(),
                point.loadings(),
                point.phi(),
                likelihood ? Optional.of(uniqueness) : Optional.empty(),
                analysis.extraction()
                        .weights()
                        .map(weights -> Symmetric.of(weights.select(point.items(), point.items()))),
                oblique);
    }

    private static DMatrixRMaj unitDiagonal(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            matrix.set(i, i, 1);
        }
        return matrix;
    }

    private DMatrixRMaj curvature(FactorModel model, List<DMatrixRMaj> weighed) {
        int q = weighed.size();
        DMatrixRMaj hessian = new DMatrixRMaj(q, q);
        for (int a = 0; a < q; a++) {
            double[] column;
            if (curvature == Curvature.EXPECTED) {
                column = model.project(weighed.get(a));
            } else {
                double[] above = model.moved(a, STEP).slope();
                column = model.moved(a, -STEP).slope();
                for (int b = 0; b < q; b++) {
                    column[b] = (above[b] - column[b]) / (2 * STEP);
                }
            }
            for (int b = 0; b < q; b++) {
                hessian.add(a, b, column[b] / 2);
                hessian.add(b, a, column[b] / 2);
            }
        }
        return hessian;
    }

    /** One row per condition, one column per parameter. */
    private static DMatrixRMaj slopes(FactorModel model, RotationConditions conditions) {
        int count = conditions.at(model.loadings(), model.phi()).length;
        DMatrixRMaj slopes = new DMatrixRMaj(count, model.parameters());
        for (int a = 0; count > 0 && a < model.parameters(); a++) {
            FactorModel up = model.moved(a, STEP);
            FactorModel down = model.moved(a, -STEP);
            double[] above = conditions.at(up.loadings(), up.phi());
            double[] below = conditions.at(down.loadings(), down.phi());
            for (int c = 0; c < count; c++) {
                slopes.set(c, a, (above[c] - below[c]) / (2 * STEP));
            }
        }
        return slopes;
    }

    /** The upper left block of the inverse of the bordered matrix; null when that is singular. */
    private static DMatrixRMaj borderedInverse(DMatrixRMaj hessian, DMatrixRMaj conditions) {
        int q = hessian.numRows;
        int c = conditions.numRows;
        DMatrixRMaj bordered = new DMatrixRMaj(q + c, q + c);
        CommonOps_DDRM.insert(hessian, bordered, 0, 0);
        CommonOps_DDRM.insert(conditions, bordered, q, 0);
        DMatrixRMaj transposed = new DMatrixRMaj(q, c);
        CommonOps_DDRM.transpose(conditions, transposed);
        CommonOps_DDRM.insert(transposed, bordered, 0, q);
        DMatrixRMaj inverse = new DMatrixRMaj(q + c, q + c);
        if (!CommonOps_DDRM.invert(bordered, inverse)) {
            return null;
        }
        return CommonOps_DDRM.extract(inverse, 0, q, 0, q);
    }

    /** The varimax before it, and from there by differences of the step to oblique axes. */
    private DMatrixRMaj promax(Promax promax, LoadingPoint point, EfaSolution solution) {
        List<String> items = point.items();
        List<String> factors = LoadingPoint.names(solution.factors(), point.order());
        int p = items.size();
        int m = factors.size();
        Matrix unrotated = analysis.extraction()
                .fit(Symmetric.named(items, point.correlation()))
                .loadings();
        Matrix before = new Varimax(promax.varimaxTolerance(), RowNormalization.KAISER)
                .rotate(unrotated, analysis.starts())
                .loadings();
        LoadingPoint varimax = new LoadingPoint(
                point.correlation(), Symmetric.of(before), CommonOps_DDRM.identity(m), point.order(), items);
        DMatrixRMaj covariance = covariance(varimax, new Varimax(promax.varimaxTolerance(), RowNormalization.KAISER));
        if (covariance == null || m < 2) {
            return covariance;
        }
        int q = p * m + m * (m - 1) / 2;
        DMatrixRMaj jacobian = new DMatrixRMaj(q, p * m);
        for (int a = 0; a < p * m; a++) {
            double[] above = stacked(promax.sharpen(moved(before, a, STEP)));
            double[] below = stacked(promax.sharpen(moved(before, a, -STEP)));
            for (int b = 0; b < q; b++) {
                jacobian.set(b, a, (above[b] - below[b]) / (2 * STEP));
            }
        }
        DMatrixRMaj left = new DMatrixRMaj(q, p * m);
        CommonOps_DDRM.mult(jacobian, covariance, left);
        DMatrixRMaj carried = new DMatrixRMaj(q, q);
        CommonOps_DDRM.multTransB(left, jacobian, carried);
        return carried;
    }

    private static Matrix moved(Matrix loadings, int cell, double by) {
        double[] values = loadings.toRowMajor();
        values[cell] += by;
        return Matrix.ofRowMajor(loadings.rows(), loadings.cols(), values);
    }

    private static double[] stacked(Promax.Oblique oblique) {
        double[] loadings = oblique.loadings().toRowMajor();
        int m = oblique.phi().rows().size();
        double[] stacked = java.util.Arrays.copyOf(loadings, loadings.length + m * (m - 1) / 2);
        int at = loadings.length;
        for (int k = 1; k < m; k++) {
            for (int l = 0; l < k; l++) {
                stacked[at++] = oblique.phi().at(k, l);
            }
        }
        return stacked;
    }

    private LoadingPrecision precision(EfaSolution solution, LoadingPoint point, DMatrixRMaj covariance) {
        int p = point.loadings().numRows;
        int m = point.loadings().numCols;
        double[][] loadings = new double[p][m];
        double[][] phi = new double[m][m];
        for (int k = 0; k < m; k++) {
            for (int i = 0; i < p; i++) {
                int at = i * m + k;
                loadings[i][point.order()[k]] = Math.sqrt(Math.max(0, covariance.get(at, at)));
            }
        }
        for (int at = p * m; at < covariance.numRows; at++) {
            int k = FactorModel.row(at - p * m);
            int l = at - p * m - k * (k - 1) / 2;
            double error = Math.sqrt(Math.max(0, covariance.get(at, at)));
            phi[point.order()[k]][point.order()[l]] = error;
            phi[point.order()[l]][point.order()[k]] = error;
        }
        return intervals(
                solution,
                Matrix.of(solution.items(), solution.factors(), loadings),
                Matrix.square(solution.factors(), phi),
                List.of());
    }

    private static LoadingPrecision none(EfaSolution solution, Finding why) {
        return intervals(
                solution,
                solution.loadings().map(x -> Double.NaN),
                solution.phi().map(x -> Double.NaN),
                List.of(why));
    }

    private static LoadingPrecision intervals(
            EfaSolution solution, Matrix loadings, Matrix phi, List<Finding> findings) {
        double z = NormalDistribution.twoSided(LoadingPrecision.LEVEL);
        return new LoadingPrecision(
                LoadingPrecision.Method.ANALYTIC,
                loadings,
                phi,
                beside(solution.loadings(), loadings, -z),
                beside(solution.loadings(), loadings, z),
                beside(solution.phi(), phi, -z),
                beside(solution.phi(), phi, z),
                0,
                findings);
    }

    private static Matrix beside(Matrix estimates, Matrix errors, double z) {
        double[] bounds = estimates.toRowMajor();
        double[] widths = errors.toRowMajor();
        for (int e = 0; e < bounds.length; e++) {
            bounds[e] += z * widths[e];
        }
        return Matrix.ofRowMajor(estimates.rows(), estimates.cols(), bounds);
    }
}
