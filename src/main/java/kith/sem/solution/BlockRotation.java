package kith.sem.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.finding.Finding;
import kith.math.RepeatedSquare;
import kith.rotation.Axes;
import kith.rotation.Unrotated;
import kith.sem.estimation.FactorRotation;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.GroupModel;
import kith.sem.implied.TransformedFactors;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.ModelOptions;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A fitted model with the factors of its exploratory blocks rotated.
 *
 * <p>With the axes T of each block ({@link BlockAxes}) in H, the parameters are those of {@link TransformedFactors}.
 * Standard errors are by the delta method, with the derivatives of T by the parameters; that is the same as the
 * information bordered by the rotation conditions (Jennrich 1974). lavaan (0.6-14) borders too, but standardises with
 * ΛΛᵀ + Θ of rotated loadings where the estimates are standardised with AAᵀ + Θ, which differ for oblique factors; its
 * {@code rotation.se = "delta"} has rough differences.
 *
 * <p>Where loadings of a block are held equal over groups, all groups have the axes of the first. lavaan (0.6-14)
 * rotates each group, with its own residual variances, so that loadings held equal differ a little after it.
 *
 * @param table in which the loadings that were 0 by the choice of axes, and covariances within blocks, are free
 * @param theta free parameters of that table
 * @param covariance of their estimates
 */
public record BlockRotation(
        ParameterTable table,
        double[] theta,
        RepeatedSquare covariance,
        List<RotatedBlock> blocks,
        List<Finding> findings) {

    /** Differences, in standard errors of the parameters. */
    private static final double STEP = 1e-4;

    /** A block's axes, where they hold, and the place of its factors among all. */
    private record Part(BlockAxes axes, List<Integer> groups, int[] places, DMatrixRMaj transformation) {}

    /**
     * What follows from the parameters.
     *
     * @param fitted the table that was fitted
     */
    public DerivedValues derived(
            ParameterTable fitted, List<GroupTerm> terms, ModelOptions.Parameterization parameterization) {
        return table.equals(fitted)
                ? DerivedValues.of(table, terms, theta, parameterization)
                : DerivedValues.evaluated(table, terms, theta, parameterization);
    }

    /** As the model was fitted. */
    static BlockRotation none(ParameterTable table, double[] theta, RepeatedSquare covariance) {
        return new BlockRotation(table, theta, covariance, List.of(), List.of());
    }

    /** @param table that was fitted */
    public static BlockRotation of(
            ParameterTable table,
            List<GroupTerm> terms,
            double[] theta,
            RepeatedSquare covariance,
            FitOptions options) {
        FactorRotation how = options.rotation();
        if (table.blocks().stream().noneMatch(ExploratoryBlock::isRotated) || how.rotation() instanceof Unrotated) {
            return none(table, theta, covariance);
        }
        ParameterTable target = BlockRestrictions.rotated(table, how.rotation().axes() == Axes.OBLIQUE);
        boolean delta = options.parameterization() == ModelOptions.Parameterization.DELTA;
        List<Part> parts = new ArrayList<>();
        List<RotatedBlock> blocks = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (ExploratoryBlock block : table.blocks()) {
            if (!block.isRotated()) {
                continue;
            }
            for (List<Integer> groups : BlockRestrictions.sharing(table, block)) {
                int g = groups.get(0);
                GroupTerm term = terms.get(g - 1);
                BlockAxes axes = new BlockAxes(block, how.rotation(), table, g, term, delta);
                BlockAxes.Found found = axes.search(theta, how);
                int[] places = block.factors().stream()
                        .mapToInt(term.covariance().model().latent()::indexOf)
                        .toArray();
                parts.add(new Part(axes, groups, places, found.transformation()));
                blocks.add(new RotatedBlock(
                        block,
                        how.name(),
                        g,
                        found.rotated().value(),
                        found.rotated().minima()));
                findings.addAll(found.rotated().findings());
            }
        }
        Transformation transformation = new Transformation(table, target, terms, parts);
        double[] rotated = transformation.at(
                theta, parts.stream().map(Part::transformation).toList());
        Optional<DMatrixRMaj> spread = transformation.covariance(theta, covariance.whole());
        if (spread.isEmpty()) {
            findings.add(Finding.of("rotation_not_determined").at("rotation"));
        }
        RepeatedSquare known = spread.map(RepeatedSquare::of).orElseGet(() -> RepeatedSquare.unknown(rotated.length));
        return new BlockRotation(target, rotated, known, blocks, findings);
    }

    /** From the free parameters of the fitted model to those of the rotated one. */
    private static final class Transformation {
        private final ParameterTable target;
        private final List<Part> parts;
        private final List<TransformedFactors> groups = new ArrayList<>();
        private final int[] factors;

        Transformation(ParameterTable table, ParameterTable target, List<GroupTerm> terms, List<Part> parts) {
            this.target = target;
            this.parts = parts;
            this.factors = new int[terms.size()];
            for (int g = 1; g <= terms.size(); g++) {
                GroupModel model = GroupModel.of(table, g);
                factors[g - 1] = model.latent().size();
                groups.add(new TransformedFactors(model, GroupModel.of(target, g)));
            }
        }

        double[] at(double[] theta, List<DMatrixRMaj> transformations) {
            double[] into = Arrays.copyOf(theta, target.freeCount());
            for (int g = 1; g <= groups.size(); g++) {
                DMatrixRMaj h = CommonOps_DDRM.identity(factors[g - 1]);
                for (int part = 0; part < parts.size(); part++) {
                    Part one = parts.get(part);
                    if (one.groups().contains(g)) {
                        place(transformations.get(part), one.places(), h);
                    }
                }
                groups.get(g - 1).write(theta, h, into);
            }
            return into;
        }

        private static void place(DMatrixRMaj transformation, int[] places, DMatrixRMaj h) {
            for (int i = 0; i < places.length; i++) {
                for (int j = 0; j < places.length; j++) {
                    h.set(places[i], places[j], transformation.get(i, j));
                }
            }
        }

        /** J V Jᵀ; empty where the axes are not determined. */
        Optional<DMatrixRMaj> covariance(double[] theta, DMatrixRMaj covariance) {
            int q = theta.length;
            DMatrixRMaj jacobian = new DMatrixRMaj(target.freeCount(), q);
            for (int j = 0; j < q; j++) {
                double width = STEP * Math.sqrt(Math.max(0, covariance.get(j, j)));
                if (width > 0 && !fill(jacobian, j, theta, width)) {
                    return Optional.empty();
                }
            }
            DMatrixRMaj half = new DMatrixRMaj(jacobian.numRows, q);
            CommonOps_DDRM.mult(jacobian, covariance, half);
            DMatrixRMaj rotated = new DMatrixRMaj(jacobian.numRows, jacobian.numRows);
            CommonOps_DDRM.multTransB(half, jacobian, rotated);
            return Optional.of(rotated);
        }

        private boolean fill(DMatrixRMaj jacobian, int j, double[] theta, double width) {
            double[] above = theta.clone();
            double[] below = theta.clone();
            above[j] += width;
            below[j] -= width;
            List<DMatrixRMaj> up = new ArrayList<>();
            List<DMatrixRMaj> down = new ArrayList<>();
            for (Part part : parts) {
                Optional<DMatrixRMaj> slope = part.axes().slope(part.transformation(), theta, above, below, 2 * width);
                if (slope.isEmpty()) {
                    return false;
                }
                up.add(moved(part.transformation(), slope.get(), width));
                down.add(moved(part.transformation(), slope.get(), -width));
            }
            double[] high = at(above, up);
            double[] low = at(below, down);
            for (int i = 0; i < high.length; i++) {
                jacobian.set(i, j, (high[i] - low[i]) / (2 * width));
            }
            return true;
        }

        private static DMatrixRMaj moved(DMatrixRMaj matrix, DMatrixRMaj slope, double by) {
            DMatrixRMaj moved = matrix.copy();
            CommonOps_DDRM.addEquals(moved, by, slope);
            return moved;
        }
    }
}
