package kith.rotation;

import kith.math.Matrix;

/**
 * Varimax (Kaiser 1958, doi 10.1007/BF02289233), usually with Kaiser's row normalisation: uncorrelated factors whose
 * squared loadings vary as much as they can within each factor.
 *
 * <p>Computed as R's {@code stats::varimax} (and so psych) does it, by a fixed-point iteration that stops when the sum
 * of the singular values grows by less than a share of {@code tolerance}. With R's 1e-5 loadings may be off the exact
 * maximum by about 1e-3; a smaller tolerance comes as close as wanted, and so does {@link CrawfordFerguson} with κ =
 * 1/p. SPSS stops by its own rule, near the exact maximum.
 *
 * @param tolerance relative change at which to stop
 * @param rows whether items are weighed by their communality; R's {@code normalize}
 */
public record Varimax(double tolerance, RowNormalization rows) implements Rotation {

    /** Stops where R stops, rows normalised. */
    public static final Varimax AS_R = new Varimax(1e-5, RowNormalization.KAISER);

    @Override
    public Axes axes() {
        return Axes.ORTHOGONAL;
    }

    @Override
    public RotatedFactors rotate(Matrix loadings, StartingPoints starts) {
        int k = loadings.cols().size();
        if (k < 2) {
            return Unrotated.asTheyAre(loadings);
        }
        NormalizedRows normalized = NormalizedRows.of(loadings, rows);
        MultiStart search =
                MultiStart.run(k, starts, new VarimaxIteration(normalized.loadings(), tolerance)::from, tolerance);
        return search.answer(loadings, normalized, Axes.ORTHOGONAL);
    }
}
