package kith.twolevel;

import java.util.Optional;
import kith.fit.TestStatistic;
import kith.math.ChiSquare;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.implied.GroupJacobian;
import kith.sem.inference.UGamma;
import org.ejml.data.DMatrixRMaj;

/**
 * The test of a model fitted by diagonally weighted least squares, scaled and shifted so that its mean and variance are
 * those of χ² (Asparouhov &amp; Muthén 2010, Simple second order chi-square correction).
 *
 * @param chisq the plain statistic, whose distribution is not χ²
 * @param scaled the corrected statistic
 * @param factor by which the plain statistic is divided before it is shifted
 */
record ShiftedStatistic(double chisq, double df, double scaled, double factor) {

    static ShiftedStatistic of(double chisq, double df, UGamma traces) {
        if (!(df > 0)) {
            return new ShiftedStatistic(chisq, df, chisq, Double.NaN);
        }
        double a = Math.sqrt(df / traces.traceOfSquare());
        return new ShiftedStatistic(chisq, df, chisq * a + df - a * traces.trace(), 1 / a);
    }

    /** Of a model in which the weighted moments are all 0 and nothing else is estimated. */
    static ShiftedStatistic ofZeros(double[] moments, DiagonalWeight weight, DMatrixRMaj gamma, double clusters) {
        double chisq = 0;
        double df = 0;
        for (int k = 0; k < moments.length; k++) {
            chisq += clusters * weight.at(k) * moments[k] * moments[k];
            df += weight.at(k) > 0 ? 1 : 0;
        }
        return of(chisq, df, new UGamma(weight.traceOfProduct(gamma), weight.traceOfSquaredProduct(gamma)));
    }

    /** Traces for the moments that are weighted. */
    static UGamma traces(GroupJacobian jacobian, DiagonalWeight weight, DMatrixRMaj gamma, DMatrixRMaj inverse) {
        return UGamma.of(
                java.util.List.of(new UGamma.Group(1, jacobian, weight, gamma)),
                new UGamma.Remaining(
                        inverse, Optional.empty(), one -> one.get(0).whole()));
    }

    double pValue() {
        return df > 0 ? ChiSquare.upperTail(scaled, df) : Double.NaN;
    }

    double plainPValue() {
        return df > 0 ? ChiSquare.upperTail(chisq, df) : Double.NaN;
    }

    TestStatistic plain() {
        return new TestStatistic(chisq, df);
    }

    TestStatistic corrected() {
        return new TestStatistic(scaled, df);
    }
}
