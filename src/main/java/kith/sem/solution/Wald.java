package kith.sem.solution;

import kith.math.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * What an estimate and its standard error say when their ratio follows the normal distribution (Wald's test and
 * interval).
 */
final class Wald {

    /** Standard errors to either side of an estimate within which its 95 % interval lies. */
    static final double Z_95 = NormalDistribution.twoSided(0.95);

    private Wald() {}

    /** The two-sided probability of a ratio at least as large; NaN without one. */
    static double twoSided(double z) {
        return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
