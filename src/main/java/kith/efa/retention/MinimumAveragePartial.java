package kith.efa.retention;

import java.util.Arrays;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;

/**
 * Velicer's minimum average partial (1976, doi 10.1007/BF02293557): the average squared partial correlation of two
 * items after the first m components are taken out; the best m has the smallest. The revised criterion (Velicer, Eaton
 * and Fava 2000) averages the fourth powers.
 *
 * @param squared averages of the squared partial correlations for m = 0, 1, 2, …; psych's {@code vss} leaves out m = 0
 * @param fourth averages of their fourth powers
 */
public record MinimumAveragePartial(double[] squared, double[] fourth) {

    public MinimumAveragePartial {
        squared = squared.clone();
        fourth = fourth.clone();
    }

    @Override
    public double[] squared() {
        return squared.clone();
    }

    @Override
    public double[] fourth() {
        return fourth.clone();
    }

    /** How many components the criterion of 1976 says. */
    public int components() {
        return smallest(squared);
    }

    /** How many components the criterion of 2000 says. */
    public int componentsByFourthPowers() {
        return smallest(fourth);
    }

    /** @param mostComponents the largest m to look at; no more than p − 1 are */
    public static MinimumAveragePartial of(Matrix correlation, int mostComponents) {
        DMatrixRMaj rest = Symmetric.of(correlation);
        Spectrum spectrum = Spectrum.of(rest);
        int p = rest.numRows;
        int most = Math.max(0, Math.min(mostComponents, p - 1));
        double[] squared = new double[most + 1];
        double[] fourth = new double[most + 1];
        for (int m = 0; m <= most; m++) {
            if (m > 0) {
                remove(rest, spectrum, m - 1);
            }
            squared[m] = average(rest, 2);
            fourth[m] = average(rest, 4);
        }
        return new MinimumAveragePartial(squared, fourth);
    }

    private static void remove(DMatrixRMaj rest, Spectrum spectrum, int component) {
        double value = spectrum.values()[component];
        for (int i = 0; i < rest.numRows; i++) {
            for (int j = 0; j < rest.numRows; j++) {
                rest.add(
                        i,
                        j,
                        -value
                                * spectrum.vectors().get(i, component)
                                * spectrum.vectors().get(j, component));
            }
        }
    }

    private static double average(DMatrixRMaj covariance, int power) {
        int p = covariance.numRows;
        double sum = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                double square =
                        covariance.get(i, j) * covariance.get(i, j) / (covariance.get(i, i) * covariance.get(j, j));
                sum += 2 * (power == 2 ? square : square * square);
            }
        }
        return sum / (p * (p - 1.0));
    }

    private static int smallest(double[] averages) {
        int best = 0;
        for (int m = 1; m < averages.length; m++) {
            if (averages[m] < averages[best]) {
                best = m;
            }
        }
        return Arrays.stream(averages).allMatch(Double::isNaN) ? 0 : best;
    }
}
