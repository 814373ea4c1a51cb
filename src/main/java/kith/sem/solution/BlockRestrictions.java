package kith.sem.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.finding.Problems;
import kith.sem.estimation.ParameterLabels;
import kith.sem.estimation.Reduction;
import kith.sem.implied.GroupModel;
import kith.sem.implied.TransformedFactors;
import kith.sem.model.Constraint;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

/**
 * What the axes of exploratory blocks are to a table of parameters: which groups share them, and what depends on them.
 */
public final class BlockRestrictions {

    private static final double SAME = 1e-6;

    private BlockRestrictions() {}

    /**
     * The table with what the choice of axes fixed: loadings of 0, and with oblique axes covariances within blocks,
     * numbered behind the other free parameters.
     */
    static ParameterTable rotated(ParameterTable table, boolean oblique) {
        int free = table.freeCount();
        List<Parameter> rows = new ArrayList<>();
        for (Parameter row : table.parameters()) {
            boolean variance = row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
            boolean numbered = !row.isFree()
                    && table.isOfBlock(row)
                    && !variance
                    && (oblique || row.op() == Operator.LOADING || row.group() > 1 && isRelated(table, row));
            rows.add(numbered ? row.withFree(++free).withValue(Double.NaN) : row);
        }
        return table.withParameters(rows);
    }

    /**
     * Whether the factors of a covariance have variances of their own in a later group, and so are correlated after any
     * rotation.
     */
    private static boolean isRelated(ParameterTable table, Parameter covariance) {
        return table.parameters().stream()
                .anyMatch(row -> row.op() == Operator.COVARIANCE
                        && row.group() == covariance.group()
                        && row.isFree()
                        && row.lhs().equals(covariance.lhs())
                        && row.rhs().equals(covariance.lhs()));
    }

    /**
     * The groups (from 1) that have the same axes, in sets: those in which a loading is held equal to one of the first.
     */
    static List<List<Integer>> sharing(ParameterTable table, ExploratoryBlock block) {
        List<List<Integer>> sets = new ArrayList<>();
        sets.add(new ArrayList<>(List.of(1)));
        for (int g = 2; g <= table.groups().size(); g++) {
            if (isTied(table, block, g)) {
                sets.get(0).add(g);
            } else {
                sets.add(List.of(g));
            }
        }
        return sets;
    }

    private static boolean isTied(ParameterTable table, ExploratoryBlock block, int group) {
        for (int i = 0; i < table.parameters().size(); i++) {
            Parameter row = table.parameters().get(i);
            if (row.group() == group && block.isLoading(row) && row.isFree()) {
                int first = table.indexOf(ParameterKey.of(row).inGroup(1)).orElse(-1);
                if (first >= 0 && table.areTied(first, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Refuses restrictions that hold for some axes only: at random values of the parameters any rotation must leave
     * what is fixed as it is, and what is held equal equal.
     *
     * @throws kith.finding.InputException when one does not
     */
    public static void requireRotatable(ParameterTable table) {
        if (table.blocks().stream().noneMatch(ExploratoryBlock::isRotated)) {
            return;
        }
        ParameterTable target = rotated(table, false);
        Random random = new Random(1);
        double[] drawn = random.doubles(table.freeCount(), 0.2, 1).toArray();
        Reduction reduction = Reduction.of(table);
        double[] theta = new double[drawn.length];
        reduction.expand(reduction.closest(drawn), theta);
        double[] moved = java.util.Arrays.copyOf(theta, target.freeCount());
        Problems problems = new Problems();
        List<DMatrixRMaj> axes = new ArrayList<>();
        for (int g = 1; g <= table.groups().size(); g++) {
            axes.add(CommonOps_DDRM.identity(GroupModel.of(table, g).latent().size()));
        }
        for (ExploratoryBlock block : table.blocks()) {
            for (List<Integer> groups : sharing(table, block)) {
                int k = block.factors().size();
                DMatrixRMaj some = RandomMatrices_DDRM.orthogonal(k, k, random);
                groups.forEach(g -> place(some, block, GroupModel.of(table, g), axes.get(g - 1)));
            }
        }
        for (int g = 1; g <= table.groups().size(); g++) {
            TransformedFactors factors = new TransformedFactors(GroupModel.of(table, g), GroupModel.of(target, g));
            factors.changed(theta, axes.get(g - 1)).ifPresent(formula -> refuse(problems, formula));
            factors.write(theta, axes.get(g - 1), moved);
        }
        requireFree(table, theta, moved, problems);
        if (problems.isEmpty()) {
            requireEqual(table, target, theta, moved, problems);
        }
        problems.throwIfAny();
    }

    private static void place(DMatrixRMaj some, ExploratoryBlock block, GroupModel model, DMatrixRMaj axes) {
        for (int i = 0; i < some.numRows; i++) {
            for (int j = 0; j < some.numCols; j++) {
                axes.set(
                        model.latent().indexOf(block.factors().get(i)),
                        model.latent().indexOf(block.factors().get(j)),
                        some.get(i, j));
            }
        }
    }

    private static void refuse(Problems problems, String formula) {
        problems.add(
                "model",
                "“" + formula
                        + "” is fixed or left out, where a rotation of its efa() block would make it something else",
                "the same parameters for all factors of a block",
                "write the parameter for each factor of the block, or for none");
    }

    private static void requireFree(ParameterTable table, double[] theta, double[] moved, Problems problems) {
        for (Parameter row : table.parameters()) {
            boolean bounded = Double.isFinite(row.lower()) || Double.isFinite(row.upper());
            if (row.isFree() && bounded && Math.abs(theta[row.free() - 1] - moved[row.free() - 1]) > SAME) {
                problems.add(
                        "model",
                        "a bound on “" + row + "”, which the rotation of an efa() block changes",
                        "no bounds on what is rotated",
                        "leave lower() and upper() out");
            }
        }
    }

    private static void requireEqual(
            ParameterTable table, ParameterTable target, double[] theta, double[] moved, Problems problems) {
        ParameterLabels before = new ParameterLabels(table);
        ParameterLabels after = new ParameterLabels(target);
        for (Constraint constraint : table.constraints()) {
            if (Math.abs(before.difference(constraint, theta) - after.difference(constraint, moved)) > SAME) {
                problems.add(
                        "model",
                        "“" + constraint.lhs().text() + " " + constraint.op().symbol() + " "
                                + constraint.rhs().text() + "”, which a rotation of the efa() block would not keep",
                        "constraints that hold for any axes of a block",
                        "hold the loadings of the block equal over the groups as well, or leave the constraint out");
            }
        }
    }
}
