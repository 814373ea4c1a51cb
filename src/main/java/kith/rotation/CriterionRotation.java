package kith.rotation;

import kith.math.Matrix;

/**
 * Rotation to the smallest value of a criterion, by gradient projection from many starts (Bernaards and Jennrich 2005,
 * doi 10.1177/0013164404272507).
 *
 * <p>From equally good minima, the one reached from the unrotated axes is taken, which is the one that GPArotation and
 * psych give.
 *
 * @param family the criterion for a number of items and factors
 * @param axes whether factors may correlate
 * @param rows whether items are weighed by their communality; psych and GPArotation do not
 * @param precision length of the projected gradient at which to stop. GPArotation's is 1e-5, which leaves loadings of
 *     flat criteria such as geomin about 1e-4 away from the exact minimum
 */
public record CriterionRotation(Family family, Axes axes, RowNormalization rows, double precision) implements Rotation {

    /** Stops where GPArotation stops. */
    public static final double AS_GPAROTATION = 1e-5;

    /** A criterion that may depend on how many items and factors there are. */
    @FunctionalInterface
    public interface Family {
        RotationCriterion of(int items, int factors);
    }

    /** Rotation by a criterion that is the same whatever the number of items and factors, rows as they are. */
    public static CriterionRotation of(RotationCriterion criterion, Axes axes) {
        return new CriterionRotation((items, factors) -> criterion, axes, RowNormalization.NONE, AS_GPAROTATION);
    }

    @Override
    public boolean leavesAGeneralFactor() {
        return family.of(2, 2) instanceof Bifactor;
    }

    @Override
    public RotatedFactors rotate(Matrix loadings, StartingPoints starts) {
        int k = loadings.cols().size();
        if (k < 2) {
            return Unrotated.asTheyAre(loadings);
        }
        NormalizedRows normalized = NormalizedRows.of(loadings, rows);
        RotationCriterion criterion = family.of(loadings.rows().size(), k);
        MultiStart.Search from = new GradientProjection(normalized.loadings(), criterion, axes, precision)::from;
        MultiStart search =
                criterion instanceof Simplimax ? MultiStart.shaken(k, starts, from) : MultiStart.run(k, starts, from);
        return search.answer(loadings, normalized, axes);
    }
}
