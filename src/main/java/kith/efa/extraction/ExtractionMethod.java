package kith.efa.extraction;

/** How factors are extracted from a correlation matrix. */
public enum ExtractionMethod {
    /**
     * Smallest residuals (Harman and Jones 1966, doi 10.1007/BF02289468): the same minimum as unweighted least squares.
     */
    MINRES("minres", "MR"),
    /** Unweighted least squares (Jöreskog 1977); the same answer as minres. */
    ULS("uls", "ULS"),
    /** Ordinary least squares of the correlations below the diagonal; the same answer as minres. */
    OLS("ols", "OLS"),
    /** Maximum likelihood (Lawley and Maxwell; Jöreskog 1967, doi 10.1007/BF02289658). */
    ML("ml", "ML"),
    /** Iterated principal axes, with psych's stopping rule. */
    PRINCIPAL_AXIS("pa", "PA"),
    /** Minimum rank (ten Berge and Kiers 1991, doi 10.1007/BF02294464). */
    MINIMUM_RANK("minrank", "MRFA"),
    /** Diagonally weighted least squares, with a weight for each correlation. */
    DWLS("dwls", "DWLS");

    private final String keyword;
    private final String prefix;

    ExtractionMethod(String keyword, String prefix) {
        this.keyword = keyword;
        this.prefix = prefix;
    }

    /** How it is called in R and on the command line. */
    public String keyword() {
        return keyword;
    }

    /** What the names of its factors begin with, as in psych. */
    public String prefix() {
        return prefix;
    }
}
