package kith.study;

import java.util.List;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.diagnostic.ModificationIndices;
import kith.sem.diagnostic.ResidualCorrelation;
import kith.sem.fit.FittedModel;

/**
 * Where a model misfits.
 *
 * @param indices modification indices with expected parameter changes and power, the largest first
 * @param residuals residual correlations, the largest in size first
 */
public record Misfit(List<ModificationIndex> indices, List<ResidualCorrelation> residuals) {

    /** A residual correlation beyond this is large: a convention. */
    public static final double LARGE = 0.10;

    /** Where at most this share of the residual correlations is large, misfit is local: a limit of Kith. */
    public static final double LOCAL_SHARE = 0.05;

    public Misfit {
        indices = List.copyOf(indices);
        residuals = List.copyOf(residuals);
    }

    /** How residual correlations beyond {@link #LARGE} are spread. */
    public enum Pattern {
        /** There is none. */
        NONE,
        /** They are few, at most {@link #LOCAL_SHARE} of all, or a single one. */
        LOCAL,
        /** They are many. */
        GENERAL
    }

    /** @param delta size of a misspecification that matters */
    static Misfit of(FittedModel fitted, double delta) {
        return new Misfit(
                ModificationIndices.of(fitted, delta).stream()
                        .filter(one -> Double.isFinite(one.mi()))
                        .sorted((a, b) -> Double.compare(b.mi(), a.mi()))
                        .toList(),
                ResidualCorrelation.of(fitted.answer()));
    }

    /** How many residual correlations are large. */
    public long large() {
        return residuals.stream().filter(one -> one.size() > LARGE).count();
    }

    /** Whether large residual correlations are absent, few or many. */
    public Pattern pattern() {
        long large = large();
        if (large == 0) {
            return Pattern.NONE;
        }
        return large == 1 || large <= LOCAL_SHARE * residuals.size() ? Pattern.LOCAL : Pattern.GENERAL;
    }
}
