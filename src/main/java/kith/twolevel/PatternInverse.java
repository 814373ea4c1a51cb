package kith.twolevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import kith.math.CholeskyFactor;
import org.ejml.data.DMatrixRMaj;

/**
 * The inverse of a covariance matrix over the variables that are observed in a pattern, with zeros for the others, and
 * what rows of the pattern add to derivatives. Not thread-safe.
 */
final class PatternInverse {

    final int[] observed;
    private final int p;
    private final CholeskyFactor factored;
    private final DMatrixRMaj part;
    private final DMatrixRMaj partInverse;

    /** The inverse, p × p. */
    final double[] inverse;
    /** Cross-products that rows of the pattern leave, p × p; the lower triangle counts. */
    final double[] products;

    private final double[] half;
    /** How many rows the cross-products are of. */
    double count;

    PatternInverse(boolean[] pattern) {
        this.p = pattern.length;
        this.observed = IntStream.range(0, p).filter(i -> pattern[i]).toArray();
        int o = observed.length;
        this.factored = new CholeskyFactor(o);
        this.part = new DMatrixRMaj(o, o);
        this.partInverse = new DMatrixRMaj(o, o);
        this.inverse = new double[p * p];
        this.products = new double[p * p];
        this.half = new double[p * p];
    }

    /** Inverts; false where the part is not positive definite. */
    boolean take(DMatrixRMaj matrix) {
        int o = observed.length;
        if (o == 0) {
            return true;
        }
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                part.data[i * o + j] = matrix.data[observed[i] * p + observed[j]];
            }
        }
        if (!factored.factor(part)) {
            return false;
        }
        factored.inverse(partInverse);
        for (int i = 0; i < o; i++) {
            for (int j = 0; j < o; j++) {
                inverse[observed[i] * p + observed[j]] = partInverse.data[i * o + j];
            }
        }
        return true;
    }

    double logDeterminant() {
        return observed.length == 0 ? 0 : factored.logDeterminant();
    }

    void clear() {
        Arrays.fill(products, 0);
        count = 0;
    }

    /** tr(W E), with E the cross-products. */
    double trace() {
        double sum = 0;
        for (int i : observed) {
            for (int j : observed) {
                sum += inverse[i * p + j] * products[Math.max(i, j) * p + Math.min(i, j)];
            }
        }
        return sum;
    }

    /** Adds n W − W E W to a p × p matrix. */
    void addSlope(double[] slope) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                products[j * p + i] = products[i * p + j];
            }
        }
        for (int i : observed) {
            for (int j : observed) {
                double sum = 0;
                for (int k : observed) {
                    sum += inverse[i * p + k] * products[k * p + j];
                }
                half[i * p + j] = sum;
            }
        }
        for (int i : observed) {
            for (int j : observed) {
                double sum = count * inverse[i * p + j];
                for (int k : observed) {
                    sum -= half[i * p + k] * inverse[k * p + j];
                }
                slope[i * p + j] += sum;
            }
        }
    }
}
