package kith.sem.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import kith.math.FiniteDifferences;
import kith.moments.SampleMoments;
import kith.moments.missing.MissingPatterns;
import kith.moments.missing.MissingPatternsAccumulator;
import kith.sem.implied.HalfVector;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discrepancies: derivatives and information matrices against central differences, and identities. */
class DiscrepancyDerivativesTest {

    private static final int P = 4;
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void normal(boolean means) {
        SampleMoments sample = sample(200, 0).saturated().moments();
        DMatrixRMaj covariance = new DMatrixRMaj(sample.covariance().toArray());
        double[] mean = means ? sample.mean() : new double[0];
        NormalDiscrepancy discrepancy = new NormalDiscrepancy(covariance, mean);
        double[] moments = away(covariance, mean);
        checkGradient(discrepancy, moments);
        DMatrixRMaj sigma = new DMatrixRMaj(P, P);
        HalfVector.unpack(moments, mean.length, sigma);
        DMatrixRMaj inverse = new DMatrixRMaj(P, P);
        CommonOps_DDRM.invert(sigma, inverse);
        double[] difference = new double[mean.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = mean[i] - moments[i];
        }
        checkHessian(discrepancy, moments, new NormalObservedWeight(inverse, covariance, difference));
    }

    @Test
    void expectedIsObservedWhereTheFitIsPerfect() {
        SampleMoments sample = sample(200, 0).saturated().moments();
        DMatrixRMaj covariance = new DMatrixRMaj(sample.covariance().toArray());
        NormalDiscrepancy discrepancy = new NormalDiscrepancy(covariance, sample.mean());
        double[] moments = moments(covariance, sample.mean());
        assertThat(discrepancy.value(moments)).isLessThan(1e-12);
        checkHessian(discrepancy, moments, discrepancy.curvature(moments));
    }

    @Test
    void patterns() {
        MissingPatterns sample = sample(120, 0.2);
        SampleMoments saturated = sample.saturated().moments();
        PatternDiscrepancy discrepancy = PatternDiscrepancy.of(sample, saturated);
        DMatrixRMaj covariance = new DMatrixRMaj(saturated.covariance().toArray());
        assertThat(Math.abs(discrepancy.value(moments(covariance, saturated.mean()))))
                .isLessThan(1e-10);
        double[] moments = away(covariance, saturated.mean());
        checkGradient(discrepancy, moments);
        checkHessian(discrepancy, moments, discrepancy.observedInformation(moments));
    }

    @Test
    void completeRowsAreOnePattern() {
        MissingPatterns sample = sample(150, 0);
        SampleMoments saturated = sample.saturated().moments();
        DMatrixRMaj covariance = new DMatrixRMaj(saturated.covariance().toArray());
        double[] moments = away(covariance, saturated.mean());
        double expected = new NormalDiscrepancy(covariance, saturated.mean()).value(moments);
        assertThat(PatternDiscrepancy.of(sample, saturated).value(moments))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void leastSquares() {
        SampleMoments sample = sample(200, 0).saturated().moments();
        DMatrixRMaj covariance = new DMatrixRMaj(sample.covariance().toArray());
        DMatrixRMaj inverse = new DMatrixRMaj(P, P);
        CommonOps_DDRM.invert(covariance, inverse);
        double[] observed = moments(covariance, sample.mean());
        Weight normal = new NormalWeight(inverse, true);
        for (Weight weight :
                List.of(normal, new FullWeight(normal.toMatrix()), DiagonalWeight.identity(observed.length))) {
            LeastSquaresDiscrepancy discrepancy = new LeastSquaresDiscrepancy(observed, weight, 1);
            double[] moments = away(covariance, sample.mean());
            checkGradient(discrepancy, moments);
            checkHessian(discrepancy, moments, discrepancy.curvature(moments));
        }
    }

    private static void checkGradient(Discrepancy discrepancy, double[] moments) {
        double[] gradient = new double[moments.length];
        discrepancy.valueAndDerivative(moments, gradient);
        FiniteDifferences.checkGradient("discrepancy", discrepancy::value, moments, gradient);
    }

    private static void checkHessian(Discrepancy discrepancy, double[] moments, Weight second) {
        DMatrixRMaj matrix = second.toMatrix();
        FiniteDifferences.checkJacobian(
                "derivative",
                point -> {
                    double[] gradient = new double[point.length];
                    discrepancy.valueAndDerivative(point, gradient);
                    return gradient;
                },
                moments,
                matrix::get);
    }

    private static double[] moments(DMatrixRMaj covariance, double[] mean) {
        double[] moments = new double[mean.length + HalfVector.length(P)];
        System.arraycopy(mean, 0, moments, 0, mean.length);
        HalfVector.pack(covariance, moments, mean.length);
        return moments;
    }

    /** Moments at some distance from the sample's. */
    private static double[] away(DMatrixRMaj covariance, double[] mean) {
        DMatrixRMaj other = covariance.copy();
        for (int i = 0; i < P; i++) {
            other.add(i, i, 0.3 + 0.1 * i);
        }
        double[] moved = mean.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 0.2 - 0.1 * i;
        }
        return moments(other, moved);
    }

    private static MissingPatterns sample(int rows, double missing) {
        Random random = new Random(17);
        MissingPatternsAccumulator accumulator = new MissingPatternsAccumulator(NAMES);
        for (int r = 0; r < rows; r++) {
            double common = random.nextGaussian();
            double[] row = new double[P];
            for (int i = 0; i < P; i++) {
                row[i] = 1 + i + 0.7 * common + random.nextGaussian();
                if (i > 0 && random.nextDouble() < missing) {
                    row[i] = Double.NaN;
                }
            }
            accumulator.add(row);
        }
        return accumulator.patterns();
    }
}
