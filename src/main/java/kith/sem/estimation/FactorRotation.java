package kith.sem.estimation;

import java.util.List;
import kith.finding.Problem;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.rotation.Axes;
import kith.rotation.CriterionRotation;
import kith.rotation.Geomin;
import kith.rotation.Promax;
import kith.rotation.Rotation;
import kith.rotation.RotationChoice;
import kith.rotation.StartingPoints;
import kith.rotation.TargetRotation;
import kith.sem.model.ExploratoryBlock;

/**
 * How the factors of exploratory blocks are rotated.
 *
 * <p>Loadings are divided by the standard deviations of their items before the rotation, and multiplied by them after
 * it, as in lavaan ({@code std.ov}); the deviations are the roots of the diagonal of AAᵀ + Θ with the unrotated
 * loadings A and the residual variances Θ. Each factor is then reflected so that its standardised loadings do not sum
 * to less than 0, and factors stand in the order of the items on which they load most (lavaan's {@code order.lv.by =
 * "index"}, there of loadings in the units of the items); a rotation that gives its factors an order keeps it.
 *
 * @param rotation which criterion is made small
 * @param name of the rotation, with what was set of it
 * @param starts where to search from
 */
public record FactorRotation(Rotation rotation, String name, StartingPoints starts) {

    /** Geomin's ε in lavaan, and Mplus's for three factors. */
    public static final double GEOMIN_EPSILON = 0.001;

    private static final long SEED = 1;

    /** Oblique geomin with ε = .001 from 30 random starts, lavaan's. */
    public static FactorRotation usual() {
        return of(CriterionRotation.of(new Geomin(GEOMIN_EPSILON), Axes.OBLIQUE), "geominQ, ε = .001");
    }

    /**
     * As it was chosen, from 30 random starts; geomin with ε = .001 unless another is chosen.
     *
     * @param blocks that are rotated
     * @throws kith.finding.InputException with everything that forbids it
     */
    public static FactorRotation of(RotationChoice choice, List<ExploratoryBlock> blocks) {
        RotationChoice known = choice.withUsualEpsilon(GEOMIN_EPSILON);
        Rotation rotation = known.rotation();
        Problems problems = new Problems();
        check(rotation, blocks, problems);
        problems.throwIfAny();
        return of(rotation, known.words());
    }

    /** Tells that a rotation was chosen for models without factors to be rotated. */
    public static Problem withoutBlocks() {
        return new Problem(
                Setting.named("rotation"),
                "a rotation for a model without efa() blocks",
                "a model such as efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1 + x2 + x3 + x4",
                "leave the settings of the rotation out, or write factors to be rotated with efa()");
    }

    /** From 30 random starts. */
    public static FactorRotation of(Rotation rotation, String name) {
        return new FactorRotation(rotation, name, StartingPoints.withSeed(SEED));
    }

    /**
     * Tells why blocks cannot be rotated so: promax makes no criterion small, from which standard errors could follow;
     * a target must have the items and the number of factors of a block.
     */
    public static void check(Rotation rotation, List<ExploratoryBlock> blocks, Problems problems) {
        if (rotation instanceof Promax) {
            problems.add(
                    Setting.named("rotation"),
                    "promax, which makes no criterion small and so has no standard errors here",
                    "another rotation, such as oblimin or geomin",
                    "");
        }
        if (rotation instanceof TargetRotation given) {
            for (ExploratoryBlock block : blocks) {
                int factors = given.target().cols().size();
                List<String> absent = block.indicators().stream()
                        .filter(item -> !given.target().rows().contains(item))
                        .toList();
                if (factors != block.factors().size() || !absent.isEmpty()) {
                    problems.add(
                            Setting.named("target"),
                            factors + " factors"
                                    + (absent.isEmpty() ? "" : ", and no line for " + String.join(", ", absent)),
                            block.factors().size() + " factors and a line for each item of the block “" + block.name()
                                    + "”",
                            "");
                }
            }
        }
    }

    /** The same from other starts. */
    public FactorRotation from(StartingPoints others) {
        return new FactorRotation(rotation, name, others);
    }
}
