package kith.sem.estimation;

import java.util.List;
import java.util.OptionalDouble;
import kith.finding.Problems;
import kith.rotation.Axes;
import kith.rotation.CriterionRotation;
import kith.rotation.Geomin;
import kith.rotation.NamedRotation;
import kith.rotation.Promax;
import kith.rotation.Rotation;
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

    /** By its name, with usual settings; geomin with ε = .001. */
    public static FactorRotation named(NamedRotation named) {
        return switch (named) {
            case GEOMIN_Q -> usual();
            case GEOMIN_T -> of(CriterionRotation.of(new Geomin(GEOMIN_EPSILON), Axes.ORTHOGONAL), "geominT, ε = .001");
            default -> of(named.rotation(), named.keyword());
        };
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
                    "rotation",
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
                            "target",
                            factors + " factors"
                                    + (absent.isEmpty() ? "" : ", and no line for " + String.join(", ", absent)),
                            block.factors().size() + " factors and a line for each item of the block “" + block.name()
                                    + "”",
                            "");
                }
            }
        }
    }

    /** The value of geomin's ε where none is given. */
    public static OptionalDouble epsilon() {
        return OptionalDouble.of(GEOMIN_EPSILON);
    }

    /** The same from other starts. */
    public FactorRotation from(StartingPoints others) {
        return new FactorRotation(rotation, name, others);
    }
}
