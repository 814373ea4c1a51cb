package kith.rotation;

import java.util.List;
import kith.finding.Finding;
import kith.math.Matrix;

/**
 * Loadings after a rotation. With unrotated loadings A and transformation T: Λ = A (T⁻¹)ᵀ, Φ = TᵀT (for orthogonal axes
 * Λ = A T, Φ = I).
 *
 * @param loadings p × k pattern Λ
 * @param phi k × k correlations of the factors Φ
 * @param transformation k × k, T
 * @param value the criterion at the solution; NaN where the rotation has none
 * @param minima the different minima found, best first, and from how many starts each was reached
 * @param unconverged from how many starts the search did not converge
 * @param findings what is worth knowing about the search
 */
public record RotatedFactors(
        Matrix loadings,
        Matrix phi,
        Matrix transformation,
        double value,
        List<LocalMinimum> minima,
        int unconverged,
        List<Finding> findings) {

    public RotatedFactors {
        minima = List.copyOf(minima);
        findings = List.copyOf(findings);
    }

    /** Whether the search ended in a minimum from one start at least; a rotation without a search always has. */
    public boolean converged() {
        return unconverged == 0 || !minima.isEmpty();
    }
}
