package kith.sem.implied;

/**
 * Where a parameter stands in the matrices of a group.
 *
 * @param slot which matrix
 * @param row from 0
 * @param col from 0; for thresholds and vectors not used, 0
 * @param parameter index of the free parameter from 0, or {@link #FIXED}
 * @param value of a fixed parameter
 */
public record MatrixElement(Slot slot, int row, int col, int parameter, double value) {

    /** The index of a parameter that is not free. */
    public static final int FIXED = -1;

    /** The matrices of the LISREL model with observed variables on the outcome side only. */
    public enum Slot {
        /** Λ, p × m: loadings of observed variables. */
        LAMBDA,
        /** Θ, p × p: residual covariances of observed variables. */
        THETA,
        /** Ψ, m × m: (residual) covariances of factors. */
        PSI,
        /** B, m × m: row regressed on column. */
        BETA,
        /** ν, p: intercepts of observed variables. */
        NU,
        /** α, m: means or intercepts of factors. */
        ALPHA,
        /** τ: thresholds; the row numbers them through all variables. */
        TAU,
        /** δ, p: scaling factors of latent responses. */
        DELTA
    }

    public boolean isFree() {
        return parameter != FIXED;
    }
}
