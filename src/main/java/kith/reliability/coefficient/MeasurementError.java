package kith.reliability.coefficient;

import kith.math.NormalDistribution;

/**
 * How far scores are off.
 *
 * <p>SEM = SD √(1 − reliability); the smallest detectable change of one person is z √2 SEM, that of the mean of n
 * respondents the same over √n (de Vet et al. 2006, doi 10.1186/1477-7525-4-54). With z of 95 % the first is also
 * called minimal detectable change, MDC95.
 *
 * <p>By alpha the SEM is of the error within one session. A change score needs the SEM of a test–retest study, which is
 * larger; COSMIN holds one from alpha to be inadequate (Mokkink et al. 2020, doi 10.1186/s12874-020-01179-5).
 *
 * @param standardError SEM, in units of the score
 * @param detectableChange the smallest change of one person that exceeds this error
 * @param detectableGroupChange the same for the mean of n respondents
 * @param n how many respondents that mean is of
 */
public record MeasurementError(double standardError, double detectableChange, double detectableGroupChange, int n) {

    /** @param level such as 0.95 */
    public static MeasurementError of(double sd, double reliability, int n, double level) {
        return ofStandardError(sd * Math.sqrt(Math.max(0, 1 - reliability)), n, level);
    }

    /** From a standard error that is known, such as the root of the variance between repeated measurements. */
    public static MeasurementError ofStandardError(double standardError, int n, double level) {
        double change = NormalDistribution.twoSided(level) * Math.sqrt(2) * standardError;
        return new MeasurementError(standardError, change, change / Math.sqrt(n), n);
    }
}
