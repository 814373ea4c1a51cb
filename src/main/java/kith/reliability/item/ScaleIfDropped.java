package kith.reliability.item;

import kith.math.SmallMatrices;
import kith.reliability.coefficient.Alpha;
import kith.reliability.coefficient.GuttmanLambdas;
import kith.reliability.coefficient.OneFactor;

/**
 * The scale without one item, with the columns of psych's alpha.drop, and omega. NaN where too few items are left: one
 * for all of it, two for omega and the variance of the correlations.
 *
 * @param lambda6 {@code G6(smc)}
 * @param alphaStandardError {@code alpha se}
 * @param varianceOfCorrelations {@code var.r}
 * @param medianCorrelation {@code med.r}
 * @param omega McDonald's, of one factor fitted to the items left
 */
public record ScaleIfDropped(
        double alpha,
        double alphaStandardized,
        double lambda6,
        double meanCorrelation,
        double signalToNoise,
        double alphaStandardError,
        double varianceOfCorrelations,
        double medianCorrelation,
        double omega) {

    /** @param c covariances of the items left */
    static ScaleIfDropped of(double[][] c, double n) {
        if (c.length < 2) {
            double none = Double.NaN;
            return new ScaleIfDropped(none, none, none, none, none, none, none, none, none);
        }
        double[][] r = SmallMatrices.correlations(c);
        return new ScaleIfDropped(
                Alpha.of(c),
                Alpha.of(r),
                GuttmanLambdas.lambda6(r),
                Alpha.meanCorrelation(r),
                Alpha.signalToNoise(r),
                Alpha.standardError(c, n),
                Alpha.varianceOfCorrelations(r),
                Alpha.medianCorrelation(r),
                c.length < 3 ? Double.NaN : OneFactor.fit(c).omega());
    }
}
