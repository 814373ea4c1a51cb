package kith.sem.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kith.math.Matrix;
import kith.rotation.Axes;
import kith.rotation.RotatedFactors;
import kith.rotation.Rotation;
import kith.rotation.RotationConditions;
import kith.sem.estimation.FactorRotation;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The axes of an exploratory block: the k × k matrix T of a rotation (Λ = AT⁻ᵀ, Φ = TᵀT) as a function of the free
 * parameters of the fitted model. T solves F(T, θ) = 0, with F the {@link RotationConditions} at the standardised
 * loadings and the lengths of T's columns (for orthogonal axes TᵀT − I), so that dT = −(∂F/∂T)⁻¹ ∂F/∂θ dθ. The
 * derivatives of F, which is made of exact gradients of the criterion, are central differences.
 */
final class BlockAxes {

    private static final double STEP = 1e-6;
    private static final int POLISHING = 8;
    private static final double MOST_LOADING = 0.8;

    private final ExploratoryBlock block;
    private final Rotation rotation;
    private final RotationConditions conditions;
    private final ParameterTable table;
    private final int group;
    private final CovarianceStructure structure;
    private final boolean delta;
    private final Parameter[][] loadings;

    /** @param group whose loadings are rotated, from 1 */
    BlockAxes(
            ExploratoryBlock block, Rotation rotation, ParameterTable table, int group, GroupTerm term, boolean delta) {
        this.block = block;
        this.rotation = rotation;
        this.conditions = RotationConditions.of(
                        rotation, block.indicators(), block.factors().size())
                .orElseThrow();
        this.table = table;
        this.group = group;
        this.structure = new CovarianceStructure(term.covariance().model());
        this.delta = delta;
        this.loadings = new Parameter[block.indicators().size()][block.factors().size()];
        for (Parameter row : table.parameters()) {
            if (row.group() == group && block.isLoading(row)) {
                loadings[block.indicators().indexOf(row.rhs())][block.factors().indexOf(row.lhs())] = row;
            }
        }
    }

    /** T, reflected and in order, and how the search ended. */
    record Found(DMatrixRMaj transformation, RotatedFactors rotated) {}

    Found search(double[] theta, FactorRotation how) {
        DMatrixRMaj loadings = standardised(raw(theta), deviations(theta));
        Matrix standardised = Matrix.ofRowMajor(block.indicators(), block.factors(), loadings.data);
        RotatedFactors rotated = rotation.rotate(standardised, how.starts());
        DMatrixRMaj polished = polished(new DMatrixRMaj(rotated.transformation().toArray()), theta);
        return new Found(rotation.ordersFactors() ? polished : arranged(polished, loadings), rotated);
    }

    /** Newton's steps to the exact minimum, as long as they lessen what is not yet 0. */
    private DMatrixRMaj polished(DMatrixRMaj start, double[] theta) {
        DMatrixRMaj loadings = standardised(raw(theta), deviations(theta));
        DMatrixRMaj best = start;
        double[] at = equations(best, loadings);
        for (int step = 0; step < POLISHING; step++) {
            Optional<DMatrixRMaj> change = solved(best, loadings, at);
            if (change.isEmpty()) {
                return best;
            }
            DMatrixRMaj next = best.copy();
            CommonOps_DDRM.addEquals(next, change.get());
            double[] there = equations(next, loadings);
            if (!(largest(there) < largest(at))) {
                return best;
            }
            best = next;
            at = there;
        }
        return best;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** How T changes with the parameters, for one direction; empty where the axes are not determined. */
    Optional<DMatrixRMaj> slope(
            DMatrixRMaj transformation, double[] theta, double[] above, double[] below, double width) {
        double[] up = equations(transformation, standardised(raw(above), deviations(above)));
        double[] down = equations(transformation, standardised(raw(below), deviations(below)));
        for (int e = 0; e < up.length; e++) {
            up[e] = (up[e] - down[e]) / width;
        }
        return solved(transformation, standardised(raw(theta), deviations(theta)), up);
    }

    /** −(∂F/∂T)⁻¹ v. */
    private Optional<DMatrixRMaj> solved(DMatrixRMaj transformation, DMatrixRMaj standardised, double[] v) {
        int k = transformation.numRows;
        DMatrixRMaj slopes = new DMatrixRMaj(k * k, k * k);
        DMatrixRMaj moved = transformation.copy();
        for (int cell = 0; cell < k * k; cell++) {
            double kept = moved.data[cell];
            moved.data[cell] = kept + STEP;
            double[] up = equations(moved, standardised);
            moved.data[cell] = kept - STEP;
            double[] down = equations(moved, standardised);
            moved.data[cell] = kept;
            for (int e = 0; e < k * k; e++) {
                slopes.set(e, cell, (up[e] - down[e]) / (2 * STEP));
            }
        }
        DMatrixRMaj right = new DMatrixRMaj(k * k, 1, true, v);
        DMatrixRMaj solution = new DMatrixRMaj(k * k, 1);
        if (!CommonOps_DDRM.solve(slopes, right, solution)) {
            return Optional.empty();
        }
        DMatrixRMaj change = new DMatrixRMaj(k, k);
        for (int cell = 0; cell < k * k; cell++) {
            if (!Double.isFinite(solution.data[cell])) {
                return Optional.empty();
            }
            change.data[cell] = -solution.data[cell];
        }
        return Optional.of(change);
    }

    /** F, of length k². */
    private double[] equations(DMatrixRMaj transformation, DMatrixRMaj standardised) {
        int k = transformation.numRows;
        boolean oblique = rotation.axes() == Axes.OBLIQUE;
        DMatrixRMaj product = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(transformation, transformation, product);
        DMatrixRMaj rotated = rotated(standardised, transformation);
        double[] zero = conditions.at(rotated, oblique ? product : CommonOps_DDRM.identity(k));
        double[] equations = Arrays.copyOf(zero, k * k);
        int at = zero.length;
        for (int i = 0; i < k; i++) {
            for (int j = oblique ? i : 0; j <= i; j++) {
                equations[at++] = product.get(i, j) - (i == j ? 1 : 0);
            }
        }
        return equations;
    }

    private static DMatrixRMaj rotated(DMatrixRMaj loadings, DMatrixRMaj transformation) {
        DMatrixRMaj inverse = new DMatrixRMaj(transformation.numRows, transformation.numRows);
        if (!CommonOps_DDRM.invert(transformation, inverse)) {
            inverse.fill(Double.NaN);
        }
        DMatrixRMaj rotated = new DMatrixRMaj(loadings.numRows, loadings.numCols);
        CommonOps_DDRM.multTransB(loadings, inverse, rotated);
        return rotated;
    }

    /**
     * Reflected so that loadings do not sum to less than 0, in the order of the items that have most of each factor.
     */
    private DMatrixRMaj arranged(DMatrixRMaj transformation, DMatrixRMaj loadings) {
        DMatrixRMaj rotated = rotated(loadings, transformation);
        int k = rotated.numCols;
        double[] places = new double[k];
        double[] signs = new double[k];
        for (int f = 0; f < k; f++) {
            double sum = 0;
            double most = 0;
            for (int i = 0; i < rotated.numRows; i++) {
                sum += rotated.get(i, f);
                most = Math.max(most, Math.abs(rotated.get(i, f)));
            }
            int count = 0;
            for (int i = 0; i < rotated.numRows; i++) {
                if (Math.abs(rotated.get(i, f)) >= MOST_LOADING * most) {
                    places[f] += i;
                    count++;
                }
            }
            places[f] /= count;
            signs[f] = sum < 0 ? -1 : 1;
        }
        List<Integer> order = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            order.add(f);
        }
        if (!rotation.leavesAGeneralFactor()) {
            order.sort(Comparator.comparingDouble(f -> places[f]));
        }
        DMatrixRMaj arranged = new DMatrixRMaj(k, k);
        for (int f = 0; f < k; f++) {
            for (int i = 0; i < k; i++) {
                arranged.set(i, f, signs[order.get(f)] * transformation.get(i, order.get(f)));
            }
        }
        return arranged;
    }

    private DMatrixRMaj raw(double[] theta) {
        DMatrixRMaj raw = new DMatrixRMaj(loadings.length, loadings[0].length);
        for (int i = 0; i < raw.numRows; i++) {
            for (int k = 0; k < raw.numCols; k++) {
                Parameter row = loadings[i][k];
                raw.set(i, k, row.isFree() ? theta[row.free() - 1] : row.value());
            }
        }
        return raw;
    }

    private static DMatrixRMaj standardised(DMatrixRMaj raw, double[] deviations) {
        DMatrixRMaj standardised = raw.copy();
        for (int i = 0; i < raw.numRows; i++) {
            for (int k = 0; k < raw.numCols; k++) {
                standardised.set(i, k, raw.get(i, k) / deviations[i]);
            }
        }
        return standardised;
    }

    /** Roots of the diagonal of AAᵀ + Θ. */
    private double[] deviations(double[] theta) {
        structure.evaluate(theta);
        DMatrixRMaj raw = raw(theta);
        double[] deviations = new double[raw.numRows];
        for (int i = 0; i < deviations.length; i++) {
            double variance = residual(block.indicators().get(i), theta);
            for (int k = 0; k < raw.numCols; k++) {
                variance += raw.get(i, k) * raw.get(i, k);
            }
            deviations[i] = Math.sqrt(variance);
        }
        return deviations;
    }

    /** The residual variance of an item, at the last evaluation of the structure. */
    private double residual(String item, double[] theta) {
        int i = table.observed().indexOf(item);
        int asFactor = structure.model().latent().indexOf(item);
        double own = asFactor < 0
                ? structure.residualCovariance().get(i, i)
                : structure.disturbanceCovariance().get(asFactor, asFactor);
        if (!delta || !table.ordered().contains(item)) {
            return own;
        }
        double scale = table.parameters().stream()
                .filter(row -> row.group() == group
                        && row.op() == Operator.SCALE
                        && row.lhs().equals(item))
                .mapToDouble(row -> row.isFree() ? theta[row.free() - 1] : row.value())
                .findFirst()
                .orElse(1);
        return 1 / (scale * scale) - (structure.sigma().get(i, i) - own);
    }
}
