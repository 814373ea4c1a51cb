package kith.reliability;

import kith.math.Descriptives;
import kith.math.NormalDistribution;

/**
 * The bias-corrected and accelerated interval of the bootstrap (Efron 1987, doi 10.1080/01621459.1987.10478410), for coefficients
 * that a search makes largest or smallest: resampled, they lie to one side of the estimate, and their plain percentiles would too.
 *
 * <p>Percentiles Φ(z₀ + (z₀ ± z)/(1 − a(z₀ ± z))), with z₀ the normal quantile of the share of samples below the estimate (ties
 * count half, and the share is kept from 0 and 1 by half a sample) and a = Σd³/(6(Σd²)^(3/2)), d the deviations of the jackknife
 * values from their mean, with the sign turned.
 */
final class BiasCorrected {

    private BiasCorrected() {}

    /**
     * @param sorted the coefficient in the samples where it exists, ascending
     * @param jackknife the coefficient without each group of people
     */
    static Interval of(double[] sorted, double estimate, double[] jackknife, double level) {
        if (sorted.length < 2 || Double.isNaN(estimate)) {
            return Interval.NONE;
        }
        double below = 0;
        for (double value : sorted) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        double half = 0.5 / sorted.length;
        double z0 = NormalDistribution.quantile(Math.max(half, Math.min(1 - half, below / sorted.length)));
        double acceleration = acceleration(jackknife);
        double z = Alpha.normalQuantile(level);
        return new Interval(
                Descriptives.quantile(sorted, share(z0, -z, acceleration)),
                Descriptives.quantile(sorted, share(z0, z, acceleration)));
    }

    private static double share(double z0, double z, double acceleration) {
        double moved = z0 + z;
        return NormalDistribution.cumulative(z0 + moved / (1 - acceleration * moved));
    }

    private static double acceleration(double[] jackknife) {
        double mean = 0;
        int count = 0;
        for (double value : jackknife) {
            if (!Double.isNaN(value)) {
                mean += value;
                count++;
            }
        }
        mean /= count;
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            if (!Double.isNaN(value)) {
                double d = mean - value;
                squares += d * d;
                cubes += d * d * d;
            }
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }
}
